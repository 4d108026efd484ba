#include <unistd.h>

#include <memory>

#include "cmd/app/context.hpp"
#include "cmd/app/loss_report.hpp"
#include "cmd/app/picture_sizes.hpp"
#include "cmd/app/scripts.hpp"
#include "lib/base/file.hpp"
#include "lib/base/file_tree.hpp"
#include "lib/base/text.hpp"
#include "lib/formats/documents.hpp"
#include "lib/service/datasets.hpp"
#include "lib/service/exchange_target.hpp"
#include "lib/service/import.hpp"
#include "lib/service/tasks.hpp"

namespace tasks::app {
namespace {

using render::Kind;

struct Args {
  std::vector<std::string> words;
  std::optional<std::string> task, dataset, source, image_size, report;
  std::optional<formats::Format> format;
  bool skip_empty = false;
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
                                          {"statuses_set", Kind::integer, "work items whose status changed"}},
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
  o.value("--image-size", "WIDTHxHEIGHT", a.image_size, "size of pictures whose size is not known, where coordinates are shares of it; default: an error");
  o.value("--report", "FILE", a.report, "write what had no place here as JSON; default: it is told on standard error only").live(Live::file);
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
      if (a.format && of_text(*a.format)) return;
      a.tree = std::make_shared<FileTree>(FileTree::of_text(a.file == "-" ? "standard input" : a.file, piped_text(*a.piped)));
    } else {
      a.tree = std::make_shared<FileTree>(FileTree::open(a.file));
    }
    if (!a.format) a.format = formats::detect_format(*a.tree);
    if (of_text(*a.format) && !a.tree->single()) throw Error(Code::usage, cat("--format ", model::to_text(*a.format), " is one file, and ", quote(a.file), " holds several"));
  });
}

Outcome run(Context& ctx, Args& a) {
  service::ExchangeTarget target =
      service::get_exchange_target(ctx.tx(), {a.task, a.dataset, a.words.size() == 2 ? std::optional(a.words[0]) : std::nullopt});
  service::ImportRequest request;
  request.format = *a.format;
  request.tree = a.tree.get();
  request.image_size = a.size;
  request.name = a.file == "-" ? "standard input" : escaped(a.file);
  request.text = [&a] { return a.piped ? piped_text(*a.piped) : read_file(a.file); };
  request.lines = [&a, &request] { return a.piped ? LineReader::descriptor(a.piped->open_for_reading(), request.name) : LineReader::file(a.file); };
  request.skip_empty = a.skip_empty;
  request.scripts = [&ctx] { return script_place(ctx); };
  if (a.source) request.layer = model::parse_or_throw<model::Layer>(*a.source);
  if (a.source && target.task) throw Error(Code::usage, "--source is for datasets").hint("the annotations of a task are its work");
  const service::ImportReport report = target.task ? service::import_into_task(ctx.tx(), *target.task, request)
                                                   : service::import_into_dataset(ctx.tx(), *target.dataset, request);
  Outcome outcome;
  outcome.counts = Counts{.changed = report.items_added + report.added + report.replaced + report.statuses_set,
                          .unchanged = report.unchanged + (target.task ? 0 : report.items_unchanged)};
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
    for (const std::int64_t n : {report.items_added, report.items_unchanged, report.added, report.replaced, report.unchanged, report.skipped, report.statuses_set})
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
