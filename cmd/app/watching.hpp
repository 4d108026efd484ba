#pragma once
// --watch: the same answer again and again. On a terminal it is drawn over itself until q is pressed; elsewhere what changed is
// written as lines, until interrupted.
//
//     struct Args { Watching watch; };
//     void declare(Options& o, Args& a) { declare_watch(o, a.watch); }
//     if (a.watch.on) return watched(ctx, a.watch, [&](Printer& p) { p.all(service::list_tasks(ctx.session(), a.filter)); });
#include <functional>
#include <optional>

#include "cmd/app/context.hpp"
#include "cmd/app/options.hpp"

namespace tasks::app {

struct Watching {
  bool on = false;
  std::optional<double> interval;  // seconds
};

void declare_watch(Options& options, Watching& watching);

// Each round sees the project as it is by then.
Outcome watched(Context& context, const Watching& watching, std::function<void(Printer&)> once);

}  // namespace tasks::app
