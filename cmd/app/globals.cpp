#include "cmd/app/globals.hpp"

namespace tasks::app {

void declare_globals(Options& o, Globals& g) {
  o.value("-C,--directory", "DIR", g.directory, "run as if started in DIR; default: the current folder").live(Live::folder);
  o.value("--db", "PATH|URL", g.db, "the project's database; default: $TASKS_DB, else the nearest .tasks upward").live(Live::file);
  o.value("--as", "EMAIL", g.as, "act as this user; default: $TASKS_USER, the config's user, or you").live(Live::user);
  o.value("-o,--output", "FORMAT", g.output, "how records are printed; default: table on a terminal, else jsonl")
      .one_of({"table", "json", "jsonl", "csv", "ids"});
  o.values("--fields", "A,B", g.fields, "print these fields only, in this order; default: all (a table: the usual ones)").commas().live(Live::field);
  o.flag("--no-header", g.no_header, "leave the line of names out of a table or csv; default: off");
  o.flag("-n,--dry-run", g.dry_run, "do everything, print what would change, then take it back; default: off");
  o.flag("-y,--yes", g.yes, "answer every question with yes; default: off");
  o.flag("--no-input", g.no_input, "never ask; default: off");
  o.flag("-q,--quiet", g.quiet, "say nothing but errors; default: off");
  o.count("-v,--verbose", g.verbose, "tell what is going on; twice: every SQL statement with its time; default: off");
  o.value("--color", "WHEN", g.color, "colour in tables and messages; default: auto").one_of({"auto", "always", "never"});
  o.flag("--no-pager", g.no_pager, "never start a pager; default: off");
  o.value("--reason", "TEXT", g.reason, "why; kept in the history; default: none");
  o.value("--project", "NAME", g.project, "the project inside a PostgreSQL database; default: $TASKS_PROJECT");
  o.value("--now", "TIME", g.now, "take TIME for the present (RFC 3339), for tests and replays; default: the clock");
  o.value("--seed", "N", g.seed, "seed of every choice by chance, a whole number; default: 0");
  o.flag("-h,--help", g.help, "show help and exit; default: off");
}

}  // namespace tasks::app
