#include "lib/base/json_text.hpp"
#include "lib/render/records.hpp"

namespace tasks::render {
namespace {

std::string by_label(const std::vector<std::pair<std::string, double>>& values) {
  JsonText json;
  json.begin_object();
  for (const auto& [label, value] : values) json.member(label, value);
  json.end_object();
  return json.take();
}

}  // namespace

template <>
const RecordType& record_type<model::Agreement>() {
  static const RecordType k_type{"agreement", "agreements", false,
                                 {{"statistic", Kind::text, "percent, cohen, fleiss, krippendorff or ac1"},
                                  {"label", Kind::text, "with --by label: this label against all others"},
                                  {"annotator", Kind::text, "with --by pair: one of the two"},
                                  {"other", Kind::text, "with --by pair: the other"},
                                  {"value", Kind::number, "1 is full agreement, 0 that of chance (of percent: none); null where it is 0/0"},
                                  {"low", Kind::number, "with --bootstrap: where the middle 95 % of the samples begin"},
                                  {"high", Kind::number, "with --bootstrap: where they end"},
                                  {"items", Kind::integer, "items with two labels or more"},
                                  {"answers", Kind::integer, "labels on those"}},
                                 {"statistic", "label", "annotator", "other", "value", "low", "high", "items"}};
  return k_type;
}

void fill(Cells& row, const model::Agreement& v) {
  row.text(model::to_text(v.statistic));
  row.text_or_null(v.label);
  row.text_or_null(v.annotator);
  row.text_or_null(v.other);
  row.number(v.value);
  row.number(v.low);
  row.number(v.high);
  row.integer(v.items);
  row.integer(v.answers);
}

template <>
const RecordType& record_type<model::AggregatedLabel>() {
  static const RecordType k_type{"aggregate", "aggregates", false,
                                 {{"item", Kind::text, "the item"},
                                  {"label", Kind::text, "what it is, by all its labels; null when nobody labeled it"},
                                  {"posterior", Kind::number, "how probable that is; of a majority its share of the votes"},
                                  {"tied", Kind::boolean, "another label has as much"},
                                  {"answers", Kind::integer, "labels that it got"},
                                  {"posteriors", Kind::json, "of every label; those of 0 are left out"}},
                                 {"item", "label", "posterior", "tied", "answers"}};
  return k_type;
}

void fill(Cells& row, const model::AggregatedLabel& v) {
  row.text(v.item);
  row.text_or_null(v.label);
  row.number(v.posterior);
  row.boolean(v.tied);
  row.integer(v.answers);
  row.own_json(by_label(v.posteriors));
}

template <>
const RecordType& record_type<model::Skill>() {
  static const RecordType k_type{"skill", "skills", false,
                                 {{"annotator", Kind::text, "who"},
                                  {"answers", Kind::integer, "labels given"},
                                  {"skill", Kind::number, "the chance to be right on an item drawn by the shares of the labels"},
                                  {"confusion", Kind::json, "of items of a label, what share is called what: {true: {said: share}}"}},
                                 {"annotator", "answers", "skill"}};
  return k_type;
}

void fill(Cells& row, const model::Skill& v) {
  row.text(v.annotator);
  row.integer(v.answers);
  row.number(v.skill);
  JsonText json;
  json.begin_object();
  for (std::size_t truth = 0; truth < v.labels.size(); ++truth) {
    json.key(v.labels[truth]);
    json.begin_object();
    for (std::size_t said = 0; said < v.labels.size(); ++said)
      if (const double share = v.confusion[truth * v.labels.size() + said]; share > 0) json.member(v.labels[said], share);
    json.end_object();
  }
  json.end_object();
  row.own_json(json.take());
}

template <>
const RecordType& record_type<model::AggregationSummary>() {
  static const RecordType k_type{"aggregation", "aggregations", false,
                                 {{"method", Kind::text, "majority or dawid-skene"},
                                  {"items", Kind::integer, "items"},
                                  {"annotators", Kind::integer, "annotators"},
                                  {"answers", Kind::integer, "labels"},
                                  {"tied", Kind::integer, "items on which two labels have as much"},
                                  {"log_likelihood", Kind::number, "natural; null for majority"},
                                  {"iterations", Kind::integer, "of the estimation"},
                                  {"converged", Kind::boolean, "whether it came to rest"},
                                  {"shares", Kind::json, "of each label among the items"}},
                                 {"method", "items", "annotators", "answers", "tied", "log_likelihood", "iterations", "shares"}};
  return k_type;
}

void fill(Cells& row, const model::AggregationSummary& v) {
  row.text(model::to_text(v.method));
  row.integer(v.items);
  row.integer(v.annotators);
  row.integer(v.answers);
  row.integer(v.tied);
  row.number(v.log_likelihood);
  row.integer(v.iterations);
  row.boolean(v.converged);
  row.own_json(by_label(v.shares));
}

}  // namespace tasks::render
