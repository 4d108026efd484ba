#include "lib/store/dealing.hpp"

#include <algorithm>
#include <string_view>

#include "lib/base/hash.hpp"
#include "lib/base/interrupt.hpp"
#include "lib/base/text.hpp"
#include "lib/store/selection.hpp"

namespace tasks::store {
namespace {

constexpr std::string_view k_columns =
    "select i.id, i.hidden, case when exists (select 1 from item_truth x where x.item_id = i.id) then 1 else 0 end, i.path";
// By the unique index work_item_once.
constexpr std::string_view k_in_task =
    ", case when exists (select 1 from work_item h where h.task_id = $2 and h.item_id = i.id and h.replica_key <= 0 and h.removed_op is null) then 1 else 0 end";

// By index item_ordinal, in its order; truth by primary key.
constexpr std::string_view k_all = " from item i where i.dataset_id = $1 and i.removed_op is null order by i.ordinal";
// The selection leads, items by primary key, then a sort.
constexpr std::string_view k_selected =
    " from selection s cross join item i where i.id = s.id and i.dataset_id = $1 and i.removed_op is null order by i.ordinal";

// By index work_item_position, from its end.
constexpr std::string_view k_last_position = "select max(position) from work_item where task_id = $1";
// By primary key, in its order.
constexpr std::string_view k_new_work = "select id, position from work_item where id >= $1 and id < $2";

constexpr std::string_view k_count =
    "insert into counter (task_id, assignment_id, replica_set, stage, status, skipped, items) values ($1, $2, $3, 'label', '', 0, $4)"
    " on conflict (task_id, assignment_id, replica_set, stage, status, skipped) do update set items = counter.items + excluded.items";

}  // namespace

DealableItems read_dealable_items(Session& session, Id dataset_id, const DealableQuery& query) {
  DealableItems found;
  struct Drawn {
    std::uint64_t hash;
    Id id;
    std::string path;
  };
  std::vector<Drawn> drawn;
  const auto count = [&] { return static_cast<std::int64_t>(query.shuffle ? drawn.size() : found.ids.size()); };
  const bool adds = query.not_in_task != 0;
  const std::string sql = cat(k_columns, adds ? k_in_task : std::string_view(), query.selected ? k_selected : k_all);
  const Value values[] = {Value(dataset_id), Value(query.not_in_task)};
  Cursor rows = session.db().run_stream(sql, std::span(values, adds ? 2 : 1));
  for (std::int64_t seen = 0; (!query.limit || count() < *query.limit) && rows.next();) {
    if ((++seen & 0xfff) == 0) throw_if_interrupted();
    if (adds && rows.boolean(4)) {
      ++found.in_task;
    } else if (rows.boolean(2) != query.truth_only) {
      ++(query.truth_only ? found.untrue : found.ground_truth);
    } else if (rows.boolean(1)) {
      ++found.hidden;
    } else if (query.shuffle) {
      drawn.push_back({hash64(rows.text(3), static_cast<std::uint64_t>(*query.shuffle)), rows.integer(0), query.paths ? std::string(rows.text(3)) : std::string()});
    } else {
      found.ids.push_back(rows.integer(0));
      if (query.hash) found.hashes.push_back(hash64(rows.text(3), static_cast<std::uint64_t>(*query.hash)));
      if (query.paths) found.paths.emplace_back(rows.text(3));
    }
  }
  // Equal hashes keep dataset order: no machine's ids decide.
  std::stable_sort(drawn.begin(), drawn.end(), [](const Drawn& a, const Drawn& b) { return a.hash < b.hash; });
  found.ids.reserve(found.ids.size() + drawn.size());
  for (const Drawn& d : drawn) {
    found.ids.push_back(d.id);
    if (query.hash) found.hashes.push_back(d.hash);
    if (query.paths) found.paths.push_back(d.path);
  }
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
  Id dealt = first;
  for (const Deal& deal : deals) {
    if (deal.items == 0) continue;
    tx.db().execute(k_count, task_id, deal.assignment_id, 0, deal.items);
    tx.note({.kind = "work_item", .field = "created", .old_value = {}, .new_value = cat(deal.assignment_id), .task_id = task_id,
             .ids = IdSet::range(dealt, deal.items)});
    dealt += deal.items;
  }
  return first;
}

Id insert_planned_work(Transaction& tx, Id task_id, std::span<const PlannedDeal> deals, Names names) {
  std::int64_t count = 0, secrets = 0;
  for (const PlannedDeal& deal : deals) {
    count += static_cast<std::int64_t>(deal.work.size());
    secrets += std::count_if(deal.work.begin(), deal.work.end(), [](const PlannedWork& w) { return w.role == WorkRole::replica || w.role == WorkRole::planted; });
  }
  if (count == 0) return 0;
  const Id first = tx.reserve_ids(count);
  const auto each = [&](const auto& visit) {
    Id id = first;
    for (const PlannedDeal& deal : deals)
      for (const PlannedWork& w : deal.work) visit(id++, deal, w);
  };
  {
    static constexpr std::string_view k_names[] = {"id", "task_id", "item_id", "assignment_id", "replica_key", "position", "stage", "updated_at", "created_op", "alias"};
    auto load = tx.db().bulk("work_item", k_names, {.expected = count, .conflict_target = {}});
    each([&](Id id, const PlannedDeal& deal, const PlannedWork& w) {
      const Id key = w.role == WorkRole::original ? 0 : w.role == WorkRole::replica ? id : -id;
      const std::string alias = cat('/', task_id, '/', id);
      const bool hidden = names == Names::hidden && w.role != WorkRole::original;
      const Value row[] = {id, task_id, w.item_id, deal.assignment_id, key, w.position, "label", tx.now(), tx.operation_id(), hidden ? Value(alias) : Value()};
      load->add(row);
    });
    load->finish();
  }
  {
    static constexpr std::string_view k_names[] = {"work_item_id", "role", "replica_no"};
    auto load = tx.db().bulk("work_item_secret", k_names, {.expected = secrets, .conflict_target = {}});
    each([&](Id id, const PlannedDeal&, const PlannedWork& w) {
      if (w.role != WorkRole::replica && w.role != WorkRole::planted) return;
      const Value row[] = {id, w.role == WorkRole::replica ? "replica" : "planted", w.replica_no};
      load->add(row);
    });
    load->finish();
  }
  Id dealt = first;
  for (const PlannedDeal& deal : deals) {
    const auto all = static_cast<std::int64_t>(deal.work.size());
    if (all == 0) continue;
    const std::int64_t copied = std::count_if(deal.work.begin(), deal.work.end(), [](const PlannedWork& w) { return w.role == WorkRole::replica; });
    if (copied < all) tx.db().execute(k_count, task_id, deal.assignment_id, 0, all - copied);
    if (copied > 0) tx.db().execute(k_count, task_id, deal.assignment_id, 1, copied);
    tx.note({.kind = "work_item", .field = "created", .old_value = {}, .new_value = cat(deal.assignment_id), .task_id = task_id, .ids = IdSet::range(dealt, all)});
    dealt += all;
  }
  return first;
}

std::int64_t next_position(Database& db, Id task_id) {
  const auto last = db.integer(k_last_position, task_id);
  return last ? *last + 1 : 0;
}

void select_new_work(Database& db, Id first, std::int64_t count) {
  const Value values[] = {Value(first), Value(first + count)};
  select_into_selection(db, k_new_work, values);
}

}  // namespace tasks::store
