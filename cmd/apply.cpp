#include <unistd.h>

#include <algorithm>
#include <filesystem>

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
using render::Kind;

struct Args {
  std::vector<std::string> files;
  bool prune = false;
  std::vector<std::pair<std::string, std::string>> texts;  // path and bytes
  formats::Config config;
  service::ConfigInputs inputs;
};

const render::RecordType& change_record() {
  static const render::RecordType k_type{"config_change", "config_changes", false,
                                         {{"kind", Kind::text, "user, group, recipe, dataset or task"},
                                          {"name", Kind::text, "its name, of a user the e-mail"},
                                          {"action", Kind::text, "create, change, add-items, deactivate, archive, unarchive or delete"},
                                          {"field", Kind::text, "what changes of it"},
                                          {"old", Kind::text, "what it was; null for nothing"},
                                          {"new", Kind::text, "what it is then; null for nothing"}},
                                         {"kind", "name", "action", "field", "old", "new"}};
  return k_type;
}

// FILE, or the *.yaml and *.yml of a folder in byte order.
void read_files(Args& a) {
  if (a.files.empty()) throw Error(Code::usage, "tasks apply needs -f FILE").hint("tasks apply -f project.yaml");
  for (const std::string& word : a.files) {
    if (word == "-") {
      Spool spool;
      spool.drain(STDIN_FILENO);
      std::string bytes;
      spool.replay([&](std::string_view part) { bytes += part; });
      a.texts.emplace_back("standard input", std::move(bytes));
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
  for (auto& task : a.config.tasks)
    if (task.value.instructions_file && !task.value.instructions_file->empty())
      settle_instructions(ctx, *task.value.instructions_file, task.file == "standard input" ? fs::current_path() : fs::absolute(task.file).parent_path());
  for (auto& dataset : a.config.datasets) {
    auto& root = dataset.value.root;  // beside the file that names it
    if (root && root->find("://") == std::string::npos && dataset.file != "standard input") root = (fs::absolute(dataset.file).parent_path() / *root).native();
  }
  a.inputs = service::gather_config_inputs(a.config);
}

Outcome run(Context& ctx, Args& a) {
  service::Applied applied = service::apply_config(ctx.tx(), a.config, a.inputs, a.prune ? service::Prune::yes : service::Prune::no);
  Outcome outcome;
  outcome.counts = {.changed = static_cast<std::int64_t>(applied.changes.size()), .unchanged = applied.unchanged};
  outcome.noun = "thing";
  outcome.notes = std::move(applied.notes);
  outcome.print = [changes = std::move(applied.changes)](Printer& p) {
    p.begin(change_record());
    render::Cells row;
    for (const service::ConfigChange& change : changes) {
      row.clear();
      row.text(change.kind);
      row.text(change.name);
      row.text(change.action);
      row.text_or_null(change.field);
      row.text_or_null(change.before);
      row.text_or_null(change.after);
      p.row(row);
    }
    p.end();
  };
  return outcome;
}

}  // namespace

std::span<const Command> commands_apply() {
  static const Command k_commands[] = {
      {"apply", "make the project what files say", Access::write, Role::manager, change_record, call<Args, declare, run, nullptr, ahead>},
  };
  return k_commands;
}

}  // namespace tasks::app
