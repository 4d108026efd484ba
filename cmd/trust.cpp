// Which project folders may name programs and another database in their config.yaml (decisions.md 16).
#include "cmd/app/context.hpp"
#include "cmd/app/frame.hpp"
#include "lib/base/file.hpp"
#include "lib/base/text.hpp"
#include "lib/config/trust.hpp"

namespace tasks::app {
namespace {

using model::TrustedFolder;

struct Args {
  std::optional<std::string> path;
  bool list = false, remove = false;
};

void declare(Options& o, Args& a) {
  o.optional_positional("PATH", a.path, "folder of the project; default: the nearest upward").live(Live::folder);
  o.flag("--list", a.list, "show every folder that was trusted, change nothing; default: off");
  o.flag("--remove", a.remove, "trust it no longer; default: off");
}

fs::path folder_of(const Context& ctx, const std::optional<std::string>& typed) {
  if (!typed) {
    if (auto found = find_project_folder(ctx.environment())) return *std::move(found);
    std::error_code problem;
    throw Error(Code::no_project, cat("no project in ", quote(fs::current_path(problem).native()), " or above it")).hint("give the project's folder");
  }
  const fs::path path = *typed;
  std::error_code problem;
  const fs::path folder = path.filename() == ".tasks" ? path : path / ".tasks";
  if (!fs::is_directory(folder, problem))
    throw Error(Code::no_project, cat("there is no project in ", quote(path.native()))).hint("give the folder that holds .tasks");
  return fs::canonical(folder);
}

TrustedFolder as_record(const fs::path& folder, const std::string& user, bool trusted) {
  std::error_code problem;
  const fs::path config = folder / "config.yaml";
  return {folder.native(), user, fs::exists(config, problem) ? config.native() : "", trusted};
}

Outcome run(Context& ctx, Args& a) {
  const config::Environment& environment = ctx.environment();
  if (a.list && (a.remove || a.path)) throw Error(Code::usage, "--list shows every folder: give it neither PATH nor --remove");
  if (a.list) {
    std::vector<TrustedFolder> folders;
    for (const auto& [folder, user] : config::trusted_folders(environment))
      folders.push_back(as_record(folder, user, config::is_trusted(environment, folder)));
    return Context::shown(std::move(folders));
  }

  const fs::path folder = folder_of(ctx, a.path);
  const auto entry = config::find_trust(environment, folder);
  const bool was_trusted = config::is_trusted(environment, folder);
  const std::string user = entry ? entry->user : "";
  if (a.remove) {
    if (entry && !ctx.dry_run()) config::forget_trust(environment, folder);
    return Context::changed(std::vector{as_record(folder, "", false)}, {.changed = entry.has_value(), .unchanged = !entry}, "folder");
  }
  if (!was_trusted && !ctx.dry_run()) config::remember_trust(environment, folder, "");
  Outcome outcome =
      Context::changed(std::vector{as_record(folder, user, true)}, {.changed = !was_trusted, .unchanged = was_trusted}, "folder");
  // What trusting it means, said at the moment it is done.
  std::error_code problem;
  if (fs::exists(folder / "config.yaml", problem))
    for (const auto& [key, value] : config::read_preferences_file(folder / "config.yaml"))
      if (key == "db" || config::find_preference(key)->needs_trust) outcome.notes.push_back(cat("its config.yaml may now set ", key, " to ", quote(value)));
  return outcome;
}

}  // namespace

std::span<const Command> commands_trust() {
  static const Command k_commands[] = {
      {"trust", "let a project's config.yaml name programs and a database", Access::none, model::Role::annotator, record<TrustedFolder>, call<Args, declare, run>}};
  return k_commands;
}

}  // namespace tasks::app
