#include "cmd/app/context.hpp"
#include "cmd/app/selecting.hpp"
#include "cmd/app/work_outcome.hpp"
#include "lib/base/text.hpp"
#include "lib/service/fetch.hpp"

namespace tasks::app {
namespace {

using model::Role;

struct Args {
  std::vector<std::string> words;
  Selecting which;
  std::string folder;
  bool overwrite = false, partial = false;
};

void declare(Options& o, Args& a) {
  o.positionals("W DIR", a.words, "ids of work items, or - to read ids or records from standard input; the last word is the folder to copy to, made when it is missing", true)
      .live(Live::folder);
  o.flag("--overwrite", a.overwrite, "replace files that are there already and differ; default: they are refused");
  declare_partial(o, a.partial);
  o.before_opening([&a] {
    if (a.words.size() < 2) throw Error(Code::usage, "tasks fetch needs work items and a folder").hint("tasks fetch W DIR");
    a.folder = a.words.back();
    a.words.pop_back();
    take_words(a.which, a.words, "work_item");
  });
}

Outcome run(Context& ctx, Args& a) {
  store::Session& session = ctx.session();
  service::select_work_items(session, 0, a.which.choice);
  service::FetchRequest request{.folder = a.folder,
                                .overwrite = a.overwrite ? service::Overwrite::yes : service::Overwrite::no,
                                .partial = a.partial ? service::Partial::yes : service::Partial::no,
                                .dry_run = ctx.dry_run()};
  std::optional<Progress> bar;
  request.progress = [&](std::int64_t done, std::int64_t of) {
    if (!bar) bar.emplace(ctx.channels(), "copying", of, !ctx.globals().quiet);
    bar->at(done);
  };
  const service::Changed fetched = service::fetch_files(session, request);
  bar.reset();
  // Those whose files are in the folder now, whether they were there before or not.
  service::Changed shown = fetched;
  shown.changed += std::exchange(shown.unchanged, 0);
  Outcome outcome = changed_work(ctx, shown);
  outcome.counts.reset();
  outcome.notes.push_back(cat(ctx.dry_run() ? "would copy " : "copied ", plural(fetched.changed, "file"), " to ", quote(a.folder),
                              fetched.unchanged > 0 ? cat(", ", fetched.unchanged, " there already") : ""));
  return outcome;
}

}  // namespace

std::span<const Command> commands_fetch() {
  static const Command k_commands[] = {
      {"fetch", "copy the files of work items into a folder", Access::read, Role::annotator, record<model::WorkItem>, call<Args, declare, run>},
  };
  return k_commands;
}

}  // namespace tasks::app
