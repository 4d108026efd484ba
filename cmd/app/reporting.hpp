#pragma once
// What analytics and report have in common: which tasks are meant, and the document with everything about them.
//
//     const auto all = service::analyze(ctx.session(), reported_tasks(ctx, a.tasks, a.archived), ctx.now());
//     print_analytics(printer, all);
#include <string>
#include <vector>

#include "cmd/app/context.hpp"
#include "lib/service/analytics.hpp"

namespace tasks::app {

// By id or name, each once; without words all tasks, archived ones when asked for.
std::vector<model::Task> reported_tasks(Context& context, const std::vector<std::string>& words, bool archived);

// All its lists.
void print_analytics(Printer& printer, const model::Analytics& all);

}  // namespace tasks::app
