#include <memory>

#include "cmd/app/context.hpp"
#include "cmd/app/loss_report.hpp"
#include "cmd/app/new_files.hpp"
#include "cmd/app/picture_sizes.hpp"
#include "lib/base/file.hpp"
#include "lib/base/file_tree.hpp"
#include "lib/base/interrupt.hpp"
#include "lib/base/text.hpp"
#include "lib/formats/document_writers.hpp"
#include "lib/formats/loss_table.hpp"

namespace tasks::app {
namespace {

using formats::Format;
using render::Kind;

struct Args {
  std::string in, out;
  std::optional<Format> from, to;
  std::optional<std::string> image_size, pictures, report;
  bool skip_empty = false, strict = false, force = false;
};

const render::RecordType& conversion_record() {
  static const render::RecordType k_type{"conversion", "conversions", false,
                                         {{"file", Kind::text, "what was read"},
                                          {"from", Kind::text, "its format"},
                                          {"to", Kind::text, "the format that was written"},
                                          {"items", Kind::integer, "items in what was written"},
                                          {"annotations", Kind::integer, "annotations in it"},
                                          {"losses", Kind::json, "what was lost on the way: kind, why, count"}},
                                         {"file", "from", "to", "items", "annotations"}};
  return k_type;
}

void declare(Options& o, Args& a) {
  o.positional("IN", a.in, "a file, a folder or a zip archive").live(Live::file);
  o.positional("OUT", a.out, "the file, folder or archive (.zip) to write; - prints it").live(Live::file);
  o.word("--from", "FORMAT", a.from, "format of IN; default: what it looks like");
  o.word("--to", "FORMAT", a.to, "format of OUT; default: by its name, .json is coco, .xml cvat");
  o.value("--image-size", "WIDTHxHEIGHT", a.image_size, "size of pictures whose size is not known, where coordinates are shares of it; default: an error");
  o.value("--pictures", "FOLDER", a.pictures, "the pictures themselves: their sizes are read from them; default: not looked at").live(Live::folder);
  o.value("--report", "FILE", a.report, "write what is lost as JSON; default: it is told on standard error only").live(Live::file);
  o.flag("--skip-empty", a.skip_empty, "leave shapes without area out and count them; default: the file is refused");
  o.flag("--strict", a.strict, "refuse when something drawn, or said about it, would be lost; default: it is told");
  o.flag("--force", a.force, "write over an existing file; default: an error");
}

struct Converted {
  formats::Written written;
  formats::Losses losses;
};

Converted convert(const FileTree& tree, Format from, Format to, const formats::DocumentOptions& options, FileSink& out) {
  Converted done;
  const auto each = [&](const std::function<void(const formats::ItemDocument&)>& take) {
    const auto documents = formats::open_documents(from, tree, options);
    std::int64_t seen = 0;
    while (const formats::ItemDocument* document = documents->next()) {
      if ((++seen & 0xff) == 0) throw_if_interrupted();
      take(*document);
    }
    done.losses = documents->losses();
  };
  done.written = formats::write_documents(to, each, out, {.name = tree.name(), .recipe = nullptr, .url_prefix = {}});
  done.losses.add(done.written.losses);
  return done;
}

Outcome run(Context& ctx, Args& a) {
  const bool print = a.out == "-";
  const auto to = a.to ? a.to : format_named(a.out);
  if (!to) throw Error(Code::usage, "the format to write is not said").hint("give --to, as tasks formats lists them, or a file that ends with .json, .jsonl, .xml or .csv");
  if (print && formats::traits(*to).many_files) throw Error(Code::usage, cat(model::to_text(*to), " writes many files")).hint("name a folder, or an archive that ends in .zip");
  const auto tree = std::make_shared<FileTree>(a.in == "-" ? FileTree::of_text("standard input", read_file_or_input("-")) : FileTree::open(a.in));
  const Format from = a.from ? *a.from : formats::detect_format(*tree);
  formats::DocumentOptions options{.size_of = {}, .image_size = {}, .skip_empty = a.skip_empty};
  if (a.image_size) options.image_size = picture_size(*a.image_size);
  if (a.pictures) options.size_of = sizes_below(*a.pictures);
  const auto report = [a, to = *to](const Converted& done) {
    if (a.report) write_loss_report(*a.report, a.in, model::to_text(to), done.losses);
  };

  Outcome outcome;
  if (print) {
    if (a.strict) {  // what is printed cannot be taken back
      OneFile nowhere([](std::string_view) {});
      refuse_losses(convert(*tree, from, *to, options, nowhere).losses);
    }
    outcome.raw = true;
    outcome.print = [&ctx, tree, from, to = *to, options, report](Printer& p) {
      OneFile out([&](std::string_view bytes) { p.text(bytes); });
      const Converted done = convert(*tree, from, to, options, out);
      report(done);
      for (const auto& note : done.losses.notes()) ctx.note(cat("note: ", note));
    };
    return outcome;
  }
  NewFiles files(*to, a.out, {.overwrite = a.force, .dry_run = ctx.dry_run()});
  const Converted done = convert(*tree, from, *to, options, files.sink());
  if (a.strict) refuse_losses(done.losses);
  files.keep();
  if (!ctx.dry_run()) report(done);
  outcome.notes = done.losses.notes();
  outcome.print = [done, file = a.in, from, to = *to](Printer& p) {
    p.begin(conversion_record());
    render::Cells row;
    row.text(file);
    row.text(model::to_text(from));
    row.text(model::to_text(to));
    row.integer(done.written.items);
    row.integer(done.written.annotations);
    row.own_json(done.losses.json());
    p.row(row);
    p.end();
  };
  return outcome;
}

}  // namespace

std::span<const Command> commands_convert() {
  static const Command k_commands[] = {
      {"convert", "turn files of one format into another, without a project", Access::none, model::Role::annotator, conversion_record, call<Args, declare, run>},
  };
  return k_commands;
}

}  // namespace tasks::app
