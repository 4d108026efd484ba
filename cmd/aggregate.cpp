#include <memory>

#include "cmd/app/context.hpp"
#include "cmd/app/labels_from.hpp"
#include "lib/service/aggregating.hpp"
#include "lib/service/task_labels.hpp"
#include "lib/service/tasks.hpp"

namespace tasks::app {
namespace {

struct Args {
  LabelsFrom labels;
  std::optional<model::AggregationMethod> method;
  bool annotators = false, summary = false, write = false;
  std::optional<std::string> layer;

  const render::RecordType& prints() const {
    return summary ? record<model::AggregationSummary>() : annotators ? record<model::Skill>() : record<model::AggregatedLabel>();
  }
};

void declare(Options& o, Args& a) {
  declare_labels(o, a.labels);
  o.word("--method", "METHOD", a.method, "how the labels of an item become one; default: dawid-skene");
  o.flag("--annotators", a.annotators, "print the annotators with their skills and confusion matrices; default: the items");
  o.flag("--summary", a.summary, "print one record on the whole: shares of the labels, log-likelihood; default: the items");
  o.flag("--write", a.write, "store the labels of the task, and the shapes that more than half of its contributors drew, as a layer of its items; default: only print");
  o.value("--layer", "LAYER", a.layer, "with --write: aggregate or ground-truth; what it wrote there before is replaced; default: aggregate").one_of({"aggregate", "ground-truth"});
  o.before_opening([&a] {
    if (a.write && !a.labels.task) throw Error(Code::usage, "--write needs a task");
    if (a.layer && !a.write) throw Error(Code::usage, "--layer goes with --write");
    if (a.annotators && a.summary) throw Error(Code::usage, "--annotators and --summary exclude each other");
  });
}

Access access(const Args& a) { return a.write ? Access::write : a.labels.access(); }

Outcome run(Context& ctx, Args& a) {
  service::TaskLabels found;
  if (a.labels.task)
    found = a.labels.read(ctx.session(), a.labels.task_of(ctx.session(), "aggregate"));
  else
    found.labels = a.labels.read();
  Outcome outcome;
  outcome.notes = service::notes_on(found.labels);
  const auto result = std::make_shared<service::Aggregating>(std::move(found.labels), a.method.value_or(model::AggregationMethod::dawid_skene));
  if (a.write) {
    const model::Task task = service::get_task(ctx.tx(), *a.labels.task, store::TaskDetail::settings);
    const auto layer = model::parse_or_throw<model::Layer>(a.layer.value_or("aggregate"));
    outcome.counts = Counts{.changed = service::write_aggregate(ctx.tx(), task, found, *result, layer, outcome.notes)};
    outcome.noun = "annotation";
  }
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
      {"aggregate", "make one label of many for each item", Access::write, model::Role::annotator, record<model::AggregatedLabel>, call<Args, declare, run, access>},
  };
  return k_commands;
}

}  // namespace tasks::app
