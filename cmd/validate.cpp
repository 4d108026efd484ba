#include "cmd/app/context.hpp"
#include "cmd/app/scripts.hpp"
#include "cmd/app/selecting.hpp"
#include "lib/base/file.hpp"
#include "lib/base/text.hpp"
#include "lib/service/tasks.hpp"
#include "lib/service/validating.hpp"
#include "lib/service/work_access.hpp"

namespace tasks::app {
namespace {

using render::Kind;

const render::RecordType& fault_record() {
  static const render::RecordType k_type{"fault", "faults", false,
                                         {{"task", Kind::text, "name of the task"},
                                          {"work_item", Kind::id, "id of the work item"},
                                          {"item", Kind::id, "id of the item"},
                                          {"path", Kind::text, "path of the item"},
                                          {"annotation", Kind::id, "id of the annotation that is wrong; null: the work item as a whole"},
                                          {"rule", Kind::text, "a key of the recipe's rules, a field of the annotation, or script"},
                                          {"message", Kind::text, "what is wrong"}},
                                         {"path", "annotation", "rule", "message"}};
  return k_type;
}

struct Args {
  std::string task;
  std::optional<std::string> script_file;
  std::optional<service::Script> script;
  Selecting which;
};

void declare(Options& o, Args& a) {
  o.positional("TASK", a.task, "id or name of the task").live(Live::task);
  o.positionals("W", a.which.words, "ids of work items, or - to read ids or records from standard input; default: all", false);
  declare_conditions(o, a.which);
  o.value("--script", "FILE.js", a.script_file, "ask this script instead of the recipe's; default: the recipe's, when it has one").live(Live::file);
  o.before_opening([&a] {
    take_words(a.which, a.which.words, "work_item");
    if (a.script_file) a.script = service::Script{*a.script_file, read_file(*a.script_file)};
  });
}

Outcome run(Context& ctx, Args& a) {
  store::Session& session = ctx.session();
  const model::Task task = service::get_task(session, a.task);
  if (!a.which.choice.given()) a.which.choice.all = true;
  service::choose_work(session, task.id, a.which.choice);
  if (!a.script) a.script = service::script_of(session, task);
  service::Faults found = service::find_faults(session, task, a.script, a.script ? script_place(ctx) : service::ScriptPlace());
  Outcome outcome;
  std::int64_t wrong = 0;
  store::Id last = 0;
  for (const service::Fault& fault : found.faults)
    if (std::exchange(last, fault.work_item_id) != fault.work_item_id) ++wrong;
  if (wrong > 0) outcome.exit = Exit::check_failed;
  outcome.notes.push_back(wrong == 0 ? cat("nothing is wrong with ", plural(found.work_items, "work item")) : cat(wrong, " of ", plural(found.work_items, "work item"), wrong == 1 ? " is" : " are", " not good enough"));
  outcome.print = [faults = std::move(found.faults), name = task.name](Printer& p) {
    p.begin(fault_record());
    render::Cells row;
    for (const service::Fault& fault : faults) {
      row.clear();
      row.text(name);
      row.id(fault.work_item_id);
      row.id(fault.item_id);
      row.text(fault.path);
      row.id(fault.annotation_id);
      row.text(fault.rule);
      row.text(fault.message);
      p.row(row);
    }
    p.end();
  };
  return outcome;
}

}  // namespace

std::span<const Command> commands_validate() {
  static const Command k_commands[] = {
      {"validate", "check work against its recipe without setting a status", Access::read, model::Role::manager, fault_record, call<Args, declare, run>, false, "something is wrong with some work item"},
  };
  return k_commands;
}

}  // namespace tasks::app
