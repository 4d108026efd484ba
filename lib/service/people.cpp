#include "lib/service/people.hpp"

#include <algorithm>

#include "lib/base/error.hpp"
#include "lib/base/json_text.hpp"
#include "lib/base/text.hpp"
#include "lib/service/names.hpp"
#include "lib/store/people.hpp"

namespace tasks::service {
namespace {

std::vector<std::string> known_emails(store::Database& db) {
  std::vector<std::string> emails;
  for (const auto& user : store::list_users(db, {}, true)) emails.push_back(user.email);
  return emails;
}

// E-mails of active users, sorted, once each. Throws for the first that is none.
std::vector<std::string> checked_members(store::Session& session, const std::vector<std::string>& emails) {
  std::vector<std::string> members;
  for (const auto& email : emails) {
    const model::User user = get_user(session, email);
    if (!user.active) throw Error(Code::guard, cat(user.email, " is deactivated")).hint(cat("tasks user activate ", user.email));
    members.push_back(user.email);
  }
  std::sort(members.begin(), members.end());
  members.erase(std::unique(members.begin(), members.end()), members.end());
  return members;
}

}  // namespace

store::Actor find_actor(store::Database& db, const WantedActor& wanted) {
  const auto user = db.server() ? user_of_login(db, wanted) : store::find_user(db, checked_email(wanted.email));
  if (!user) throw Error(Code::unknown_actor, cat(wanted.email, " is not a user of this project"));
  if (!user->active) throw Error(Code::unknown_actor, cat(user->email, " is deactivated")).hint("an owner can tasks user activate it");
  return {user->id, user->email, user->role};
}

void require_role(const store::Actor& actor, model::Role least, std::string_view command) {
  if (static_cast<int>(actor.role) <= static_cast<int>(least)) return;
  const std::string_view who = least == model::Role::owner ? "owners" : "managers and owners";
  throw Error(Code::permission, cat("tasks ", command, " is for ", who, "; ", actor.email, " is ", actor.role == model::Role::manager ? "a " : "an ",
                                    model::to_text(actor.role)));
}

std::string checked_email(std::string_view text) {
  std::string email(text);
  const auto at = email.find('@');
  const bool form = at != std::string::npos && at > 0 && at + 1 < email.size() && email.find('@', at + 1) == std::string::npos &&
                    email.find_first_of(" \t\n\r,;<>\"=") == std::string::npos && valid_utf8(email);
  if (!form) throw Error(Code::bad_value, cat(quote(text), " is not an e-mail")).hint("users are named by e-mail: ana@example.com");
  std::transform(email.begin(), email.end(), email.begin(), [](unsigned char c) { return static_cast<char>(c < 128 ? std::tolower(c) : c); });
  return email;
}

model::User get_user(store::Session& session, std::string_view email) {
  if (auto user = store::find_user(session.db(), checked_email(email))) return *std::move(user);
  const auto near = nearest(email, known_emails(session.db()));
  throw Error(Code::not_found, cat("no user ", quote(email))).hint(near ? cat("did you mean ", *near, "?") : "tasks user list shows them");
}

model::User add_user(store::Transaction& tx, const NewUser& wanted, bool if_not_exists) {
  model::User user;
  user.email = checked_email(wanted.email);
  user.name = wanted.name.empty() ? user.email.substr(0, user.email.find('@')) : wanted.name;
  user.role = wanted.role;
  if (auto old = store::find_user(tx.db(), user.email)) {
    if (if_not_exists) return *std::move(old);
    throw Error(Code::exists, cat("there is a user ", user.email, " already")).hint("tasks user edit changes it; --if-not-exists takes it as it is");
  }
  apply(wanted.login, tx, user);
  store::insert_user(tx, user);
  tx.created("user", user.id);
  settle_logins(tx, {}, user);
  return user;
}

bool edit_user(store::Transaction& tx, model::User& user, const UserEdit& edit) {
  const model::User before = user;
  if (edit.name) user.name = *edit.name;
  if (edit.role) user.role = *edit.role;
  if (edit.active) user.active = *edit.active;
  apply(edit.login, tx, user);
  const auto yes = [](bool value) { return std::optional<std::string>(value ? "1" : "0"); };
  const auto or_none = [](const std::string& text) { return text.empty() ? std::nullopt : std::optional(text); };
  bool differs = tx.changed("user", user.id, "name", before.name, user.name);
  differs |= tx.changed("user", user.id, "role", std::string(to_text(before.role)), std::string(to_text(user.role)));
  differs |= tx.changed("user", user.id, "active", yes(before.active), yes(user.active));
  differs |= tx.changed("user", user.id, "db_role", or_none(before.db_role), or_none(user.db_role));
  differs |= tx.changed("user", user.id, "may_act_as", yes(before.may_act_as), yes(user.may_act_as));
  if (!differs) return false;
  store::update_user(tx, user);
  if (store::count_active_owners(tx.db()) == 0)
    throw Error(Code::guard, cat(user.email, " is the last active owner")).hint("make somebody else an owner first: tasks user edit EMAIL --role owner");
  settle_logins(tx, before, user);
  return true;
}

model::Group get_group(store::Session& session, std::string_view name) {
  const std::string_view bare = name.starts_with('@') ? name.substr(1) : name;
  if (auto group = store::find_group(session.db(), bare)) return *std::move(group);
  std::vector<std::string> known;
  for (const auto& group : store::list_groups(session.db())) known.push_back(group.name);
  const auto near = nearest(bare, known);
  throw Error(Code::not_found, cat("no group ", quote(bare))).hint(near ? cat("did you mean ", *near, "?") : "tasks group list shows them");
}

model::Group add_group(store::Transaction& tx, std::string_view name, const std::vector<std::string>& members, bool if_not_exists) {
  model::Group group;
  group.name = checked_name("group", name);
  if (group.name.find('@') != std::string::npos) throw Error(Code::bad_value, "a group's name holds no @");
  if (auto old = store::find_group(tx.db(), group.name)) {
    if (if_not_exists) return *std::move(old);
    throw Error(Code::exists, cat("there is a group ", quote(group.name), " already")).hint("tasks group edit changes its members");
  }
  group.members = checked_members(tx, members);
  store::insert_group(tx, group);
  store::set_group_members(tx, group);
  tx.created("group", group.id);
  if (!group.members.empty()) tx.changed("group", group.id, "members", "[]", json_array(group.members));
  return group;
}

bool edit_group(store::Transaction& tx, model::Group& group, const GroupEdit& edit) {
  const std::string before = json_array(group.members);
  std::vector<std::string> members = edit.members ? checked_members(tx, *edit.members) : group.members;
  for (const auto& email : checked_members(tx, edit.add)) members.push_back(email);
  for (const auto& email : edit.remove) {
    const model::User user = get_user(tx, email);
    std::erase(members, user.email);
  }
  std::sort(members.begin(), members.end());
  members.erase(std::unique(members.begin(), members.end()), members.end());
  group.members = std::move(members);
  if (!tx.changed("group", group.id, "members", before, json_array(group.members))) return false;
  store::set_group_members(tx, group);
  return true;
}

void delete_group(store::Transaction& tx, const model::Group& group) {
  if (store::group_has_assignments(tx.db(), group.id))
    throw Error(Code::guard, cat("group ", quote(group.name), " holds assignments")).hint("reassign them first");
  store::mark_group_removed(tx, group.id);
  tx.removed("group", store::IdSet(group.id));
}

}  // namespace tasks::service
