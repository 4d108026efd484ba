#include "lib/render/records.hpp"

namespace tasks::render {

template <>
const RecordType& record_type<model::TaskAnalytics>() {
  static const RecordType k_type{"analytics", "analytics", false,
                                 {{"task", Kind::text, "name of the task"},
                                  {"task_id", Kind::integer, "its id"},
                                  {"dataset", Kind::text, "name of the dataset"},
                                  {"task_type", Kind::text, "labeling or qa"},
                                  {"quality", Kind::text, "none, consensus, qualification or honeypot"},
                                  {"archived_at", Kind::time, "null: not archived"},
                                  {"due_at", Kind::time, "when it is due"},
                                  {"items_total", Kind::integer, "its items"},
                                  {"items_done", Kind::integer, "of those, with a status"},
                                  {"items_remaining", Kind::integer, "without a status, skipped ones left out"},
                                  {"items_discarded", Kind::integer, "with a status that discards"},
                                  {"items_skipped", Kind::integer, "that were skipped"},
                                  {"items_with_issues", Kind::integer, "that have an open issue"},
                                  {"progress", Kind::number, "share that is done, 0 to 1"},
                                  {"work_items", Kind::integer, "to which people gave a status, replicas too"},
                                  {"annotations", Kind::integer, "on those"},
                                  {"duration_s", Kind::seconds, "time spent on those"},
                                  {"seconds_per_item", Kind::number, "of those; null when no time was measured"},
                                  {"seconds_per_annotation", Kind::number, "the same"},
                                  {"started_at", Kind::time, "the first status that stands"},
                                  {"last_at", Kind::time, "the last one"},
                                  {"items_per_day", Kind::number, "mean of the last 28 days before today, or since it began; of today when it began today"},
                                  {"finish_at", Kind::time, "when all may be done: half of 1,000 simulations were by then; null: done, or not within ten years"},
                                  {"finish_early_at", Kind::time, "a tenth of them"},
                                  {"finish_late_at", Kind::time, "nine tenths of them"},
                                  {"score", Kind::number, "mean over its items"},
                                  {"agreement", Kind::number, "mean over all comparisons"},
                                  {"label_consensus", Kind::number, "of annotations with a partner, the share with the same label"},
                                  {"iou", Kind::number, "their mean overlap"}},
                                 {"task", "items_total", "items_done", "progress", "items_per_day", "finish_at", "score"}};
  return k_type;
}

void fill(Cells& row, const model::TaskAnalytics& v) {
  const auto per = [&](std::int64_t count) -> std::optional<double> {
    if (v.duration == 0 || count == 0) return std::nullopt;
    return static_cast<double>(v.duration) / static_cast<double>(k_second) / static_cast<double>(count);
  };
  row.text(v.task);
  row.integer(v.id);
  row.text(v.dataset);
  row.text(to_text(v.task_type));
  row.text(to_text(v.quality));
  row.time(v.archived_at);
  row.time(v.due_at);
  row.integer(v.total);
  row.integer(v.done);
  row.integer(v.remaining);
  row.integer(v.discarded);
  row.integer(v.skipped);
  row.integer(v.open_issues);
  row.number(v.total > 0 ? static_cast<double>(v.done) / static_cast<double>(v.total) : 0.0);
  row.integer(v.work_items);
  row.integer(v.annotations);
  row.seconds(v.duration);
  row.number(per(v.work_items));
  row.number(per(v.annotations));
  row.time(v.started_at);
  row.time(v.last_at);
  row.number(v.items_per_day);
  row.time(v.finish_at);
  row.time(v.finish_early_at);
  row.time(v.finish_late_at);
  row.number(v.score);
  row.number(v.agreement);
  row.number(v.label_consensus);
  row.number(v.iou);
}

template <>
const RecordType& record_type<model::DayAnalytics>() {
  static const RecordType k_type{"analytics_day", "analytics_days", false,
                                 {{"day", Kind::text, "2026-01-05, in UTC"},
                                  {"done", Kind::integer, "items that got the status which they have"},
                                  {"discarded", Kind::integer, "of those, discarded"},
                                  {"remaining", Kind::integer, "of the items that there are now, without a status at the end of the day"},
                                  {"work_items", Kind::integer, "to which people gave a status, replicas too"},
                                  {"annotations", Kind::integer, "on those"}},
                                 {"day", "done", "discarded", "remaining", "work_items", "annotations"}};
  return k_type;
}

void fill(Cells& row, const model::DayAnalytics& v) {
  row.text(v.day);
  row.integer(v.done);
  row.integer(v.discarded);
  row.integer(v.remaining);
  row.integer(v.work_items);
  row.integer(v.annotations);
}

template <>
const RecordType& record_type<model::ContributorAnalytics>() {
  static const RecordType k_type{"analytics_contributor", "analytics_contributors", false,
                                 {{"contributor", Kind::text, "e-mail"},
                                  {"done", Kind::integer, "work items to which this person gave a status"},
                                  {"discarded", Kind::integer, "of those, discarded"},
                                  {"skipped", Kind::integer, "skipped ones in this person's assignments"},
                                  {"remaining", Kind::integer, "without a status in them"},
                                  {"annotations", Kind::integer, "on those that are done"},
                                  {"duration_s", Kind::seconds, "time spent on those"},
                                  {"items_per_hour", Kind::number, "null when no time was measured"},
                                  {"issues", Kind::integer, "issues received"},
                                  {"reviewed", Kind::integer, "of this person's work items, decided by reviewers"},
                                  {"approval", Kind::number, "share of those that was approved"},
                                  {"score", Kind::number, "mean over items"},
                                  {"agreement", Kind::number, "mean over comparisons with others, or with the truth"}},
                                 {"contributor", "done", "discarded", "skipped", "remaining", "annotations", "duration_s", "items_per_hour", "issues", "approval", "score"}};
  return k_type;
}

void fill(Cells& row, const model::ContributorAnalytics& v) {
  row.text(v.contributor);
  row.integer(v.done);
  row.integer(v.discarded);
  row.integer(v.skipped);
  row.integer(v.remaining);
  row.integer(v.annotations);
  row.seconds(v.duration);
  row.number(v.items_per_hour);
  row.integer(v.issues);
  row.integer(v.reviewed);
  row.number(v.approval);
  row.number(v.score);
  row.number(v.agreement);
}

template <>
const RecordType& record_type<model::LabelAnalytics>() {
  static const RecordType k_type{"analytics_label", "analytics_labels", false,
                                 {{"label", Kind::text, "the label"},
                                  {"annotations", Kind::integer, "that people gave it, those of models once a status was given, merged ones left out"},
                                  {"precision", Kind::number, "of those compared, the share that the other side has too"},
                                  {"recall", Kind::number, "of those that the other side has, the share that was given"},
                                  {"f1", Kind::number, "harmonic mean of both"}},
                                 {"label", "annotations", "precision", "recall", "f1"}};
  return k_type;
}

void fill(Cells& row, const model::LabelAnalytics& v) {
  row.text(v.label);
  row.integer(v.annotations);
  row.number(v.precision);
  row.number(v.recall);
  row.number(v.f1);
}

template <>
const RecordType& record_type<model::ModelAnalytics>() {
  static const RecordType k_type{"analytics_model", "analytics_models", false,
                                 {{"model", Kind::text, "name of the model"},
                                  {"model_version", Kind::text, "its version; null: none was given"},
                                  {"drafts", Kind::integer, "of its pre-labels, those on work items without a status"},
                                  {"kept", Kind::integer, "of those on work items that were done and not discarded: left as they were"},
                                  {"changed", Kind::integer, "of those: changed"},
                                  {"deleted", Kind::integer, "of those: deleted"},
                                  {"acceptance", Kind::number, "kept ones as a share of kept, changed and deleted ones; null: none of them was decided"}},
                                 {"model", "model_version", "drafts", "kept", "changed", "deleted", "acceptance"}};
  return k_type;
}

void fill(Cells& row, const model::ModelAnalytics& v) {
  row.text(v.model);
  row.text_or_null(v.model_version);
  row.integer(v.drafts);
  row.integer(v.kept);
  row.integer(v.changed);
  row.integer(v.deleted);
  row.number(v.acceptance());
}

template <>
const RecordType& record_type<model::StatusAnalytics>() {
  static const RecordType k_type{"analytics_status", "analytics_statuses", false,
                                 {{"stage", Kind::text, "prepare, label, review or completed"},
                                  {"status", Kind::text, "null: none"},
                                  {"skipped", Kind::boolean, "those that were skipped"},
                                  {"items", Kind::integer, "how many"}},
                                 {"stage", "status", "skipped", "items"}};
  return k_type;
}

void fill(Cells& row, const model::StatusAnalytics& v) {
  row.text(v.stage);
  row.text_or_null(v.status);
  row.boolean(v.skipped);
  row.integer(v.items);
}

template <>
const RecordType& record_type<model::ScoreBin>() {
  static const RecordType k_type{"analytics_score", "analytics_scores", false,
                                 {{"from", Kind::number, "lower bound of the score"},
                                  {"to", Kind::number, "upper bound, itself in the next one but for 1"},
                                  {"items", Kind::integer, "items with such a score"}},
                                 {"from", "to", "items"}};
  return k_type;
}

void fill(Cells& row, const model::ScoreBin& v) {
  row.number(v.from);
  row.number(v.to);
  row.integer(v.items);
}

template <>
const RecordType& record_type<model::MatrixCell>() {
  static const RecordType k_type{"analytics_cell", "analytics_cells", false,
                                 {{"matrix", Kind::text, "labels or contributors"},
                                  {"reference", Kind::text, "the truth's or the other one's label, none: there is nothing; or an e-mail"},
                                  {"scored", Kind::text, "the label that was given; or whose work was compared"},
                                  {"value", Kind::number, "labels: how many; contributors: their mean agreement"},
                                  {"items", Kind::integer, "items in which it occurs"}},
                                 {"matrix", "reference", "scored", "value", "items"}};
  return k_type;
}

void fill(Cells& row, const model::MatrixCell& v) {
  row.text(v.contributors ? std::string_view("contributors") : std::string_view("labels"));
  row.text(v.reference);
  row.text(v.scored);
  row.number(v.value);
  row.integer(v.items);
}

template <>
const RecordType& record_type<model::ScoringCostOf>() {
  static const RecordType k_type{"analytics_cost", "analytics_costs", false,
                                 {{"task", Kind::text, "name of the task"},
                                  {"score_function", Kind::text, "what scored it"},
                                  {"runs", Kind::integer, "how often"},
                                  {"items", Kind::integer, "items, each as often as it was scored"},
                                  {"scores", Kind::integer, "figures that were stored"},
                                  {"wall_s", Kind::seconds, "seconds that it took"},
                                  {"cpu_s", Kind::seconds, "seconds of computing"}},
                                 {"task", "score_function", "runs", "items", "scores", "wall_s", "cpu_s"}};
  return k_type;
}

void fill(Cells& row, const model::ScoringCostOf& v) {
  row.text(v.task);
  row.text(v.score_function);
  row.integer(v.runs);
  row.integer(v.items);
  row.integer(v.scores);
  row.seconds(v.wall);
  row.seconds(v.cpu);
}

template <>
const RecordType& record_type<model::Report>() {
  static const RecordType k_type{"report", "reports", false,
                                 {{"file", Kind::text, "the page"}, {"tasks", Kind::integer, "tasks that it tells of"}, {"bytes", Kind::integer, "its size"}},
                                 {"file", "tasks", "bytes"}};
  return k_type;
}

void fill(Cells& row, const model::Report& v) {
  row.text(v.file);
  row.integer(v.tasks);
  row.integer(v.bytes);
}

}  // namespace tasks::render
