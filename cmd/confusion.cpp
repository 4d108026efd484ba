#include <memory>

#include "cmd/app/context.hpp"
#include "lib/service/scores.hpp"
#include "lib/service/tasks.hpp"

namespace tasks::app {
namespace {

struct Args {
  std::string task;
  bool contributors = false;
  std::optional<std::string> cell;

  service::Matrix matrix() const { return contributors ? service::Matrix::contributors : service::Matrix::labels; }
  const render::RecordType& prints() const { return cell ? record<model::Item>() : record<model::ConfusionCell>(); }
};

void declare(Options& o, Args& a) {
  o.positional("TASK", a.task, "id or name of the task").live(Live::task);
  o.flag("--contributors", a.contributors, "who agrees with whom; default: which label was given where another one was expected");
  o.value("--cell", "REFERENCE,SCORED", a.cell, "the items of one cell, as dataset items; default: all cells");
}

Outcome run(Context& ctx, Args& a) {
  const auto task = std::make_shared<const model::Task>(service::get_task(ctx.session(), a.task, store::TaskDetail::settings));
  const auto reading = std::make_shared<const service::ScoreReading>(ctx.session(), *task);
  Outcome outcome;
  if (a.cell) {
    outcome.print = [task, reading, ids = reading->items_of(a.matrix(), *a.cell)](Printer& p) {
      p.begin<model::Item>();
      reading->each_item_of(ids, [&](const model::Item& item) { p.one(item); });
      p.end();
    };
    return outcome;
  }
  outcome.print = [cells = reading->confusion(a.matrix())](Printer& p) { p.all(cells); };
  return outcome;
}

}  // namespace

std::span<const Command> commands_confusion() {
  static const Command k_commands[] = {
      {"confusion", "show which labels, or which contributors, differ", Access::read, model::Role::manager, record<model::ConfusionCell>, call<Args, declare, run>},
  };
  return k_commands;
}

}  // namespace tasks::app
