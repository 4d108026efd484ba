#include "lib/store/intervals.hpp"

#include "lib/base/text.hpp"

namespace tasks::store {
namespace {

// The partial unique index work_interval_open, then by primary key. Work that was taken away from an annotator is hidden
// from its database role, the own time on it is not.
constexpr std::string_view k_open =
    "select i.id, i.work_item_id, w.task_id, i.user_id, i.started_at, i.last_at, i.active_us from work_interval i"
    " left join work_item w on w.id = i.work_item_id where i.user_id = $1 and i.ended_at is null /*lock i*/";
constexpr std::string_view k_insert =
    "insert into work_interval (id, work_item_id, user_id, started_at, last_at, active_us, source, op_id) values ($1, $2, $3, $4, $4, 0, 'timer', $5)";
constexpr std::string_view k_update = "update work_interval set last_at = $2, ended_at = $3, active_us = $4 where id = $1";
constexpr std::string_view k_count_selected = "select count(*) from selection where id <> $1";
constexpr std::string_view k_insert_selected =
    "insert into work_interval (id, work_item_id, user_id, started_at, last_at, ended_at, active_us, source, op_id)"
    " select $1 + row_number() over (order by s.id) - 1, s.id, $2, $3, $4, $4, $5, 'given', $6 from selection s where s.id <> $7";

constexpr std::string_view k_spent_table = "work_item_id bigint primary key, active_us bigint not null";
constexpr std::string_view k_insert_spent =
    "insert into work_interval (id, work_item_id, user_id, started_at, last_at, ended_at, active_us, source, op_id)"
    " select $1 + row_number() over (order by s.work_item_id) - 1, s.work_item_id, $2, $3 - s.active_us, $3, $3, s.active_us, 'given', $4 from spent_time s where true";
constexpr std::string_view k_add_spent =
    "update work_item set duration_us = duration_us + (select s.active_us from spent_time s where s.work_item_id = work_item.id), last_activity_at = $1"
    " where id in (select s.work_item_id from spent_time s)";

}  // namespace

std::optional<Interval> find_open_interval(Transaction& tx) { return find_open_interval(tx, tx.actor().id); }

std::optional<Interval> find_open_interval(Transaction& tx, Id user_id) {
  tx.db().hold(user_id);  // there may be no row yet that two commands of one person would meet at
  Cursor row = tx.db().query(k_open, user_id);
  if (!row.next()) return std::nullopt;
  return Interval{row.integer(0), row.integer(1), row.integer(2), row.integer(3), row.integer(4), row.integer(5), {}, row.integer(6)};
}

Interval insert_interval(Transaction& tx, Id work_item_id, Id task_id) {
  const Interval interval{tx.new_id(), work_item_id, task_id, tx.actor().id, tx.now(), tx.now(), {}, 0};
  tx.db().post(k_insert, interval.id, work_item_id, interval.user_id, interval.started_at, tx.operation_id());
  tx.created("work_interval", interval.id, task_id);
  return interval;
}

void update_interval(Transaction& tx, const Interval& before, const Interval& after) {
  const auto text = [](Micros value) { return std::optional(cat(value)); };
  bool differs = tx.changed("work_interval", after.id, "last_at", text(before.last_at), text(after.last_at), after.task_id);
  differs |= tx.changed("work_interval", after.id, "active_us", text(before.active), text(after.active), after.task_id);
  differs |= tx.changed("work_interval", after.id, "ended_at", before.ended_at ? text(*before.ended_at) : std::nullopt,
                        after.ended_at ? text(*after.ended_at) : std::nullopt, after.task_id);
  if (differs) tx.db().post(k_update, after.id, after.last_at, after.ended_at, after.active);
}

void insert_selected_intervals(Transaction& tx, Micros active, Id except, Id task_id) {
  const std::int64_t count = tx.db().integer(k_count_selected, except).value_or(0);
  if (count == 0) return;
  const Id operation = tx.operation_id();
  const Id first = tx.reserve_ids(count);
  tx.db().execute(k_insert_selected, first, tx.actor().id, tx.now() - active, tx.now(), active, operation, except);
  tx.created("work_interval", IdSet::range(first, count), task_id);
}

void insert_spent_time(Transaction& tx, std::span<const SpentTime> spent, Id task_id) {
  if (spent.empty()) return;
  static constexpr std::string_view k_columns[] = {"work_item_id", "active_us"};
  tx.db().create_temporary("spent_time", k_spent_table);
  const auto load = tx.db().bulk("spent_time", k_columns, {});
  for (const SpentTime& one : spent) {
    const Value row[] = {one.work_item_id, one.active};
    load->add(row);
  }
  load->finish();
  const auto count = static_cast<std::int64_t>(spent.size());
  const Id operation = tx.operation_id(), first = tx.reserve_ids(count);
  tx.db().execute(k_insert_spent, first, tx.actor().id, tx.now(), operation);
  tx.db().execute(k_add_spent, tx.now());
  tx.created("work_interval", IdSet::range(first, count), task_id);
}

}  // namespace tasks::store
