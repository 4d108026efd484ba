#include <unistd.h>

#include <memory>

#include "cmd/app/context.hpp"
#include "cmd/app/selecting.hpp"
#include "cmd/app/work_outcome.hpp"
#include "lib/base/file.hpp"
#include "lib/base/lines.hpp"
#include "lib/base/text.hpp"
#include "lib/service/import_issues.hpp"
#include "lib/service/issues.hpp"
#include "lib/service/tasks.hpp"
#include "lib/store/issues.hpp"

namespace tasks::app {
namespace {

using model::Issue;
using model::Role;
using service::IssueVerb;

constexpr std::int64_t k_table_rows = 20;

// The changed issues, out of the table `selection` after the commit.
Outcome changed_issues(Context& ctx, const service::ChangedIssues& changed) {
  Outcome outcome;
  outcome.counts = {.changed = changed.changed, .unchanged = changed.unchanged, .refused = changed.refusals.count()};
  outcome.noun = "issue";
  if (!changed.refusals.empty()) outcome.problem = changed.refusals.partly(changed.all());
  outcome.print = [&ctx, count = changed.changed](Printer& p) {
    const bool cut = p.for_people() && count > k_table_rows;
    std::int64_t shown = 0;
    p.begin<Issue>();
    store::each_issue(ctx.session(), {.selected = true}, [&](const Issue& issue) {
      p.one(issue);
      return !cut || ++shown < k_table_rows;
    });
    p.end();
    if (cut) ctx.note(cat("note: and ", count - k_table_rows, " more"));
  };
  return outcome;
}

struct OpenArgs {
  std::vector<std::string> annotations, work_items;
  std::optional<std::string> task;
  std::string text;
  Selecting which;
  bool of_annotations = false, partial = false;
};

void declare_open(Options& o, OpenArgs& a) {
  o.values("--annotation", "ID", a.annotations, "the annotations that are wrong: ids, or - to read ids or records from standard input; default: none").commas();
  o.values("--work-item", "W", a.work_items, "the work items that are wrong, of a labeling task or a QA task: ids, or - for standard input; default: none").commas();
  o.value("--text", "TEXT", a.text, "what is wrong; must be given");
  o.value("--task", "TASK", a.task, "the task that --where and --all are about; with --annotation the QA task in which they are reviewed; default: none").live(Live::task);
  declare_conditions(o, a.which);
  declare_partial(o, a.partial);
  o.before_opening([&a] {
    if (!a.annotations.empty() && (!a.work_items.empty() || a.which.choice.given()))
      throw Error(Code::usage, "--annotation and work items exclude each other").hint("an issue is about an annotation, or about a whole item");
    a.of_annotations = !a.annotations.empty();
    take_words(a.which, a.of_annotations ? a.annotations : a.work_items, a.of_annotations ? "annotation" : "work_item");
    if (!a.which.choice.given()) throw Error(Code::needs_selection, "nothing was chosen").hint("give --annotation, or --work-item, or --task with --where or --all");
    if (!a.which.choice.by_ids && !a.task) throw Error(Code::usage, "conditions and --all need a task").hint("tasks issue open --task TASK --where FIELD=VALUE --text TEXT");
  });
}

Outcome run_open(Context& ctx, OpenArgs& a) {
  service::OpenRequest request{.text = a.text, .annotations = a.of_annotations, .qa_task = {}, .partial = a.partial ? service::Partial::yes : service::Partial::no};
  const auto task = a.task ? std::optional(service::get_task(ctx.tx(), *a.task)) : std::nullopt;
  if (a.of_annotations) {
    if (task && task->task_type != model::TaskType::qa) throw Error(Code::guard, cat(quote(task->name), " is no QA task")).hint("without --task the issue has none, or your own");
    request.qa_task = task;
  }
  const std::int64_t count = a.of_annotations ? service::select_annotations(ctx.tx(), a.which.choice) : service::select_work_items(ctx.tx(), task ? task->id : 0, a.which.choice);
  ctx.confirm_many(count, "open issues");
  return changed_issues(ctx, service::open_issues(ctx.tx(), request));
}

struct ListArgs {
  std::optional<std::string> task;
  service::IssueFilter filter;
};

void declare_list(Options& o, ListArgs& a) {
  o.value("--task", "TASK", a.task, "only those of this task: a labeling task's from all its QA tasks, or a QA task's; default: every task").live(Live::any_task);
  std::vector<std::string> states;
  for (const char* word : model::words<model::IssueState>()) states.emplace_back(word);
  o.values("--state", "STATE", a.filter.states, "only those in this state; default: every state").commas().one_of(states);
  o.values("--assignee", "USER", a.filter.assignees, "only those that this e-mail or @group must fix; default: everybody's").commas().live(Live::assignee);
  declare_where(o, a.filter.where, a.filter.filter, "only those");
  o.value("--sort", "FIELDS", a.filter.sort, "order by these fields, a,-b: by a, then by b downwards; default: id").live(Live::field);
  o.value("--limit", "N", a.filter.limit, "print the first N; default: all");
}

Outcome run_list(Context& ctx, ListArgs& a) {
  if (a.task) a.filter.task_id = service::get_task(ctx.session(), *a.task).id;
  Outcome outcome;
  outcome.print = [&ctx, filter = a.filter](Printer& p) {
    p.begin<Issue>();
    service::list_issues(ctx.session(), filter, [&](const Issue& issue) {
      p.one(issue);
      return true;
    });
    p.end();
  };
  return outcome;
}

struct ShowArgs {
  Selecting which;
};

void declare_show(Options& o, ShowArgs& a) { declare_ids(o, a.which, "issue"); }

Outcome run_show(Context& ctx, ShowArgs& a) {
  Outcome outcome;
  outcome.print = [found = service::get_issues(ctx.session(), a.which.choice)](Printer& p) {
    if (p.for_people() && found.size() == 1) p.vertical();
    p.all(found);
  };
  return outcome;
}

struct ActArgs {
  Selecting which;
  std::optional<std::string> task, text;
  bool partial = false;
};

void declare_act(Options& o, ActArgs& a) {
  declare_selection(o, a.which, "issue");
  o.value("--task", "TASK", a.task, "the task, labeling or QA, that --where and --all are about; default: every task").live(Live::task);
  o.value("--text", "TEXT", a.text, "a comment that goes with it; default: none");
  declare_partial(o, a.partial);
}

void declare_comment(Options& o, ActArgs& a) {
  declare_act(o, a);
  o.before_opening([&a] {
    if (!a.text) throw Error(Code::usage, "tasks issue comment needs --text");
  });
}

template <IssueVerb verb>
Outcome run_act(Context& ctx, ActArgs& a) {
  const store::Id task = a.task ? service::get_task(ctx.tx(), *a.task).id : 0;
  const std::int64_t count = service::choose_issues(ctx.tx(), task, a.which.choice);
  ctx.confirm_many(count, verb == IssueVerb::comment ? "comment on issues" : "move issues");
  Outcome outcome = changed_issues(ctx, service::act_on_issues(ctx.tx(), {.verb = verb, .text = a.text.value_or(""), .partial = a.partial ? service::Partial::yes : service::Partial::no}));
  if (count == 0) outcome.notes.emplace_back("no issues were chosen");
  return outcome;
}

struct ImportArgs {
  std::string file;
  std::shared_ptr<Spool> piped;  // standard input, drained before the project is locked
};

void declare_import(Options& o, ImportArgs& a) {
  o.positional("FILE", a.file, "JSON lines, one issue each, - for standard input").live(Live::file);
  o.before_opening([&a] {
    if (a.file != "-") return;
    a.piped = std::make_shared<Spool>();
    a.piped->drain(STDIN_FILENO);
  });
}

Outcome run_import(Context& ctx, ImportArgs& a) {
  LineReader lines = a.piped ? LineReader::descriptor(a.piped->open_for_reading(), "standard input") : LineReader::file(a.file);
  return changed_issues(ctx, service::import_issues(ctx.tx(), lines));
}

}  // namespace

std::span<const Command> commands_issue() {
  static const Command k_commands[] = {
      {"issue open", "say what is wrong with annotations or items", Access::write, Role::annotator, record<Issue>, call<OpenArgs, declare_open, run_open>},
      {"issue list", "list issues", Access::read, Role::annotator, record<Issue>, call<ListArgs, declare_list, run_list>},
      {"issue show", "show issues", Access::read, Role::annotator, record<Issue>, call<ShowArgs, declare_show, run_show>},
      {"issue comment", "write below issues", Access::write, Role::annotator, record<Issue>, call<ActArgs, declare_comment, run_act<IssueVerb::comment>>},
      {"issue for-review", "say that issues are fixed", Access::write, Role::annotator, record<Issue>, call<ActArgs, declare_act, run_act<IssueVerb::for_review>>},
      {"issue approve", "approve what was fixed", Access::write, Role::annotator, record<Issue>, call<ActArgs, declare_act, run_act<IssueVerb::approve>>},
      {"issue reopen", "open issues again", Access::write, Role::annotator, record<Issue>, call<ActArgs, declare_act, run_act<IssueVerb::reopen>>},
      {"issue clear", "drop issues as they are", Access::write, Role::annotator, record<Issue>, call<ActArgs, declare_act, run_act<IssueVerb::clear>>},
      {"issue import", "read issues from JSON lines", Access::write, Role::manager, record<Issue>, call<ImportArgs, declare_import, run_import>},
  };
  return k_commands;
}

}  // namespace tasks::app
