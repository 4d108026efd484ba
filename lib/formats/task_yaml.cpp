#include "lib/formats/task_yaml.hpp"

#include <algorithm>

#include "lib/base/error.hpp"
#include "lib/base/json_text.hpp"
#include "lib/base/text.hpp"
#include "lib/model/recipe.hpp"

namespace tasks::formats {
namespace {

using model::TaskSpec;

const std::string& word(const YamlValue& value, std::string_view what) {
  if (value.is_null() || value.text().empty()) value.fail(cat("the ", what, " is empty"));
  return value.text();
}

// A list, or one alone.
void each_of(const YamlValue& value, const std::function<void(const YamlValue&)>& use) {
  if (value.is_list())
    value.each(use);
  else
    use(value);
}

template <class E>
E one_of(const YamlValue& value) {
  if (const auto known = model::parse<E>(value.text())) return *known;
  const auto words = model::words<E>();
  const std::vector<std::string> names(words.begin(), words.end());
  const auto near = nearest(value.text(), names);
  value.fail(cat("unknown ", model::Words<E>::what, " ", quote(value.text())), near ? cat("did you mean ", *near, "?") : cat("known are ", join(names, ", ")));
}

// An error of a value's own reader, with the place in the file.
template <class Read>
auto placed(const YamlValue& value, Read read) {
  try {
    return read();
  } catch (const Error& e) {
    value.fail(e.message(), e.hint_text());
  }
}

model::Action read_action(const YamlValue& entry) {
  model::Action action;
  std::optional<YamlValue> name = entry;
  std::optional<bool> discard;
  if (!entry.is_scalar()) {
    name.reset();
    entry.each_field({"name", "display", "color", "discard"}, [&](std::size_t field, const YamlValue& part) {
      if (field == 0) {
        name = part;
      } else if (field == 1) {
        action.display = word(part, "display name");
      } else if (field == 2) {
        const auto color = part.is_null() ? std::nullopt : model::normal_color(part.text());
        if (!color) part.fail("bad color", "a color is \"#rrggbb\" or \"#rgb\", in quotes");
        action.color = *color;
      } else {
        discard = part.boolean();
      }
    });
    if (!name) entry.fail("the action has no name");
  }
  action.name = word(*name, "action's name");
  if (const auto bad = model::bad_action_name(action.name)) name->fail(*bad);
  if (action.display.empty()) action.display = action.name;
  action.discard = discard.value_or(action.name == "discard");
  return action;
}

template <class Spec>
void read_instructions(const YamlValue& value, Spec& spec) {
  if (value.is_scalar()) {
    auto [file, pages] = model::split_pages(word(value, "instructions file"));
    spec.instructions_file = std::move(file);
    spec.instructions_pages = std::move(pages);
    return;
  }
  value.each_field({"file", "pages"}, [&](std::size_t field, const YamlValue& part) {
    if (field == 0) {
      spec.instructions_file = word(part, "instructions file");
      return;
    }
    const auto pages = model::normal_pages(part.text());
    if (!pages) part.fail(cat("bad pages ", quote(part.text())), "pages are 3 or 2-5, from 1");
    spec.instructions_pages = *pages;
  });
  if (!spec.instructions_file) value.fail("the instructions name no file");
}

std::int64_t read_limit(const YamlValue& value) {
  const std::int64_t n = value.integer();
  if (n < 0) value.fail(cat("the limit ", n, " is below 0"));
  return n;
}

// DQL, as a text or as YAML.
std::string filter_text(const YamlValue& value) {
  if (!value.is_map()) return word(value, "filter");
  std::string json;
  value.append_json(json);
  return json;
}

// JSON's texts are YAML, too.
std::string json_text(std::string_view value) {
  JsonText json;
  json.value(value);
  return json.take();
}

std::string or_nothing(const YamlValue& value) { return value.is_null() ? std::string() : value.text(); }

void read_edit_field(std::size_t field, const YamlValue& value, Micros now, model::TaskEdit& edit) {
  switch (field) {
    case 0: edit.name = word(value, "name"); break;
    case 1: edit.owner = word(value, "owner"); break;
    case 2: edit.priority = one_of<model::Priority>(value); break;
    case 3:
      edit.due_at.emplace();
      if (!value.is_null()) *edit.due_at = placed(value, [&] { return parse_time(word(value, "due date"), now, DayMeans::end); });
      break;
    case 4: edit.lock_after_due = value.boolean(); break;
    case 5: edit.recipe = or_nothing(value); break;
    case 6:
      if (value.is_null())
        edit.instructions_file = edit.instructions_pages = "";
      else
        read_instructions(value, edit);
      break;
    case 7: edit.description = or_nothing(value); break;
    case 8:
      edit.actions.emplace();
      value.each([&](const YamlValue& action) { edit.actions->push_back(read_action(action)); });
      break;
    case 9:
      edit.all_metadata = true;
      if (value.is_null()) break;
      value.each_entry([&](const YamlValue& key, const YamlValue& data) {
        std::string json;
        data.append_json(json);
        edit.metadata.emplace_back(key.text(), std::move(json));
      });
      break;
    case 10: value.each_entry([&](const YamlValue& who, const YamlValue& share) { edit.workload.emplace_back(word(who, "assignee"), share.number()); }); break;
    case 11: edit.batch_size = value.integer(); break;
    case 12: edit.max_workload = value.integer(); break;
    case 13: edit.percent = value.number(); break;
    case 14: edit.copies = value.integer(); break;
    case 15: edit.scoring = value.boolean(); break;
    default: edit.score_function = or_nothing(value);
  }
}

}  // namespace

std::string write_task_edit(const model::Task& task, const Workload& workload) {
  const auto text = [](std::string_view value) { return value.empty() ? std::string("null") : json_text(value); };
  std::string yaml = cat("name: ", json_text(task.name), "\nowner: ", json_text(task.owner), "\npriority: ", to_text(task.priority),
                         "\ndue: ", task.due_at ? format_time(*task.due_at) : "null", "\nlock_after_due: ", task.lock_after_due ? "true" : "false",
                         "\nrecipe: ", text(task.recipe), "\n");
  if (task.instructions_file.empty())
    yaml += "instructions: null\n";
  else
    yaml += cat("instructions: {file: ", json_text(task.instructions_file),
                task.instructions_pages.empty() ? "" : cat(", pages: ", json_text(task.instructions_pages)), "}\n");
  yaml += cat("description: ", text(task.description), "\nactions:\n");
  for (const model::Action& action : task.actions) {
    yaml += cat("  - {name: ", json_text(action.name), ", display: ", json_text(action.display));
    if (!action.color.empty()) yaml += cat(", color: ", json_text(action.color));
    yaml += cat(", discard: ", action.discard ? "true" : "false", "}\n");
  }
  yaml += cat("metadata: ", task.metadata.empty() ? "{}" : task.metadata, "\n");
  if (!workload.empty()) {
    yaml += "workload:\n";
    for (const auto& [who, percent] : workload) yaml += cat("  ", json_text(who), ": ", percent, "\n");
  }
  if (task.allocation == model::Allocation::pulling)
    yaml += cat("batch_size: ", task.batch_size.value_or(0), "\nmax_workload: ", task.max_workload.value_or(0), "\n");
  return yaml;
}

model::TaskEdit read_task_edit(std::string_view yaml, std::string_view file, Micros now) {
  const YamlTree tree = YamlTree::parse(yaml, file);
  model::TaskEdit edit;
  tree.root().each_field({"name", "owner", "priority", "due", "lock_after_due", "recipe", "instructions", "description", "actions", "metadata", "workload",
                          "batch_size", "max_workload", "percent", "copies", "scoring", "score_function"},
                         [&](std::size_t field, const YamlValue& value) { read_edit_field(field, value, now, edit); });
  return edit;
}

TaskSpec read_task(std::string_view yaml, std::string_view file, Micros now) {
  return read_task(YamlTree::parse(yaml, file).root(), now);
}

std::span<const std::string_view> task_fields() {
  static constexpr std::string_view k_fields[] = {"name", "dataset", "recipe", "type", "items", "where", "limit", "owner", "priority", "due", "lock_after_due", "assignees",
                          "workload", "shuffle", "actions", "instructions", "description", "metadata", "seed", "pull", "batch_size", "max_workload", "qa_of",
                          "status", "self_review", "quality", "percent", "copies", "honeypot_filter", "scoring", "score_function", "filter"};
  return k_fields;
}

void read_task_field(std::size_t field, const YamlValue& value, Micros now, TaskSpec& spec) {
  switch (field) {
    case 0: spec.name = word(value, "name"); break;
    case 1: spec.dataset = word(value, "dataset"); break;
    case 2: spec.recipe = word(value, "recipe"); break;
    case 3: spec.type = one_of<model::TaskType>(value); break;
    case 4:
      each_of(value, [&](const YamlValue& id) {
        if (id.integer() <= 0) id.fail(cat(id.integer(), " is not an id"));
        spec.items.push_back(id.integer());
      });
      break;
    case 5: each_of(value, [&](const YamlValue& condition) { spec.where.push_back(word(condition, "condition")); }); break;
    case 6: spec.limit = read_limit(value); break;
    case 7: spec.owner = word(value, "owner"); break;
    case 8: spec.priority = one_of<model::Priority>(value); break;
    case 9: spec.due_at = placed(value, [&] { return parse_time(word(value, "due date"), now, DayMeans::end); }); break;
    case 10: spec.lock_after_due = value.boolean(); break;
    case 11: each_of(value, [&](const YamlValue& name) { spec.assignees.push_back(word(name, "assignee")); }); break;
    case 12: value.each_entry([&](const YamlValue& who, const YamlValue& share) { spec.workload.emplace_back(word(who, "assignee"), share.number()); }); break;
    case 13: spec.shuffle = value.boolean(); break;
    case 14: value.each([&](const YamlValue& action) { spec.actions.push_back(read_action(action)); }); break;
    case 15: read_instructions(value, spec); break;
    case 16: spec.description = value.is_null() ? "" : value.text(); break;
    case 17:
      value.each_entry([&](const YamlValue& key, const YamlValue& data) {
        std::string json;
        data.append_json(json);
        spec.metadata.emplace_back(key.text(), std::move(json));
      });
      break;
    case 18: spec.seed = value.integer(); break;
    case 19: spec.pull = value.boolean(); break;
    case 20: spec.batch_size = value.integer(); break;
    case 21: spec.max_workload = value.integer(); break;
    case 22: spec.qa_of = word(value, "labeling task"); break;
    case 23: each_of(value, [&](const YamlValue& status) { spec.statuses.push_back(word(status, "status")); }); break;
    case 24: spec.self_review = value.boolean(); break;
    case 25: spec.quality = one_of<model::Quality>(value); break;
    case 26: spec.percent = value.number(); break;
    case 27: spec.copies = value.integer(); break;
    case 28: spec.honeypot_filter = filter_text(value); break;
    case 29: spec.scoring = value.boolean(); break;
    case 30: spec.score_function = word(value, "score function"); break;
    default: spec.filter = filter_text(value);
  }
}

TaskSpec read_task(const YamlValue& map, Micros now) {
  TaskSpec spec;
  map.each_field(task_fields(), [&](std::size_t field, const YamlValue& value) { read_task_field(field, value, now, spec); });
  return spec;
}

}  // namespace tasks::formats
