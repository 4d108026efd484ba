#include "cmd/app/context.hpp"
#include "lib/service/people.hpp"
#include "lib/store/people.hpp"

namespace tasks::app {
namespace {

using model::Role;
using model::User;

struct AddArgs {
  std::string email;
  std::optional<std::string> name;
  std::optional<Role> role;
  std::optional<std::string> db_role;
  bool may_act_as = false;
  bool if_not_exists = false;
};

void declare_add(Options& o, AddArgs& a) {
  o.positional("EMAIL", a.email, "e-mail of the new user");
  o.value("--name", "NAME", a.name, "name to show; default: the part before the @");
  o.word("--role", "ROLE", a.role, "what the user may do; default: annotator");
  o.value("--db-role", "ROLE", a.db_role, "on PostgreSQL, the database role that logs in for the user, who gets the rights that go with --role; default: none");
  o.flag("--may-act-as", a.may_act_as, "let that database role act for others with --as; default: off");
  o.flag("--if-not-exists", a.if_not_exists, "take an existing user as it is; default: an error");
}

Outcome run_add(Context& ctx, AddArgs& a) {
  User user = service::add_user(ctx.tx(),
                                {.email = a.email,
                                 .name = a.name.value_or(""),
                                 .role = a.role.value_or(Role::annotator),
                                 .login = {.db_role = a.db_role, .may_act_as = a.may_act_as ? std::optional(true) : std::nullopt}},
                                a.if_not_exists);
  const bool fresh = ctx.tx().anything_noted();
  return Context::changed(std::vector{std::move(user)}, {.changed = fresh, .unchanged = !fresh}, "user");
}

struct ListArgs {
  std::optional<Role> role;
  bool all = false;
};

void declare_list(Options& o, ListArgs& a) {
  o.word("--role", "ROLE", a.role, "only users of this role; default: every role");
  o.flag("--all", a.all, "deactivated users too; default: off");
}

Outcome run_list(Context& ctx, ListArgs& a) { return Context::shown(store::list_users(ctx.session().db(), a.role, a.all)); }

struct ShowArgs {
  std::string email;
};

void declare_show(Options& o, ShowArgs& a) { o.positional("EMAIL", a.email, "e-mail of the user").live(Live::user); }

Outcome run_show(Context& ctx, ShowArgs& a) { return Context::shown(std::vector{service::get_user(ctx.session(), a.email)}); }

struct EditArgs {
  std::string email;
  std::optional<std::string> name, db_role;
  std::optional<Role> role;
  bool may_act_as = false, no_may_act_as = false;
};

void declare_edit(Options& o, EditArgs& a) {
  o.positional("EMAIL", a.email, "e-mail of the user").live(Live::user);
  o.value("--name", "NAME", a.name, "name to show; default: as it is");
  o.word("--role", "ROLE", a.role, "what the user may do; default: as it is");
  o.value("--db-role", "ROLE", a.db_role, "on PostgreSQL, the database role that logs in for the user, or none; default: as it is");
  o.flag("--may-act-as", a.may_act_as, "let that database role act for others with --as; default: as it is");
  o.flag("--no-may-act-as", a.no_may_act_as, "let it act for its own user alone; default: as it is");
}

Outcome edited(Context& ctx, const std::string& email, const service::UserEdit& edit) {
  User user = service::get_user(ctx.tx(), email);
  const bool differs = service::edit_user(ctx.tx(), user, edit);
  return Context::changed(std::vector{std::move(user)}, {.changed = differs, .unchanged = !differs}, "user");
}

Outcome run_edit(Context& ctx, EditArgs& a) {
  if (a.may_act_as && a.no_may_act_as) throw Error(Code::usage, "--may-act-as and --no-may-act-as exclude each other");
  service::UserEdit edit{.name = a.name, .role = a.role, .active = {}, .login = {.db_role = a.db_role, .may_act_as = {}}};
  if (a.db_role == "none") edit.login.db_role = "";  // no role can be called so
  if (a.may_act_as || a.no_may_act_as) edit.login.may_act_as = a.may_act_as;
  return edited(ctx, a.email, edit);
}
Outcome run_deactivate(Context& ctx, ShowArgs& a) { return edited(ctx, a.email, {.name = {}, .role = {}, .active = false, .login = {}}); }
Outcome run_activate(Context& ctx, ShowArgs& a) { return edited(ctx, a.email, {.name = {}, .role = {}, .active = true, .login = {}}); }

}  // namespace

std::span<const Command> commands_user() {
  static const Command k_commands[] = {
      {"user add", "add a user to the project", Access::write, Role::owner, record<User>, call<AddArgs, declare_add, run_add>},
      {"user list", "list the users", Access::read, Role::manager, record<User>, call<ListArgs, declare_list, run_list>},
      {"user show", "show one user", Access::read, Role::manager, record<User>, call<ShowArgs, declare_show, run_show>},
      {"user edit", "change a user's name, role or login", Access::write, Role::owner, record<User>, call<EditArgs, declare_edit, run_edit>},
      {"user deactivate", "keep a user from working", Access::write, Role::owner, record<User>, call<ShowArgs, declare_show, run_deactivate>},
      {"user activate", "let a deactivated user work again", Access::write, Role::owner, record<User>, call<ShowArgs, declare_show, run_activate>},
  };
  return k_commands;
}

}  // namespace tasks::app
