#include <type_traits>

#include "cmd/app/context.hpp"
#include "cmd/app/reporting.hpp"
#include "lib/render/dashboard.hpp"

namespace tasks::app {
namespace {

// The list that --by means.
template <class Use>
decltype(auto) use_list(const std::optional<std::string>& by, const model::Analytics& all, const Use& use) {
  if (by == "contributor") return use(all.contributors);
  if (by == "label") return use(all.labels);
  if (by == "model") return use(all.models);
  if (by == "day") return use(all.days);
  if (by == "status") return use(all.statuses);
  if (by == "score") return use(all.scores);
  if (by == "cell") return use(all.cells);
  if (by == "cost") return use(all.costs);
  return use(all.tasks);
}

struct Args {
  std::vector<std::string> tasks;
  std::optional<std::string> by;
  bool archived = false;

  const render::RecordType& prints() const {
    return use_list(by, {}, [](const auto& list) -> const render::RecordType& { return record<typename std::decay_t<decltype(list)>::value_type>(); });
  }
};

void declare(Options& o, Args& a) {
  o.positionals("TASK", a.tasks, "ids or names of tasks, archived ones by id; default: all that are not archived", false).live(Live::any_task);
  o.value("--by", "WHAT", a.by, "sums over all these tasks, for each contributor, label, model, day, status, range of scores, cell of the matrices or scoring function; default: each task")
      .one_of({"contributor", "label", "model", "day", "status", "score", "cell", "cost"});
  o.flag("--archived", a.archived, "archived tasks too, when none is named; default: off");
}

Outcome run(Context& ctx, Args& a) {
  const auto tasks = reported_tasks(ctx, a.tasks, a.archived);
  Outcome outcome;
  const bool alone = !ctx.globals().fields.empty();
  outcome.print = [&a, alone, all = service::analyze(ctx.session(), tasks, ctx.now())](Printer& p) {
    if (a.by) return use_list(a.by, all, [&p](const auto& list) { p.all(list); });
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
