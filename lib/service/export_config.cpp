#include "lib/service/export_config.hpp"

#include <cctype>
#include <filesystem>
#include <set>

#include "lib/base/json_text.hpp"
#include "lib/base/text.hpp"
#include "lib/formats/task_yaml.hpp"
#include "lib/service/apply_pipeline.hpp"
#include "lib/service/edit_task.hpp"
#include "lib/service/recipes.hpp"
#include "lib/service/tasks.hpp"
#include "lib/store/assignments.hpp"
#include "lib/store/datasets.hpp"
#include "lib/store/people.hpp"
#include "lib/store/pipelines.hpp"
#include "lib/store/recipes.hpp"

namespace tasks::service {
namespace {

// JSON's texts are YAML, too.
std::string in_quotes(std::string_view value) {
  JsonText json;
  json.value(value);
  return json.take();
}

std::string list_of(const std::vector<std::string>& words) {
  std::string text;
  for (const std::string& word : words) text += cat(text.empty() ? "" : ", ", in_quotes(word));
  return cat('[', text, ']');
}

// A recipe's name as that of a file, each another.
std::string file_name(const std::string& name, std::set<std::string>& taken) {
  std::string plain;
  for (const char c : name) plain += std::isalnum(static_cast<unsigned char>(c)) || c == '-' || c == '.' ? c : '_';
  if (plain.front() == '.') plain.front() = '_';
  std::string file = plain;
  for (int n = 2; !taken.insert(file).second; ++n) file = cat(plain, '-', n);
  return file;
}

std::string task_yaml(store::Session& session, const model::Task& task, const std::function<std::string(const std::string&)>& place_of) {
  model::Task shown = task;
  if (!shown.instructions_file.empty()) shown.instructions_file = place_of(shown.instructions_file);
  std::string yaml, lead = "  - ";
  for (const std::string& line : split(formats::write_task_edit(shown, shares_of(session, task)), '\n')) {
    if (line.empty() || line.ends_with(": null")) continue;
    yaml += cat(std::exchange(lead, "    "), line, "\n");
    if (line.starts_with("name: ")) {
      if (task.task_type == model::TaskType::qa)
        yaml += cat("    qa_of: ", in_quotes(task.parent), "\n");
      else
        yaml += cat("    dataset: ", in_quotes(task.dataset), "\n");
    }
  }
  if (task.allocation == model::Allocation::pulling) yaml += "    pull: true\n";
  if (task.seed != 0) yaml += cat("    seed: ", task.seed, "\n");
  std::vector<std::string> assignees;
  for (const auto& assignment : store::read_assignments(session, {.task_id = task.id}))
    if (assignment.kind == "normal" && !assignment.assignee.empty()) assignees.push_back(assignment.assignee);
  if (!assignees.empty()) yaml += cat("    assignees: ", list_of(assignees), "\n");
  return yaml;
}

}  // namespace

std::vector<ConfigFile> config_files(store::Session& session, const std::function<std::string(const std::string&)>& place_of) {
  store::Database& db = session.db();
  std::vector<ConfigFile> files{{"project.yaml", "project", "# tasks apply -f makes a project like this.\n"}};
  std::string users, groups, recipes, datasets, tasks, pipelines;
  for (const model::User& user : store::list_users(db, {}, true))
    users += cat("  - {email: ", in_quotes(user.email), ", name: ", in_quotes(user.name), ", role: ", to_text(user.role), user.active ? "" : ", active: false", "}\n");
  for (const model::Group& group : store::list_groups(db)) groups += cat("  - {name: ", in_quotes(group.name), ", members: ", list_of(group.members), "}\n");
  std::set<std::string> taken;
  for (const model::Recipe& recipe : store::list_recipes(db)) {
    const std::string path = cat("recipes/", file_name(recipe.name, taken), ".yaml");
    recipes += cat("  - {name: ", in_quotes(recipe.name), ", file: ", in_quotes(path), "}\n");
    files.push_back({path, "recipe", recipe_yaml(session, recipe.version_id)});
    if (std::string script = recipe_script(session, recipe.version_id); !script.empty()) {
      const std::filesystem::path place = (std::filesystem::path("recipes") / recipe_content(session, recipe.version_id).validation).lexically_normal();
      if (place.is_relative() && !place.native().starts_with("..")) files.push_back({place.native(), "script", std::move(script)});
    }
  }
  for (const model::Dataset& dataset : store::list_datasets(db)) {
    datasets += cat("  - {name: ", in_quotes(dataset.name));
    if (!dataset.root.empty()) datasets += cat(", root: ", in_quotes(dataset.root));
    if (!dataset.recipe.empty()) datasets += cat(", recipe: ", in_quotes(dataset.recipe));
    datasets += "}\n";
  }
  for (const model::Task& task : list_tasks(session, {})) tasks += task_yaml(session, task, place_of);
  for (const model::PipelineGraph& graph : store::list_pipelines(db)) {
    std::string lead = "  - ";
    for (const std::string& line : split(pipeline_yaml(session, graph), '\n'))
      if (!line.empty()) pipelines += cat(std::exchange(lead, "    "), line, "\n");
  }
  const std::pair<std::string_view, std::string*> lists[] = {{"users", &users}, {"groups", &groups}, {"recipes", &recipes}, {"datasets", &datasets}, {"tasks", &tasks}, {"pipelines", &pipelines}};
  for (const auto& [name, text] : lists) files.front().bytes += text->empty() ? cat(name, ": []\n") : cat(name, ":\n", *text);
  return files;
}

}  // namespace tasks::service
