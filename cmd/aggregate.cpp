#include <memory>

#include "cmd/app/context.hpp"
#include "cmd/app/labels_from.hpp"
#include "lib/service/aggregating.hpp"

namespace tasks::app {
namespace {

struct Args {
  LabelsFrom labels;
  std::optional<model::AggregationMethod> method;
  bool annotators = false, summary = false;

  const render::RecordType& prints() const {
    return summary ? record<model::AggregationSummary>() : annotators ? record<model::Skill>() : record<model::AggregatedLabel>();
  }
};

void declare(Options& o, Args& a) {
  declare_labels(o, a.labels);
  o.word("--method", "METHOD", a.method, "how the labels of an item become one; default: dawid-skene");
  o.flag("--annotators", a.annotators, "print the annotators with their skills and confusion matrices; default: the items");
  o.flag("--summary", a.summary, "print one record on the whole: shares of the labels, log-likelihood; default: the items");
  o.before_opening([&a] {
    if (a.annotators && a.summary) throw Error(Code::usage, "--annotators and --summary exclude each other");
  });
}

Outcome run(Context&, Args& a) {
  auto labels = a.labels.read();
  Outcome outcome;
  outcome.notes = service::notes_on(labels);
  const auto result = std::make_shared<service::Aggregating>(std::move(labels), a.method.value_or(model::AggregationMethod::dawid_skene));
  for (std::string& note : result->notes()) outcome.notes.push_back(std::move(note));
  outcome.print = [result, &a](Printer& p) {
    if (a.summary) return p.all(std::vector{result->summary()});
    if (a.annotators) {
      p.begin<model::Skill>();
      result->each_skill([&](const model::Skill& skill) { p.one(skill); });
    } else {
      p.begin<model::AggregatedLabel>();
      result->each_label([&](const model::AggregatedLabel& label) { p.one(label); });
    }
    p.end();
  };
  return outcome;
}

}  // namespace

std::span<const Command> commands_aggregate() {
  static const Command k_commands[] = {
      {"aggregate", "make one label of many for each item", Access::none, model::Role::annotator, record<model::AggregatedLabel>, call<Args, declare, run>},
  };
  return k_commands;
}

}  // namespace tasks::app
