#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <memory>

#include "cmd/app/context.hpp"
#include "cmd/app/score_programs.hpp"
#include "cmd/app/selecting.hpp"
#include "cmd/app/shell_line.hpp"
#include "cmd/app/work_outcome.hpp"
#include "lib/base/file.hpp"
#include "lib/base/text.hpp"
#include "lib/service/asking_commands.hpp"
#include "lib/service/people.hpp"
#include "lib/service/prelabel.hpp"
#include "lib/service/tasks.hpp"

namespace tasks::app {
namespace {

using render::Kind;

struct Args {
  std::optional<std::string> bare, task, dataset, command, file, ids_from, format, timeout;
  service::ModelName model;
  std::optional<double> min_score;
  std::vector<std::string> work_items, items;
  Selecting which;
  bool shell = false, skip_empty = false, partial = false;
  model::CommandSettings settings;
  service::ResultsFile results;
  // Known ahead of the transaction:
  service::Questions questions;
  std::int64_t skipped = 0;
};

const render::RecordType& prelabel_record() {
  static const render::RecordType k_type{"prelabel", "prelabels", false,
                                         {{"task", Kind::text, "the task that was pre-labeled"},
                                          {"dataset", Kind::text, "the dataset whose items were pre-labeled"},
                                          {"model", Kind::text, "name of the model"},
                                          {"model_version", Kind::text, "its version; null: none was given"},
                                          {"items", Kind::integer, "work items, or items of the dataset, that the model answered for"},
                                          {"annotations", Kind::integer, "annotations that it made there"},
                                          {"below_min_score", Kind::integer, "annotations that were left out because of --min-score"},
                                          {"left_alone", Kind::integer, "work items that were left alone: they have a status, or somebody changed what the model said before"}},
                                         {"model", "items", "annotations", "below_min_score", "left_alone"}};
  return k_type;
}

// "./detect.py --fast" as a program and its arguments. What only a shell understands is not guessed at.
std::vector<std::string> command_words(const std::string& typed) {
  if (typed.find_first_of("|&;<>()$`*?\n") != std::string::npos)
    throw Error(Code::usage, cat("--command ", quote(typed), " needs a shell")).hint("with --shell it gets one: /bin/sh -c");
  ShellLine line = split_bash_line(typed, "");
  if (line.quote != '\0') throw Error(Code::usage, cat("a quote is not closed in --command ", quote(typed)));
  if (!line.current.empty()) line.words.push_back(std::move(line.current));
  if (line.words.empty()) throw Error(Code::usage, "--command is empty");
  return std::move(line.words);
}

void declare(Options& o, Args& a) {
  o.optional_positional("TASK|DATASET", a.bare, "the task or the dataset; or name it with --task or --dataset").live(Live::task);
  o.value("--task", "TASK", a.task, "pre-label work items of this task; default: none").live(Live::task);
  o.value("--dataset", "DATASET", a.dataset, "pre-label items of this dataset; default: none").live(Live::dataset);
  o.value("--command", "COMMAND", a.command, "the model: a program that gets a line for each item and answers a line for each; default: --file is read");
  o.flag("--shell", a.shell, "give the command to /bin/sh -c; default: it is a program and its arguments");
  o.value("--timeout", "TIME", a.timeout, "stop a command that says nothing for so long; default: 10m");
  o.value("--file", "FILE", a.file, "what the model said, as a file, - for standard input; default: --command is asked").live(Live::file);
  o.value("--format", "FORMAT", a.format, "format of the file; default: coco-results").one_of({"coco-results"});
  o.value("--ids-from", "FILE", a.ids_from, "the COCO file whose ids of images and categories the results use; default: the ids that tasks export writes").live(Live::file);
  o.flag("--skip-empty", a.skip_empty, "leave shapes without area in the file out and count them; default: the file is refused");
  o.value("--model", "NAME", a.model.name, "name of the model; what the same one said before is replaced; default: that of the program or the file");
  o.value("--model-version", "VERSION", a.model.version, "version of the model; default: none");
  o.value("--min-score", "X", a.min_score, "leave out what the model is less sure of, 0 to 1; default: 0");
  o.values("--work-item", "W", a.work_items, "only these work items, or - to read ids or records from standard input; default: all").commas();
  o.values("--item", "ITEM", a.items, "only these items of the dataset, or - to read ids or records from standard input; default: all").commas();
  declare_conditions(o, a.which);
  declare_partial(o, a.partial);
  o.before_opening([&a] {
    if (!a.command == !a.file) throw Error(Code::usage, "either --command or --file says what the model finds").hint("tasks prelabel TASK --command ./detect.sh");
    if (!a.command && (a.shell || a.timeout)) throw Error(Code::usage, cat(a.shell ? "--shell" : "--timeout", " goes with --command"));
    if (!a.file && (a.format || a.ids_from || a.skip_empty)) throw Error(Code::usage, cat(a.format ? "--format" : a.ids_from ? "--ids-from" : "--skip-empty", " goes with --file"));
    if (a.min_score && !(*a.min_score >= 0 && *a.min_score <= 1)) throw Error(Code::bad_value, cat("--min-score is between 0 and 1, not ", *a.min_score));
    if (!a.work_items.empty() && !a.items.empty()) throw Error(Code::usage, "--work-item and --item exclude each other");
    a.model.min_score = a.min_score.value_or(0);
    if (a.command) {
      a.settings.words = a.shell ? std::vector{*a.command} : command_words(*a.command);
      a.settings.shell = a.shell;
      a.settings.output = std::int64_t{4} << 30;
      if (a.timeout) a.settings.timeout = parse_duration(*a.timeout);
      if (a.model.name.empty() && a.shell) throw Error(Code::usage, "with --shell the model needs a name").hint("--model NAME");
    }
    if (a.file && *a.file == "-" && a.model.name.empty()) throw Error(Code::usage, "what comes from standard input needs the model's name").hint("--model NAME");
    if (a.model.name.empty()) a.model.name = std::filesystem::path(a.command ? a.settings.words.front() : *a.file).stem().native();
    if (!a.work_items.empty()) take_words(a.which, a.work_items, "work_item");
    if (!a.items.empty()) take_words(a.which, a.items, "item");
    if (!a.file) return;
    a.results.name = *a.file == "-" ? "standard input" : escaped(*a.file);
    if (*a.file == "-") {
      Spool piped;
      piped.drain(STDIN_FILENO);
      piped.replay([&a](std::string_view bytes) { a.results.text += bytes; });
    } else {
      a.results.text = read_file(*a.file);
    }
    a.results.skip_empty = a.skip_empty;
    if (!a.ids_from) return;
    a.results.ids_text = read_file(*a.ids_from);
    a.results.ids_name = escaped(*a.ids_from);
  });
}

service::ExchangeTarget target_of(store::Session& session, const Args& a) {
  service::ExchangeTarget target = service::get_exchange_target(session, {a.task, a.dataset, a.bare});
  if (target.task && !a.items.empty()) throw Error(Code::usage, "--item is for datasets").hint("--work-item chooses work items of a task");
  if (target.dataset && !a.work_items.empty()) throw Error(Code::usage, "--work-item is for tasks").hint("--item chooses items of a dataset");
  return target;
}

void ahead(Context& ctx, Args& a) {
  ctx.read([&](store::Session& session) {
    service::require_role(session.actor(), model::Role::manager, "prelabel");
    const service::ExchangeTarget target = target_of(session, a);
    a.questions = service::ask_about(session, target, a.which.choice, a.model);
    if (a.file) a.skipped = service::take_results(session, target, a.results, a.questions);
  });
  if (a.file || a.questions.items.empty()) return;
  const service::CommandAnswer answer =
      service::ask_command(a.settings, a.questions.lines, {.folder = std::filesystem::current_path(), .environment = program_environment(ctx)}, service::Patience::silence);
  if (answer.problem) throw *answer.problem;
  service::take_answers(a.questions, answer.lines);
}

Outcome run(Context& ctx, Args& a) {
  const service::ExchangeTarget target = target_of(ctx.tx(), a);
  service::Prelabeled done = service::prelabel(ctx.tx(), target, a.model, a.questions, a.partial ? service::Partial::yes : service::Partial::no);
  Outcome outcome;
  outcome.counts = {.changed = done.items, .unchanged = done.left_alone, .refused = done.refusals.count()};
  outcome.noun = target.task ? "work item" : "item";
  if (!done.refusals.empty()) outcome.problem = done.refusals.partly(done.items + done.refusals.count());
  if (done.left_alone > 0) outcome.notes.push_back(cat(plural(done.left_alone, "work item"), done.left_alone == 1 ? " was" : " were", " left alone: decided, or changed by hand"));
  if (a.skipped > 0) outcome.notes.push_back(cat("left out ", plural(a.skipped, "shape"), " without area"));
  outcome.print = [done = std::move(done), target, model = a.model](Printer& p) {
    render::Cells row;
    row.text_or_null(target.task ? std::string_view(target.task->name) : std::string_view());
    row.text_or_null(target.dataset ? std::string_view(target.dataset->name) : std::string_view());
    row.text(model.name);
    row.text_or_null(model.version);
    for (const std::int64_t n : {done.items, done.annotations, done.below_min_score, done.left_alone}) row.integer(n);
    p.begin(prelabel_record());
    p.row(row);
    p.end();
  };
  return outcome;
}

}  // namespace

std::span<const Command> commands_prelabel() {
  static const Command k_commands[] = {
      {"prelabel", "have a model label items before people do", Access::write, model::Role::manager, prelabel_record, call<Args, declare, run, nullptr, ahead>},
  };
  return k_commands;
}

}  // namespace tasks::app
