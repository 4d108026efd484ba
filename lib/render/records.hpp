#pragma once
// The one description of every record that the program prints (cli.md §3): its fields in order, and how a model value
// fills them. A test pins these lists; fields are only ever added.
//
//     writer->begin(record_type<model::User>());
//     for (const auto& user : users) { cells.clear(); fill(cells, user); writer->row(cells); }
#include "lib/model/analytics.hpp"
#include "lib/model/quality.hpp"
#include "lib/model/scores.hpp"
#include "lib/model/recipe.hpp"
#include "lib/model/pipeline.hpp"
#include "lib/model/records.hpp"
#include "lib/model/upkeep.hpp"
#include "lib/render/record.hpp"

namespace tasks::render {

template <class T>
const RecordType& record_type();

template <> const RecordType& record_type<model::User>();
template <> const RecordType& record_type<model::Group>();
template <> const RecordType& record_type<model::Dataset>();
template <> const RecordType& record_type<model::Item>();
template <> const RecordType& record_type<model::Recipe>();
template <> const RecordType& record_type<model::Label>();
template <> const RecordType& record_type<model::Attribute>();
template <> const RecordType& record_type<model::Action>();
template <> const RecordType& record_type<model::Task>();
template <> const RecordType& record_type<model::Assignment>();
template <> const RecordType& record_type<model::ProjectStatus>();
template <> const RecordType& record_type<model::Instructions>();
template <> const RecordType& record_type<model::WorkItem>();
template <> const RecordType& record_type<model::Annotation>();
template <> const RecordType& record_type<model::Issue>();
template <> const RecordType& record_type<model::Operation>();
template <> const RecordType& record_type<model::HistoryEntry>();
template <> const RecordType& record_type<model::Event>();
template <> const RecordType& record_type<model::Setting>();
template <> const RecordType& record_type<model::TrustedFolder>();
template <> const RecordType& record_type<model::Finding>();
template <> const RecordType& record_type<model::SchemaStep>();
template <> const RecordType& record_type<model::ProjectCopy>();
template <> const RecordType& record_type<model::Agreement>();
template <> const RecordType& record_type<model::AggregatedLabel>();
template <> const RecordType& record_type<model::Skill>();
template <> const RecordType& record_type<model::AggregationSummary>();
template <> const RecordType& record_type<model::Score>();
template <> const RecordType& record_type<model::ContributorScore>();
template <> const RecordType& record_type<model::LabelScore>();
template <> const RecordType& record_type<model::TaskScore>();
template <> const RecordType& record_type<model::ScoreRun>();
template <> const RecordType& record_type<model::Pipeline>();
template <> const RecordType& record_type<model::PipelineNodeState>();
template <> const RecordType& record_type<model::PipelineVisit>();
template <> const RecordType& record_type<model::NodeRun>();
template <> const RecordType& record_type<model::ConfusionCell>();
template <> const RecordType& record_type<model::TaskAnalytics>();
template <> const RecordType& record_type<model::DayAnalytics>();
template <> const RecordType& record_type<model::ContributorAnalytics>();
template <> const RecordType& record_type<model::LabelAnalytics>();
template <> const RecordType& record_type<model::ModelAnalytics>();
template <> const RecordType& record_type<model::StatusAnalytics>();
template <> const RecordType& record_type<model::ScoreBin>();
template <> const RecordType& record_type<model::MatrixCell>();
template <> const RecordType& record_type<model::ScoringCostOf>();
template <> const RecordType& record_type<model::Report>();

void fill(Cells& row, const model::User& v);
void fill(Cells& row, const model::Group& v);
void fill(Cells& row, const model::Dataset& v);
void fill(Cells& row, const model::Item& v);
void fill(Cells& row, const model::Recipe& v);
void fill(Cells& row, const model::Label& v);
void fill(Cells& row, const model::Attribute& v);
void fill(Cells& row, const model::Action& v);
void fill(Cells& row, const model::Task& v, Micros now);
void fill(Cells& row, const model::Assignment& v);
void fill(Cells& row, const model::ProjectStatus& v);
void fill(Cells& row, const model::Instructions& v);
void fill(Cells& row, const model::WorkItem& v);
void fill(Cells& row, const model::Annotation& v);
void fill(Cells& row, const model::Issue& v);
void fill(Cells& row, const model::Operation& v);
void fill(Cells& row, const model::HistoryEntry& v);
void fill(Cells& row, const model::Event& v);
void fill(Cells& row, const model::Setting& v);
void fill(Cells& row, const model::TrustedFolder& v);
void fill(Cells& row, const model::Finding& v);
void fill(Cells& row, const model::SchemaStep& v);
void fill(Cells& row, const model::ProjectCopy& v);
void fill(Cells& row, const model::Agreement& v);
void fill(Cells& row, const model::AggregatedLabel& v);
void fill(Cells& row, const model::Skill& v);
void fill(Cells& row, const model::AggregationSummary& v);
void fill(Cells& row, const model::Score& v);
void fill(Cells& row, const model::ContributorScore& v);
void fill(Cells& row, const model::LabelScore& v);
void fill(Cells& row, const model::TaskScore& v);
void fill(Cells& row, const model::ScoreRun& v);
void fill(Cells& row, const model::Pipeline& v);
void fill(Cells& row, const model::PipelineNodeState& v);
void fill(Cells& row, const model::PipelineVisit& v);
void fill(Cells& row, const model::NodeRun& v);
void fill(Cells& row, const model::ConfusionCell& v);
void fill(Cells& row, const model::TaskAnalytics& v);
void fill(Cells& row, const model::DayAnalytics& v);
void fill(Cells& row, const model::ContributorAnalytics& v);
void fill(Cells& row, const model::LabelAnalytics& v);
void fill(Cells& row, const model::ModelAnalytics& v);
void fill(Cells& row, const model::StatusAnalytics& v);
void fill(Cells& row, const model::ScoreBin& v);
void fill(Cells& row, const model::MatrixCell& v);
void fill(Cells& row, const model::ScoringCostOf& v);
void fill(Cells& row, const model::Report& v);

// A whole recipe as one JSON text, in the document of `recipe show`.
struct RecipeDocument {
  std::string recipe;
  std::int64_t version = 0;
  std::string json;
};
template <> const RecordType& record_type<RecipeDocument>();
void fill(Cells& row, const RecipeDocument& v);

// Every record type, for the manual, completion and the test that pins the fields.
std::vector<const RecordType*> all_record_types();

}  // namespace tasks::render
