#include "cmd/app/context.hpp"
#include "lib/service/datasets.hpp"
#include "lib/store/work_items.hpp"

namespace tasks::app {
namespace {

using model::Item;
using model::Role;

struct ShowArgs {
  std::string item;
};
void declare_show(Options& o, ShowArgs& a) { o.positional("ID", a.item, "id of the dataset item"); }

// The record; in a document and for people also its work items.
Outcome run_show(Context& ctx, ShowArgs& a) {
  std::vector items{service::get_item(ctx.session(), a.item)};
  std::vector<model::WorkItem> work;
  if (ctx.globals().fields.empty()) work = store::work_items_of_item(ctx.session(), items[0].id);
  Outcome outcome;
  outcome.print = [items = std::move(items), work = std::move(work), whole = ctx.globals().fields.empty()](Printer& p) {
    p.vertical();
    p.all(items);
    if (whole && (p.format() == render::Format::json || (p.for_people() && !work.empty()))) p.all(work);
  };
  return outcome;
}

}  // namespace

std::span<const Command> commands_item() {
  static const Command k_commands[] = {
      {"item show", "show one dataset item with its status in every task", Access::read, Role::manager, record<Item>, call<ShowArgs, declare_show, run_show>},
  };
  return k_commands;
}

}  // namespace tasks::app
