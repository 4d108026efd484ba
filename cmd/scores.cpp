#include <memory>

#include "cmd/app/context.hpp"
#include "lib/service/scores.hpp"
#include "lib/service/tasks.hpp"

namespace tasks::app {
namespace {

struct Args {
  std::string task;
  std::optional<std::string> by;

  bool is(std::string_view what) const { return by.value_or("item") == what; }
  const render::RecordType& prints() const {
    if (is("contributor")) return record<model::ContributorScore>();
    if (is("label")) return record<model::LabelScore>();
    if (is("task")) return record<model::TaskScore>();
    if (is("run")) return record<model::ScoreRun>();
    return record<model::Score>();
  }
};

void declare(Options& o, Args& a) {
  o.positional("TASK", a.task, "id or name of the task").live(Live::task);
  o.value("--by", "WHAT", a.by, "figures of each annotation, item, contributor or label, of the whole task, or what each run of scoring cost; default: item")
      .one_of({"annotation", "item", "contributor", "label", "task", "run"});
}

Outcome run(Context& ctx, Args& a) {
  const auto task = std::make_shared<const model::Task>(service::get_task(ctx.session(), a.task, store::TaskDetail::settings));
  const auto reading = std::make_shared<const service::ScoreReading>(ctx.session(), *task);
  Outcome outcome;
  outcome.print = [task, reading, &a](Printer& p) {
    if (a.is("contributor")) return p.all(reading->by_contributor());
    if (a.is("label")) return p.all(reading->by_label());
    if (a.is("task")) return p.all(std::vector{reading->of_task()});
    if (a.is("run")) return p.all(reading->runs());
    p.begin<model::Score>();
    const auto put = [&p](const model::Score& score) {
      p.one(score);
      return true;
    };
    a.is("annotation") ? reading->each_annotation(put) : reading->each_item(put);
    p.end();
  };
  return outcome;
}

}  // namespace

std::span<const Command> commands_scores() {
  static const Command k_commands[] = {
      {"scores", "show the scores of a task", Access::read, model::Role::manager, record<model::Score>, call<Args, declare, run>},
  };
  return k_commands;
}

}  // namespace tasks::app
