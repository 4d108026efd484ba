// Tasks and assignments.
#include "lib/base/json_text.hpp"
#include "lib/render/records.hpp"

namespace tasks::render {
namespace {

// {"complete":3,…}; work without a status is not a status and is left out (items_remaining and items_skipped tell it).
std::string counts_json(const std::map<std::string, std::int64_t>& counts) {
  JsonText json;
  json.begin_object();
  for (const auto& [word, n] : counts)
    if (!word.empty() && n != 0) json.member(word, n);
  json.end_object();
  return json.take();
}

void fill_tally(Cells& row, const model::Tally& t) {
  row.integer(t.total);
  row.integer(t.done);
  row.integer(t.remaining);
  row.integer(t.skipped);
  row.integer(t.open_issues);
  row.integer(t.for_review);
  row.integer(t.annotations);
  row.seconds(t.duration);
  row.number(t.progress());
  row.own_json(counts_json(t.by_status));
  row.own_json(counts_json(t.by_stage));
}

const std::vector<Field>& tally_fields() {
  static const std::vector<Field> k_fields{{"items_total", Kind::integer, "work items: done + remaining + skipped"},
                                           {"items_done", Kind::integer, "work items with a status"},
                                           {"items_remaining", Kind::integer, "work items without a status, skipped ones left out"},
                                           {"items_skipped", Kind::integer, "work items that were passed over"},
                                           {"open_issues", Kind::integer, "work items with an open issue"},
                                           {"for_review", Kind::integer, "work items with an issue to be reviewed"},
                                           {"annotations", Kind::integer, "annotations on the work items"},
                                           {"duration_s", Kind::seconds, "active seconds worked"},
                                           {"progress", Kind::number, "items_done / items_total, 0..1; 0 when empty"},
                                           {"status_counts", Kind::json, "object: work items per status"},
                                           {"stage_counts", Kind::json, "object: work items per stage"}};
  return k_fields;
}

std::vector<Field> with_tally(std::vector<Field> before, const std::vector<Field>& after) {
  before.insert(before.end(), tally_fields().begin(), tally_fields().end());
  before.insert(before.end(), after.begin(), after.end());
  return before;
}

std::string actions_json(const std::vector<model::Action>& actions) {
  JsonText json;
  json.begin_array();
  for (const auto& a : actions) {
    json.begin_object();
    json.member("name", a.name);
    json.member("display", a.display);
    if (a.color.empty())
      json.null_member("color");
    else
      json.member("color", a.color);
    json.member("discard", a.discard);
    json.end_object();
  }
  json.end_array();
  return json.take();
}

}  // namespace

template <>
const RecordType& record_type<model::Task>() {
  static const RecordType k_type{
      "task", "tasks", true,
      with_tally({{"id", Kind::id, "id of the task"},
                  {"name", Kind::text, "its name, unique among tasks that are not archived"},
                  {"task_type", Kind::text, "labeling or qa"},
                  {"quality", Kind::text, "none, consensus, qualification or honeypot"},
                  {"channel", Kind::text, "manual or pipeline"},
                  {"status", Kind::text, "open, in-progress, completed or completed-with-issues; computed"},
                  {"signs", Kind::json, "what catches the eye: open-issue, assignment-issue, for-review, locked, overdue"},
                  {"priority", Kind::text, "high, medium, low or none"},
                  {"due_at", Kind::time, "when it should be done"},
                  {"overdue", Kind::boolean, "the due instant has passed and it is not completed"},
                  {"lock_after_due", Kind::boolean, "locked from the due instant on"},
                  {"locked", Kind::boolean, "read-only now, by hand or by its due date"},
                  {"locked_by", Kind::text, "who locked it by hand"},
                  {"locked_at", Kind::time, "when it was locked by hand"},
                  {"archived", Kind::boolean, "put away"},
                  {"archived_at", Kind::time, "when it was put away"},
                  {"owner", Kind::text, "e-mail of its owner"},
                  {"groups", Kind::json, "groups of its owner"},
                  {"dataset", Kind::text, "the dataset its items are of"},
                  {"recipe", Kind::text, "how to label"},
                  {"recipe_version", Kind::integer, "version of the recipe"},
                  {"allocation", Kind::text, "distribution or pulling"},
                  {"batch_size", Kind::integer, "pulling: items given out at once"},
                  {"max_workload", Kind::integer, "pulling: most items that one may hold"},
                  {"actions", Kind::json, "the statuses that may be set: name, display, color, discard"},
                  {"parent", Kind::text, "QA: the labeling task"},
                  {"pipeline", Kind::text, "the pipeline it is a node of"},
                  {"node", Kind::text, "its node there"},
                  {"instructions_file", Kind::text, "instructions for the annotators"},
                  {"instructions_pages", Kind::text, "pages of it: 2-5"},
                  {"description", Kind::text, "free text"},
                  {"scoring", Kind::boolean, "scores are computed"},
                  {"score_function", Kind::text, "by which function"},
                  {"seed", Kind::integer, "seed of every choice by chance in it"},
                  {"metadata", Kind::json, "an object of your own"},
                  {"assignments_count", Kind::integer, "assignments that are not archived"}},
                 {{"version", Kind::integer, "rises with every edit"},
                  {"created_at", Kind::time, "when it was made"},
                  {"created_by", Kind::text, "by whom"},
                  {"updated_at", Kind::time, "last edit"},
                  {"updated_by", Kind::text, "by whom"},
                  {"last_activity_at", Kind::time, "last work in it"},
                  {"self_review", Kind::boolean, "QA: reviewers may get what they made themselves"},
                  {"percent", Kind::number, "consensus: of how many items there are replicas; honeypot: how many are planted, of an assignee's own items; null for annotators"},
                  {"copies", Kind::integer, "consensus: how many replicas each of those has; null for annotators"},
                  {"honeypot_filter", Kind::text, "honeypot: which true items are planted, DQL; null: those in /honeypot, and for annotators"},
                  {"scoring_paused", Kind::boolean, "scores wait until tasks pipeline resume"}}),
      {"id", "name", "status", "signs", "priority", "progress", "items_done", "items_total", "due_at", "owner", "dataset"}};
  return k_type;
}

void fill(Cells& row, const model::Task& v, Micros now) {
  row.id(v.id);
  row.text(v.name);
  row.text(model::to_text(v.task_type));
  row.text(model::to_text(v.quality));
  row.text(model::to_text(v.channel));
  row.text(model::to_text(v.status()));
  row.own_json(json_array(v.signs(now)));
  row.text(model::to_text(v.priority));
  row.time(v.due_at);
  row.boolean(v.overdue(now));
  row.boolean(v.lock_after_due);
  row.boolean(v.locked(now));
  row.text_or_null(v.locked_by);
  row.time(v.locked_at);
  row.boolean(v.archived_at.has_value());
  row.time(v.archived_at);
  row.text(v.owner);
  row.own_json(json_array(v.groups));
  row.text(v.dataset);
  row.text_or_null(v.recipe);
  row.integer(v.recipe_version == 0 ? std::nullopt : std::optional(v.recipe_version));
  row.text(model::to_text(v.allocation));
  row.integer(v.batch_size);
  row.integer(v.max_workload);
  row.own_json(actions_json(v.actions));
  row.text_or_null(v.parent);
  row.text_or_null(v.pipeline);
  row.text_or_null(v.node);
  row.text_or_null(v.instructions_file);
  row.text_or_null(v.instructions_pages);
  row.text(v.description);
  row.boolean(v.scoring);
  row.text_or_null(v.score_function);
  row.integer(v.seed);
  row.json(v.metadata.empty() ? std::string_view("{}") : v.metadata);
  row.integer(v.assignments_count);
  fill_tally(row, v.tally);
  row.integer(v.version);
  row.time(v.created_at);
  row.text(v.created_by);
  row.time(v.updated_at);
  row.text(v.updated_by);
  row.time(v.last_activity_at);
  row.boolean(v.self_review);
  row.number(v.percent);
  row.integer(v.copies);
  row.text_or_null(v.honeypot_filter);
  row.boolean(v.scoring_paused);
}

template <>
const RecordType& record_type<model::Assignment>() {
  static const RecordType k_type{"assignment", "assignments", true,
                                 with_tally({{"id", Kind::id, "id of the assignment"},
                                             {"task", Kind::text, "its task"},
                                             {"task_id", Kind::id, "id of its task"},
                                             {"name", Kind::text, "its name"},
                                             {"assignee", Kind::text, "e-mail, or @group; null for the pool"},
                                             {"status", Kind::text, "todo, in-progress, done or completed-with-issues; computed"},
                                             {"workload", Kind::number, "percent of the items that were dealt to it"},
                                             {"archived", Kind::boolean, "put away"}},
                                            {{"created_at", Kind::time, "when it was made"}}),
                                 {"id", "task", "assignee", "status", "progress", "items_done", "items_remaining", "items_total", "duration_s"}};
  return k_type;
}

void fill(Cells& row, const model::Assignment& v) {
  row.id(v.id);
  row.text(v.task);
  row.id(v.task_id);
  row.text(v.name);
  row.text_or_null(v.assignee);
  row.text(model::to_text(v.status()));
  row.number(v.workload);
  row.boolean(v.archived_at.has_value());
  fill_tally(row, v.tally);
  row.time(v.created_at);
}

template <>
const RecordType& record_type<model::ProjectStatus>() {
  static const RecordType k_type{"project_status", "project_status", false,
                                 with_tally({{"project", Kind::text, "its name"},
                                             {"tasks", Kind::integer, "tasks that are not archived"},
                                             {"assignments", Kind::integer, "assignments in them that are not done"},
                                             {"issues", Kind::integer, "issues that are open or for review"},
                                             {"reviews", Kind::integer, "work items that wait in QA tasks"},
                                             {"tasks_overdue", Kind::integer, "tasks past their due time and not completed"},
                                             {"tasks_locked", Kind::integer, "tasks that are read-only now"},
                                             {"task_status_counts", Kind::json, "object: tasks per status"}},
                                            {}),
                                 {"project", "tasks", "assignments", "issues", "reviews", "tasks_overdue", "tasks_locked", "progress"}};
  return k_type;
}

void fill(Cells& row, const model::ProjectStatus& v) {
  row.text(v.project);
  row.integer(v.tasks);
  row.integer(v.assignments);
  row.integer(v.issues);
  row.integer(v.reviews);
  row.integer(v.overdue);
  row.integer(v.locked);
  row.own_json(counts_json(v.tasks_by_status));
  fill_tally(row, v.tally);
}

template <>
const RecordType& record_type<model::Instructions>() {
  static const RecordType k_type{"instructions", "instructions", false,
                                 {{"task", Kind::text, "the task"},
                                  {"task_id", Kind::id, "its id"},
                                  {"recipe", Kind::text, "its recipe"},
                                  {"recipe_version", Kind::integer, "version of the recipe"},
                                  {"file", Kind::text, "the instructions: a path from the project's folder, or a URI; null: none"},
                                  {"pages", Kind::text, "pages of it: 3 or 2-5; null: all"},
                                  {"location", Kind::text, "where the file is on this machine, or the URI"},
                                  {"description", Kind::text, "what the task says about itself"}},
                                 {"task", "recipe", "location", "pages", "description"}};
  return k_type;
}

void fill(Cells& row, const model::Instructions& v) {
  row.text(v.task);
  row.id(v.task_id);
  row.text_or_null(v.recipe);
  row.integer(v.recipe_version == 0 ? std::nullopt : std::optional(v.recipe_version));
  row.text_or_null(v.file);
  row.text_or_null(v.pages);
  row.text_or_null(v.location);
  row.text(v.description);
}

}  // namespace tasks::render
