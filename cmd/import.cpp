#include <unistd.h>

#include <memory>

#include "cmd/app/context.hpp"
#include "cmd/app/loss_report.hpp"
#include "cmd/app/picture_sizes.hpp"
#include "cmd/app/scripts.hpp"
#include "cmd/app/user_map.hpp"
#include "lib/base/file.hpp"
#include "lib/base/file_tree.hpp"
#include "lib/base/text.hpp"
#include "lib/formats/documents.hpp"
#include "lib/service/adding_labels.hpp"
#include "lib/service/datasets.hpp"
#include "lib/service/exchange_target.hpp"
#include "lib/service/import.hpp"
#include "lib/service/people.hpp"
#include "lib/service/take_back.hpp"
#include "lib/service/tasks.hpp"

namespace tasks::app {
namespace {

using render::Kind;

struct Args {
  std::vector<std::string> words;
  std::optional<std::string> task, dataset, source, image_size, report, as_user, map_users, status;
  std::optional<service::OnConflict> on_conflict;
  std::optional<formats::Format> format;
  bool skip_empty = false, add_labels = false;
  std::string file;
  std::optional<formats::PictureSize> size;
  std::shared_ptr<FileTree> tree;  // unless it is piped COCO or JSONL
  std::shared_ptr<Spool> piped;    // what came through a pipe, drained before the project is locked
};

const render::RecordType& import_record() {
  static const render::RecordType k_type{"import", "imports", false,
                                         {{"file", Kind::text, "what was read"},
                                          {"format", Kind::text, "its format"},
                                          {"task", Kind::text, "the task it went into"},
                                          {"dataset", Kind::text, "the dataset it went into"},
                                          {"items_added", Kind::integer, "new items of the dataset"},
                                          {"items_unchanged", Kind::integer, "items that were there"},
                                          {"annotations_added", Kind::integer, "new annotations"},
                                          {"annotations_replaced", Kind::integer, "annotations that came back different"},
                                          {"annotations_unchanged", Kind::integer, "annotations that were there"},
                                          {"annotations_skipped", Kind::integer, "shapes without area that were left out"},
                                          {"annotations_removed", Kind::integer, "annotations that are no more in what was taken back"},
                                          {"statuses_set", Kind::integer, "work items whose status changed"},
                                          {"skips_set", Kind::integer, "work items that were skipped"},
                                          {"conflicts", Kind::integer, "work items that were changed on both sides"}},
                                         {"file", "items_added", "annotations_added", "annotations_replaced", "annotations_unchanged", "statuses_set"}};
  return k_type;
}

bool of_text(formats::Format format) { return format == formats::Format::coco || format == formats::Format::jsonl; }  // read as one text, also from a pipe

std::string piped_text(const Spool& spool) {
  std::string text;
  spool.replay([&](std::string_view bytes) { text += bytes; });
  return text;
}

void declare(Options& o, Args& a) {
  o.positionals("FILE", a.words, "the file, a folder or a zip of files, - for standard input; before it perhaps the task or dataset", true).live(Live::file);
  o.value("--task", "TASK", a.task, "put annotations on the work items of this task; default: none").live(Live::task);
  o.value("--dataset", "DATASET", a.dataset, "put items and annotations into this dataset; default: none").live(Live::dataset);
  o.word("--format", "FORMAT", a.format, "format of the file; default: what it looks like");
  o.value("--source", "SOURCE", a.source, "into a dataset: the layer of the annotations; default: import, or as the JSONL says")
      .one_of({"import", "ground-truth", "model"});
  o.value("--as-user", "EMAIL", a.as_user, "into a task: take back what this person did in another tool; default: it is the importer's").live(Live::user);
  o.value("--map-users", "FILE", a.map_users, "into a task: take back what several did; CSV of a name in the file and an e-mail a row; default: nobody's").live(Live::file);
  o.value("--status", "STATUS", a.status, "with --as-user: of what is taken back from files that tell none; default: no status").live(Live::action);
  o.word("--on-conflict", "RULE", a.on_conflict, "with --as-user: what to do with work that was changed here as well; default: fail");
  o.value("--image-size", "WIDTHxHEIGHT", a.image_size, "size of pictures whose size is not known, where coordinates are shares of it; default: an error");
  o.value("--report", "FILE", a.report, "write what had no place here as JSON; default: it is told on standard error only").live(Live::file);
  o.flag("--add-labels", a.add_labels, "into a task: labels that its recipe does not have make a new version of the recipe; default: the file is refused");
  o.flag("--skip-empty", a.skip_empty, "leave shapes without area out and count them; default: the file is refused");
  o.before_opening([&a] {
    if (a.words.size() > 2) throw Error(Code::usage, cat("one file at a time: ", quote(a.words[2]), " is too much"));
    a.file = a.words.back();
    if (a.image_size) a.size = picture_size(*a.image_size);
    std::error_code problem;
    if (a.file == "-" || fs::is_fifo(a.file, problem)) {
      a.piped = std::make_shared<Spool>();
      if (a.file == "-") {
        a.piped->drain(STDIN_FILENO);
      } else {
        a.piped->write(read_file(a.file));
      }
      if (a.format && of_text(*a.format) && !a.as_user && !a.map_users && !a.add_labels) return;
      a.tree = std::make_shared<FileTree>(FileTree::of_text(a.file == "-" ? "standard input" : a.file, piped_text(*a.piped)));
    } else {
      a.tree = std::make_shared<FileTree>(FileTree::open(a.file));
    }
    if (!a.format) a.format = formats::detect_format(*a.tree);
    if (of_text(*a.format) && a.tree->names().size() != 1) throw Error(Code::usage, cat("--format ", model::to_text(*a.format), " is one file, and ", quote(a.file), " holds several"));
  });
}

service::TakeBack taking_back(Context& ctx, const Args& a) {
  service::TakeBack how;
  if (a.as_user) how.as_user = service::get_user(ctx.tx(), *a.as_user);
  how.on_conflict = a.on_conflict.value_or(service::OnConflict::fail);
  how.status = a.status;
  if (a.map_users) how.users = read_user_map(ctx.tx(), *a.map_users);
  return how;
}

void check_taking_back(const Args& a, const service::ExchangeTarget& target) {
  const bool takes = a.as_user || a.map_users;
  if (a.as_user && a.map_users) throw Error(Code::usage, "--as-user and --map-users exclude each other").hint("one person's work, or that of several");
  if (takes && !target.task) throw Error(Code::usage, "--as-user and --map-users are for tasks").hint("--task TASK");
  if (!takes && a.on_conflict) throw Error(Code::usage, "--on-conflict goes with --as-user or --map-users");
  if (!takes && a.status) throw Error(Code::usage, "--status goes with --as-user or --map-users").hint("tasks set-status gives a status to work items");
}

Outcome run(Context& ctx, Args& a) {
  service::ExchangeTarget target =
      service::get_exchange_target(ctx.tx(), {a.task, a.dataset, a.words.size() == 2 ? std::optional(a.words[0]) : std::nullopt});
  service::ImportRequest request;
  request.format = *a.format;
  request.tree = a.tree.get();
  request.image_size = a.size;
  request.name = a.file == "-" ? "standard input" : escaped(a.file);
  request.text = [&a] { return a.piped ? piped_text(*a.piped) : a.tree->read(a.tree->names().front()); };
  request.lines = [&a, &request] { return a.piped ? LineReader::descriptor(a.piped->open_for_reading(), request.name) : a.tree->lines(a.tree->names().front()); };
  request.skip_empty = a.skip_empty;
  request.scripts = [&ctx] { return script_place(ctx); };
  if (a.source) request.layer = model::parse_or_throw<model::Layer>(*a.source);
  check_taking_back(a, target);
  if (a.source && target.task) throw Error(Code::usage, "--source is for datasets").hint("the annotations of a task are its work");
  if (a.add_labels && !target.task) throw Error(Code::usage, "--add-labels is for tasks, which have recipes").hint("--task TASK");
  const std::vector<std::string> labels = a.add_labels ? service::add_missing_labels(ctx.tx(), *target.task, request) : std::vector<std::string>();
  const service::ImportReport report = !target.task ? service::import_into_dataset(ctx.tx(), *target.dataset, request)
                                       : a.as_user || a.map_users ? service::take_back(ctx.tx(), *target.task, request, taking_back(ctx, a))
                                                                  : service::import_into_task(ctx.tx(), *target.task, request);
  Outcome outcome;
  outcome.counts = Counts{.changed = report.items_added + report.added + report.replaced + report.removed + report.statuses_set + report.skips_set,
                          .unchanged = report.unchanged + (target.task ? 0 : report.items_unchanged)};
  if (!labels.empty()) outcome.notes.push_back(cat("the recipe ", quote(target.task->recipe), " has a new version with ", plural(static_cast<std::int64_t>(labels.size()), "label"), " more: ", join(labels, ", ")));
  formats::Losses told;  // those without area have a note of their own
  for (const auto& [loss, count] : report.losses.counts())
    if (loss.second != "without area") told.add(loss.first, loss.second, count);
  outcome.notes = told.notes();
  if (a.report && !ctx.dry_run()) write_loss_report(*a.report, a.file, model::to_text(*a.format), report.losses);
  if (report.skipped > 0) outcome.notes.push_back(cat("left out ", plural(report.skipped, "shape"), " without area"));
  outcome.print = [report, target, file = a.file, format = std::string(model::to_text(*a.format))](Printer& p) {
    render::Cells row;
    row.text(file);
    row.text(format);
    row.text_or_null(target.task ? std::string_view(target.task->name) : std::string_view());
    row.text_or_null(target.dataset ? std::string_view(target.dataset->name) : std::string_view());
    for (const std::int64_t n : {report.items_added, report.items_unchanged, report.added, report.replaced, report.unchanged, report.skipped, report.removed, report.statuses_set, report.skips_set, report.conflicts})
      row.integer(n);
    p.begin(import_record());
    p.row(row);
    p.end();
  };
  return outcome;
}

}  // namespace

std::span<const Command> commands_import() {
  static const Command k_commands[] = {
      {"import", "read items, annotations and statuses from a file", Access::write, model::Role::manager, import_record, call<Args, declare, run>},
  };
  return k_commands;
}

}  // namespace tasks::app
