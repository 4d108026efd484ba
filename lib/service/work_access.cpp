#include "lib/service/work_access.hpp"

#include <algorithm>

#include "lib/base/text.hpp"

namespace tasks::service {

namespace {

Error locked_by_hand(const std::string& task, const std::string& by, Micros since) {
  return Error(Code::locked, cat("task ", quote(task), " is locked by ", by, " since ", format_time(since)))
      .detail("task", task)
      .detail("locked_by", by)
      .detail("since", format_time(since));
}

Error locked_since_due(const std::string& task, Micros since) {
  return Error(Code::locked, cat("task ", quote(task), " is overdue and locked since ", format_time(since)))
      .hint("a manager can give it a later due date, or tasks unlock it")
      .detail("task", task)
      .detail("since", format_time(since));
}

}  // namespace

std::optional<Error> closed(const store::TaskGate& task, Micros now) {
  if (task.removed) return Error(Code::not_found, cat("task ", quote(task.name), " was deleted"));
  if (task.archived_at)
    return Error(Code::guard, cat("task ", quote(task.name), " is archived")).hint(cat("a manager can tasks unarchive ", task.id));
  if (task.locked_at) return locked_by_hand(task.name, task.locked_by, *task.locked_at);
  if (task.lock_after_due && task.due_at && *task.due_at <= now) return locked_since_due(task.name, *task.due_at);
  return std::nullopt;
}

std::optional<Error> locked(const model::Task& task, Micros now) {
  if (task.locked_at) return locked_by_hand(task.name, task.locked_by, *task.locked_at);
  if (task.locked(now)) return locked_since_due(task.name, *task.due_at);
  return std::nullopt;
}

std::map<store::Id, Error> closed_tasks(store::Transaction& tx) {
  std::map<store::Id, Error> shut;
  for (const auto& gate : store::gates_of_selected(tx.db()))
    if (auto why = closed(gate, tx.now())) shut.emplace(gate.id, std::move(*why));
  return shut;
}

WorkRights::WorkRights(store::Session& session) : m_all(session.actor().manages()) {
  if (!m_all) m_assignments = store::held_assignment_ids(session.db(), session.actor().id);
}

bool WorkRights::holds(store::Id assignment_id) const {
  return m_all || std::binary_search(m_assignments.begin(), m_assignments.end(), assignment_id);
}

std::optional<Error> WorkRights::refusal(const store::WorkState& work) const {
  if (!holds(work.assignment_id)) return Error(Code::permission, "no assignment of yours holds it").hint("tasks mine shows what you hold");
  if (work.stage == model::Stage::prepare) return Error(Code::guard, "it is in the stage prepare, not released to people yet").hint("");
  return std::nullopt;
}

std::int64_t choose_work(store::Session& session, store::Id task_id, const Choice& choice) {
  const std::int64_t count = select_work_items(session, task_id, choice);
  if (session.actor().manages() || choice.by_ids || count == 0) return count;
  return store::keep_held_in_selection(session.db(), session.actor().id);
}

}  // namespace tasks::service
