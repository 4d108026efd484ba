#include "lib/service/undo.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <set>

#include "lib/base/error.hpp"
#include "lib/base/text.hpp"
#include "lib/formats/json_object.hpp"
#include "lib/service/logins.hpp"
#include "lib/service/names.hpp"
#include "lib/service/settling_quality.hpp"
#include "lib/service/work_access.hpp"
#include "lib/store/cleaning.hpp"
#include "lib/store/items.hpp"
#include "lib/store/people.hpp"
#include "lib/store/selection.hpp"
#include "lib/store/undo.hpp"
#include "lib/store/work.hpp"

namespace tasks::service {
namespace {

using store::Id;
using store::NotedEffect;
using store::NotedOperation;

// What these did is not in the log, or is no change of anything.
constexpr std::string_view k_for_good[] = {"init", "restore", "migrate", "doctor"};
// What may be edited in a locked task (decisions.md 25), and what locks and archives it.
constexpr std::string_view k_beside_the_lock[] = {"locked_at", "locked_by", "lock_after_due", "due_at", "owner_id", "priority", "description"};

template <std::size_t N>
bool one_of(std::string_view word, const std::string_view (&words)[N]) {
  return std::find(std::begin(words), std::end(words), word) != std::end(words);
}

std::string named(const model::Operation& o) { return cat("operation ", o.id, " (", o.command, o.actor.empty() ? "" : cat(" by ", o.actor), ")"); }

NotedOperation get_operation(store::Transaction& tx, std::optional<Id> wanted) {
  store::Database& db = tx.db();
  if (!wanted) {
    wanted = store::last_operation_of(db, tx.actor().id);
    if (!wanted) throw Error(Code::not_found, cat(tx.actor().email, " has done nothing yet that could be undone")).hint("tasks log lists everybody's operations");
  }
  db.hold(*wanted);  // of two who undo the same one the second sees what the first did
  auto operation = store::find_noted_operation(db, *wanted);
  if (!operation) {
    if (tx.actor().manages()) throw_no_such_id(db, "operation", *wanted);
    throw Error(Code::permission, cat("operation ", *wanted, " is not yours")).hint("annotators undo what they did themselves");
  }
  return *std::move(operation);
}

void check_rights(const store::Transaction& tx, const NotedOperation& operation) {
  const auto touches = [&](auto test) { return std::any_of(operation.effects.begin(), operation.effects.end(), test); };
  if (tx.actor().role != model::Role::owner && touches([](const NotedEffect& e) { return e.kind == "user" || e.kind == "project"; }))
    throw Error(Code::permission, cat(named(operation.record), " is for owners to undo"));
  if (tx.actor().manages()) return;
  if (operation.actor_id != tx.actor().id)
    throw Error(Code::permission, cat("operation ", operation.record.id, " is not yours")).hint("annotators undo what they did themselves");
  if (touches([](const NotedEffect& e) { return e.kind == "work_item" && e.field == "assignment"; }))
    throw Error(Code::permission, cat(named(operation.record), " moved work between you and the queue")).hint("a manager can undo it; tasks release gives work back");
}

void check_possible(store::Database& db, const NotedOperation& operation) {
  if (one_of(operation.record.command, k_for_good))
    throw Error(Code::guard, cat(named(operation.record), " cannot be undone")).hint("tasks backup FILE keeps a state to go back to");
  const bool removes = std::any_of(operation.effects.begin(), operation.effects.end(), [](const NotedEffect& e) { return e.kind == "work_item" && e.field == "history"; });
  if (removes)
    throw Error(Code::guard, cat(named(operation.record), " cannot be undone: it removed history")).hint("history that was removed is gone for good").detail("reason", "history.removed");
  if (const Id by = store::history_removed_by(db, operation.record.id))
    throw Error(Code::guard, cat(named(operation.record), " cannot be undone: operation ", by, " removed the history of what it changed"))
        .hint("tasks log shows who did that")
        .detail("reason", "history.removed");
  if (operation.record.undone_by != 0)
    throw Error(Code::guard, cat(named(operation.record), " was undone by operation ", operation.record.undone_by))
        .hint(cat("tasks undo ", operation.record.undone_by, " brings it back"));
}

// Work in a task that is locked or archived stays as it is; the lock, the archive and what goes with them may be taken back.
void check_gates(store::Transaction& tx, const NotedOperation& operation) {
  std::map<Id, bool> tasks;  // whether more was changed than may be in a locked one
  std::set<Id> moved_to_archive, made;
  bool alone = false;
  for (const NotedEffect& e : operation.effects) {
    std::vector<Id> of = {e.task_id};
    if (e.kind == "task") {
      alone = true;
      of.clear();
      e.ids.each([&](Id id) { of.push_back(id); });
    }
    for (const Id id : of) {
      if (id == 0) continue;
      // A timer that ran there was stopped from another task.
      const bool time = e.kind == "work_interval" || (e.kind == "work_item" && (e.field == "duration_us" || e.field == "stopped"));
      const bool beside = time || (e.kind == "task" && one_of(e.field, k_beside_the_lock));
      if (e.kind == "task" && e.field == "archived_at") moved_to_archive.insert(id);
      if (e.kind == "task" && (e.field == "created" || e.field == "removed")) made.insert(id);
      tasks[id] |= !beside;
    }
  }
  std::set<Id> open;
  std::map<Id, Error> shut;
  for (const auto& [id, inside] : tasks) {
    if (alone) tx.db().hold_all(store::Hold::alone, "select cast($1 as bigint)", id);
    const auto gate = store::find_gate(tx.db(), id);
    if (!gate || made.contains(id) || moved_to_archive.contains(id)) continue;
    const auto why = closed(*gate, tx.now());
    if (!why) open.insert(id);
    if (why && (inside || (alone && gate->archived_at))) shut.emplace(id, *why);
  }
  // What followed in a task under review, or in the one that reviews, was no act of anybody in there; its lock did not stop it.
  for (const auto& [id, why] : shut) {
    const Id parent = store::parent_of_task(tx.db(), id);
    const bool followed = std::any_of(open.begin(), open.end(), [&](Id other) { return other == parent || store::parent_of_task(tx.db(), other) == id; });
    if (!followed) throw why;
  }
}

void refuse_conflicts(store::Transaction& tx, const NotedOperation& operation) {
  const auto later = store::later_operations(tx, operation);
  if (later.empty()) return;
  std::vector<std::string> names, ids;
  for (const model::Operation& o : later) {
    if (names.size() < 5) names.push_back(cat(o.id, " (", o.command, " by ", o.actor, ")"));
    ids.push_back(cat(o.id));
  }
  const std::string more = later.size() > names.size() ? cat(" and ", later.size() - names.size(), " more") : std::string();
  throw Error(Code::conflict, cat(named(operation.record), " cannot be undone: the same was changed since by ", later.size() == 1 ? "operation " : "operations ",
                                  join(names, ", "), more))
      .hint(cat("undo the later ones first: tasks undo ", later.front().id))
      .json_detail("operations", cat('[', join(ids, ","), ']'));
}

// Metadata keys and the ground-truth flag, which are not columns of the item.
void take_back_item_fields(store::Transaction& tx, const NotedOperation& operation) {
  for (auto effect = operation.effects.rbegin(); effect != operation.effects.rend(); ++effect) {
    const NotedEffect& e = *effect;
    constexpr std::string_view k_metadata = "metadata.";
    const bool truth = e.field == "ground_truth";
    if (e.kind != "item" || (!truth && !e.field.starts_with(k_metadata))) continue;
    std::vector<store::Chosen> chosen;
    e.ids.each([&](Id id) { chosen.push_back({id, {}}); });
    store::load_selection(tx.db(), chosen);
    if (truth) {
      store::set_selected_truth(tx, e.old_value == "1" || e.old_value == "true");
      continue;
    }
    const std::string key = e.field.substr(k_metadata.size());
    std::map<std::string, std::string> outcomes;  // what every distinct text becomes
    std::vector<store::MetadataChange> changes;
    store::read_selected_metadata(tx.db(), [&](Id id, std::string_view metadata) {
      const auto [found, fresh] = outcomes.try_emplace(std::string(metadata));
      if (fresh) found->second = formats::with_member(std::string(metadata), key, e.old_value);
      changes.push_back({id, &found->second});
    });
    store::write_metadata(tx, changes);
    tx.note({.kind = "item", .field = e.field, .old_value = e.new_value, .new_value = e.old_value, .ids = e.ids});
  }
}

// Users whose records change: their rights in the database follow.
class Logins {
 public:
  Logins(store::Transaction& tx, const NotedOperation& operation) : m_tx(tx) {
    for (const NotedEffect& e : operation.effects)
      if (e.kind == "user") e.ids.each([&](Id id) { m_before[id] = store::find_user_of_id(tx.db(), id).value_or(model::User{}); });
  }
  void settle() {
    if (m_before.empty()) return;
    if (store::count_active_owners(m_tx.db()) == 0) throw Error(Code::conflict, "it would leave the project without an active owner");
    for (const auto& [id, before] : m_before) settle_logins(m_tx, before, store::find_user_of_id(m_tx.db(), id).value_or(model::User{}));
  }

 private:
  store::Transaction& m_tx;
  std::map<Id, model::User> m_before;
};

// What followed from them is put back with them; scores are computed anew.
void note_quality_work(store::Transaction& tx, const NotedOperation& operation) {
  constexpr std::string_view k_decided[] = {"status", "created", "removed"};
  store::QualityWork& quality = tx.quality_work();
  quality = {};
  quality.undoing = true;
  for (const NotedEffect& e : operation.effects) {
    if (e.kind == "item" && e.field == "scored") restore_scores(tx, e.task_id, e.ids, e.old_value, e.new_value);
    if (e.kind != "work_item") continue;
    if (one_of(e.field, k_decided)) e.ids.each([&](Id id) { quality.decided.push_back(id); });
    if (e.field == "object_count") e.ids.each([&](Id id) { quality.annotated.push_back(id); });
  }
}

}  // namespace

model::Operation undo(store::Transaction& tx, std::optional<Id> wanted) {
  const NotedOperation operation = get_operation(tx, wanted);
  check_rights(tx, operation);
  check_possible(tx.db(), operation);
  check_gates(tx, operation);
  refuse_conflicts(tx, operation);
  Logins logins(tx, operation);
  try {
    store::take_back(tx, operation);
    take_back_item_fields(tx, operation);
    logins.settle();
  } catch (Error& e) {
    if (e.code() == Code::conflict || e.code() == Code::permission) e.within(cat(named(operation.record), " cannot be undone"));
    throw;
  }
  note_quality_work(tx, operation);
  store::mark_undone(tx, operation);
  tx.came_to(operation.record.changed);
  return operation.record;
}

}  // namespace tasks::service
