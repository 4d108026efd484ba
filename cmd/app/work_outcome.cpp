#include "cmd/app/work_outcome.hpp"

#include "lib/base/text.hpp"
#include "lib/store/items.hpp"
#include "lib/store/selection.hpp"
#include "lib/store/work_items.hpp"

namespace tasks::app {
namespace {

constexpr std::int64_t k_table_rows = 20;

}  // namespace

Outcome changed_work(Context& context, const service::Changed& changed, std::vector<model::WorkItem> first) {
  Outcome outcome;
  outcome.counts = {.changed = changed.changed, .unchanged = changed.unchanged, .refused = changed.refusals.count()};
  outcome.noun = "work item";
  if (!changed.refusals.empty()) outcome.problem = changed.refusals.partly(changed.all());
  outcome.print = [&context, count = changed.changed, first = std::move(first)](Printer& p) {
    const bool cut = p.for_people() && count > k_table_rows;
    std::int64_t shown = 0;
    p.begin<model::WorkItem>();
    for (const model::WorkItem& item : first) {
      if (cut && ++shown > k_table_rows) break;
      p.one(item);
    }
    const bool more = static_cast<std::int64_t>(first.size()) < count && !(cut && shown >= k_table_rows);
    if (more && p.only_ids())
      store::each_selected_id(context.session().db(), [&](store::Id id) {
        model::WorkItem item;
        item.id = id;
        p.one(item);
      });
    else if (more)
      store::each_selected_work_item(context.session(), [&](const model::WorkItem& item) {
        p.one(item);
        return !cut || ++shown < k_table_rows;
      });
    p.end();
    if (cut) context.note(cat("note: and ", count - k_table_rows, " more"));
  };
  return outcome;
}

std::function<void(Printer&)> print_selected_items(Context& context, std::int64_t count) {
  return [&context, count](Printer& p) {
    const bool cut = p.for_people() && count > k_table_rows;
    std::int64_t shown = 0;
    p.begin<model::Item>();
    if (p.only_ids())
      store::each_selected_id(context.session().db(), [&](store::Id id) {
        model::Item item;
        item.id = id;
        p.one(item);
      });
    else
      store::read_selected_items(context.session().db(), store::Truth::shown, [&](const model::Item& item) {
        p.one(item);
        return !cut || ++shown < k_table_rows;
      });
    p.end();
    if (cut) context.note(cat("note: and ", count - k_table_rows, " more"));
  };
}

void declare_partial(Options& options, bool& partial) {
  options.flag("--partial", partial, "do what is allowed and exit 3, instead of changing nothing when anything is refused; default: off");
}

}  // namespace tasks::app
