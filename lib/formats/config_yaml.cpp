#include "lib/formats/config_yaml.hpp"

#include <algorithm>

#include "lib/base/error.hpp"
#include "lib/base/text.hpp"
#include "lib/formats/pipeline_yaml.hpp"
#include "lib/formats/task_yaml.hpp"
#include "lib/formats/yaml_tree.hpp"

namespace tasks::formats {
namespace {

std::string word(const YamlValue& value, std::string_view what) {
  if (value.is_null() || value.text().empty()) value.fail(cat("the ", what, " is empty"));
  return value.text();
}

std::vector<std::string> words(const YamlValue& value, std::string_view what) {
  std::vector<std::string> all;
  if (value.is_list())
    value.each([&](const YamlValue& one) { all.push_back(word(one, what)); });
  else if (!value.is_null())
    all.push_back(word(value, what));
  return all;
}

ConfigUser read_user(const YamlValue& map) {
  ConfigUser user;
  map.each_field({"email", "name", "role", "active"}, [&](std::size_t field, const YamlValue& value) {
    if (field == 0) user.email = fold(word(value, "e-mail"));
    if (field == 1) user.name = word(value, "name");
    if (field == 2) {
      user.role = model::parse<model::Role>(word(value, "role"));
      if (!user.role) value.fail(cat("there is no role ", quote(value.text())), "roles are owner, manager and annotator");
    }
    if (field == 3) user.active = value.boolean();
  });
  if (user.email.empty()) map.fail("the user has no email");
  return user;
}

ConfigGroup read_group(const YamlValue& map) {
  ConfigGroup group;
  map.each_field({"name", "members"}, [&](std::size_t field, const YamlValue& value) {
    if (field == 0) group.name = word(value, "name");
    if (field == 1) group.members = words(value, "member");
  });
  if (group.name.empty()) map.fail("the group has no name");
  return group;
}

ConfigRecipe read_recipe_entry(const YamlValue& map) {
  ConfigRecipe recipe;
  map.each_field({"name", "file"}, [&](std::size_t field, const YamlValue& value) {
    if (field == 0) recipe.name = word(value, "name");
    if (field == 1) recipe.file = word(value, "file");
  });
  if (recipe.file.empty()) map.fail("the recipe has no file");
  return recipe;
}

ConfigDataset read_dataset(const YamlValue& map) {
  ConfigDataset dataset;
  map.each_field({"name", "root", "recipe", "files"}, [&](std::size_t field, const YamlValue& value) {
    if (field == 0) dataset.name = word(value, "name");
    if (field == 1) dataset.root = word(value, "root");
    if (field == 2) dataset.recipe = word(value, "recipe");
    if (field == 3) dataset.files = words(value, "file");
  });
  if (dataset.name.empty()) map.fail("the dataset has no name");
  return dataset;
}

// Each entry of the list, with its place; nothing may be said twice.
template <class T, class Read, class Name>
void read_list(const YamlValue& list, const std::string& file, std::vector<Placed<T>>& into, std::string_view kind, Read read, Name name) {
  if (list.is_null()) return;
  list.each([&](const YamlValue& entry) {
    Placed<T> placed{read(entry), cat(file, ":", entry.line(), ":", entry.column()), file};
    const auto known = std::find_if(into.begin(), into.end(), [&](const Placed<T>& other) { return name(other.value) == name(placed.value); });
    if (known != into.end()) entry.fail(cat("the ", kind, " ", quote(name(placed.value)), " is said twice, first at ", known->place), "keep one of them");
    into.push_back(std::move(placed));
  });
}

// The documents of a file, each below as many empty lines as there are before it, so that places are those of the file.
std::vector<std::string> documents(std::string_view yaml) {
  std::vector<std::string> found(1);
  bool empty = true;
  std::size_t lines = 0;
  for (std::size_t at = 0; at < yaml.size(); ++lines) {
    const std::size_t end = std::min(yaml.find('\n', at), yaml.size() - 1) + 1;
    const std::string_view line = yaml.substr(at, end - at), said = trim(line);
    at = end;
    if (line.starts_with("---") && said == "---" && !empty) {
      found.emplace_back(lines, '\n');
      empty = true;
    }
    if (!said.empty() && said != "---" && said.front() != '#') empty = false;
    found.back() += line;
  }
  if (empty && found.size() > 1) found.pop_back();  // nothing after the last ---
  return found;
}

// A date that counts from now would be another one with every run.
void refuse_moving_due(const YamlValue& task) {
  task.each_entry([](const YamlValue& key, const YamlValue& value) {
    if (key.text() == "due" && value.is_scalar() && value.text().starts_with('+'))
      value.fail(cat("the due date ", quote(value.text()), " would move with every run"), "write the date: 2026-12-31");
  });
}

void read_document(const YamlTree& tree, const std::string& file, Micros now, Config& config);

}  // namespace

void read_config(std::string_view yaml, const std::string& file, Micros now, Config& config) {
  for (const std::string& document : documents(yaml)) read_document(YamlTree::parse(document, file), file, now, config);
}

void read_pipeline_config(std::string_view yaml, const std::string& file, Micros now, Config& config) {
  const YamlTree tree = YamlTree::parse(yaml, file);
  config.has_pipelines = true;
  config.pipelines.push_back({read_pipeline(tree.root(), file, now), cat(file, ":", tree.root().line(), ":", tree.root().column()), file});
}

namespace {

void read_document(const YamlTree& tree, const std::string& file, Micros now, Config& config) {
  if (tree.root().is_null()) return;
  tree.root().each_field({"users", "groups", "recipes", "datasets", "tasks", "pipelines"}, [&](std::size_t field, const YamlValue& value) {
    if (field == 0) {
      config.has_users = true;
      read_list(value, file, config.users, "user", read_user, [](const ConfigUser& u) { return u.email; });
    } else if (field == 1) {
      config.has_groups = true;
      read_list(value, file, config.groups, "group", read_group, [](const ConfigGroup& g) { return g.name; });
    } else if (field == 2) {
      config.has_recipes = true;
      read_list(value, file, config.recipes, "recipe", read_recipe_entry, [](const ConfigRecipe& r) { return r.name.value_or(r.file); });
    } else if (field == 3) {
      config.has_datasets = true;
      read_list(value, file, config.datasets, "dataset", read_dataset, [](const ConfigDataset& d) { return d.name; });
    } else if (field == 5) {
      config.has_pipelines = true;
      read_list(value, file, config.pipelines, "pipeline", [&](const YamlValue& entry) { return read_pipeline(entry, file, now); }, [](const model::PipelineSpec& p) { return p.name; });
    } else {
      config.has_tasks = true;
      read_list(
          value, file, config.tasks, "task",
          [&](const YamlValue& entry) {
            model::TaskSpec spec = read_task(entry, now);
            if (!spec.name) entry.fail("the task has no name");
            refuse_moving_due(entry);
            return spec;
          },
          [](const model::TaskSpec& t) { return *t.name; });
    }
  });
}

}  // namespace
}  // namespace tasks::formats
