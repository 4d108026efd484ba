#include "cmd/app/context.hpp"
#include "cmd/app/reporting.hpp"
#include "lib/render/dashboard.hpp"

namespace tasks::app {
namespace {

struct Args {
  std::vector<std::string> tasks;
  std::optional<std::string> by;
  bool archived = false;

  bool is(std::string_view what) const { return by == what; }
  const render::RecordType& prints() const {
    if (is("contributor")) return record<model::ContributorAnalytics>();
    if (is("label")) return record<model::LabelAnalytics>();
    if (is("day")) return record<model::DayAnalytics>();
    if (is("status")) return record<model::StatusAnalytics>();
    if (is("score")) return record<model::ScoreBin>();
    if (is("cell")) return record<model::MatrixCell>();
    if (is("cost")) return record<model::ScoringCostOf>();
    return record<model::TaskAnalytics>();
  }
};

void declare(Options& o, Args& a) {
  o.positionals("TASK", a.tasks, "ids or names of tasks, archived ones by id; default: all that are not archived", false).live(Live::any_task);
  o.value("--by", "WHAT", a.by, "sums over all these tasks, for each contributor, label, day, status, range of scores, cell of the matrices or scoring function; default: each task")
      .one_of({"contributor", "label", "day", "status", "score", "cell", "cost"});
  o.flag("--archived", a.archived, "archived tasks too, when none is named; default: off");
}

Outcome run(Context& ctx, Args& a) {
  const auto tasks = reported_tasks(ctx, a.tasks, a.archived);
  Outcome outcome;
  const bool alone = !ctx.globals().fields.empty();
  outcome.print = [&a, alone, all = service::analyze(ctx.session(), tasks, ctx.now())](Printer& p) {
    if (a.is("contributor")) return p.all(all.contributors);
    if (a.is("label")) return p.all(all.labels);
    if (a.is("day")) return p.all(all.days);
    if (a.is("status")) return p.all(all.statuses);
    if (a.is("score")) return p.all(all.scores);
    if (a.is("cell")) return p.all(all.cells);
    if (a.is("cost")) return p.all(all.costs);
    if (!alone && p.for_people()) return p.text(render::dashboard(all, {.width = p.width() > 0 ? p.width() : 100, .color = p.color()}));
    if (!alone && p.format() == render::Format::json) return print_analytics(p, all);
    p.all(all.tasks);
  };
  return outcome;
}

}  // namespace

std::span<const Command> commands_analytics() {
  static const Command k_commands[] = {
      {"analytics", "tell how far, how fast and how good the work is", Access::read, model::Role::manager, record<model::TaskAnalytics>, call<Args, declare, run>},
  };
  return k_commands;
}

}  // namespace tasks::app
