#pragma once
// How commands on work items end: the records that were changed, out of the table `selection` after the commit, the counts,
// and what was refused.
//
//     return changed_work(ctx, service::set_status(ctx.tx(), task, request));
#include "cmd/app/context.hpp"
#include "lib/service/changed.hpp"

namespace tasks::app {

// Records in input order; a table shows the first twenty and says how many more there are.
// `first`: changed records that the table does not have any more, printed before the others.
Outcome changed_work(Context& context, const service::Changed& changed, std::vector<model::WorkItem> first = {});

// The same of items in the selection, `count` of them: what an outcome prints.
std::function<void(Printer&)> print_selected_items(Context& context, std::int64_t count);

// The --partial of every bulk command.
void declare_partial(Options& options, bool& partial);

}  // namespace tasks::app
