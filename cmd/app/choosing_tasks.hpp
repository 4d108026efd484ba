#pragma once
// Commands on whole tasks: TASK… in, the changed tasks' records out.
//
//     struct Args { ChoosingTasks which; };
//     void declare(Options& o, Args& a) { declare_tasks(o, a.which, Live::task); }
//     return changed_tasks(ctx, service::lock_tasks(ctx.tx(), a.which.chosen, …), a.which);
#include <string>
#include <vector>

#include "cmd/app/context.hpp"
#include "cmd/app/options.hpp"
#include "lib/service/choosing_tasks.hpp"

namespace tasks::app {

struct ChoosingTasks {
  std::vector<std::string> words;          // as typed
  std::vector<service::TaskWord> chosen;   // ready once the words are parsed; standard input is drained by then
  bool partial = false;
  service::Partial leaving_out() const { return partial ? service::Partial::yes : service::Partial::no; }
};

// Positionals TASK…, ids, names or -, and --partial. At least one word must be there.
void declare_tasks(Options& options, ChoosingTasks& which, Live live);

// The tasks in the table `selection`, as they are now, in the order in which they were chosen.
Outcome changed_tasks(Context& context, const service::ChangedTasks& changed);

}  // namespace tasks::app
