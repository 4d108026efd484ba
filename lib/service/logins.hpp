#pragma once
// Database roles of users, where the database knows who is logged in (domain.md §2, tasks-postgresql(7)): who acts is who is
// logged in, and a role gets the rights that go with its user's role in the project. A file has none of this.
//
//     apply(edit, tx, user);               // checked, noted; the caller writes the user …
//     settle_logins(tx, before, user);     // … and then the rights follow
#include <optional>
#include <string>

#include "lib/model/records.hpp"
#include "lib/store/session.hpp"

namespace tasks::service {

// Who a command is to act as: an e-mail, and whether somebody asked for it (--as, TASKS_USER, a configuration file) or it
// is a guess.
struct WantedActor {
  std::string email;
  bool asked = false;
};

// The user who acts through the login: the one bound to it, or the one asked for when it may act for others. Nothing when
// the one asked for is no user. Throws Code::permission.
std::optional<model::User> user_of_login(store::Database& db, const WantedActor& wanted);

struct LoginEdit {
  std::optional<std::string> db_role;  // "" unbinds
  std::optional<bool> may_act_as;
  bool given() const { return db_role || may_act_as; }
};

// Changes the user's record as the edit says, and as its other changes ask for: an annotator acts for nobody else.
// Throws Code::guard in a file, Code::not_found for a role that cannot log in, Code::exists for one that is somebody else's.
void apply(const LoginEdit& edit, store::Transaction& tx, model::User& user);
// Once the user is written. Throws Code::guard for a role that rights would not bind.
void settle_logins(store::Transaction& tx, const model::User& before, const model::User& user);

// After users came in from elsewhere: rights follow the roles that they have now. When no owner could log in any more, the
// role logged in becomes that of the owner asked for, or else of the first one.
void keep_a_way_in(store::Database& db, const WantedActor& wanted);

}  // namespace tasks::service
