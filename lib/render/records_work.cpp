// Work items, annotations, history, operations.
#include "lib/base/json_text.hpp"
#include "lib/render/records.hpp"

namespace tasks::render {

template <>
const RecordType& record_type<model::WorkItem>() {
  static const RecordType k_type{"work_item", "work_items", true,
                                 {{"id", Kind::id, "id of the work item"},
                                  {"task", Kind::text, "its task"},
                                  {"assignment", Kind::id, "id of the assignment that holds it"},
                                  {"item", Kind::id, "id of the dataset item"},
                                  {"path", Kind::text, "path of the dataset item"},
                                  {"assignee", Kind::text, "who holds it: e-mail or @group; null in the pool"},
                                  {"replica", Kind::integer, "number of the replica; null for an original"},
                                  {"status", Kind::text, "the action that was declared; null: none"},
                                  {"status_by", Kind::text, "who declared it"},
                                  {"status_at", Kind::time, "when"},
                                  {"stage", Kind::text, "prepare, label, review or completed"},
                                  {"skipped", Kind::boolean, "passed over by its annotator"},
                                  {"skip_reason", Kind::text, "why"},
                                  {"split", Kind::text, "of the dataset item: train, validation, test or none"},
                                  {"priority", Kind::integer, "higher goes out first"},
                                  {"batch", Kind::text, "name of its batch"},
                                  {"queued_at", Kind::time, "when it entered the queue"},
                                  {"started_at", Kind::time, "when it was claimed with next or start; null: it is not"},
                                  {"object_count", Kind::integer, "annotations on it"},
                                  {"duration_s", Kind::seconds, "active seconds worked on it"},
                                  {"open_issues", Kind::integer, "open issues on it"},
                                  {"for_review", Kind::integer, "issues on it that wait for their reviewer"},
                                  {"edited_after_status", Kind::boolean, "annotations changed after the status was set"},
                                  {"version", Kind::integer, "rises with every change"},
                                  {"updated_at", Kind::time, "last change"}},
                                 {"id", "path", "assignee", "status", "stage", "object_count", "duration_s"}};
  return k_type;
}

void fill(Cells& row, const model::WorkItem& v) {
  row.id(v.id);
  row.text(v.task);
  row.id(v.assignment_id);
  row.id(v.item_id);
  row.text(v.path);
  row.text_or_null(v.assignee);
  row.integer(v.replica);
  row.text_or_null(v.status);
  row.text_or_null(v.status_by);
  row.time(v.status_at);
  row.text(model::to_text(v.stage));
  row.boolean(v.skipped);
  row.text_or_null(v.skip_reason);
  row.text(model::to_text(v.split));
  row.integer(v.priority);
  row.text_or_null(v.batch);
  row.time(v.queued_at);
  row.time(v.started_at);
  row.integer(v.object_count);
  row.seconds(v.duration);
  row.integer(v.open_issues);
  row.integer(v.for_review);
  row.boolean(v.edited_after_status);
  row.integer(v.version);
  row.time(v.updated_at);
}

template <>
const RecordType& record_type<model::Annotation>() {
  static const RecordType k_type{"annotation", "annotations", true,
                                 {{"id", Kind::id, "id of the annotation"},
                                  {"layer", Kind::text, "work, ground-truth, import, model or aggregate"},
                                  {"work_item", Kind::id, "the work item it was made in; null in an item's own layers"},
                                  {"item", Kind::id, "id of the dataset item"},
                                  {"path", Kind::text, "path of the dataset item"},
                                  {"task", Kind::text, "the task it was made in"},
                                  {"parent", Kind::id, "the annotation it is a part of"},
                                  {"label", Kind::text, "its label"},
                                  {"shape", Kind::text, "class, box, polygon, polyline, point, ellipse, mask, cuboid, text or range"},
                                  {"geometry", Kind::json, "an object that depends on the shape; null for class"},
                                  {"attributes", Kind::json, "an object: key to string, number, boolean or list of strings"},
                                  {"creator", Kind::text, "who made it"},
                                  {"source", Kind::text, "manual, import, model or aggregate"},
                                  {"model", Kind::text, "the model that made it"},
                                  {"model_version", Kind::text, "its version"},
                                  {"confidence", Kind::number, "0..1, of a model"},
                                  {"draft", Kind::boolean, "of a model, on a work item without a status: nobody has decided yet"},
                                  {"frame", Kind::integer, "first frame, in a video"},
                                  {"frame_end", Kind::integer, "last frame, in a video"},
                                  {"external_id", Kind::text, "id in the system it came from"},
                                  {"issue_state", Kind::text, "open or for-review while an issue hangs on it"},
                                  {"created_at", Kind::time, "when it was made"},
                                  {"updated_at", Kind::time, "last change"}},
                                 {"id", "work_item", "path", "label", "shape", "geometry", "creator"}};
  return k_type;
}

void fill(Cells& row, const model::Annotation& v) {
  row.id(v.id);
  row.text(model::to_text(v.layer));
  row.id(v.work_item_id);
  row.id(v.item_id);
  row.text(v.item_path);
  row.text_or_null(v.task);
  row.id(v.parent_id);
  row.text(v.label);
  row.text(model::to_text(v.shape));
  row.json(v.geometry);
  row.json(v.attributes.empty() ? std::string_view("{}") : v.attributes);
  row.text_or_null(v.creator);
  row.text(v.source);
  row.text_or_null(v.model);
  row.text_or_null(v.model_version);
  row.number(v.confidence);
  row.boolean(v.draft);
  row.integer(v.frame);
  row.integer(v.frame_end);
  row.text_or_null(v.external_id);
  row.text_or_null(v.issue_state);
  row.time(v.created_at);
  row.time(v.updated_at);
}

template <>
const RecordType& record_type<model::Operation>() {
  static const RecordType k_type{"operation", "operations", true,
                                 {{"id", Kind::id, "id of the operation"},
                                  {"at", Kind::time, "when"},
                                  {"actor", Kind::text, "who"},
                                  {"command", Kind::text, "which command"},
                                  {"argv", Kind::json, "its words"},
                                  {"reason", Kind::text, "why, as given with --reason"},
                                  {"changed", Kind::integer, "records that it changed"},
                                  {"undoes", Kind::id, "the operation that it took back"},
                                  {"undone_by", Kind::id, "the operation that took it back"}},
                                 {"id", "at", "actor", "command", "changed", "reason"}};
  return k_type;
}

void fill(Cells& row, const model::Operation& v) {
  row.id(v.id);
  row.time(v.at);
  row.text(v.actor);
  row.text(v.command);
  row.json(v.argv);
  row.text_or_null(v.reason);
  row.integer(v.changed);
  row.id(v.undoes);
  row.id(v.undone_by);
}

template <>
const RecordType& record_type<model::HistoryEntry>() {
  static const RecordType k_type{"history_entry", "history", false,
                                 {{"at", Kind::time, "when"},
                                  {"work_item", Kind::id, "the work item"},
                                  {"operation", Kind::id, "the operation that did it"},
                                  {"seq", Kind::integer, "order inside the operation"},
                                  {"actor", Kind::text, "who"},
                                  {"command", Kind::text, "which command"},
                                  {"action", Kind::text, "what happened: added, assigned, started, annotated, status, stage, …"},
                                  {"old", Kind::text, "value before"},
                                  {"new", Kind::text, "value after"},
                                  {"reason", Kind::text, "why, as given with --reason"}},
                                 {"at", "actor", "action", "old", "new", "command", "reason"}};
  return k_type;
}

void fill(Cells& row, const model::HistoryEntry& v) {
  row.time(v.at);
  row.id(v.work_item_id);
  row.id(v.operation);
  row.integer(v.seq);
  row.text(v.actor);
  row.text(v.command);
  row.text(v.action);
  row.text_or_null(v.old_value);
  row.text_or_null(v.new_value);
  row.text_or_null(v.reason);
}

template <>
const RecordType& record_type<model::Event>() {
  static const RecordType k_type{"event", "events", true,
                                 {{"id", Kind::text, "its place: operation:seq"},
                                  {"operation", Kind::id, "the operation that did it"},
                                  {"seq", Kind::integer, "order inside the operation"},
                                  {"at", Kind::time, "when"},
                                  {"actor", Kind::text, "who"},
                                  {"command", Kind::text, "which command"},
                                  {"reason", Kind::text, "why, as given with --reason"},
                                  {"undoes", Kind::id, "the operation that it took back"},
                                  {"kind", Kind::text, "what kind of records changed: work_item, task, annotation, item, …"},
                                  {"field", Kind::text, "what changed of them; created, removed; started, stopped"},
                                  {"old", Kind::text, "value before"},
                                  {"new", Kind::text, "value after"},
                                  {"task", Kind::id, "the task that they belong to"},
                                  {"entities", Kind::integer, "how many records changed so"},
                                  {"ids", Kind::json, "their ids, as ranges: [[first,last],…]"}},
                                 {"id", "at", "actor", "command", "kind", "field", "old", "new", "entities"}};
  return k_type;
}

void fill(Cells& row, const model::Event& v) {
  row.own_text(cat(v.operation, ':', v.seq));
  row.id(v.operation);
  row.integer(v.seq);
  row.time(v.at);
  row.text(v.actor);
  row.text(v.command);
  row.text_or_null(v.reason);
  row.id(v.undoes);
  row.text(v.kind);
  row.text(v.field);
  row.text_or_null(v.old_value);
  row.text_or_null(v.new_value);
  row.id(v.task_id);
  row.integer(v.entities);
  row.json(v.ranges_json);
}

std::vector<const RecordType*> all_record_types() {
  using namespace model;
  return {&record_type<User>(),       &record_type<Group>(),     &record_type<Dataset>(),     &record_type<Item>(),
          &record_type<Recipe>(),     &record_type<Label>(),     &record_type<Attribute>(),   &record_type<Action>(),
          &record_type<RecipeDocument>(),     &record_type<Task>(),      &record_type<Assignment>(),  &record_type<WorkItem>(),
          &record_type<ProjectStatus>(), &record_type<Instructions>(),
          &record_type<Annotation>(), &record_type<Issue>(), &record_type<Operation>(), &record_type<HistoryEntry>(), &record_type<Event>(),
          &record_type<Setting>(),    &record_type<TrustedFolder>(), &record_type<Finding>(), &record_type<SchemaStep>(),
          &record_type<ProjectCopy>(), &record_type<Agreement>(), &record_type<AggregatedLabel>(), &record_type<Skill>(), &record_type<AggregationSummary>(),
          &record_type<TaskAnalytics>(), &record_type<DayAnalytics>(), &record_type<ContributorAnalytics>(), &record_type<LabelAnalytics>(), &record_type<ModelAnalytics>(), &record_type<StatusAnalytics>(),
          &record_type<ScoreBin>(), &record_type<MatrixCell>(), &record_type<ScoringCostOf>(), &record_type<Report>(), &record_type<Pipeline>(), &record_type<PipelineNodeState>(), &record_type<PipelineVisit>(), &record_type<NodeRun>()};
}

}  // namespace tasks::render
