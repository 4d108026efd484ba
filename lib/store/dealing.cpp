#include "lib/store/dealing.hpp"

#include <algorithm>
#include <string_view>

#include "lib/base/hash.hpp"
#include "lib/base/interrupt.hpp"
#include "lib/base/text.hpp"

namespace tasks::store {
namespace {

constexpr std::string_view k_columns =
    "select i.id, i.hidden, case when exists (select 1 from item_truth x where x.item_id = i.id) then 1 else 0 end, i.path";
// By index item_ordinal, in its order; truth by primary key.
constexpr std::string_view k_all = " from item i where i.dataset_id = $1 and i.removed_op is null order by i.ordinal";
// The selection leads, items by primary key, then a sort.
constexpr std::string_view k_selected =
    " from selection s cross join item i where i.id = s.id and i.dataset_id = $1 and i.removed_op is null order by i.ordinal";

constexpr std::string_view k_count =
    "insert into counter (task_id, assignment_id, replica_set, stage, status, skipped, items) values ($1, $2, 0, 'label', '', 0, $3)"
    " on conflict (task_id, assignment_id, replica_set, stage, status, skipped) do update set items = counter.items + excluded.items";

}  // namespace

DealableItems read_dealable_items(Session& session, Id dataset_id, const DealableQuery& query) {
  DealableItems found;
  struct Drawn {
    std::uint64_t hash;
    Id id;
  };
  std::vector<Drawn> drawn;
  const auto count = [&] { return static_cast<std::int64_t>(query.shuffle ? drawn.size() : found.ids.size()); };
  Cursor rows = session.db().stream(cat(k_columns, query.selected ? k_selected : k_all), dataset_id);
  for (std::int64_t seen = 0; (!query.limit || count() < *query.limit) && rows.next();) {
    if ((++seen & 0xfff) == 0) throw_if_interrupted();
    if (rows.boolean(2)) {
      ++found.ground_truth;
    } else if (rows.boolean(1)) {
      ++found.hidden;
    } else if (query.shuffle) {
      drawn.push_back({hash64(rows.text(3), static_cast<std::uint64_t>(*query.shuffle)), rows.integer(0)});
    } else {
      found.ids.push_back(rows.integer(0));
    }
  }
  // Equal hashes keep dataset order: no machine's ids decide.
  std::stable_sort(drawn.begin(), drawn.end(), [](const Drawn& a, const Drawn& b) { return a.hash < b.hash; });
  found.ids.reserve(found.ids.size() + drawn.size());
  for (const Drawn& d : drawn) found.ids.push_back(d.id);
  return found;
}

Id insert_work_items(Transaction& tx, Id task_id, std::span<const Id> items, std::span<const Deal> deals, std::int64_t first_position,
                     std::optional<Micros> queued_at) {
  const auto count = static_cast<std::int64_t>(items.size());
  const Id operation = tx.operation_id();
  const Id first = tx.reserve_ids(count);
  if (count == 0) return first;
  static constexpr std::string_view k_names[] = {"id", "task_id", "item_id", "assignment_id", "position", "stage", "updated_at", "created_op", "queued_at"};
  auto load = tx.db().bulk("work_item", k_names, {.expected = count, .conflict_target = {}});
  std::int64_t at = 0;
  for (const Deal& deal : deals) {
    for (const std::int64_t end = at + deal.items; at < end; ++at) {
      const Value row[] = {first + at, task_id, items[static_cast<std::size_t>(at)], deal.assignment_id, first_position + at, "label", tx.now(), operation, queued_at};
      load->add(row);
    }
  }
  load->finish();
  for (const Deal& deal : deals)
    if (deal.items > 0) tx.db().execute(k_count, task_id, deal.assignment_id, deal.items);
  return first;
}

}  // namespace tasks::store
