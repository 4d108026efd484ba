#include <iterator>

#include "cmd/app/context.hpp"
#include "cmd/app/labels_from.hpp"
#include "lib/base/text.hpp"
#include "lib/service/agreement.hpp"

namespace tasks::app {
namespace {

using model::Statistic;

constexpr std::int64_t k_most_samples = 1'000'000;

struct Args {
  LabelsFrom labels;
  std::vector<std::string> statistics, order;
  std::optional<model::Level> level;
  std::optional<model::KappaWeights> weights;
  std::optional<model::Breakdown> by;
  std::optional<std::int64_t> samples;
  render::RecordType type = {};  // a table shows only what was asked for

  const render::RecordType& prints() const { return type; }
};

void declare(Options& o, Args& a) {
  declare_labels(o, a.labels);
  std::vector<std::string> words;
  for (const char* word : model::words<Statistic>()) words.emplace_back(word);
  o.values("--stat", "STATISTIC", a.statistics, "which figures; default: all that there are").commas().one_of(std::move(words));
  o.word("--level", "LEVEL", a.level, "what the distance of two labels is, for Krippendorff's alpha; default: nominal");
  o.word("--weights", "WEIGHTS", a.weights, "how much a disagreement counts in Cohen's kappa; default: none");
  o.values("--order", "LABEL", a.order, "the labels from the lowest to the highest, for --level ordinal and --weights; default: labels are numbers").commas();
  o.word("--by", "WHAT", a.by, "figures for each label against all others, or for each pair of annotators; default: over all");
  o.value("--bootstrap", "N", a.samples, "intervals from N samples with replacement, 1 to 1000000; default: none");
  o.before_opening([&a] {
    a.type = record<model::Agreement>();
    a.type.table_columns = {"statistic"};
    if (a.by == model::Breakdown::label) a.type.table_columns.push_back("label");
    if (a.by == model::Breakdown::pair) a.type.table_columns.insert(a.type.table_columns.end(), {"annotator", "other"});
    a.type.table_columns.push_back("value");
    if (a.samples) a.type.table_columns.insert(a.type.table_columns.end(), {"low", "high"});
    a.type.table_columns.push_back("items");
    if (a.samples && (*a.samples < 1 || *a.samples > k_most_samples))
      throw Error(Code::bad_value, cat("--bootstrap is between 1 and ", k_most_samples, ", not ", *a.samples)).hint("1000 is usual");
  });
}

bool is_of_shapes(Statistic statistic) { return statistic == Statistic::iou || statistic == Statistic::f1; }

void check_shapes(const Args& a, const service::Measure& of_shapes) {
  if (of_shapes.statistics.empty()) return;
  if (!a.labels.task) throw Error(Code::usage, cat("--stat ", to_text(of_shapes.statistics.front()), " compares shapes, and a file of labels has none")).hint("name a task");
  if (a.by == model::Breakdown::label)
    throw Error(Code::usage, cat("--stat ", to_text(of_shapes.statistics.front()), " is not told by label here")).hint("tasks scores TASK --by label tells precision, recall, f1 and iou of each label");
}

Access access(const Args& a) { return a.labels.access(); }

Outcome run(Context& ctx, Args& a) {
  service::Measure asked{.statistics = {}, .level = a.level.value_or(model::Level::nominal), .weights = a.weights.value_or(model::KappaWeights::none), .order = a.order,
                         .by = a.by, .samples = a.samples.value_or(0), .seed = static_cast<std::uint64_t>(ctx.seed())};
  service::Measure of_shapes = asked;
  for (const std::string& word : a.statistics) {
    const auto statistic = model::parse_or_throw<Statistic>(word);
    (is_of_shapes(statistic) ? of_shapes : asked).statistics.push_back(statistic);
  }
  check_shapes(a, of_shapes);
  const bool all = a.statistics.empty();
  if (all) {
    asked.statistics = {Statistic::percent, Statistic::cohen, Statistic::fleiss, Statistic::krippendorff, Statistic::ac1};
    if (a.labels.task && a.by != model::Breakdown::label) of_shapes.statistics = {Statistic::iou, Statistic::f1};
  }
  Outcome outcome;
  std::vector<model::Agreement> shapes;
  std::optional<model::Task> task;
  if (a.labels.task) task = a.labels.task_of(ctx.session(), "agreement");
  if (task && !of_shapes.statistics.empty()) {
    shapes = service::measure_shapes(ctx.session(), *task, of_shapes);
    if (shapes.empty() && !all) outcome.notes.emplace_back("no two people drew shapes on the same item of a consensus task: there is nothing to compare");
    if (!shapes.empty() && a.samples) outcome.notes.emplace_back("iou and f1 have no intervals");
  }
  service::AgreementFound found;
  if (!asked.statistics.empty()) {
    const scoring::Labels labels = task ? a.labels.read(ctx.session(), *task).labels : a.labels.read();
    if (!all || shapes.empty() || labels.classes.size() > 0) {
      for (std::string& note : service::notes_on(labels)) outcome.notes.push_back(std::move(note));
      found = service::measure_agreement(labels, asked);
    }
  }
  for (std::string& note : found.notes) outcome.notes.push_back(std::move(note));
  std::move(shapes.begin(), shapes.end(), std::back_inserter(found.figures));
  outcome.print = [&a, figures = std::move(found.figures)](Printer& p) {
    p.begin(a.type);
    for (const model::Agreement& figure : figures) p.one(figure);
    p.end();
  };
  return outcome;
}

}  // namespace

std::span<const Command> commands_agreement() {
  static const Command k_commands[] = {
      {"agreement", "tell how far annotators agree, beyond chance", Access::read, model::Role::annotator, record<model::Agreement>, call<Args, declare, run, access>},
  };
  return k_commands;
}

}  // namespace tasks::app
