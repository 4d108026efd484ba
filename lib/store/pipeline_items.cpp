#include "lib/store/pipeline_items.hpp"

#include <algorithm>
#include <map>

#include "lib/base/text.hpp"
#include "lib/store/selection.hpp"

namespace tasks::store {
namespace {

constexpr std::string_view k_ids[] = {"id"};

void load_ids(Database& db, std::string_view table, const IdSet& ids) {
  db.create_temporary(table, "id bigint primary key");
  auto load = db.bulk(table, k_ids, {.expected = ids.size(), .conflict_target = {}});
  ids.each([&](Id id) {
    const Value row[] = {id};
    load->add(row);
  });
  load->finish();
}

IdSet read_ids(Cursor rows) {
  IdSet ids;
  while (rows.next()) ids.add(rows.integer(0));
  return ids;
}

IdSet read_items(Database& db, std::string_view select_sql, Id first, const MoveCondition& condition) {
  std::vector<Value> values{first};
  values.insert(values.end(), condition.values.begin(), condition.values.end());
  return read_ids(db.run_query(cat(select_sql, condition.sql.empty() ? "" : cat(" and ", condition.sql), " order by 1"), values));
}

// An item that was raw in a honeypot task has no secret; one that was planted has.
constexpr std::string_view k_of_work =
    "select distinct w.item_id from arrived r join work_item w on w.id = r.id where w.task_id = $1 and w.removed_op is null"
    " and (w.replica_key = 0 or (w.replica_key < 0 and not exists (select 1 from work_item_secret s where s.work_item_id = w.id)))";
constexpr std::string_view k_of_items = "select i.id from arrived r join item i on i.id = r.id where $1 = 0 and i.removed_op is null";
// What is due, by index pipeline_item_waiting.
constexpr std::string_view k_due =
    " from pipeline_item p where p.node_id = $1 and p.state = 'waiting' and p.removed_op is null and p.due_at <= $2 and (p.leased_until is null or p.leased_until <= $2)";
constexpr std::string_view k_failed =
    "select p.id, p.item_id, l.name, n.name, i.path, p.visit, p.attempts, p.problem, p.entered_at from pipeline_node n join pipeline l on l.id = n.pipeline_id"
    " join pipeline_item p on p.node_id = n.id join item i on i.id = p.item_id"
    " where ($1 = 0 or n.pipeline_id = $1) and ($2 = 0 or n.id = $2) and n.removed_op is null and p.state = 'failed' and p.removed_op is null order by l.name, n.ordinal, p.id";

}  // namespace

IdSet items_of_work(Database& db, Id task_id, const IdSet& work_items, const MoveCondition& condition) {
  load_ids(db, "arrived", work_items);
  return read_items(db, k_of_work, task_id, condition);
}

IdSet items_that_meet(Database& db, const IdSet& items, const MoveCondition& condition) {
  if (condition.sql.empty()) return items;
  load_ids(db, "arrived", items);
  return read_items(db, k_of_items, 0, condition);
}

IdSet new_items(Database& db, Id dataset_id, Id node_id, const MoveCondition& condition, Among among) {
  return read_items(db,
                    cat("select i.id from ", among == Among::moving ? "moving m join item i on i.id = m.id" : "item i", " where i.dataset_id = $1 and i.removed_op is null and i.hidden = 0 and not exists (select 1 from item_truth t where t.item_id = i.id)"
                        " and not exists (select 1 from pipeline_item p where p.node_id = ",
                        node_id, " and p.item_id = i.id and p.removed_op is null)"),
                    dataset_id, condition);
}

IdSet take_waiting(Transaction& tx, Id node_id) {
  std::vector<Id> visits, items;
  for (Cursor row = tx.db().query("select id, item_id from pipeline_item where node_id = $1 and state = 'waiting' and removed_op is null order by id /*lock*/", node_id); row.next();) {
    visits.push_back(row.integer(0));
    items.push_back(row.integer(1));
  }
  if (items.empty()) return {};
  tx.db().execute("update pipeline_item set removed_op = $2 where node_id = $1 and state = 'waiting' and removed_op is null", node_id, tx.operation_id());
  tx.removed("pipeline_item", IdSet::of(std::move(visits)));
  return IdSet::of(std::move(items));
}

void load_moving(Database& db, const IdSet& items) { load_ids(db, "moving", items); }

IdSet visited(Database& db, Id node_id, Id task_id) {
  return read_ids(db.query("select m.id from moving m where exists (select 1 from pipeline_item p where p.node_id = $1 and p.item_id = m.id and p.removed_op is null)"
                           " or exists (select 1 from work_item w where w.item_id = m.id and w.task_id = $2 and w.removed_op is null) order by m.id",
                           node_id, task_id));
}

std::int64_t select_decided_again(Database& db, Id task_id, bool replicas) {
  create_selection_table(db, "selection");
  return db.execute(cat("insert into selection (id, ordinal) select w.id, w.position from moving m join work_item w on w.item_id = m.id where w.task_id = $1 and w.removed_op is null"
                        " and w.status is not null and w.replica_key ",
                        replicas ? "<> 0" : "= 0"),
                    task_id);
}

void enter_queue(Transaction& tx, Id node_id, model::VisitState state) {
  Database& db = tx.db();
  const IdSet again = read_ids(db.query("select p.id from moving m join pipeline_item p on p.item_id = m.id where p.node_id = $1 and p.removed_op is null order by p.id", node_id));
  if (!again.empty()) {
    // What was waiting already goes on waiting; what a runner holds is asked about anew, since it saw what was there before.
    std::map<std::string, IdSet> by_state;
    std::map<std::int64_t, IdSet> by_visit;
    for (Cursor row = db.query("select p.id, p.state, p.visit from moving m join pipeline_item p on p.item_id = m.id where p.node_id = $1 and p.removed_op is null and (p.state <> 'waiting' or p.leased_by is not null) order by p.id", node_id);
         row.next();) {
      by_state[std::string(row.text(1))].add(row.integer(0));
      by_visit[row.integer(2)].add(row.integer(0));
    }
    db.execute("update pipeline_item set state = $2, visit = visit + 1, attempts = 0, due_at = 0, problem = null, leased_by = null, leased_until = null, entered_at = $3"
               " where node_id = $1 and removed_op is null and (state <> 'waiting' or leased_by is not null) and item_id in (select id from moving)",
               node_id, to_text(state), tx.now());
    for (auto& [before, ids] : by_state)
      if (before != to_text(state)) tx.note({.kind = "pipeline_item", .field = "state", .old_value = before, .new_value = std::string(to_text(state)), .ids = std::move(ids)});
    for (auto& [visit, ids] : by_visit) tx.note({.kind = "pipeline_item", .field = "visit", .old_value = cat(visit), .new_value = cat(visit + 1), .ids = std::move(ids)});
  }
  const IdSet fresh = read_ids(db.query("select m.id from moving m where not exists (select 1 from pipeline_item p where p.node_id = $1 and p.item_id = m.id and p.removed_op is null) order by m.id", node_id));
  if (fresh.empty()) return;
  static constexpr std::string_view k_columns[] = {"id", "node_id", "item_id", "state", "entered_at", "created_op"};
  const Id first = tx.reserve_ids(fresh.size());
  Id id = first;
  auto load = db.bulk("pipeline_item", k_columns, {.expected = fresh.size(), .conflict_target = {}});
  fresh.each([&](Id item) {
    const Value row[] = {id++, node_id, item, to_text(state), tx.now(), tx.operation_id()};
    load->add(row);
  });
  load->finish();
  tx.created("pipeline_item", IdSet::range(first, fresh.size()));
}

std::vector<QueuedItem> lease(Database& db, Id node_id, const std::function<std::int64_t(std::int64_t attempts)>& limit, const Lease& how) {
  const auto attempts = db.integer(cat("select p.attempts", k_due, " order by p.attempts, p.id limit 1"), node_id, how.now);
  if (!attempts) return {};
  std::vector<QueuedItem> taken;
  for (Cursor row = db.query(cat("select p.id, p.item_id, p.visit, p.attempts", k_due, " and p.attempts = $3 order by p.id limit $4 /*lock p*/ /*skip_locked*/"), node_id, how.now, *attempts, limit(*attempts)); row.next();)
    taken.push_back({.id = row.integer(0), .item_id = row.integer(1), .visit = row.integer(2), .attempts = row.integer(3)});
  if (taken.empty()) return {};
  std::vector<Id> ids;
  for (const QueuedItem& item : taken) ids.push_back(item.id);
  load_ids(db, "leased", IdSet::of(std::move(ids)));
  db.execute("update pipeline_item set leased_by = $1, leased_until = $2 where id in (select id from leased)", how.runner, how.until);
  return taken;
}

bool anything_due(Database& db, Id node_id, Micros now) { return db.integer(cat("select 1", k_due, " limit 1"), node_id, now).has_value(); }

std::vector<std::string> runners_at(Database& db, Micros now) {
  std::vector<std::string> runners;
  for (Cursor row = db.query("select distinct leased_by from pipeline_item where state = 'waiting' and removed_op is null and leased_until > $1 order by leased_by", now); row.next();)
    runners.emplace_back(row.text(0));
  return runners;
}

void break_leases(Database& db, std::string_view runner) {
  db.execute("update pipeline_item set leased_by = null, leased_until = null where leased_by = $1 and state = 'waiting' and removed_op is null", runner);
}

std::vector<Id> still_leased(Database& db, std::span<const QueuedItem> items, std::string_view runner) {
  std::vector<Id> ids;
  std::map<Id, std::int64_t> visits;
  for (const QueuedItem& item : items) {
    ids.push_back(item.id);
    visits.emplace(item.id, item.visit);
  }
  load_ids(db, "leased", IdSet::of(std::move(ids)));
  std::vector<Id> held;
  for (Cursor row = db.query("select p.id, p.visit from leased l join pipeline_item p on p.id = l.id where p.leased_by = $1 and p.state = 'waiting' and p.removed_op is null order by p.id /*lock p*/", runner); row.next();)
    if (visits.at(row.integer(0)) == row.integer(1)) held.push_back(row.integer(0));
  return held;
}

void write_outcomes(Transaction& tx, std::span<const VisitOutcome> outcomes) {
  if (outcomes.empty()) return;
  Database& db = tx.db();
  db.create_temporary("visit_outcome", "id bigint primary key, state text not null, attempts bigint not null, due_at bigint not null, problem text");
  static constexpr std::string_view k_columns[] = {"id", "state", "attempts", "due_at", "problem"};
  std::vector<const VisitOutcome*> sorted;
  for (const VisitOutcome& o : outcomes) sorted.push_back(&o);
  std::sort(sorted.begin(), sorted.end(), [](const auto* a, const auto* b) { return a->id < b->id; });
  auto load = db.bulk("visit_outcome", k_columns, {.expected = static_cast<std::int64_t>(outcomes.size()), .conflict_target = {}});
  std::map<model::VisitState, IdSet> ended;
  std::map<std::int64_t, IdSet> tried;
  for (const VisitOutcome* o : sorted) {
    const Value row[] = {o->id, to_text(o->state), o->attempts, o->due_at, or_null(o->problem)};
    load->add(row);
    if (o->state != model::VisitState::waiting)
      ended[o->state].add(o->id);
    else
      tried[o->attempts].add(o->id);
  }
  load->finish();
  db.execute("update pipeline_item set state = o.state, attempts = o.attempts, due_at = o.due_at, problem = o.problem, leased_by = null, leased_until = null from visit_outcome o where pipeline_item.id = o.id");
  for (auto& [state, ids] : ended) tx.note({.kind = "pipeline_item", .field = "state", .old_value = "waiting", .new_value = std::string(to_text(state)), .ids = std::move(ids)});
  for (auto& [attempts, ids] : tried) tx.note({.kind = "pipeline_item", .field = "attempts", .old_value = cat(attempts - 1), .new_value = cat(attempts), .ids = std::move(ids)});
}

std::vector<model::PipelineVisit> failed_visits(Database& db, Id pipeline_id, Id node_id) {
  std::vector<model::PipelineVisit> visits;
  for (Cursor row = db.query(k_failed, pipeline_id, node_id); row.next();)
    visits.push_back({.id = row.integer(0), .item_id = row.integer(1), .pipeline = std::string(row.text(2)), .node = std::string(row.text(3)), .path = std::string(row.text(4)),
                      .state = model::VisitState::failed, .visit = row.integer(5), .attempts = row.integer(6), .problem = std::string(row.text(7)), .entered_at = row.integer(8)});
  return visits;
}

IdSet retry_failed(Transaction& tx, Id pipeline_id, Id node_id) {
  const std::string of = pipeline_id == 0 ? "id in (select id from selection) and $1 = 0 and $2 = 0"
                                          : "node_id in (select n.id from pipeline_node n where n.pipeline_id = $1 and ($2 = 0 or n.id = $2) and n.removed_op is null)";
  IdSet ids;
  std::map<std::int64_t, IdSet> tried;
  for (Cursor row = tx.db().query(cat("select id, attempts from pipeline_item where state = 'failed' and removed_op is null and ", of, " order by id"), pipeline_id, node_id); row.next();) {
    ids.add(row.integer(0));
    tried[row.integer(1)].add(row.integer(0));
  }
  if (ids.empty()) return ids;
  load_ids(tx.db(), "leased", ids);
  tx.db().execute("update pipeline_item set state = 'waiting', attempts = 0, due_at = 0, problem = null where id in (select id from leased)");
  tx.note({.kind = "pipeline_item", .field = "state", .old_value = "failed", .new_value = "waiting", .ids = ids});
  for (auto& [attempts, tried_ids] : tried) tx.note({.kind = "pipeline_item", .field = "attempts", .old_value = cat(attempts), .new_value = "0", .ids = std::move(tried_ids)});
  return ids;
}

void add_arrivals(Transaction& tx, std::string_view status, const IdSet& work_items) {
  load_ids(tx.db(), "arrived", work_items);
  tx.db().execute("insert into pipeline_arrival (work_item_id, status) select w.id, $1 from arrived r join work_item w on w.id = r.id join task t on t.id = w.task_id where t.pipeline_id is not null"
                  " on conflict do nothing",
                  status);
}

std::vector<Arrival> take_arrivals(Transaction& tx) {
  std::map<std::pair<Id, std::string>, IdSet> groups;
  bool any = false;
  for (Cursor row = tx.db().query("select a.work_item_id, w.task_id, a.status, coalesce(w.status, '') from pipeline_arrival a join work_item w on w.id = a.work_item_id order by a.work_item_id"); row.next();) {
    any = true;
    if (row.text(2) == row.text(3)) groups[{row.integer(1), std::string(row.text(2))}].add(row.integer(0));
  }
  if (any) tx.db().execute("delete from pipeline_arrival where true");
  std::vector<Arrival> arrivals;
  for (auto& [key, ids] : groups) arrivals.push_back({.task_id = key.first, .status = key.second, .work_items = std::move(ids)});
  return arrivals;
}

std::vector<Prelabeled> copy_model_layers(Transaction& tx, Id task_id) {
  Database& db = tx.db();
  std::vector<Prelabeled> got;
  std::int64_t count = 0;
  for (Cursor row = db.query("select w.id, count(*) from selection s join work_item w on w.id = s.id join annotation a on a.item_id = w.item_id where a.layer = 'model' and a.deleted_op is null group by w.id order by w.id");
       row.next();) {
    got.push_back({row.integer(0), row.integer(1)});
    count += row.integer(1);
  }
  if (count == 0) return got;
  const Id first = tx.reserve_ids(count);
  db.execute(
      "insert into annotation (id, layer, item_id, work_item_id, task_id, label, shape, geometry, attributes, area, bbox_x, bbox_y, bbox_w, bbox_h, frame, frame_end, creator_id, source, model,"
      " model_version, confidence, external_id, extra, created_op, updated_op, created_at, updated_at)"
      " select $1 - 1 + row_number() over (order by w.id, a.id), 'work', a.item_id, w.id, w.task_id, a.label, a.shape, a.geometry, a.attributes, a.area, a.bbox_x, a.bbox_y, a.bbox_w, a.bbox_h,"
      " a.frame, a.frame_end, a.creator_id, a.source, a.model, a.model_version, a.confidence, a.external_id, a.extra, $2, $2, $3, $3"
      " from selection s join work_item w on w.id = s.id join annotation a on a.item_id = w.item_id where a.layer = 'model' and a.deleted_op is null",
      first, tx.operation_id(), tx.now());
  tx.created("annotation", IdSet::range(first, count), task_id);
  return got;
}

}  // namespace tasks::store
