#include "lib/model/task_spec.hpp"

#include <algorithm>

#include "lib/base/error.hpp"
#include "lib/base/text.hpp"
#include "lib/model/recipe.hpp"

namespace tasks::model {
namespace {

template <class T>
void take(std::optional<T>& mine, const std::optional<T>& other) {
  if (!mine) mine = other;
}

}  // namespace

void TaskSpec::fill_from(const TaskSpec& other) {
  take(name, other.name);
  take(dataset, other.dataset);
  take(recipe, other.recipe);
  take(type, other.type);
  if (!qa_of && statuses.empty()) statuses = other.statuses;
  take(qa_of, other.qa_of);
  take(self_review, other.self_review);
  take(owner, other.owner);
  take(description, other.description);
  take(priority, other.priority);
  take(due_at, other.due_at);
  take(lock_after_due, other.lock_after_due);
  take(shuffle, other.shuffle);
  take(pull, other.pull);
  take(batch_size, other.batch_size);
  take(max_workload, other.max_workload);
  take(quality, other.quality);
  take(percent, other.percent);
  take(copies, other.copies);
  if (pairs.empty()) pairs = other.pairs;
  take(honeypot_filter, other.honeypot_filter);
  take(scoring, other.scoring);
  take(score_function, other.score_function);
  take(limit, other.limit);
  take(seed, other.seed);
  if (!instructions_file) {
    instructions_file = other.instructions_file;
    instructions_pages = other.instructions_pages;
  }
  if (assignees.empty() && workload.empty()) {
    assignees = other.assignees;
    workload = other.workload;
  }
  if (actions.empty()) actions = other.actions;
  if (items.empty() && where.empty() && filter.empty()) {
    items = other.items;
    where = other.where;
    filter = other.filter;
  }
  for (const auto& entry : other.metadata)
    if (std::none_of(metadata.begin(), metadata.end(), [&](const auto& mine) { return mine.first == entry.first; })) metadata.push_back(entry);
}

Action parse_action(const std::string& text) {
  const std::vector<std::string> parts = split(text, ':');
  if (parts.size() > 4) throw Error(Code::bad_value, cat(quote(text), " has more than four parts")).hint("an action is name[:display[:color[:discard]]]");
  Action action;
  action.name = parts.empty() ? "" : parts[0];
  if (const auto bad = bad_action_name(action.name)) throw Error(Code::bad_value, *bad);
  action.display = parts.size() > 1 && !parts[1].empty() ? parts[1] : action.name;
  if (parts.size() > 2 && !parts[2].empty()) {
    const auto color = normal_color(parts[2]);
    if (!color) throw Error(Code::bad_value, cat("the action ", quote(action.name), " has a bad color ", quote(parts[2]))).hint("a color is #rrggbb or #rgb");
    action.color = *color;
  }
  const std::string discard = parts.size() > 3 ? parts[3] : "";
  if (discard != "" && discard != "true" && discard != "false" && discard != "discard")
    throw Error(Code::bad_value, cat("the fourth part of the action ", quote(action.name), " is true or false, not ", quote(discard)));
  action.discard = discard.empty() ? action.name == "discard" : discard != "false";
  return action;
}

std::pair<std::string, std::string> split_pages(const std::string& text) {
  const auto at = text.rfind(':');
  if (at == std::string::npos || at == 0) return {text, ""};
  const auto pages = normal_pages(std::string_view(text).substr(at + 1));
  return pages ? std::pair(text.substr(0, at), *pages) : std::pair(text, std::string());
}

}  // namespace tasks::model
