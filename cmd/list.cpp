#include "cmd/app/context.hpp"
#include "cmd/app/record_filter.hpp"
#include "cmd/app/watching.hpp"
#include "lib/base/text.hpp"
#include "lib/render/sorting.hpp"
#include "lib/service/tasks.hpp"

namespace tasks::app {
namespace {

using model::Role;

struct Args {
  service::TaskFilter filter;
  RecordFilter<model::Task> which;
  std::string sort;
  std::optional<std::int64_t> limit;
  bool exit_code = false;
  Watching watch;
};

template <class E>
std::vector<std::string> word_list() {
  const auto words = model::words<E>();
  return {words.begin(), words.end()};
}

void declare(Options& o, Args& a) {
  service::TaskFilter& f = a.filter;
  o.values("--type", "TYPE", f.types, "only tasks of this type; default: every type").commas().one_of(word_list<model::TaskType>());
  o.values("--status", "STATUS", f.statuses, "only tasks with this status; default: every status").commas().one_of({"open", "in-progress", "completed", "completed-with-issues"});
  o.values("--priority", "PRIORITY", f.priorities, "only tasks of this priority; default: every priority").commas().one_of(word_list<model::Priority>());
  o.values("--annotation-status", "STATUS", f.annotation_statuses, "only tasks with items that have open issues, or that wait for review of a fix; default: all")
      .commas()
      .one_of({"open-issues", "for-review"});
  o.values("--quality", "QUALITY", f.qualities, "only tasks of this quality kind; default: every kind").commas().one_of(word_list<model::Quality>());
  o.values("--channel", "CHANNEL", f.channels, "only tasks made by hand or by a pipeline; default: both").commas().one_of(word_list<model::Channel>());
  o.values("--owner", "EMAIL", f.owners, "only tasks of this owner; default: every owner").commas().live(Live::user);
  o.values("--assignee", "USER", f.assignees, "only tasks in which this e-mail or @group holds an assignment; default: all").commas().live(Live::assignee);
  o.values("--dataset", "DATASET", f.datasets, "only tasks over this dataset, id or name; default: every dataset").commas().live(Live::dataset);
  o.value("--search", "TEXT", f.search, "only tasks with this text in their name or dataset, or as id; upper and lower case are one; default: all");
  o.flag("--overdue", f.overdue, "only tasks that are past their due time and not completed; default: off");
  o.flag("--archived", f.archived, "archived tasks too; default: off");
  a.which.declare(o, "only tasks");
  o.value("--sort", "FIELDS", a.sort, "order by these fields, a,-b: by a, then by b downwards; default: id").live(Live::field);
  o.value("--limit", "N", a.limit, "print the first N tasks; default: all");
  declare_watch(o, a.watch);
  o.flag("--exit-code", a.exit_code, "exit with 4 when tasks were printed; default: off");
}

std::vector<model::Task> chosen(Context& ctx, Args& a) {
  auto tasks = service::list_tasks(ctx.session(), a.filter);
  a.which.keep_only(tasks);
  render::sort_records(tasks, a.sort.empty() ? join(a.which.sort(), ",") : a.sort, ctx.now());
  if (a.limit && tasks.size() > static_cast<std::size_t>(*a.limit)) tasks.resize(static_cast<std::size_t>(*a.limit));
  return tasks;
}

Outcome run(Context& ctx, Args& a) {
  if (a.limit && *a.limit < 0) throw Error(Code::bad_value, cat("the limit is 0 or more, not ", *a.limit));
  if (a.watch.on && a.exit_code) throw Error(Code::usage, "--watch and --exit-code exclude each other");
  a.which.prepare(ctx.now());
  if (a.watch.on) return watched(ctx, a.watch, [&ctx, &a](Printer& p) { p.all(chosen(ctx, a)); });
  auto tasks = chosen(ctx, a);
  const bool printed = !tasks.empty();
  Outcome outcome = Context::shown(std::move(tasks));
  if (a.exit_code && printed) outcome.exit = Exit::check_failed;
  return outcome;
}

}  // namespace

std::span<const Command> commands_list() {
  static const Command k_commands[] = {
      {"list", "list the tasks with their progress", Access::read, Role::annotator, record<model::Task>, call<Args, declare, run>, false,
       "tasks were printed and *--exit-code* was given"},
  };
  return k_commands;
}

}  // namespace tasks::app
