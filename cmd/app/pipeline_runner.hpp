#pragma once
// `tasks pipeline run`: takes items that are due, has the commands of their nodes answer, stores what they said and moves the items on.
// One process, several batches at once (--jobs), each command in a process of its own; every batch is a transaction and an operation. It may be
// killed at any time: what it had leased comes back, at once when it ran on this machine.
#include <optional>
#include <string>
#include <vector>

#include "cmd/app/context.hpp"
#include "lib/base/error.hpp"
#include "lib/model/pipeline.hpp"

namespace tasks::app {

struct RunnerOptions {
  std::int64_t jobs = 1;
  bool watch = false;
  Micros interval = 2 * k_second;  // between looks, with watch
};
struct RanPipelines {
  std::vector<model::NodeRun> nodes;  // at which anything was done
  std::int64_t done = 0;              // items
  std::vector<std::string> notes;
  std::optional<Error> failed;        // Code::partly_done: items failed, or a command rests
};
// `names`: of pipelines, none: all.
RanPipelines run_pipelines(Context& ctx, const std::vector<std::string>& names, const RunnerOptions& options);

}  // namespace tasks::app
