// Preferences of the person (files, variables, options) and settings of the project (its database) behind one list.
#include "cmd/app/context.hpp"
#include "lib/base/file.hpp"
#include "lib/base/text.hpp"
#include "lib/config/trust.hpp"
#include "lib/service/people.hpp"
#include "lib/service/settings.hpp"

namespace tasks::app {
namespace {

using model::Setting;

[[noreturn]] void throw_unknown_key(const std::string& key) {
  std::vector<std::string> known;
  for (const auto& k : config::preference_keys()) known.emplace_back(k.name);
  for (const auto& k : config::project_keys()) known.emplace_back(k.name);
  const auto near = nearest(key, known);
  throw Error(Code::not_found, cat("no setting ", quote(key))).hint(near ? cat("did you mean ", *near, "?") : "tasks config list shows them");
}

// What holds for a preference now, with what the frame found out by itself.
Setting preference(const Context& ctx, const config::Key& key) {
  const config::Setting& kept = ctx.settings().get(key.name);
  Setting setting{std::string(key.name), kept.value, std::string(to_text(kept.origin)), kept.where, std::string(key.doc)};
  const auto flag = [&](std::string_view name, const std::optional<std::string>& typed, std::string_view option) {
    if (key.name != name || !typed) return false;
    setting.value = *typed;
    setting.origin = to_text(config::Origin::flag);
    setting.where = option;
    return true;
  };
  const Globals& globals = ctx.globals();
  if (flag("user", globals.as, "--as") || flag("db", globals.db, "--db") || flag("output", globals.output, "-o") ||
      flag("color", globals.color, "--color") || flag("project", globals.project, "--project"))
    return setting;
  if (key.name == "db" && kept.value.empty() && !ctx.place().db.empty()) {
    setting.value = ctx.place().db;
    setting.origin = "found";
    setting.where = ctx.place().looked_from;
  }
  if (key.name == "user" && kept.value.empty()) {
    setting.value = ctx.acting_user();
    setting.where = "LOGNAME";
    const auto& folder = ctx.place().folder;
    if (const auto trust = folder ? config::find_trust(ctx.environment(), *folder) : std::nullopt; trust && !trust->user.empty()) {
      setting.origin = to_text(config::Origin::remembered);
      setting.where = config::state_folder(ctx.environment()).native();
    }
  }
  return setting;
}

struct NoArgs {};
void declare_list(Options&, NoArgs&) {}

Outcome run_list(Context& ctx, NoArgs&) {
  std::vector<Setting> settings;
  for (const auto& key : config::preference_keys()) settings.push_back(preference(ctx, key));
  std::vector<std::string> notes;
  for (const auto& key : ctx.settings().ignored())
    notes.push_back(cat(key, " in the project's config.yaml is not used: the project is not trusted (tasks trust)"));
  if (!ctx.place().db.empty()) {
    // The preferences must be shown also when they are why the project cannot be read.
    try {
      store::Database& db = ctx.open_database(store::OpenMode::read);
      store::check_project(db);
      store::Session session(db, ctx.now(), service::find_actor(db, ctx.wanted_actor()));
      if (session.actor().manages())
        for (auto& setting : service::project_settings(session)) settings.push_back(std::move(setting));
    } catch (const Error& e) {
      if (e.code() == Code::interrupted) throw;
      notes.push_back(cat("the project's own settings cannot be shown: ", e.message()));
    }
  }
  Outcome outcome = Context::shown(std::move(settings));
  outcome.notes = std::move(notes);
  return outcome;
}

struct GetArgs {
  std::string key;
};
void declare_get(Options& o, GetArgs& a) { o.positional("KEY", a.key, "name of the setting").live(Live::setting); }
Access access_get(const GetArgs& a) { return config::find_project_key(a.key) ? Access::read : Access::project; }

Outcome run_get(Context& ctx, GetArgs& a) {
  if (const auto* key = config::find_preference(a.key)) return Context::shown(std::vector{preference(ctx, *key)});
  if (!config::find_project_key(a.key)) throw_unknown_key(a.key);
  service::require_role(ctx.session().actor(), model::Role::manager, cat("config get ", a.key));
  return Context::shown(std::vector{service::project_setting(ctx.session(), a.key)});
}

struct SetArgs {
  std::string key;
  std::optional<std::string> value;
  bool local = false;
};
void declare_set(Options& o, SetArgs& a) {
  o.positional("KEY", a.key, "name of the setting").live(Live::setting);
  o.optional_positional("VALUE", a.value, "its new value; default: none, the setting is taken out");
  o.flag("--local", a.local, "write a preference to the project's .tasks/config.yaml; default: to your own file");
}
Access access_set(const SetArgs& a) { return config::find_project_key(a.key) ? Access::write : Access::project; }

Outcome set_preference(const Context& ctx, const config::Key& key, const SetArgs& a) {
  if (a.value) config::check_preference(key, *a.value);
  const auto& folder = ctx.place().folder;
  if (a.local && !folder)
    throw Error(Code::no_project, "--local needs a project folder").hint("run it inside a project; without --local your own file is written");
  const fs::path file = a.local ? *folder / "config.yaml" : config::user_config_file(ctx.environment());
  const config::Origin origin = a.local ? config::Origin::project_file : config::Origin::user_file;

  std::error_code problem;
  std::optional<std::string> old;
  if (fs::exists(file, problem)) {
    const auto kept = config::read_preferences_file(file);
    if (const auto found = kept.find(std::string(key.name)); found != kept.end()) old = found->second;
  }
  const bool differs = old != a.value;
  if (differs && !ctx.dry_run()) {
    const bool was_trusted = a.local && config::is_trusted(ctx.environment(), *folder);
    config::write_preference(file, key.name, a.value);
    if (was_trusted) config::remember_trust(ctx.environment(), *folder, "");  // the person changed it, nobody else
  }
  Setting setting{std::string(key.name), a.value.value_or(std::string(key.built_in)), std::string(to_text(a.value ? origin : config::Origin::built_in)),
                  a.value ? file.native() : "", std::string(key.doc)};
  Outcome outcome = Context::changed(std::vector{std::move(setting)}, {.changed = differs, .unchanged = !differs}, "setting");
  const Setting holds = preference(ctx, key);
  if (holds.origin == "environment" || (holds.origin == "project" && !a.local))
    outcome.notes.push_back(cat(key.name, " is ", quote(holds.value), " here all the same: ", escaped(holds.where), " wins"));
  return outcome;
}

Outcome run_set(Context& ctx, SetArgs& a) {
  if (const auto* key = config::find_preference(a.key)) return set_preference(ctx, *key, a);
  if (!config::find_project_key(a.key)) throw_unknown_key(a.key);
  if (a.local) throw Error(Code::usage, cat(a.key, " is a setting of the project: it lives in its database")).hint("leave --local away");
  Setting setting = service::set_project_setting(ctx.tx(), a.key, a.value);
  const bool differs = ctx.tx().anything_noted();
  return Context::changed(std::vector{std::move(setting)}, {.changed = differs, .unchanged = !differs}, "setting");
}

}  // namespace

std::span<const Command> commands_config() {
  static const Command k_commands[] = {
      {"config list", "show every setting and where it comes from", Access::project, model::Role::annotator, record<Setting>,
       call<NoArgs, declare_list, run_list>},
      {"config get", "show one setting", Access::read, model::Role::annotator, record<Setting>, call<GetArgs, declare_get, run_get, access_get>},
      {"config set", "set a preference or a setting of the project", Access::write, model::Role::annotator, record<Setting>,
       call<SetArgs, declare_set, run_set, access_set>},
  };
  return k_commands;
}

}  // namespace tasks::app
