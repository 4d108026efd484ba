#pragma once
// The options that every command has (cli.md §1).
#include <optional>
#include <string>
#include <vector>

#include "cmd/app/options.hpp"

namespace tasks::app {

struct Globals {
  std::string directory;
  std::optional<std::string> db, as, output, color, reason, project, now;
  std::optional<std::int64_t> seed;
  std::vector<std::string> fields;
  bool no_header = false, dry_run = false, yes = false, no_input = false, quiet = false, no_pager = false, help = false;
  int verbose = 0;
};

void declare_globals(Options& options, Globals& globals);

}  // namespace tasks::app
