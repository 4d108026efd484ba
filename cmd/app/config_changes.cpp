#include "cmd/app/config_changes.hpp"

#include <filesystem>

#include "cmd/app/task_files.hpp"
#include "lib/base/text.hpp"

namespace tasks::app {

namespace fs = std::filesystem;
using render::Kind;

const render::RecordType& change_record() {
  static const render::RecordType k_type{"config_change", "config_changes", false,
                                         {{"kind", Kind::text, "user, group, recipe, dataset, task or pipeline"},
                                          {"name", Kind::text, "its name, of a user the e-mail"},
                                          {"action", Kind::text, "create, change, add-items, deactivate, archive, unarchive or delete"},
                                          {"field", Kind::text, "what changes of it"},
                                          {"old", Kind::text, "what it was; null for nothing"},
                                          {"new", Kind::text, "what it is then; null for nothing"}},
                                         {"kind", "name", "action", "field", "old", "new"}};
  return k_type;
}

namespace {

fs::path folder_of(const std::string& file) { return file == "standard input" ? fs::current_path() : fs::absolute(file).parent_path(); }

}  // namespace

service::ConfigInputs gather_inputs(Context& ctx, formats::Config& config) {
  for (auto& task : config.tasks)
    if (task.value.instructions_file && !task.value.instructions_file->empty())
      settle_instructions(ctx, *task.value.instructions_file, folder_of(task.file));
  for (auto& dataset : config.datasets) {
    auto& root = dataset.value.root;  // beside the file that names it
    if (root && root->find("://") == std::string::npos && dataset.file != "standard input") root = (fs::absolute(dataset.file).parent_path() / *root).native();
  }
  for (auto& pipeline : config.pipelines)
    for (model::NodeSpec& node : pipeline.value.nodes)
      if (node.task.instructions_file && !node.task.instructions_file->empty()) settle_instructions(ctx, *node.task.instructions_file, folder_of(pipeline.file));
  return service::gather_config_inputs(config);
}

Outcome changed_config(service::Applied applied) {
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

}  // namespace tasks::app
