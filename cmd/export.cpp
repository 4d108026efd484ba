#include <fcntl.h>
#include <unistd.h>

#include <cerrno>

#include "cmd/app/context.hpp"
#include "cmd/app/selecting.hpp"
#include "lib/base/file.hpp"
#include "lib/base/json_text.hpp"
#include "lib/base/text.hpp"
#include "lib/service/exchange_target.hpp"
#include "lib/service/export.hpp"

namespace tasks::app {
namespace {

using render::Kind;

struct Args {
  std::vector<std::string> words;
  std::optional<std::string> task, dataset, format;
  std::optional<model::Split> split;
  std::vector<std::string> statuses, layers, where;
  std::optional<filters::FilterText> filter;
  bool all = false, annotators = false, force = false;
};

const render::RecordType& export_record() {
  static const render::RecordType k_type{"export", "exports", false,
                                         {{"file", Kind::text, "what was written"},
                                          {"format", Kind::text, "coco or jsonl"},
                                          {"items", Kind::integer, "items in it"},
                                          {"annotations", Kind::integer, "annotations in it"},
                                          {"losses", Kind::json, "what the format cannot hold: why, how many"}},
                                         {"file", "format", "items", "annotations", "losses"}};
  return k_type;
}

void declare(Options& o, Args& a) {
  o.positionals("WHAT", a.words, "the task or dataset, then the file; without a file the export is printed", false).live(Live::task);
  o.value("--task", "TASK", a.task, "export this task's work; default: none").live(Live::any_task);
  o.value("--dataset", "DATASET", a.dataset, "export this dataset; default: none").live(Live::dataset);
  o.value("--format", "FORMAT", a.format, "format to write; default: by the file's name, .json is coco").one_of({"coco", "jsonl"});
  o.word("--split", "SPLIT", a.split, "only items of this split; default: every split");
  declare_where(o, a.where, a.filter, "only work items, or the dataset's items");
  o.values("--status", "STATUS", a.statuses, "only work with this status; default: done, discarded left out").commas().live(Live::action);
  o.flag("--all", a.all, "of a task: every item, whatever its status; default: off");
  o.values("--layer", "LAYER", a.layers, "of a dataset: these layers; default: done work, else ground truth, else imports")
      .commas()
      .one_of({"work", "ground-truth", "import", "model", "aggregate"});
  o.flag("--annotators", a.annotators, "COCO: who drew it, as an attribute; default: off");
  o.flag("--force", a.force, "write over an existing file; default: an error");
}

// A file that appears under its name when it is whole.
class NewFile {
 public:
  explicit NewFile(const fs::path& path) : m_path(path), m_temporary(path.native() + ".part") {
    m_fd = ::open(m_temporary.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
    if (m_fd < 0) throw_errno("cannot write", m_path, errno);
  }
  ~NewFile() {
    if (m_fd < 0) return;
    ::close(m_fd);
    ::unlink(m_temporary.c_str());
  }
  NewFile(const NewFile&) = delete;
  NewFile& operator=(const NewFile&) = delete;
  void write(std::string_view bytes) {
    while (!bytes.empty()) {
      const ssize_t n = ::write(m_fd, bytes.data(), bytes.size());
      if (n < 0 && errno == EINTR) continue;
      if (n < 0) throw_errno("cannot write", m_path, errno);
      bytes.remove_prefix(static_cast<std::size_t>(n));
    }
  }
  void keep() {
    if (::fsync(m_fd) != 0) throw_errno("cannot write", m_path, errno);
    ::close(m_fd);
    m_fd = -1;
    if (::rename(m_temporary.c_str(), m_path.c_str()) != 0) {
      const int error = errno;
      ::unlink(m_temporary.c_str());
      throw_errno("cannot write", m_path, error);
    }
  }

 private:
  fs::path m_path, m_temporary;
  int m_fd = -1;
};

service::ExportReport write(store::Session& session, const service::ExportRequest& request, const std::string& format, const service::ExportSink& sink) {
  return format == "coco" ? service::export_coco(session, request, sink) : service::export_jsonl(session, request, sink);
}

std::vector<std::string> notes_about(const service::ExportReport& report) {
  std::vector<std::string> notes;
  for (const auto& [why, count] : report.losses) notes.push_back(cat("lost: ", why, ": ", count));
  return notes;
}

Outcome run(Context& ctx, Args& a) {
  const bool named = a.task || a.dataset;
  std::size_t at = 0;
  std::optional<std::string> bare, file;
  if (!named && at < a.words.size()) bare = a.words[at++];
  if (at < a.words.size()) file = a.words[at++];
  if (at < a.words.size()) throw Error(Code::usage, cat(quote(a.words[at]), " is too much")).hint("tasks export TASK FILE");
  if (file == "-") file.reset();
  std::string format = a.format.value_or("");
  if (format.empty() && file) format = file->ends_with(".json") ? "coco" : file->ends_with(".jsonl") || file->ends_with(".ndjson") ? "jsonl" : "";
  if (format.empty()) throw Error(Code::usage, "the format is not said").hint("give --format coco or --format jsonl, or a file that ends with .json or .jsonl");

  service::ExchangeTarget target = service::get_exchange_target(ctx.session(), {a.task, a.dataset, bare});
  service::ExportRequest request;
  request.task = target.task;
  request.dataset = target.dataset;
  request.statuses = a.statuses;
  request.split = a.split;
  request.all = a.all;
  request.where = a.where;
  request.filter = a.filter;
  request.annotators = a.annotators;
  for (const auto& layer : a.layers) request.layers.push_back(model::parse_or_throw<model::Layer>(layer));
  if (request.task && !request.layers.empty()) throw Error(Code::usage, "--layer is for datasets").hint("a task exports its work");

  Outcome outcome;
  if (!file) {
    outcome.raw = true;
    outcome.print = [&ctx, request, format](Printer& p) {
      const auto report = write(ctx.session(), request, format, [&](std::string_view bytes) { p.text(bytes); });
      for (const auto& note : notes_about(report)) ctx.note(cat("note: ", note));
    };
    return outcome;
  }
  std::error_code problem;
  if (!a.force && fs::exists(*file, problem)) throw Error(Code::exists, cat(quote(*file), " exists already")).hint("--force writes over it");
  service::ExportReport report;
  if (ctx.dry_run()) {
    report = write(ctx.session(), request, format, [](std::string_view) {});
  } else {
    NewFile out(*file);
    report = write(ctx.session(), request, format, [&](std::string_view bytes) { out.write(bytes); });
    out.keep();
  }
  outcome.notes = notes_about(report);
  outcome.print = [report, file = *file, format](Printer& p) {
    JsonText losses;
    losses.begin_object();
    for (const auto& [why, count] : report.losses) losses.member(why, count);
    losses.end_object();
    render::Cells row;
    row.text(file);
    row.text(format);
    row.integer(report.items);
    row.integer(report.annotations);
    row.own_json(losses.take());
    p.begin(export_record());
    p.row(row);
    p.end();
  };
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
