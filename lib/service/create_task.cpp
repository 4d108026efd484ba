#include "lib/service/create_task.hpp"

#include <algorithm>

#include "lib/base/error.hpp"
#include "lib/base/json_text.hpp"
#include "lib/base/text.hpp"
#include "lib/model/recipe.hpp"
#include "lib/model/workload.hpp"
#include "lib/service/datasets.hpp"
#include "lib/service/names.hpp"
#include "lib/service/people.hpp"
#include "lib/service/quality_dealing.hpp"
#include "lib/service/recipes.hpp"
#include "lib/service/reviewing.hpp"
#include "lib/service/shares.hpp"
#include "lib/service/task_rules.hpp"
#include "lib/service/tasks.hpp"
#include "lib/store/assignments.hpp"
#include "lib/store/dealing.hpp"
#include "lib/store/tasks.hpp"

namespace tasks::service {
namespace {

using model::Action;
using model::TaskSpec;

std::string metadata_json(const TaskSpec& spec) {
  if (spec.metadata.empty()) return {};
  JsonText json;
  json.begin_object();
  for (const auto& [key, value] : spec.metadata) json.raw_member(key, value);
  json.end_object();
  return json.take();
}

// What a QA task takes over. The recipe's actions are those of labeling.
void review(model::Task& task, const model::Task& parent, const TaskSpec& spec) {
  task.task_type = model::TaskType::qa;
  task.parent = parent.name;
  task.parent_id = parent.id;
  task.self_review = spec.self_review.value_or(false);
  task.recipe = parent.recipe;
  task.recipe_version = parent.recipe_version;
  task.recipe_version_id = parent.recipe_version_id;
  if (task.actions.empty()) task.actions = review_actions();
  if (!task.instructions_file.empty()) return;
  task.instructions_file = parent.instructions_file;
  task.instructions_pages = parent.instructions_pages;
}

// Everything about the task but its work.
model::Task described(store::Session& session, const TaskSpec& spec, std::string name, const model::Dataset& dataset, const std::optional<model::Task>& parent) {
  model::Task task;
  task.name = std::move(name);
  task.dataset = dataset.name;
  task.dataset_id = dataset.id;
  task.priority = spec.priority.value_or(model::Priority::medium);
  task.due_at = spec.due_at;
  task.lock_after_due = spec.lock_after_due.value_or(false);
  if (task.lock_after_due && !task.due_at) throw Error(Code::bad_value, "--lock-after-due needs a due date").hint("give --due too");
  task.description = spec.description.value_or("");
  if (!valid_utf8(task.description)) throw Error(Code::bad_value, "the description is not UTF-8");
  task.seed = spec.seed.value_or(0);
  task.metadata = metadata_json(spec);
  task.instructions_file = spec.instructions_file.value_or("");
  task.instructions_pages = spec.instructions_pages.value_or("");
  task.actions = spec.actions;
  if (spec.pull.value_or(false)) {
    const model::Batches batches = model::check_batches(spec.batch_size, spec.max_workload);
    task.allocation = model::Allocation::pulling;
    task.batch_size = batches.size;
    task.max_workload = batches.most;
    if (!spec.workload.empty()) throw Error(Code::bad_value, "a task that is pulled has no workload").hint("leave away --workload, or --pull");
  } else if (spec.batch_size || spec.max_workload) {
    throw Error(Code::bad_value, cat(spec.batch_size ? "--batch-size" : "--max-workload", " goes with --pull"));
  }

  if (parent) {
    review(task, *parent, spec);
    check_actions(task.actions);
    return task;
  }
  const std::string recipe_name = spec.recipe.value_or(dataset.recipe);
  if (!recipe_name.empty()) {
    const model::Recipe recipe = get_recipe(session, recipe_name);
    task.recipe = recipe.name;
    task.recipe_version = recipe.version;
    task.recipe_version_id = recipe.version_id;
    const model::RecipeContent content = recipe_content(session, recipe.version_id);
    if (task.actions.empty()) task.actions = content.actions;
    if (task.instructions_file.empty()) {
      task.instructions_file = content.instructions_file;
      task.instructions_pages = content.instructions_pages;
    }
  }
  if (task.actions.empty()) task.actions = default_actions();
  check_actions(task.actions);
  return task;
}

}  // namespace

std::vector<ReviewShare> open_assignments(store::Transaction& tx, const model::Task& task, const std::vector<Share>& shares, std::int64_t count) {
  const bool pulls = task.allocation == model::Allocation::pulling;
  const std::string_view waiting = pulls ? "queue" : "pool";
  std::vector<ReviewShare> deals;
  std::vector<std::int64_t> counts{count};
  if (pulls) {
    counts.resize(1 + shares.size());  // the queue, then people who hold nothing yet
  } else if (!shares.empty()) {
    std::vector<double> percents;
    for (const Share& s : shares) percents.push_back(s.percent);
    counts = model::deal_counts(count, percents);
  }
  const auto assignments = static_cast<std::int64_t>(counts.size());
  const store::Id first_assignment = tx.reserve_ids(assignments);
  for (std::int64_t i = 0; i < assignments; ++i) {
    const auto at = static_cast<std::size_t>(i);
    store::NewAssignment made{.id = first_assignment + i, .task_id = task.id, .kind = waiting, .name = cat(task.name, " · ", waiting), .ordinal = i, .workload = {}};
    if (!shares.empty() && !(pulls && i == 0)) {
      const Share& share = shares[pulls ? at - 1 : at];
      made.user_id = share.who.user_id;
      made.group_id = share.who.group_id;
      made.kind = "normal";
      made.name = cat(task.name, " · ", share.who.name);
      if (!pulls) made.workload = share.percent;
    }
    store::insert_assignment(tx, made);
    deals.push_back({made.id, made.user_id, counts[at]});
  }
  tx.created("assignment", store::IdSet::range(first_assignment, assignments), task.id);
  return deals;
}

namespace {

void deal(store::Transaction& tx, const model::Task& task, const std::vector<Share>& shares, const std::vector<store::Id>& items) {
  std::vector<store::Deal> deals;
  for (const ReviewShare& share : open_assignments(tx, task, shares, static_cast<std::int64_t>(items.size()))) deals.push_back({share.assignment_id, share.items});
  store::insert_work_items(tx, task.id, items, deals, 0, task.allocation == model::Allocation::pulling ? std::optional(tx.now()) : std::nullopt);
}

std::vector<std::string> deal_reviews(store::Transaction& tx, const model::Task& task, const std::vector<Share>& shares, const std::vector<store::Reviewable>& items) {
  const auto deals = open_assignments(tx, task, shares, static_cast<std::int64_t>(items.size()));
  const auto pool = [&] {
    const store::NewAssignment made{.id = tx.new_id(), .task_id = task.id, .kind = "pool", .name = cat(task.name, " · pool"),
                                    .ordinal = static_cast<std::int64_t>(deals.size()), .workload = {}};
    store::insert_assignment(tx, made);
    tx.created("assignment", made.id, task.id);
    return made.id;
  };
  return deal_in_reviews(tx, task, items, deals, 0, pool).notes;
}

std::vector<std::string> notes_about(const model::Task& task, const store::DealableItems& items) {
  std::vector<std::string> notes;
  if (items.untrue > 0) notes.push_back(cat("left out ", plural(items.untrue, "item"), " without ground truth"));
  if (items.ground_truth > 0) notes.push_back(cat("left out ", plural(items.ground_truth, "ground-truth item")));
  if (items.hidden > 0) notes.push_back(cat("left out ", plural(items.hidden, "hidden item")));
  if (items.ids.empty()) notes.push_back(cat("the task ", quote(task.name), " has no items"));
  return notes;
}

}  // namespace

NewTask create_task(store::Transaction& tx, const TaskRequest& request) {
  const TaskSpec& spec = request.spec;
  const std::optional<model::Task> parent = reviewed_task(tx, spec);
  if (!spec.name && !parent) throw Error(Code::usage, "the task has no name").hint("tasks create NAME --dataset DATASET, or name: in the file");
  std::string name = checked_name("task", spec.name ? *spec.name : cat(parent->name, "-qa"));
  if (const auto id = store::find_task_id(tx.db(), name)) {
    if (request.if_not_exists) return {.task = get_task(tx, cat(*id), store::TaskDetail::all), .fresh = false, .notes = {}};
    throw Error(Code::exists, cat("there is a task ", quote(name), " already")).hint("--if-not-exists takes it as it is");
  }
  if (!spec.dataset && !parent) throw Error(Code::usage, "the task has no dataset").hint("name it with --dataset, or dataset: in the file");
  if (spec.limit && *spec.limit < 0) throw Error(Code::bad_value, cat("the limit is 0 or more, not ", *spec.limit));
  const model::Dataset dataset = get_dataset(tx, parent ? cat(parent->dataset_id) : *spec.dataset);
  const model::User owner = parent && !spec.owner ? get_user(tx, parent->owner) : checked_owner(tx, spec.owner.value_or(tx.actor().email));
  model::Task task = described(tx, spec, std::move(name), dataset, parent);
  const std::vector<Share> shares = checked_shares(tx, spec.assignees, spec.workload);
  const std::optional<QualityPlan> quality = checked_quality(spec, shares, parent.has_value());
  if (quality) {
    task.quality = quality->quality;
    task.scoring = spec.scoring.value_or(true);
    task.score_function = spec.score_function.value_or("");
  }

  const auto shuffle = spec.shuffle.value_or(false) ? std::optional(task.seed) : std::nullopt;
  const auto enter = [&] {
    task.id = tx.new_id();
    store::insert_task(tx, task, owner.id);
    store::insert_task_actions(tx, task.id, task.actions);
    tx.created("task", task.id, task.id);
  };
  std::vector<std::string> notes;
  std::int64_t count = 0;
  if (parent) {
    const store::ReviewableItems found = choose_reviewable(tx, *parent, {.items = request.items, .statuses = spec.statuses, .limit = spec.limit, .shuffle = shuffle});
    count = static_cast<std::int64_t>(found.items.size());
    enter();
    notes = deal_reviews(tx, task, shares, found.items);
    if (count == 0) notes.push_back(cat("the task ", quote(task.name), " has no items: nothing in ", quote(parent->name), " has such a status"));
  } else {
    if (request.items.given()) select_items(tx, dataset.id, request.items);
    const bool truth = task.quality == model::Quality::qualification;
    const store::DealableItems items = store::read_dealable_items(
        tx, dataset.id, {.selected = request.items.given(), .limit = spec.limit, .shuffle = shuffle, .hash = quality ? std::optional(task.seed) : std::nullopt, .paths = quality && !quality->pairs.empty(), .truth_only = truth});
    count = static_cast<std::int64_t>(items.ids.size());
    enter();
    notes = notes_about(task, items);
    if (quality)
      deal_quality(tx, task, shares, items, *quality);
    else
      deal(tx, task, shares, items.ids);
  }
  if (task.due_at && *task.due_at <= tx.now())
    notes.push_back(cat("the due date ", format_time(*task.due_at), " has passed", task.lock_after_due ? ": the task is locked" : ""));
  if (count > 10'000) tx.db().analyze();
  return {.task = get_task(tx, cat(task.id), store::TaskDetail::all), .fresh = true, .notes = std::move(notes)};
}

}  // namespace tasks::service
