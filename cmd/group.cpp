#include "cmd/app/context.hpp"
#include "lib/service/people.hpp"
#include "lib/store/people.hpp"

namespace tasks::app {
namespace {

using model::Group;
using model::Role;

struct AddArgs {
  std::string name;
  std::vector<std::string> members;
  bool if_not_exists = false;
};

void declare_add(Options& o, AddArgs& a) {
  o.positional("NAME", a.name, "name of the new group; it holds no @");
  o.values("--member", "EMAIL", a.members, "a member, may be given several times; default: none").commas().live(Live::user);
  o.flag("--if-not-exists", a.if_not_exists, "take an existing group as it is; default: an error");
}

Outcome run_add(Context& ctx, AddArgs& a) {
  Group group = service::add_group(ctx.tx(), a.name, a.members, a.if_not_exists);
  const bool fresh = ctx.tx().anything_noted();
  return Context::changed(std::vector{std::move(group)}, {.changed = fresh, .unchanged = !fresh}, "group");
}

struct NoArgs {};
void declare_list(Options&, NoArgs&) {}
Outcome run_list(Context& ctx, NoArgs&) { return Context::shown(store::list_groups(ctx.session().db())); }

struct NameArgs {
  std::string name;
};
void declare_name(Options& o, NameArgs& a) { o.positional("NAME", a.name, "name of the group").live(Live::group); }
Outcome run_show(Context& ctx, NameArgs& a) { return Context::shown(std::vector{service::get_group(ctx.session(), a.name)}); }

Outcome run_delete(Context& ctx, NameArgs& a) {
  Group group = service::get_group(ctx.tx(), a.name);
  service::delete_group(ctx.tx(), group);
  return Context::changed(std::vector{std::move(group)}, {.changed = 1}, "group");
}

struct EditArgs {
  std::string name;
  std::vector<std::string> members, add, remove;
};

void declare_edit(Options& o, EditArgs& a) {
  o.positional("NAME", a.name, "name of the group").live(Live::group);
  o.values("--member", "EMAIL", a.members, "the whole new list of members; default: as it is").commas().live(Live::user);
  o.values("--add", "EMAIL", a.add, "a member to add; default: none").commas().live(Live::user);
  o.values("--remove", "EMAIL", a.remove, "a member to take out; default: none").commas().live(Live::user);
}

Outcome run_edit(Context& ctx, EditArgs& a) {
  Group group = service::get_group(ctx.tx(), a.name);
  service::GroupEdit edit{{}, a.add, a.remove};
  if (!a.members.empty()) edit.members = a.members;
  const bool differs = service::edit_group(ctx.tx(), group, edit);
  return Context::changed(std::vector{std::move(group)}, {.changed = differs, .unchanged = !differs}, "group");
}

}  // namespace

std::span<const Command> commands_group() {
  static const Command k_commands[] = {
      {"group add", "make a group of users", Access::write, Role::manager, record<Group>, call<AddArgs, declare_add, run_add>},
      {"group list", "list the groups", Access::read, Role::manager, record<Group>, call<NoArgs, declare_list, run_list>},
      {"group show", "show one group", Access::read, Role::manager, record<Group>, call<NameArgs, declare_name, run_show>},
      {"group edit", "change a group's members", Access::write, Role::manager, record<Group>, call<EditArgs, declare_edit, run_edit>},
      {"group delete", "delete a group that holds no assignment", Access::write, Role::manager, record<Group>, call<NameArgs, declare_name, run_delete>},
  };
  return k_commands;
}

}  // namespace tasks::app
