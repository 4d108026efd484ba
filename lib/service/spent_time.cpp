#include "lib/service/spent_time.hpp"

#include <unordered_map>

#include "lib/service/timers.hpp"
#include "lib/store/selection.hpp"
#include "lib/store/work.hpp"
#include "lib/store/work_changes.hpp"

namespace tasks::service {

void add_spent_time(store::Transaction& tx, const model::Task& task, std::span<const store::SpentTime> times) {
  if (times.empty()) return;
  std::unordered_map<store::Id, Micros> by_id;
  std::vector<store::Chosen> chosen;
  for (const store::SpentTime& one : times) {
    by_id.emplace(one.work_item_id, one.active);
    chosen.push_back({one.work_item_id, {}});
  }
  store::load_selection(tx.db(), chosen);
  store::WorkChanges changes;
  store::each_selected_work(tx.db(), [&](const store::SelectedWork& work) {
    store::WorkState after = work.state;
    const Micros more = by_id.at(work.state.id);
    after.duration += more;
    changes.event("stopped", after, {}, seconds_text(more));
    changes.change(work.state, after);
  });
  store::insert_spent_time(tx, times, task.id);
  changes.write(tx);
}

}  // namespace tasks::service
