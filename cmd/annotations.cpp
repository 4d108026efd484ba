#include "cmd/app/context.hpp"
#include "cmd/app/selecting.hpp"
#include "lib/base/text.hpp"
#include "lib/service/annotation_listing.hpp"
#include "lib/service/tasks.hpp"

namespace tasks::app {
namespace {

using model::Role;

struct Args {
  std::optional<std::string> task;
  std::optional<std::int64_t> item, work_item;
  service::AnnotationFilter filter;
};

std::vector<std::string> words_of(std::span<const char* const> words) { return {words.begin(), words.end()}; }

void declare(Options& o, Args& a) {
  service::AnnotationFilter& f = a.filter;
  o.optional_positional("TASK", a.task, "id or name of the task; archived ones by id").live(Live::any_task);
  o.value("--item", "ID", a.item, "instead of a task: all layers of this dataset item");
  o.value("--work-item", "ID", a.work_item, "instead of a task: those of this work item");
  o.values("--label", "LABEL", f.labels, "only those of this label, may be given several times; default: every label").live(Live::label);
  o.values("--shape", "SHAPE", f.shapes, "only those of this shape; default: every shape").commas().one_of(words_of(model::words<model::Shape>()));
  o.values("--creator", "EMAIL", f.creators, "only those that this user made; default: everybody's").commas().live(Live::user);
  o.values("--layer", "LAYER", f.layers, "layers to show; default: work for a task, every layer for an item").commas().one_of(words_of(model::words<model::Layer>()));
  o.values("--assignee", "USER", f.assignees, "only those on work items that this e-mail or @group holds; default: everybody's").commas().live(Live::assignee);
  o.flag("--replicas", f.replicas, "those of replicas in quality tasks too; default: originals only");
  declare_where(o, f.where, f.filter, "only those");
  declare_explain(o, f.explain);
  o.value("--limit", "N", f.limit, "print the first N; default: all");
  o.before_opening([&a] {
    if (int(a.task.has_value()) + int(a.item.has_value()) + int(a.work_item.has_value()) != 1)
      throw Error(Code::usage, "tasks annotations takes one of TASK, --item ID and --work-item ID");
    for (const auto& id : {a.item, a.work_item})
      if (id && *id <= 0) throw Error(Code::bad_value, cat(*id, " is not an id"));
  });
}

Outcome run(Context& ctx, Args& a) {
  store::Session& session = ctx.session();
  service::AnnotationScope scope;
  if (a.task) scope.task = service::get_task(session, *a.task);
  scope.item_id = a.item.value_or(0);
  scope.work_item_id = a.work_item.value_or(0);
  service::AnnotationListing listing(session, scope, a.filter);
  Outcome outcome;
  outcome.print = [&session, listing = std::move(listing)](Printer& p) {
    p.begin<model::Annotation>();
    listing.each(session, [&](const model::Annotation& annotation) {
      p.one(annotation);
      return true;
    });
    p.end();
  };
  return outcome;
}

}  // namespace

std::span<const Command> commands_annotations() {
  static const Command k_commands[] = {
      {"annotations", "list the annotations of a task or an item", Access::read, Role::annotator, record<model::Annotation>, call<Args, declare, run>},
  };
  return k_commands;
}

}  // namespace tasks::app
