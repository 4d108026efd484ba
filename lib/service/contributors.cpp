#include "lib/service/contributors.hpp"

#include <algorithm>

#include "lib/base/error.hpp"
#include "lib/base/text.hpp"
#include "lib/service/work_access.hpp"
#include "lib/store/assignment_changes.hpp"
#include "lib/store/assignments.hpp"

namespace tasks::service {
namespace {

bool is_persons(const model::Assignment& a) { return a.kind == "normal"; }

}  // namespace

Contributors::Contributors(store::Transaction& tx, const model::Task& task) : m_tx(tx), m_task(task) {
  tx.db().hold(task.id);
  if (const auto why = closed(*store::find_gate(tx.db(), task.id), tx.now())) throw *why;
  for (model::Assignment& a : store::read_assignments(tx, {.task_id = task.id})) m_open.push_back(std::move(a));
}

std::vector<model::Assignment*> Contributors::open() {
  std::vector<model::Assignment*> found;
  for (model::Assignment& a : m_open)
    if (is_persons(a) && !a.archived_at) found.push_back(&a);
  return found;
}

model::Assignment* Contributors::find(const Assignee& who) {
  const auto found = std::find_if(m_open.begin(), m_open.end(), [&](const model::Assignment& a) {
    return is_persons(a) && !a.archived_at && (who.user_id != 0 ? a.user_id == who.user_id : a.group_id == who.group_id);
  });
  return found == m_open.end() ? nullptr : &*found;
}

model::Assignment* Contributors::waiting() {
  const std::string_view kind = m_task.allocation == model::Allocation::pulling ? "queue" : "pool";
  const auto found = std::find_if(m_open.begin(), m_open.end(), [&](const model::Assignment& a) { return a.kind == kind; });
  return found == m_open.end() ? nullptr : &*found;
}

model::Assignment* Contributors::source(std::string_view typed) {
  if (typed == "pool" && m_task.allocation == model::Allocation::distribution) return waiting();
  const Assignee who = get_assignee(m_tx, typed);
  if (model::Assignment* found = find(who)) return found;
  throw Error(Code::not_found, cat(who.name, " holds no assignment in ", quote(m_task.name))).hint(cat("tasks assignment list ", m_task.id, " shows who does"));
}

model::Assignment& Contributors::add(const Assignee& who, std::string_view kind, std::string_view called, std::optional<double> workload) {
  const store::NewAssignment made{.id = m_tx.new_id(), .task_id = m_task.id, .user_id = who.user_id, .group_id = who.group_id, .kind = kind,
                                  .name = cat(m_task.name, " · ", called), .ordinal = store::next_assignment_ordinal(m_tx.db(), m_task.id), .workload = workload};
  store::insert_assignment(m_tx, made);
  m_tx.created("assignment", store::IdSet(made.id), m_task.id);
  m_open.push_back(std::move(store::read_assignments(m_tx, {.id = made.id}).front()));
  touch(m_open.back());
  return m_open.back();
}

model::Assignment& Contributors::open_for(const Assignee& who) {
  if (model::Assignment* found = find(who)) return *found;
  const auto archived = store::find_archived_assignment_id(m_tx.db(), m_task.id, who.user_id, who.group_id);
  const bool deals = m_task.allocation == model::Allocation::distribution;
  if (!archived) return add(who, "normal", who.name, deals ? std::optional(0.0) : std::nullopt);
  m_open.push_back(std::move(store::read_assignments(m_tx, {.id = *archived}).front()));
  model::Assignment& again = m_open.back();
  store::reopen_assignment(m_tx, again);
  if (deals) set_workload(again, 0.0);
  touch(again);
  return again;
}

model::Assignment& Contributors::open_waiting() {
  if (model::Assignment* found = waiting()) return *found;
  const bool pulls = m_task.allocation == model::Allocation::pulling;
  return add({}, pulls ? "queue" : "pool", pulls ? "queue" : "pool", {});
}

void Contributors::set_workload(model::Assignment& assignment, std::optional<double> percent) {
  if (assignment.workload == percent) return;
  store::set_assignment_workload(m_tx, assignment, percent);
  touch(assignment);
}

void Contributors::settle(model::Assignment& assignment, Closes closes) {
  const bool empty = store::read_assignments(m_tx, {.id = assignment.id}).front().tally.total == 0;
  if (!empty && closes == Closes::no) return;
  touch(assignment);
  if (!empty || (is_persons(assignment) && store::was_active(m_tx.db(), assignment.id))) {
    store::archive_assignment(m_tx, assignment);
    return;
  }
  store::remove_assignment(m_tx, assignment);
  m_touched[assignment.id] = true;
  assignment.archived_at = m_tx.now();  // no longer among the open ones
}

void Contributors::settle(const std::set<store::Id>& assignments) {
  for (model::Assignment& one : m_open)
    if (assignments.contains(one.id) && one.kind != "queue") settle(one);
}

std::vector<model::Assignment> Contributors::changed() {
  std::vector<model::Assignment> now = store::read_assignments(m_tx, {.task_id = m_task.id, .archived = true});
  std::erase_if(now, [&](const model::Assignment& a) { return !m_touched.contains(a.id); });
  for (const auto& [id, gone] : m_touched) {
    if (!gone) continue;
    const store::Id wanted = id;
    model::Assignment last = *std::find_if(m_open.begin(), m_open.end(), [&](const model::Assignment& a) { return a.id == wanted; });
    last.tally = {};
    now.push_back(std::move(last));
  }
  std::sort(now.begin(), now.end(), [](const model::Assignment& a, const model::Assignment& b) { return a.id < b.id; });
  return now;
}

}  // namespace tasks::service
