#include "lib/service/next_work.hpp"

#include <algorithm>
#include <tuple>

#include "lib/base/text.hpp"
#include "lib/service/pulling.hpp"
#include "lib/service/settings.hpp"
#include "lib/service/timers.hpp"
#include "lib/service/work_access.hpp"
#include "lib/store/selection.hpp"
#include "lib/store/work_changes.hpp"

namespace tasks::service {
namespace {

using store::HeldAssignment;
using store::Id;
using store::Waiting;

struct Held {
  Id assignment = 0;
  bool of_group = false;
};
// One task's assignments of the actor, the own one and those of groups.
struct TaskWork {
  store::TaskGate task;
  std::vector<Held> assignments;
};

std::vector<TaskWork> tasks_in_order(store::Session& session, Id task_id) {
  std::vector<TaskWork> tasks;
  for (HeldAssignment& held : store::held_assignments(session.db(), session.actor().id, task_id)) {
    const auto found = std::find_if(tasks.begin(), tasks.end(), [&](const TaskWork& t) { return t.task.id == held.task.id; });
    if (found != tasks.end())
      found->assignments.push_back({held.id, held.of_group});
    else
      tasks.push_back({std::move(held.task), {{held.id, held.of_group}}});
  }
  const auto rank = [](const store::TaskGate& t) { return std::tuple(t.priority, !t.due_at, t.due_at.value_or(0), t.id); };
  std::sort(tasks.begin(), tasks.end(), [&](const TaskWork& a, const TaskWork& b) { return rank(a.task) < rank(b.task); });
  return tasks;
}

bool goes_first(const Waiting& a, const Waiting& b) {
  return std::tuple(-a.priority, !a.queued_at, a.queued_at.value_or(0), a.position, a.id) <
         std::tuple(-b.priority, !b.queued_at, b.queued_at.value_or(0), b.position, b.id);
}

bool anything_waits(store::Database& db, const TaskWork& work) {
  return std::any_of(work.assignments.begin(), work.assignments.end(), [&](const Held& held) { return store::anything_waits_in(db, held.assignment); });
}

void tell_instructions(const store::TaskGate& task, std::vector<std::string>& notes) {
  if (task.instructions_file.empty()) return;
  notes.push_back(cat("task ", quote(task.name), " has instructions: ", escaped(task.instructions_file),
                      task.instructions_pages.empty() ? "" : cat(", page ", task.instructions_pages), " (tasks instructions ", task.id, ")"));
}

std::int64_t select_in_order(store::Database& db, const std::vector<Id>& ids) {
  std::vector<store::Chosen> chosen;
  for (const Id id : ids) chosen.push_back({id, {}});
  return store::load_selection(db, chosen);
}

// Claims what is selected and starts the timer on `first`.
void claim(store::Transaction& tx, Timer& timer, Id first) {
  store::WorkChanges changes;
  std::optional<store::WorkState> timed;
  store::each_selected_work(tx.db(), [&](const store::SelectedWork& work) {
    store::WorkState after = work.state;
    after.claimed_by = tx.actor().id;
    after.claimed_at = tx.now();
    changes.change(work.state, after);
    if (after.id == first) timed = after;
  });
  store::claim_selected(tx);
  changes.write(tx);
  timer.start(*timed, Timer::Touched::yes);
  store::touch_assignments_of_selected(tx);
}

}  // namespace

NextWork next_work(store::Transaction& tx, Id task_id, std::int64_t count) {
  if (count < 1) throw Error(Code::bad_value, cat("--count is at least 1, not ", count));
  NextWork result;
  tx.expect_ids(2);  // the operation's and the interval's
  const Micros claims_until = tx.now() - idle_limit(tx);
  // Everybody locks in this order, so that nobody waits for each other in a circle: the tasks, one's timer, the item that it
  // runs on, then new work, for which nobody waits.
  const std::vector<TaskWork> tasks = tasks_in_order(tx, task_id);
  Timer timer(tx);
  if (timer.running_on()) store::find_work(tx.db(), *timer.running_on());
  std::vector<Id> chosen;
  for (const TaskWork& work : tasks) {
    const auto missing = static_cast<std::size_t>(count) - chosen.size();
    if (missing == 0) break;
    if (const auto why = closed(work.task, tx.now())) {
      if (task_id != 0 || (!work.task.archived_at && anything_waits(tx.db(), work))) result.notes.push_back(cat(why->message(), ": it gives no work"));
      continue;
    }
    // Who works for a group, too, gets one batch at a time.
    for (const Held& held : work.assignments) {
      const std::int64_t pulled = pull(tx, work.task, held.assignment);
      if (pulled == 0) continue;
      result.notes.push_back(cat(plural(pulled, "work item"), " pulled from the queue of ", quote(work.task.name)));
      break;
    }
    std::vector<Waiting> waiting;
    for (const Held& held : work.assignments) {
      // A group may hold what one of its members made: the others review it.
      const Id not_made_by = held.of_group && work.task.keeps_own_work_away() ? tx.actor().id : 0;
      for (const Waiting& w : store::waiting_in(tx.db(), held.assignment, claims_until, static_cast<std::int64_t>(missing), not_made_by)) waiting.push_back(w);
    }
    std::sort(waiting.begin(), waiting.end(), goes_first);
    if (waiting.size() > missing) waiting.resize(missing);
    for (const Waiting& w : waiting) chosen.push_back(w.id);
    if (!waiting.empty()) tell_instructions(work.task, result.notes);
  }
  result.given = select_in_order(tx.db(), chosen);
  if (!chosen.empty()) {
    claim(tx, timer, chosen.front());
    return result;
  }
  const auto held = store::claimed_by(tx.db(), tx.actor().id, task_id).size();
  if (held > 0)
    result.notes.push_back(cat("nothing new waits for you; you hold ", plural(static_cast<std::int64_t>(held), "started work item"), ": tasks next --resume"));
  else if (result.notes.empty())
    result.notes.push_back(cat("no work waits for ", tx.actor().email));
  return result;
}

NextWork resume_work(store::Transaction& tx, Id task_id) {
  NextWork result;
  std::vector<Id> held = store::claimed_by(tx.db(), tx.actor().id, task_id);
  result.given = select_in_order(tx.db(), held);
  // What lies in closed tasks cannot be worked on.
  store::IdSet shut;
  const auto gates = store::gates_of_selected(tx.db());
  store::each_selected_work(tx.db(), [&](const store::SelectedWork& work) {
    const auto gate = std::find_if(gates.begin(), gates.end(), [&](const store::TaskGate& g) { return g.id == work.state.task_id; });
    if (closed(*gate, tx.now())) shut.add(work.state.id);
  });
  for (const auto& gate : gates) {
    if (const auto why = closed(gate, tx.now()))
      result.notes.push_back(cat(why->message(), ": it gives no work"));
    else
      tell_instructions(gate, result.notes);
  }
  store::drop_from_selection(tx.db(), shut);
  std::erase_if(held, [&](Id id) { return shut.contains(id); });
  result.given = static_cast<std::int64_t>(held.size());
  if (held.empty()) {
    if (result.notes.empty()) result.notes.push_back(cat(tx.actor().email, " holds nothing that was started"));
    return result;
  }
  Timer timer(tx);
  const bool runs = timer.running_on() && std::find(held.begin(), held.end(), *timer.running_on()) != held.end();
  timer.start(*store::find_work(tx.db(), runs ? *timer.running_on() : held.front()));
  return result;
}

}  // namespace tasks::service
