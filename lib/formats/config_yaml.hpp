#pragma once
// What a project is to be, as files that people keep in git (tasks-apply(1)): users, groups, recipes, datasets, tasks and pipelines by name.
//
//     users: [{email: ana@example.com, name: Ana, role: annotator}]
//     groups: [{name: night, members: [ana@example.com]}]
//     recipes: [{name: street, file: recipes/street.yaml}]
//     datasets: [{name: scans, recipe: street, files: [img/**/*.png]}]
//     tasks: [{name: cars, dataset: scans, assignees: ["@night"]}]          # the fields of task files (task_yaml.hpp)
//     pipelines: [{name: flow, nodes: […], edges: […]}]                     # those of pipeline files (pipeline_yaml.hpp)
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "lib/base/time.hpp"
#include "lib/model/pipeline_spec.hpp"
#include "lib/model/records.hpp"
#include "lib/model/task_spec.hpp"

namespace tasks::formats {

struct ConfigUser {
  std::string email;
  std::optional<std::string> name;
  std::optional<model::Role> role;
  bool active = true;
};
struct ConfigGroup {
  std::string name;
  std::optional<std::vector<std::string>> members;  // all of them
};
struct ConfigRecipe {
  std::optional<std::string> name;  // nothing: the recipe file's
  std::string file;
};
struct ConfigDataset {
  std::string name;
  std::optional<std::string> root, recipe;
  std::vector<std::string> files;  // files, folders, patterns with * and **
};
// Where it stands is told with every error about it: "tasks.yaml:12:5".
template <class T>
struct Placed {
  T value;
  std::string place;
  std::string file;
};
struct Config {
  std::vector<Placed<ConfigUser>> users;
  std::vector<Placed<ConfigGroup>> groups;
  std::vector<Placed<ConfigRecipe>> recipes;
  std::vector<Placed<ConfigDataset>> datasets;
  std::vector<Placed<model::TaskSpec>> tasks;
  std::vector<Placed<model::PipelineSpec>> pipelines;
  bool has_users = false, has_groups = false, has_recipes = false, has_datasets = false, has_tasks = false, has_pipelines = false;  // even when empty
};

// Adds what the file says. Throws Code::bad_file with file:line:column: unknown fields with the nearest, what is said twice
// with both places.
void read_config(std::string_view yaml, const std::string& file, Micros now, Config& config);
// The same of a file that is one pipeline.
void read_pipeline_config(std::string_view yaml, const std::string& file, Micros now, Config& config);

}  // namespace tasks::formats
