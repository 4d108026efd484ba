#include "lib/render/records.hpp"

namespace tasks::render {

template <>
const RecordType& record_type<model::Score>() {
  static const RecordType k_type{"score", "scores", false,
                                 {{"score_type", Kind::text, "what is told: annotation_score, user_confusion …, see tasks-scoring(7)"},
                                  {"value", Kind::number, "the figure"},
                                  {"entity", Kind::text, "what is scored: an annotation's id, an e-mail, a label"},
                                  {"relative", Kind::text, "what it was compared with, the same; null: nothing"},
                                  {"contributor", Kind::text, "whose work it is"},
                                  {"assignment", Kind::integer, "id of the assignment"},
                                  {"item", Kind::integer, "id of the dataset item"},
                                  {"path", Kind::text, "its path"},
                                  {"task", Kind::text, "name of the task"},
                                  {"dataset", Kind::text, "name of the dataset"}},
                                 {"path", "score_type", "entity", "relative", "contributor", "value"}};
  return k_type;
}

void fill(Cells& row, const model::Score& v) {
  row.text(v.score_type);
  row.number(v.value);
  row.text_or_null(v.entity);
  row.text_or_null(v.relative);
  row.text_or_null(v.contributor);
  row.id(v.assignment_id);
  row.integer(v.item_id);
  row.text(v.path);
  row.text(v.task);
  row.text(v.dataset);
}

template <>
const RecordType& record_type<model::ContributorScore>() {
  static const RecordType k_type{"contributor_score", "contributor_scores", false,
                                 {{"contributor", Kind::text, "e-mail"},
                                  {"value", Kind::number, "mean over the items"},
                                  {"agreement", Kind::number, "mean over all comparisons with others, or with the truth"},
                                  {"items", Kind::integer, "items that were scored"},
                                  {"annotations", Kind::integer, "annotations that were scored"},
                                  {"missed", Kind::integer, "what others, or the truth, have in addition, over all comparisons; of the function agreement"},
                                  {"task", Kind::text, "name of the task"}},
                                 {"contributor", "value", "agreement", "items", "annotations", "missed"}};
  return k_type;
}

void fill(Cells& row, const model::ContributorScore& v) {
  row.text(v.contributor);
  row.number(v.value);
  row.number(v.agreement);
  row.integer(v.items);
  row.integer(v.annotations);
  row.integer(v.missed);
  row.text(v.task);
}

template <>
const RecordType& record_type<model::LabelScore>() {
  static const RecordType k_type{"label_score", "label_scores", false,
                                 {{"label", Kind::text, "the label"},
                                  {"precision", Kind::number, "of those given, the share that the other side has too; null: none was given"},
                                  {"recall", Kind::number, "of those that the other side has, the share that was given; null: it has none"},
                                  {"f1", Kind::number, "harmonic mean of both"},
                                  {"iou", Kind::number, "mean overlap of those that have a partner"},
                                  {"given", Kind::number, "its sum in the label matrix as given label"},
                                  {"wanted", Kind::number, "its sum there as the other side's label"},
                                  {"task", Kind::text, "name of the task"}},
                                 {"label", "precision", "recall", "f1", "iou", "given", "wanted"}};
  return k_type;
}

void fill(Cells& row, const model::LabelScore& v) {
  row.text(v.label);
  row.number(v.precision);
  row.number(v.recall);
  row.number(v.f1);
  row.number(v.iou);
  row.number(v.given);
  row.number(v.wanted);
  row.text(v.task);
}

template <>
const RecordType& record_type<model::TaskScore>() {
  static const RecordType k_type{"task_score", "task_scores", false,
                                 {{"task", Kind::text, "name of the task"},
                                  {"score_function", Kind::text, "what scores it"},
                                  {"value", Kind::number, "mean over the items; null when there are none"},
                                  {"agreement", Kind::number, "mean over all comparisons"},
                                  {"items", Kind::integer, "items that have scores"},
                                  {"waiting", Kind::integer, "items that changed since, or were not scored yet"}},
                                 {"task", "score_function", "value", "agreement", "items", "waiting"}};
  return k_type;
}

void fill(Cells& row, const model::TaskScore& v) {
  row.text(v.task);
  row.text(v.score_function);
  row.number(v.value);
  row.number(v.agreement);
  row.integer(v.items);
  row.integer(v.waiting);
}

template <>
const RecordType& record_type<model::ScoreRun>() {
  static const RecordType k_type{"score_run", "score_runs", false,
                                 {{"task", Kind::text, "name of the task"},
                                  {"score_function", Kind::text, "what scored it"},
                                  {"items", Kind::integer, "items that were scored"},
                                  {"scores", Kind::integer, "figures that were stored"},
                                  {"value", Kind::number, "the task's mean over all items that have scores, afterwards"},
                                  {"wall_s", Kind::number, "seconds that it took; tasks scores --by run tells, a run itself does not"},
                                  {"cpu_s", Kind::number, "seconds of computing, the same"},
                                  {"at", Kind::time, "when"}},
                                 {"task", "score_function", "items", "scores", "value", "wall_s"}};
  return k_type;
}

void fill(Cells& row, const model::ScoreRun& v) {
  row.text(v.task);
  row.text(v.score_function);
  row.integer(v.items);
  row.integer(v.scores);
  row.number(v.value);
  row.seconds(v.wall);
  row.seconds(v.cpu);
  row.time(v.at);
}

template <>
const RecordType& record_type<model::ConfusionCell>() {
  static const RecordType k_type{"confusion", "confusions", false,
                                 {{"reference", Kind::text, "the truth's or the other one's label, none: there is nothing; with --contributors an e-mail"},
                                  {"scored", Kind::text, "the label that was given, none: nothing; with --contributors whose work was compared"},
                                  {"value", Kind::number, "how many; with --contributors their mean agreement"},
                                  {"items", Kind::integer, "items in which it occurs"},
                                  {"task", Kind::text, "name of the task"}},
                                 {"reference", "scored", "value", "items"}};
  return k_type;
}

void fill(Cells& row, const model::ConfusionCell& v) {
  row.text(v.reference);
  row.text(v.scored);
  row.number(v.value);
  row.integer(v.items);
  row.text(v.task);
}

}  // namespace tasks::render
