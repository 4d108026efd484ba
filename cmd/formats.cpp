#include "cmd/app/context.hpp"
#include "lib/base/json_text.hpp"
#include "lib/formats/loss_table.hpp"

namespace tasks::app {
namespace {

using formats::Content;
using formats::Format;
using render::Kind;

struct Args {
  std::vector<std::string> formats;
};

const render::RecordType& format_record() {
  static const render::RecordType k_type{"format", "formats", false,
                                         {{"format", Kind::text, "its name, for --format"},
                                          {"files", Kind::text, "one: a single file; many: a folder or a zip archive of them"},
                                          {"about", Kind::text, "what it is"},
                                          {"holds", Kind::json, "of each kind of thing yes, no, or how it is changed"},
                                          {"loses", Kind::text, "the kinds that it has no place for"}},
                                         {"format", "files", "about"}};
  return k_type;
}

void declare(Options& o, Args& a) { 
  o.positionals("FORMAT", a.formats, "these formats; default: all", false).one_of({model::words<Format>().begin(), model::words<Format>().end()});
}

Outcome run(Context&, Args& a) {
  std::vector<Format> chosen;
  for (const std::string& name : a.formats) chosen.push_back(model::parse_or_throw<Format>(name));
  if (chosen.empty())
    for (std::size_t i = 0; i < model::words<Format>().size(); ++i) chosen.push_back(static_cast<Format>(i));
  Outcome outcome;
  outcome.print = [chosen](Printer& p) {
    p.begin(format_record());
    render::Cells row;
    for (const Format format : chosen) {
      JsonText holds;
      std::string loses;
      holds.begin_object();
      for (std::size_t i = 0; i < formats::k_contents; ++i) {
        const auto content = static_cast<Content>(i);
        const std::string_view held = formats::holds(format, content);
        holds.member(model::to_text(content), held);
        if (held == "no") loses += cat(loses.empty() ? "" : " ", model::to_text(content));
      }
      holds.end_object();
      row.clear();
      row.text(model::to_text(format));
      row.text(formats::traits(format).many_files ? "many" : "one");
      row.text(formats::traits(format).about);
      row.own_json(holds.take());
      row.own_text(loses);
      p.row(row);
    }
    p.end();
  };
  return outcome;
}

}  // namespace

std::span<const Command> commands_formats() {
  static const Command k_commands[] = {
      {"formats", "list the formats that can be exchanged, and what each can hold", Access::none, model::Role::annotator, format_record, call<Args, declare, run>},
  };
  return k_commands;
}

}  // namespace tasks::app
