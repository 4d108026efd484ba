#include "lib/service/logins.hpp"

#include <algorithm>

#include "lib/base/error.hpp"
#include "lib/base/text.hpp"
#include "lib/service/people.hpp"
#include "lib/store/people.hpp"
#include "lib/store/server.hpp"

namespace tasks::service {
namespace {

void check_role(store::Transaction& tx, const model::User& user) {
  store::Server& server = *tx.db().server();
  const std::string& role = user.db_role;
  if (!server.can_log_in(role))
    throw Error(Code::not_found, cat("there is no database role ", quote(role), " that can log in")).hint(cat("createuser ", role, " makes it"));
  if (const auto other = store::find_user_of_role(tx.db(), role); other && other->id != user.id)
    throw Error(Code::exists, cat("the database role ", quote(role), " is bound to ", other->email)).hint("everybody logs in with a role of their own");
  if (!server.has_groups() && role != server.login())
    throw Error(Code::guard, cat("only the database role ", quote(server.login()), " can use this project: it could not create group roles"))
        .hint(cat("allow it: alter role \"", server.login(), "\" createrole; then run tasks doctor --fix"));
}

}  // namespace

std::optional<model::User> user_of_login(store::Database& db, const WantedActor& wanted) {
  const std::string login = db.server()->login();
  const std::string email = wanted.asked ? checked_email(wanted.email) : std::string();
  const auto found = store::find_user_or_role(db, email, login);
  const auto has = [&](auto field, const std::string& value) -> std::optional<model::User> {
    const auto user = std::find_if(found.begin(), found.end(), [&](const model::User& u) { return u.*field == value; });
    return user == found.end() ? std::nullopt : std::optional(*user);
  };
  const auto bound = has(&model::User::db_role, login);
  if (!bound)
    throw Error(Code::permission, cat("the database role ", quote(login), " is bound to no user of this project"))
        .hint(cat("an owner binds it: tasks user edit EMAIL --db-role ", login));
  if (!wanted.asked || !bound->active) return bound;
  if (email == bound->email) return bound;
  if (!bound->may_act_as)
    throw Error(Code::permission, cat("the database role ", quote(login), " is bound to ", bound->email, ", who may not act as ", email))
        .hint("leave --as, TASKS_USER and the configured user away; an owner can allow it: tasks user edit EMAIL --may-act-as");
  return has(&model::User::email, email);
}

void apply(const LoginEdit& edit, store::Transaction& tx, model::User& user) {
  if (!tx.db().server()) {
    if (edit.given())
      throw Error(Code::guard, "a project in a file has no database roles").hint("they are for projects on PostgreSQL: tasks help tasks-postgresql");
    return;
  }
  if (edit.db_role && *edit.db_role != user.db_role) {
    user.db_role = *edit.db_role;
    if (!user.db_role.empty()) check_role(tx, user);
  }
  if (edit.may_act_as.value_or(false)) {
    if (user.db_role.empty()) throw Error(Code::guard, cat("no database role is bound to ", user.email)).hint("--db-role ROLE binds one");
    if (user.role == model::Role::annotator)
      throw Error(Code::guard, cat(user.email, " is an annotator, whose database role sees nobody else's work")).hint("managers and owners can act for others");
  }
  user.may_act_as = edit.may_act_as.value_or(user.may_act_as) && !user.db_role.empty() && user.role != model::Role::annotator;
}

void settle_logins(store::Transaction& tx, const model::User& before, const model::User& user) {
  store::Server* server = tx.db().server();
  if (!server) return;
  const bool keeps = user.active && user.db_role == before.db_role && user.role != model::Role::annotator;
  if (before.db_role == server->login() && !keeps)
    throw Error(Code::guard, cat("this takes the rights of the database role ", quote(before.db_role), ", which is logged in")).hint("let another owner do it");
  if (!before.db_role.empty() && before.db_role != user.db_role) server->settle_logins(before.db_role);
  if (user.db_role.empty() || (before.db_role == user.db_role && before.role == user.role && before.active == user.active)) return;
  server->settle_logins(user.db_role);
  if (user.role != model::Role::annotator || !user.active) return;
  if (const auto power = server->power_of(user.db_role))
    throw Error(Code::guard, cat("the database role ", quote(user.db_role), " ", *power, ": nothing would keep it from what annotators must not see"))
        .hint("bind a role that can log in and nothing else: createuser NAME");
}

void keep_a_way_in(store::Database& db, const WantedActor& wanted) {
  store::Server* server = db.server();
  if (!server) return;
  const auto owners = store::list_users(db, model::Role::owner, false);
  if (!owners.empty() && std::none_of(owners.begin(), owners.end(), [](const model::User& u) { return !u.db_role.empty(); })) {
    const auto asked = std::find_if(owners.begin(), owners.end(), [&](const model::User& u) { return u.email == wanted.email; });
    store::bind_role(db, asked == owners.end() ? owners.front().id : asked->id, server->login());
  }
  server->settle_logins("");
}

}  // namespace tasks::service
