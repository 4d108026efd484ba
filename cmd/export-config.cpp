#include <filesystem>

#include "cmd/app/context.hpp"
#include "lib/base/file.hpp"
#include "lib/base/text.hpp"
#include "lib/service/export_config.hpp"

namespace tasks::app {
namespace {

namespace fs = std::filesystem;
using render::Kind;

struct Args {
  std::string folder;
  bool force = false;
};

const render::RecordType& file_record() {
  static const render::RecordType k_type{"config_file", "config_files", false,
                                         {{"file", Kind::text, "what was written"}, {"kind", Kind::text, "project or recipe"}, {"size", Kind::integer, "bytes"}},
                                         {"file", "kind", "size"}};
  return k_type;
}

void declare(Options& o, Args& a) {
  o.positional("DIR", a.folder, "the folder to write to; made when it is not there").live(Live::folder);
  o.flag("--force", a.force, "write over files that are there; default: an error");
}

Outcome run(Context& ctx, Args& a) {
  const fs::path folder = fs::absolute(a.folder).lexically_normal();
  const auto place_of = [&](const std::string& file) {
    if (file.find("://") != std::string::npos || !ctx.place().folder) return file;
    const fs::path whole = fs::weakly_canonical(*ctx.place().folder).parent_path() / file;
    return whole.lexically_relative(fs::weakly_canonical(folder)).native();
  };
  const auto files = service::config_files(ctx.session(), place_of);
  std::error_code problem;
  for (const auto& file : files)
    if (!a.force && fs::exists(folder / file.path, problem)) throw Error(Code::exists, cat(quote((folder / file.path).native()), " exists already")).hint("--force writes over it");
  if (!ctx.dry_run())
    for (const auto& file : files) {
      make_folders((folder / file.path).parent_path());
      write_file_atomically(folder / file.path, file.bytes);
    }
  Outcome outcome;
  outcome.print = [files, shown = fs::path(a.folder)](Printer& p) {
    p.begin(file_record());
    render::Cells row;
    for (const auto& file : files) {
      row.clear();
      row.own_text((shown / file.path).native());
      row.text(file.kind);
      row.integer(static_cast<std::int64_t>(file.bytes.size()));
      p.row(row);
    }
    p.end();
  };
  return outcome;
}

}  // namespace

std::span<const Command> commands_export_config() {
  static const Command k_commands[] = {
      {"export-config", "write the files that make a project like this one", Access::read, model::Role::manager, file_record, call<Args, declare, run>},
  };
  return k_commands;
}

}  // namespace tasks::app
