#include <algorithm>
#include <filesystem>

#include "cmd/app/config_changes.hpp"
#include "cmd/app/context.hpp"
#include "cmd/app/task_files.hpp"
#include "lib/base/file.hpp"
#include "lib/base/text.hpp"
#include "lib/formats/config_yaml.hpp"
#include "lib/service/apply.hpp"

namespace tasks::app {
namespace {

namespace fs = std::filesystem;
using model::Role;

struct Args {
  std::vector<std::string> files;
  bool prune = false;
  std::vector<std::pair<std::string, std::string>> texts;  // path and bytes
  formats::Config config;
  service::ConfigInputs inputs;
};

// FILE, or the *.yaml and *.yml of a folder in byte order.
void read_files(Args& a) {
  if (a.files.empty()) throw Error(Code::usage, "tasks apply needs -f FILE").hint("tasks apply -f project.yaml");
  for (const std::string& word : a.files) {
    if (word == "-") {
      a.texts.emplace_back("standard input", read_file_or_input(word));
      continue;
    }
    std::error_code problem;
    if (!fs::is_directory(word, problem)) {
      a.texts.emplace_back(word, read_file(word));
      continue;
    }
    std::vector<fs::path> found;
    for (const auto& entry : fs::directory_iterator(word, problem))
      if (entry.is_regular_file() && (entry.path().extension() == ".yaml" || entry.path().extension() == ".yml")) found.push_back(entry.path());
    if (found.empty()) throw Error(Code::not_found, cat("there is no .yaml file in ", quote(word)));
    std::sort(found.begin(), found.end());
    for (const fs::path& file : found) a.texts.emplace_back(file.native(), read_file(file));
  }
}

void declare(Options& o, Args& a) {
  o.values("-f,--file", "FILE|DIR", a.files, "a YAML file, - for standard input, or a folder for the .yaml files in it; may be repeated; must be given").live(Live::file);
  o.flag("--prune", a.prune, "what an earlier apply made and no file names any more: tasks are archived, users deactivated, idle groups deleted; default: off");
  o.before_opening([&a] { read_files(a); });
}

void ahead(Context& ctx, Args& a) {
  for (const auto& [file, text] : a.texts) formats::read_config(text, file, ctx.now(), a.config);
  a.inputs = gather_inputs(ctx, a.config);
}

Outcome run(Context& ctx, Args& a) { return changed_config(service::apply_config(ctx.tx(), a.config, a.inputs, a.prune ? service::Prune::yes : service::Prune::no)); }

}  // namespace

std::span<const Command> commands_apply() {
  static const Command k_commands[] = {
      {"apply", "make the project what files say", Access::write, Role::manager, change_record, call<Args, declare, run, nullptr, ahead>},
  };
  return k_commands;
}

}  // namespace tasks::app
