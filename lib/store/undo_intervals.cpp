#include "lib/store/undo_intervals.hpp"

#include <algorithm>
#include <map>
#include <span>
#include <unordered_map>

#include "lib/base/text.hpp"
#include "lib/store/selection.hpp"

namespace tasks::store {
namespace {

// By primary key.
constexpr std::string_view k_intervals =
    "select i.id, i.user_id, i.last_at, i.ended_at, i.active_us, i.started_at from undone u cross join work_interval i where i.id = u.id order by u.id /*lock i*/";
// By the partial unique index work_interval_open.
constexpr std::string_view k_another_runs = "select 1 from work_interval where user_id = $1 and ended_at is null and id <> $2";
constexpr std::string_view k_write =
    "update work_interval set last_at = n.last_at, ended_at = n.ended_at, active_us = n.active_us from undo_interval n"
    " where n.id = work_interval.id and work_interval.id in (select id from undo_interval)";

// What an interval was, of what the operation changed.
struct Earlier {
  bool made = false, reopens = false;
  std::optional<Micros> last_at, ended_at;
  Micros active = 0;  // to add
  Id task_id = 0;
};

Micros micros(const std::optional<std::string>& text) { return to_int(text.value_or("0")).value_or(0); }

struct Change {
  Id id, user_id;
  Micros last_before, last_after, active_before, active_after;
  std::optional<Micros> ended_before, ended_after;
};

void write(Database& db, std::span<const Change> changes) {
  if (changes.empty()) return;
  db.create_temporary("undo_interval", "id bigint primary key, last_at bigint, ended_at bigint, active_us bigint");
  static constexpr std::string_view k_columns[] = {"id", "last_at", "ended_at", "active_us"};
  auto rows = db.bulk("undo_interval", k_columns, {});
  for (const Change& c : changes) {
    const Value row[] = {c.id, c.last_after, c.ended_after, c.active_after};
    rows->add(row);
  }
  rows->finish();
  db.execute(k_write);
}

}  // namespace

void take_back_intervals(Transaction& tx, const std::vector<const NotedEffect*>& effects) {
  if (effects.empty()) return;
  Database& db = tx.db();
  std::unordered_map<Id, Earlier> earlier;
  std::vector<Id> ids;
  for (const NotedEffect* e : effects)
    e->ids.each([&](Id id) {
      const auto [found, fresh] = earlier.try_emplace(id);
      if (fresh) ids.push_back(id);
      Earlier& was = found->second;
      was.task_id = e->task_id;
      if (e->field == "created") was.made = true;
      if (e->field == "last_at" && !was.last_at) was.last_at = micros(e->old_value);
      if (e->field == "active_us") was.active += micros(e->old_value) - micros(e->new_value);
      if (e->field == "ended_at" && e->old_value) was.ended_at = micros(e->old_value);
      if (e->field == "ended_at" && !e->old_value) was.reopens = true;
    });
  std::sort(ids.begin(), ids.end());
  static constexpr std::string_view k_ids[] = {"id", "ordinal"};
  create_selection_table(db, "undone");
  auto load = db.bulk("undone", k_ids, {});
  for (const Id id : ids) {
    const Value row[] = {id, 0};
    load->add(row);
  }
  load->finish();

  std::vector<Change> changes;
  for (Cursor rows = db.query(k_intervals); rows.next();) {
    const Earlier& was = earlier.at(rows.integer(0));
    Change c{rows.integer(0), rows.integer(1), rows.integer(2), rows.integer(2), rows.integer(4), rows.integer(4), rows.maybe_integer(3), rows.maybe_integer(3)};
    if (was.made) {
      c.active_after = 0;
      if (!c.ended_after) c.ended_after = c.last_before;
    } else {
      c.last_after = was.last_at.value_or(c.last_before);
      c.active_after = std::max<Micros>(0, c.active_before + was.active);
      if (was.ended_at) c.ended_after = was.ended_at;
      if (was.reopens) c.ended_after.reset();
    }
    changes.push_back(c);
  }
  // Those that end first: one that runs on may have made way for one of them.
  const auto reopens = [](const Change& c) { return !c.ended_after && c.ended_before; };
  std::stable_partition(changes.begin(), changes.end(), [&](const Change& c) { return !reopens(c); });
  const auto first_reopened = std::find_if(changes.begin(), changes.end(), reopens);
  write(db, std::span(changes.begin(), first_reopened));
  for (auto c = first_reopened; c != changes.end(); ++c) {
    db.hold(c->user_id);
    if (db.integer(k_another_runs, c->user_id, c->id)) c->ended_after = c->ended_before;
  }
  write(db, std::span(first_reopened, changes.end()));

  std::sort(changes.begin(), changes.end(), [](const Change& a, const Change& b) { return a.id < b.id; });
  std::map<std::pair<std::string, Id>, std::map<std::pair<std::optional<std::string>, std::optional<std::string>>, IdSet>> groups;  // by field and task
  const auto text = [](const std::optional<Micros>& t) { return t ? std::optional(cat(*t)) : std::nullopt; };
  const auto note = [&](const char* field, const Change& c, const std::optional<Micros>& before, const std::optional<Micros>& after) {
    if (before != after) groups[{field, earlier.at(c.id).task_id}][{text(before), text(after)}].add(c.id);
  };
  for (const Change& c : changes) {
    note("last_at", c, c.last_before, c.last_after);
    note("active_us", c, c.active_before, c.active_after);
    note("ended_at", c, c.ended_before, c.ended_after);
  }
  for (const auto& [key, by_value] : groups)
    for (const auto& [values, of_it] : by_value)
      tx.note({.kind = "work_interval", .field = key.first, .old_value = values.first, .new_value = values.second, .task_id = key.second, .ids = of_it});
}

}  // namespace tasks::store
