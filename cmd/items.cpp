#include "cmd/app/context.hpp"
#include "cmd/app/selecting.hpp"
#include "lib/service/tasks.hpp"
#include "lib/service/work_items.hpp"

namespace tasks::app {
namespace {

using model::Role;

struct Args {
  std::string task;
  service::WorkItemFilter filter;
};

void declare(Options& o, Args& a) {
  service::WorkItemFilter& f = a.filter;
  o.positional("TASK", a.task, "id or name of the task; archived ones by id").live(Live::any_task);
  o.flag("--remaining", f.remaining, "only those without a status, skipped ones left out; default: off");
  o.flag("--done", f.done, "only those with a status; default: off");
  o.values("--status", "STATUS", f.statuses, "only those with this status, none for those without; default: every status").commas().live(Live::action);
  o.values("--stage", "STAGE", f.stages, "only those in this stage; default: every stage").commas().one_of({"prepare", "label", "review", "completed"});
  o.values("--assignee", "USER", f.assignees, "only those that this e-mail or @group holds, none for the pool; default: everybody's").commas().live(Live::assignee);
  o.values("--split", "SPLIT", f.splits, "only those whose dataset item is in this split; default: every split").commas().one_of({"none", "train", "validation", "test"});
  o.flag("--skipped", f.skipped, "only those that were skipped; default: off");
  o.flag("--has-issue", f.has_issue, "only those with an unresolved issue; default: off");
  o.flag("--replicas", f.replicas, "those of replicas in quality tasks too; default: originals only, annotators see their own");
  o.values("--label", "LABEL", f.labels, "only those with an annotation of this label; default: all").live(Live::label);
  o.values("--dir", "DIR", f.dirs, "only those whose item lies in this folder, /a/** for below /a; default: every folder");
  o.values("--batch", "BATCH", f.batches, "only those of this batch, none for those without; default: every batch");
  declare_where(o, f.where, f.filter, "only those");
  declare_explain(o, f.explain);
  o.value("--sort", "FIELDS", f.sort, "order by these fields, a,-b: by a, then by b downwards; default: the task's order").live(Live::field);
  o.value("--limit", "N", f.limit, "print the first N; default: all");
}

Outcome run(Context& ctx, Args& a) {
  store::Session& session = ctx.session();
  const model::Task task = service::get_task(session, a.task, store::TaskDetail::all);
  service::WorkItemListing listing(session, task, a.filter);
  Outcome outcome;
  outcome.print = [&session, listing = std::move(listing)](Printer& p) {
    p.begin<model::WorkItem>();
    listing.each(session, p.format() == render::Format::ids ? store::Detail::ids : store::Detail::all, [&](const model::WorkItem& item) {
      p.one(item);
      return true;
    });
    p.end();
  };
  return outcome;
}

}  // namespace

std::span<const Command> commands_items() {
  static const Command k_commands[] = {
      {"items", "list the work items of a task", Access::read, Role::annotator, record<model::WorkItem>, call<Args, declare, run>},
  };
  return k_commands;
}

}  // namespace tasks::app
