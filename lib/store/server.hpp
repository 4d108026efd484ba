#pragma once
// What a database knows besides rows when it is on a server: who is logged in, and what its own roles may do, whatever
// program they use (domain.md §2, tasks-postgresql(7)). A file knows nobody: Database::server() is null there.
//
//     if (Server* server = db.server(); server && server->hides_rows()) …   // only the own work is there to be read
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "lib/store/database.hpp"

namespace tasks::store {

// Whether a project's group roles are there; if not, whether the role logged in could make them.
enum class Groups { there, can_be_made, not_allowed };

class Server {
 public:
  virtual ~Server() = default;
  virtual std::string login() const = 0;   // the database role that is logged in
  virtual bool hides_rows() const = 0;     // an annotator's role: it sees the rows of its own work, and no secrets

  // Group roles carry the rights of owners, managers and annotators. Without them only the role that made the project can
  // use it: it was not allowed to create roles.
  virtual Groups groups() = 0;
  bool has_groups() { return groups() == Groups::there; }
  virtual bool can_log_in(std::string_view role) = 0;               // false also when there is no such role
  virtual std::optional<std::string> power_of(std::string_view role) = 0;  // why rights do not bind it: "is a superuser"
  // Makes `role` a member of the group that its user's role in the project asks for, and of no other; "": every login role.
  virtual void settle_logins(std::string_view role) = 0;

  // Transactions with smaller numbers (operation.commit_xid) have ended, as this snapshot sees it; no other will come.
  virtual std::int64_t settled_until() = 0;

  virtual std::vector<std::string> changed_rights() = 0;            // what is missing, changed, or none of ours
  virtual std::vector<std::string> login_faults() = 0;              // members of groups who should not be, and the like
  virtual bool may_repair_rights() = 0;                             // logged in as one of the project's owners
};

[[noreturn]] void throw_without_rights(const Server& server, std::string_view project);  // Code::permission

inline bool hides_rows(Database& db) { return db.server() && db.server()->hides_rows(); }

}  // namespace tasks::store
