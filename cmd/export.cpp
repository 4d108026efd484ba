#include <filesystem>

#include "cmd/app/context.hpp"
#include "cmd/app/loss_report.hpp"
#include "cmd/app/new_files.hpp"
#include "cmd/app/selecting.hpp"
#include "lib/base/text.hpp"
#include "lib/formats/loss_table.hpp"
#include "lib/service/assignments.hpp"
#include "lib/service/bundle.hpp"
#include "lib/service/exchange_target.hpp"
#include "lib/service/export.hpp"
#include "lib/service/tasks.hpp"

namespace tasks::app {
namespace {

namespace fs = std::filesystem;
using render::Kind;

struct Args {
  std::vector<std::string> words;
  std::optional<std::string> task, dataset, assignment, bundle, url_prefix, report;
  std::optional<formats::Format> format;
  std::optional<model::Split> split;
  std::vector<std::string> statuses, layers, where;
  std::optional<filters::FilterText> filter;
  bool all = false, annotators = false, strict = false, force = false;
};

const render::RecordType& export_record() {
  static const render::RecordType k_type{"export", "exports", false,
                                         {{"file", Kind::text, "what was written"},
                                          {"format", Kind::text, "its format"},
                                          {"items", Kind::integer, "items in it"},
                                          {"annotations", Kind::integer, "annotations in it"},
                                          {"losses", Kind::json, "what the format cannot hold: kind, why, count"}},
                                         {"file", "format", "items", "annotations"}};
  return k_type;
}

void declare(Options& o, Args& a) {
  o.positionals("WHAT", a.words, "the task or dataset, then the file, folder or archive (.zip); without one the export is printed", false).live(Live::task);
  o.value("--task", "TASK", a.task, "export this task's work; default: none").live(Live::any_task);
  o.value("--dataset", "DATASET", a.dataset, "export this dataset; default: none").live(Live::dataset);
  o.value("--assignment", "ASSIGNMENT", a.assignment, "hand out what is left of this assignment, its annotations as predictions; default: none").live(Live::assignment);
  o.value("--bundle", "FILE", a.bundle, "the whole project with its history, as JSON Lines in one zip archive; default: none").live(Live::file);
  o.word("--format", "FORMAT", a.format, "format to write; default: by the file's name, .json is coco, .xml cvat");
  o.word("--split", "SPLIT", a.split, "only items of this split; default: every split");
  declare_where(o, a.where, a.filter, "only work items, or the dataset's items");
  o.values("--status", "STATUS", a.statuses, "only work with this status; default: done, discarded left out").commas().live(Live::action);
  o.flag("--all", a.all, "of a task: every item, whatever its status; default: off");
  o.values("--layer", "LAYER", a.layers, "of a dataset: these layers; default: done work, else ground truth, else imports")
      .commas()
      .one_of({"work", "ground-truth", "import", "model", "aggregate"});
  o.flag("--annotators", a.annotators, "COCO: who drew it, as an attribute; default: off");
  o.value("--url-prefix", "PREFIX", a.url_prefix, "Label Studio: stands before the paths of items; default: nothing");
  o.value("--report", "FILE", a.report, "write what is lost as JSON; default: it is told on standard error only").live(Live::file);
  o.flag("--strict", a.strict, "refuse when something drawn, or said about it, would be lost; default: it is told");
  o.flag("--force", a.force, "write over an existing file; default: an error");
}

struct Words {
  std::optional<std::string> bare, file;
};
Words words_of(const Args& a) {
  Words words;
  std::size_t at = 0;
  if (!a.task && !a.dataset && !a.assignment && at < a.words.size()) words.bare = a.words[at++];
  if (at < a.words.size()) words.file = a.words[at++];
  if (at < a.words.size()) throw Error(Code::usage, cat(quote(a.words[at]), " is too much")).hint("tasks export TASK FILE");
  if (words.file == "-") words.file.reset();
  return words;
}

formats::Format format_of(const Args& a, const std::optional<std::string>& file) {
  if (a.format) return *a.format;
  if (const auto named = file ? format_named(*file) : std::nullopt) return *named;
  throw Error(Code::usage, "the format is not said").hint("give --format, as tasks formats lists them, or a file that ends with .json, .jsonl, .xml or .csv");
}

service::ExportRequest request_of(Context& ctx, const Args& a, const Words& words) {
  service::ExportRequest request;
  if (a.assignment) {
    if (a.task || a.dataset) throw Error(Code::usage, "--assignment names the task already");
    if (a.all || !a.statuses.empty()) throw Error(Code::usage, "--assignment exports what is left of it: no --all or --status").hint("export the task to get what is done");
    request.handed_out = service::get_assignment(ctx.session(), *a.assignment);
    request.task = service::get_task(ctx.session(), cat(request.handed_out->task_id));
    if (request.task->task_type == model::TaskType::qa) throw Error(Code::guard, cat(quote(request.task->name), " is a QA task: reviews are done here"));
  } else {
    const service::ExchangeTarget target = service::get_exchange_target(ctx.session(), {a.task, a.dataset, words.bare});
    request.task = target.task;
    request.dataset = target.dataset;
  }
  request.statuses = a.statuses;
  request.split = a.split;
  request.all = a.all;
  request.where = a.where;
  request.filter = a.filter;
  request.annotators = a.annotators;
  request.url_prefix = a.url_prefix.value_or("");
  request.format = format_of(a, words.file);
  if (a.url_prefix && request.format != formats::Format::labelstudio) throw Error(Code::usage, "--url-prefix is for --format labelstudio");
  for (const auto& layer : a.layers) request.layers.push_back(model::parse_or_throw<model::Layer>(layer));
  if (request.task && !request.layers.empty()) throw Error(Code::usage, "--layer is for datasets").hint("a task exports its work");
  return request;
}

std::function<void(Printer&)> printing(std::string file, std::string format, service::ExportReport report) {
  return [report = std::move(report), file = std::move(file), format = std::move(format)](Printer& p) {
    render::Cells row;
    row.text(file);
    row.text(format);
    row.integer(report.items);
    row.integer(report.annotations);
    row.own_json(report.losses.json());
    p.begin(export_record());
    p.row(row);
    p.end();
  };
}

Outcome run_bundle(Context& ctx, const Args& a) {
  if (!a.words.empty() || a.task || a.dataset || a.assignment || a.format || a.split || a.filter || a.url_prefix || a.report || !a.statuses.empty() || !a.layers.empty() || !a.where.empty() || a.all || a.annotators || a.strict)
    throw Error(Code::usage, "--bundle writes the whole project").hint("tasks export --bundle FILE, perhaps with --force");
  std::error_code problem;
  if (fs::exists(*a.bundle, problem) && !a.force) throw Error(Code::exists, cat(quote(*a.bundle), " exists already")).hint("--force writes over it");
  service::Bundled bundled;
  if (ctx.dry_run()) {
    OneFile nowhere([](std::string_view) {});
    bundled = service::write_bundle(ctx.session(), nowhere);
  } else {
    NewZip zip(*a.bundle);
    bundled = service::write_bundle(ctx.session(), zip);
    zip.keep();
  }
  Outcome outcome;
  outcome.print = printing(*a.bundle, "bundle", {bundled.items, bundled.annotations, {}});
  return outcome;
}

Outcome run(Context& ctx, Args& a) {
  if (a.bundle) return run_bundle(ctx, a);
  const Words words = words_of(a);
  const service::ExportRequest request = request_of(ctx, a, words);
  const std::string format(model::to_text(request.format));
  if (!words.file && formats::traits(request.format).many_files) throw Error(Code::usage, cat(format, " writes many files")).hint("name a folder, or an archive that ends in .zip");

  Outcome outcome;
  if (!words.file) {
    if (a.strict) {  // what is printed cannot be taken back
      OneFile nowhere([](std::string_view) {});
      refuse_losses(service::export_labels(ctx.session(), request, nowhere).losses);
    }
    outcome.raw = true;
    outcome.print = [&ctx, request, format, report_file = a.report](Printer& p) {
      OneFile out([&](std::string_view bytes) { p.text(bytes); });
      const auto report = service::export_labels(ctx.session(), request, out);
      if (report_file) write_loss_report(*report_file, "-", format, report.losses);
      for (const auto& note : report.losses.notes()) ctx.note(cat("note: ", note));
    };
    return outcome;
  }
  NewFiles files(request.format, *words.file, {.overwrite = a.force, .dry_run = ctx.dry_run()});
  const service::ExportReport report = service::export_labels(ctx.session(), request, files.sink());
  if (a.strict) refuse_losses(report.losses);
  files.keep();
  if (a.report && !ctx.dry_run()) write_loss_report(*a.report, *words.file, format, report.losses);
  outcome.notes = report.losses.notes();
  outcome.print = printing(*words.file, format, report);
  return outcome;
}

}  // namespace

std::span<const Command> commands_export() {
  static const Command k_commands[] = {
      {"export", "write items and their annotations to a file", Access::read, model::Role::manager, export_record, call<Args, declare, run>},
  };
  return k_commands;
}

}  // namespace tasks::app
