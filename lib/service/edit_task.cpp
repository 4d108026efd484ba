#include "lib/service/edit_task.hpp"

#include <algorithm>
#include <map>

#include "lib/base/error.hpp"
#include "lib/base/interrupt.hpp"
#include "lib/base/text.hpp"
#include "lib/formats/json_object.hpp"
#include "lib/model/annotation_rules.hpp"
#include "lib/model/workload.hpp"
#include "lib/service/assignments.hpp"
#include "lib/service/names.hpp"
#include "lib/service/quality_editing.hpp"
#include "lib/service/recipes.hpp"
#include "lib/service/task_rules.hpp"
#include "lib/service/tasks.hpp"
#include "lib/service/work_access.hpp"
#include "lib/store/assignments.hpp"
#include "lib/store/exchange.hpp"
#include "lib/store/task_editing.hpp"
#include "lib/store/tasks.hpp"

namespace tasks::service {
namespace {

using model::Task;
using model::TaskEdit;

std::string edited_metadata(const std::string& before, const TaskEdit& edit) {
  std::string after = edit.all_metadata ? std::string() : before;
  for (const auto& [key, json] : edit.metadata) after = formats::with_member(after, key, json == "null" ? std::nullopt : std::optional(json));
  return after;
}

void check_in_use(store::Transaction& tx, const Task& after) {
  for (const auto& [status, items] : store::statuses_in_use(tx.db(), after.id)) {
    const bool kept = status == "consensus-done" || std::any_of(after.actions.begin(), after.actions.end(), [&](const model::Action& a) { return a.name == status; });
    if (!kept)
      throw Error(Code::guard, cat("the action ", quote(status), " is the status of ", plural(items, "work item")))
          .hint(cat("keep it among the actions, or give those another status first: tasks items ", after.id, " --status ", status));
  }
}

void edit_batches(store::Transaction& tx, Task& after, const TaskEdit& edit) {
  if (!edit.batch_size && !edit.max_workload) return;
  if (after.allocation != model::Allocation::pulling)
    throw Error(Code::bad_value, cat("the items of ", quote(after.name), " are dealt: there are no batches")).hint("they are chosen when a task is made: tasks create --pull");
  const std::int64_t size = edit.batch_size.value_or(*after.batch_size);
  const bool fits = *after.max_workload >= size + 2 && *after.max_workload <= 2 * size;
  const model::Batches batches = model::check_batches(size, edit.max_workload ? edit.max_workload : fits ? after.max_workload : std::nullopt);
  after.batch_size = batches.size;
  after.max_workload = batches.most;
  for (const auto& assignment : store::read_assignments(tx, {.task_id = after.id}))
    if (!assignment.assignee.empty() && assignment.tally.remaining > batches.most)
      throw Error(Code::guard, cat(assignment.assignee, " holds ", plural(assignment.tally.remaining, "pending item"), ", and ", batches.most, " would be the most"))
          .hint("tasks release gives some of them back");
}

Task edited(store::Transaction& tx, const Task& before, const TaskEdit& edit) {
  Task after = before;
  if (edit.name) {
    after.name = checked_name("task", *edit.name);
    if (const auto other = store::find_task_id(tx.db(), after.name); other && *other != before.id)
      throw Error(Code::exists, cat("there is a task ", quote(after.name), " already"));
  }
  if (edit.owner) {
    const model::User owner = checked_owner(tx, *edit.owner);
    after.owner = owner.email;
    after.owner_id = owner.id;
  }
  after.priority = edit.priority.value_or(before.priority);
  if (edit.due_at) after.due_at = *edit.due_at;
  after.lock_after_due = edit.lock_after_due.value_or(before.lock_after_due);
  if (after.lock_after_due && !after.due_at)
    throw Error(Code::bad_value, "--lock-after-due needs a due date").hint(before.due_at ? "give --no-lock-after-due too" : "give --due too");
  if (edit.recipe) {
    after.recipe_version_id = 0;
    if (!edit.recipe->empty()) after.recipe_version_id = get_recipe(tx, *edit.recipe).version_id;
  }
  if (edit.instructions_file) {
    after.instructions_file = *edit.instructions_file;
    after.instructions_pages = edit.instructions_pages.value_or("");
  }
  if (edit.description) {
    after.description = *edit.description;
    if (!valid_utf8(after.description)) throw Error(Code::bad_value, "the description is not UTF-8");
  }
  if (edit.actions) {
    if (edit.actions->empty()) throw Error(Code::bad_value, "a task has at least one action");
    after.actions = *edit.actions;
    check_actions(after.actions);
    check_in_use(tx, after);
  }
  after.metadata = edited_metadata(before.metadata, edit);
  edit_batches(tx, after, edit);
  if ((edit.scoring || edit.score_function) && before.quality == model::Quality::none)
    throw Error(Code::bad_value, cat("the task ", quote(before.name), " is not scored: its quality is none"));
  after.scoring = edit.scoring.value_or(before.scoring);
  after.score_function = edit.score_function.value_or(before.score_function);
  return after;
}

bool same_actions(const Task& a, const Task& b) {
  return std::equal(a.actions.begin(), a.actions.end(), b.actions.begin(), b.actions.end(), [](const model::Action& x, const model::Action& y) {
    return x.name == y.name && x.display == y.display && x.color == y.color && x.discard == y.discard;
  });
}

// What of it may not change while the task is locked (decisions.md 25); "" for nothing.
std::string_view shut_field(const Task& before, const Task& after, const TaskEdit& edit) {
  if (before.name != after.name) return "name";
  if (before.recipe_version_id != after.recipe_version_id) return "recipe";
  if (before.instructions_file != after.instructions_file || before.instructions_pages != after.instructions_pages) return "instructions";
  if (before.metadata != after.metadata) return "metadata";
  if (!same_actions(before, after)) return "actions";
  if (before.batch_size != after.batch_size) return "batch size";
  if (before.max_workload != after.max_workload) return "maximum workload";
  if (!edit.workload.empty()) return "workload";
  if (edit.percent) return "percentage";
  if (edit.copies) return "number of copies";
  if (before.scoring != after.scoring || before.score_function != after.score_function) return "scoring";
  return "";
}

[[noreturn]] void throw_locked(store::Transaction& tx, store::Id id, std::string_view field) {
  const Error why = *closed(*store::find_gate(tx.db(), id), tx.now());
  Error error(Code::locked, cat(why.message(), ": its ", field, " cannot change"));
  for (const auto& [key, value] : why.details()) error.add_detail(key, value);
  throw std::move(error).hint("owner, priority, due date, lock-after-due and description may; tasks unlock opens it");
}

// Percentages of exactly those who are assigned.
bool edit_shares(store::Transaction& tx, const Task& task, const TaskEdit& edit) {
  if (edit.workload.empty()) return false;
  if (task.allocation == model::Allocation::pulling) throw Error(Code::bad_value, cat("the items of ", quote(task.name), " are pulled: there are no shares"));
  std::vector<model::Assignment> held;
  for (auto& assignment : store::read_assignments(tx, {.task_id = task.id}))
    if (!assignment.assignee.empty()) held.push_back(std::move(assignment));
  std::vector<double> percents(held.size(), -1);
  for (const auto& [typed, percent] : edit.workload) {
    const Assignee who = get_assignee(tx, typed);
    const auto found = std::find_if(held.begin(), held.end(), [&](const model::Assignment& a) { return a.assignee == who.name; });
    if (found == held.end())
      throw Error(Code::bad_value, cat("the workload names ", who.name, ", who is not assigned")).hint(cat("tasks assignment add ", task.id, ' ', who.name));
    double& share = percents[static_cast<std::size_t>(found - held.begin())];
    if (share >= 0) throw Error(Code::bad_value, cat("the workload names ", who.name, " twice"));
    share = percent;
  }
  for (std::size_t i = 0; i < held.size(); ++i)
    if (percents[i] < 0) throw Error(Code::bad_value, cat("the workload leaves out ", held[i].assignee)).hint("name everybody, with 0 for those who get nothing");
  model::check_workload(percents);
  bool changed = false;
  for (std::size_t i = 0; i < held.size(); ++i) changed |= store::update_share(tx, held[i], percents[i]);
  return changed;
}

// Every annotation of the task, asked again; grouped by what the recipe says, the most frequent first.
void tell_refused(store::Transaction& tx, const Task& task, std::vector<std::string>& notes) {
  const model::RecipeContent recipe = recipe_content(tx, task.recipe_version_id);
  model::AnnotationChecker checker(&recipe);
  std::map<std::string, std::int64_t> reasons;
  std::int64_t seen = 0, refused = 0;
  const store::ExportScope scope{.task_id = task.id, .all = true};
  store::ExportItems items(tx, scope);
  store::ExportAnnotations annotations(tx, scope);
  bool more = annotations.next();
  while (more && items.next()) {
    const model::ItemExtent extent = model::extent_of(items.item());
    for (; more && annotations.get().item_id == items.item().id; more = annotations.next()) {
      if ((++seen & 0xfff) == 0) throw_if_interrupted();
      model::Annotation annotation = annotations.get();
      try {
        checker.check(annotation, extent);
      } catch (const Error& why) {
        ++refused;
        ++reasons[why.message()];
      }
    }
  }
  if (refused == 0) return;
  notes.push_back(cat("the recipe ", quote(task.recipe), " would refuse ", refused, " of ", plural(seen, "annotation"), " of the task; they stay as they are"));
  std::vector<std::pair<std::string, std::int64_t>> by_count(reasons.begin(), reasons.end());
  std::stable_sort(by_count.begin(), by_count.end(), [](const auto& a, const auto& b) { return a.second > b.second; });
  constexpr std::size_t k_most = 10;
  for (std::size_t i = 0; i < std::min(by_count.size(), k_most); ++i) notes.push_back(cat(by_count[i].second, " × ", by_count[i].first));
  if (by_count.size() > k_most) notes.push_back(cat("and ", by_count.size() - k_most, " more reasons"));
}

}  // namespace

EditedTask edit_task(store::Transaction& tx, std::string_view typed, const TaskEdit& edit, std::optional<std::int64_t> version) {
  const store::Id id = find_task(tx, typed);
  tx.db().hold(id);
  const Task before = get_task(tx, cat(id), store::TaskDetail::settings);
  if (before.archived_at) throw Error(Code::guard, cat("task ", quote(before.name), " is archived")).hint(cat("a manager can tasks unarchive ", id));
  if (version && *version != before.version)
    throw Error(Code::conflict, cat("task ", quote(before.name), " has changed since it was read (version ", before.version, ", not ", *version, ")"));
  Task after = edited(tx, before, edit);
  if (const auto field = shut_field(before, after, edit); !field.empty() && before.locked(tx.now()))
    throw_locked(tx, id, field);

  EditedTask result;
  result.changed = store::update_task(tx, before, after);
  result.changed |= edit_shares(tx, after, edit);
  if (edit.percent || edit.copies) {
    const bool changed = edit_quality(tx, after, {.percent = edit.percent, .copies = edit.copies}, result.notes);
    if (changed) store::raise_task_version(tx, id);
    result.changed |= changed;
  }
  result.task = get_task(tx, cat(id), store::TaskDetail::all);
  if (after.recipe_version_id != before.recipe_version_id && after.recipe_version_id != 0) tell_refused(tx, result.task, result.notes);
  if (result.task.due_at && result.changed && result.task.due_at != before.due_at && *result.task.due_at <= tx.now())
    result.notes.push_back(cat("the due date ", format_time(*result.task.due_at), " has passed", result.task.lock_after_due ? ": the task is locked" : ""));
  return result;
}

std::vector<std::pair<std::string, double>> shares_of(store::Session& session, const Task& task) {
  std::vector<std::pair<std::string, double>> shares;
  if (task.allocation == model::Allocation::pulling) return shares;
  for (const auto& assignment : store::read_assignments(session, {.task_id = task.id}))
    if (!assignment.assignee.empty()) shares.emplace_back(assignment.assignee, assignment.workload.value_or(0));
  return shares;
}

}  // namespace tasks::service
