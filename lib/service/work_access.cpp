#include "lib/service/work_access.hpp"

#include <algorithm>

#include "lib/base/text.hpp"

namespace tasks::service {

std::optional<Error> closed(const store::TaskGate& task, Micros now) {
  if (task.archived_at)
    return Error(Code::guard, cat("task ", quote(task.name), " is archived")).hint(cat("a manager can tasks unarchive ", task.id));
  if (task.locked_at) {
    return Error(Code::locked, cat("task ", quote(task.name), " is locked by ", task.locked_by, " since ", format_time(*task.locked_at)))
        .detail("task", task.name)
        .detail("locked_by", task.locked_by)
        .detail("since", format_time(*task.locked_at));
  }
  if (task.lock_after_due && task.due_at && *task.due_at <= now) {
    return Error(Code::locked, cat("task ", quote(task.name), " is overdue and locked since ", format_time(*task.due_at)))
        .hint("a manager can give it a later due date, or tasks unlock it")
        .detail("task", task.name)
        .detail("since", format_time(*task.due_at));
  }
  return std::nullopt;
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
