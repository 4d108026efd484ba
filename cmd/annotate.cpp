#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "cmd/app/context.hpp"
#include "cmd/app/work_outcome.hpp"
#include "lib/base/descriptor.hpp"
#include "lib/base/file.hpp"
#include "lib/base/text.hpp"
#include "lib/service/annotate.hpp"
#include "lib/service/tasks.hpp"
#include "lib/store/annotations.hpp"

namespace tasks::app {
namespace {

using model::Role;

constexpr std::int64_t k_table_rows = 20;

struct Args {
  std::optional<std::string> first, second, task;
  std::string file;
  bool partial = false;
  Spool spool = Spool();  // what comes out of a pipe
  bool piped = false;
};

// Standard input, and whatever else can be read only once and may be waited for, is read before the project is locked.
void take_input(Args& a) {
  if (!a.first) throw Error(Code::usage, "tasks annotate needs a FILE").hint("tasks annotate FILE, tasks annotate TASK FILE; - is standard input");
  // One word is the file (decisions.md 10).
  a.file = a.second ? *a.second : *a.first;
  if (a.second) a.task = a.first;
  struct stat status {};
  if (a.file == "-") {
    a.spool.drain(STDIN_FILENO);
    a.piped = true;
  } else if (::stat(a.file.c_str(), &status) == 0 && !S_ISREG(status.st_mode) && !S_ISDIR(status.st_mode)) {
    const Descriptor pipe(::open(a.file.c_str(), O_RDONLY | O_CLOEXEC));
    if (!pipe) throw_errno("cannot read", a.file, errno);
    a.spool.drain(pipe.get());
    a.piped = true;
  }
}

void declare(Options& o, Args& a) {
  o.optional_positional("TASK", a.first, "id or name of the task, for lines that name an item or a path; default: each line names its work_item").live(Live::task);
  o.optional_positional("FILE", a.second, "JSON lines to read, or - for standard input; a single word is the file").live(Live::file);
  declare_partial(o, a.partial);
  o.before_opening([&a] { take_input(a); });
}

Outcome run(Context& ctx, Args& a) {
  service::AnnotateRequest request;
  request.open = [&a] {
    return a.piped ? LineReader::descriptor(a.spool.open_for_reading(), a.file == "-" ? "-" : escaped(a.file)) : LineReader::file(a.file);
  };
  if (a.task) request.task = service::get_task(ctx.tx(), *a.task);
  request.partial = a.partial ? service::Partial::yes : service::Partial::no;
  const auto done = [&] {
    try {
      return service::annotate(ctx.tx(), request);
    } catch (Error& e) {
      if (!e.json_details().empty()) e.within(a.file == "-" ? "standard input" : escaped(a.file));
      throw;
    }
  }();

  Outcome outcome;
  outcome.counts = {.changed = done.added + done.changed + done.removed, .unchanged = done.unchanged, .refused = done.refusals.count()};
  outcome.noun = "annotation";
  if (!done.refusals.empty()) outcome.problem = done.refusals.partly(done.lines);
  if (done.lines == 0) outcome.notes.emplace_back("there was no line to read");
  if (done.removed > 0) outcome.notes.push_back(cat("deleted ", plural(done.removed, "annotation")));
  outcome.print = [&ctx, count = done.added + done.changed](Printer& p) {
    const bool cut = p.for_people() && count > k_table_rows;
    std::int64_t shown = 0;
    p.begin<model::Annotation>();
    if (count > 0)
      store::each_annotated(ctx.session(), [&](const model::Annotation& annotation) {
        p.one(annotation);
        return !cut || ++shown < k_table_rows;
      });
    p.end();
    if (cut) ctx.note(cat("note: and ", count - k_table_rows, " more"));
  };
  return outcome;
}

}  // namespace

std::span<const Command> commands_annotate() {
  static const Command k_commands[] = {
      {"annotate", "add, change and delete annotations, from JSON lines", Access::write, Role::annotator, record<model::Annotation>, call<Args, declare, run>},
  };
  return k_commands;
}

}  // namespace tasks::app
