#include "cmd/app/context.hpp"
#include "lib/service/datasets.hpp"

namespace tasks::app {
namespace {

using model::Item;
using model::Role;

struct ShowArgs {
  std::string item;
};
void declare_show(Options& o, ShowArgs& a) { o.positional("ID", a.item, "id of the dataset item"); }

Outcome run_show(Context& ctx, ShowArgs& a) {
  Outcome outcome;
  outcome.print = [item = std::vector{service::get_item(ctx.session(), a.item)}](Printer& p) {
    p.vertical();
    p.all(item);
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
