#pragma once
// People: who acts, who may, users and groups (domain.md §2).
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "lib/model/records.hpp"
#include "lib/service/logins.hpp"
#include "lib/store/session.hpp"

namespace tasks::service {

// The acting user as a user of this project. Where the database knows who is logged in, that is the user bound to the role,
// who may act for others only when marked for it (domain.md §2). Throws Code::unknown_actor when there is no such active
// user, Code::permission when the role is bound to nobody or its user may not act for the one asked for.
store::Actor find_actor(store::Database& db, const WantedActor& wanted);
// Throws Code::permission: "tasks user add is for owners; ana@x.io is an annotator".
void require_role(const store::Actor& actor, model::Role least, std::string_view command);

// Checks and lowers an e-mail. Throws Code::bad_value.
std::string checked_email(std::string_view text);
// Throws Code::not_found with the nearest known e-mail.
model::User get_user(store::Session& session, std::string_view email);

struct NewUser {
  std::string email, name;             // name "": the part of the e-mail before the @
  model::Role role = model::Role::annotator;
  LoginEdit login;
};
model::User add_user(store::Transaction& tx, const NewUser& wanted, bool if_not_exists);

struct UserEdit {
  std::optional<std::string> name;
  std::optional<model::Role> role;
  std::optional<bool> active;
  LoginEdit login;
};
// False when nothing differed. There is always an active owner (domain.md §2).
bool edit_user(store::Transaction& tx, model::User& user, const UserEdit& edit);

model::Group get_group(store::Session& session, std::string_view name);
model::Group add_group(store::Transaction& tx, std::string_view name, const std::vector<std::string>& members, bool if_not_exists);

struct GroupEdit {
  std::optional<std::vector<std::string>> members;  // the whole list
  std::vector<std::string> add, remove;
};
bool edit_group(store::Transaction& tx, model::Group& group, const GroupEdit& edit);
void delete_group(store::Transaction& tx, const model::Group& group);  // refused while it holds assignments

}  // namespace tasks::service
