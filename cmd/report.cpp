#include <algorithm>
#include <iterator>

#include "cmd/app/report_page.hpp"
#include "cmd/app/reporting.hpp"
#include "lib/base/error.hpp"
#include "lib/base/file.hpp"
#include "lib/base/text.hpp"

namespace tasks::app {
namespace {

constexpr std::size_t k_most_cells = 3000;  // of each matrix
constexpr std::size_t k_room = 600'000;      // bytes for paths

struct Args {
  std::vector<std::string> tasks;
  std::string html;
  bool archived = false;
};

void declare(Options& o, Args& a) {
  o.positionals("TASK", a.tasks, "ids or names of tasks, archived ones by id; default: all that are not archived", false).live(Live::any_task);
  o.value("--html", "FILE", a.html, "the page to write; - is standard output").live(Live::file);
  o.flag("--archived", a.archived, "archived tasks too, when none is named; default: off");
  o.before_opening([&a] {
    if (a.html.empty()) throw Error(Code::usage, "where to write the page was not said").hint("--html FILE");
  });
}

// Those that a page has room for: the greatest.
void cut_cells(std::vector<model::MatrixCell>& cells) {
  std::vector<model::MatrixCell> kept;
  for (const bool contributors : {false, true}) {
    std::vector<model::MatrixCell> some;
    std::copy_if(cells.begin(), cells.end(), std::back_inserter(some), [&](const model::MatrixCell& c) { return c.contributors == contributors; });
    if (some.size() > k_most_cells) {
      std::stable_sort(some.begin(), some.end(), [&](const auto& a, const auto& b) { return contributors ? a.items > b.items : a.value > b.value; });
      some.resize(k_most_cells);
    }
    std::move(some.begin(), some.end(), std::back_inserter(kept));
  }
  cells = std::move(kept);
}

Outcome run(Context& ctx, Args& a) {
  const auto tasks = reported_tasks(ctx, a.tasks, a.archived);
  model::Analytics all = service::analyze(ctx.session(), tasks, ctx.now());
  Outcome outcome;
  const std::size_t cells = all.cells.size();
  cut_cells(all.cells);
  if (all.cells.size() < cells) outcome.notes.push_back(cat("the page has the greatest ", all.cells.size(), " of ", cells, " cells; tasks analytics --by cell has all"));
  std::string page = report_page(all, service::report_lists(ctx.session(), tasks, all, k_room), ctx.now());
  if (a.html == "-") {
    outcome.raw = true;
    outcome.print = [page = std::move(page)](Printer& p) { p.text(page); };
    return outcome;
  }
  outcome.print = [&ctx, page = std::move(page), file = a.html, count = static_cast<std::int64_t>(tasks.size())](Printer& p) {
    p.begin<model::Report>();  // says no to what cannot be printed before anything is written
    if (!ctx.dry_run()) write_file_atomically(file, page);
    p.one(model::Report{.file = file, .tasks = count, .bytes = static_cast<std::int64_t>(page.size())});
    p.end();
  };
  return outcome;
}

}  // namespace

std::span<const Command> commands_report() {
  static const Command k_commands[] = {
      {"report", "write a page with everything that analytics tells", Access::read, model::Role::manager, record<model::Report>, call<Args, declare, run>},
  };
  return k_commands;
}

}  // namespace tasks::app
