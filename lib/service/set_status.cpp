#include "lib/service/set_status.hpp"

#include <algorithm>
#include <set>

#include "lib/base/text.hpp"
#include "lib/service/pulling.hpp"
#include "lib/service/settling_reviews.hpp"
#include "lib/service/status_rules.hpp"
#include "lib/service/timers.hpp"
#include "lib/service/work_access.hpp"
#include "lib/store/assignments.hpp"
#include "lib/store/people.hpp"
#include "lib/store/server.hpp"
#include "lib/store/work_changes.hpp"

namespace tasks::service {
namespace {

// One call: what is asked of every work item is the same.
class Setting {
 public:
  Setting(store::Transaction& tx, const model::Task& task, const StatusRequest& request)
      : m_tx(tx), m_task(task), m_request(request), m_action(request.status.empty() ? nullptr : &get_action(task, request.status)),
        m_rights(tx), m_rules(tx, task, m_action, request.verdicts), m_timer(tx), m_room(tx, task) {
    if (task.quality == model::Quality::none || store::hides_rows(tx.db())) return;
    for (const model::Assignment& a : store::read_assignments(tx, {.task_id = task.id}))
      if (a.kind == "original") m_originals.insert(a.id);
  }

  Changed run() {
    m_tx.expect_ids(1);  // the operation's
    store::each_selected_work(m_tx.db(), [&](const store::SelectedWork& work) { look_at(work); });
    m_result.changed = m_changes.items();
    if (!m_result.refusals.empty() && m_request.partial == Partial::no) throw m_result.refusals.error(m_result.all());
    store::drop_from_selection(m_tx.db(), m_dropped);
    if (m_result.changed > 0) write();
    return std::move(m_result);
  }

 private:
  std::optional<Error> refusal(const store::SelectedWork& work) {
    const store::WorkState& w = work.state;
    if (work.wanted_version && *work.wanted_version != w.version)
      return Error(Code::conflict, cat("it has changed since it was read (version ", w.version, ", not ", *work.wanted_version, ")"));
    if (!w.status.empty() && w.status_by != m_tx.actor().id && !m_tx.actor().manages())
      return Error(Code::permission, cat("its status ", quote(w.status), " was set by ", store::email_of(m_tx.db(), w.status_by))).hint("a manager can change it");
    if (w.replica_key == 0 && m_originals.contains(w.assignment_id))
      return Error(Code::guard, cat("it is an original of a ", to_text(m_task.quality), " task: its status follows from its replicas")).hint("tasks items TASK --replicas shows them");
    if (m_task.task_type == model::TaskType::qa && m_action && !m_action->discard && work.unresolved > 0)
      return Error(Code::guard, cat("it has ", plural(work.unresolved, "unresolved issue"))).hint(cat("tasks issue list -w work_item=", w.parent_id, " shows them"));
    return m_rules.refusal(w);
  }

  void look_at(const store::SelectedWork& work) {
    const store::WorkState& before = work.state;
    if (auto why = m_rights.refusal(before)) return refuse(before.id, *why);
    if (before.status == m_request.status) {
      ++m_result.unchanged;
      m_dropped.add(before.id);
      return;
    }
    if (auto why = refusal(work)) return refuse(before.id, *why);
    if (!m_action)
      if (auto why = m_room.refusal(before)) return refuse(before.id, *why);

    store::WorkState after = before;
    after.status = m_request.status;
    after.status_by = m_action ? m_tx.actor().id : 0;
    after.status_at = m_action ? std::optional(m_tx.now()) : std::nullopt;
    after.stage = stage_after(work);
    after.stage_by_hand = false;
    after.skipped_at.reset();
    after.skipped_by = 0;
    after.skip_reason.clear();
    after.claimed_by = 0;
    after.claimed_at.reset();
    after.edited_after_status = false;
    if (m_timer.running_on() == before.id) {
      m_timed = before.id;
      const Timer::End ended = m_timer.end(m_request.duration);
      after.duration += ended.more;
      m_timed_more = ended.more;
      m_changes.event("stopped", after, {}, seconds_text(ended.active));
    } else if (m_request.duration) {
      after.duration += *m_request.duration;
      m_changes.event("stopped", after, {}, seconds_text(*m_request.duration));
    }
    if (const auto ended = m_timer.end_of_claimer(before)) {
      after.duration += ended->more;
      m_others.emplace_back(before.id, ended->more);
      m_changes.event("stopped", after, {}, seconds_text(ended->active));
    }
    m_reviews |= after.stage == model::Stage::review && m_task.task_type == model::TaskType::labeling;
    m_settles |= work.reviewed || before.parent_id != 0;
    m_changes.change(before, after);
  }

  model::Stage stage_after(const store::SelectedWork& work) const {
    if (m_task.task_type == model::TaskType::qa) return m_action ? model::Stage::completed : model::Stage::review;
    if (!m_action) return model::Stage::label;
    return work.awaits_review ? model::Stage::review : model::Stage::completed;
  }

  void refuse(store::Id id, const Error& why) {
    m_result.refusals.add(id, why);
    m_dropped.add(id);
  }

  void write() {
    const Micros given = m_request.duration.value_or(0);
    store::StatusWrite write;
    write.status = m_request.status;
    write.stage = m_action ? model::Stage::completed : m_task.task_type == model::TaskType::qa ? model::Stage::review : model::Stage::label;
    write.review_first = m_reviews;
    write.add_duration = given;
    write.timed = m_timed;
    write.timed_more = m_timed_more - given;
    store::set_selected_status(m_tx, write);
    if (m_task.node.empty()) m_changes.stay();
    if (m_request.duration) store::insert_selected_intervals(m_tx, given, m_timed, m_task.id);
    for (const auto& [work_item, more] : m_others) store::add_duration(m_tx, work_item, more);
    m_changes.write(m_tx);
    m_changes.touch_assignments(m_tx);
    if (!m_settles) return;
    store::group_selected(m_tx.db());
    settle_reviews(m_tx);
  }

  store::Transaction& m_tx;
  const model::Task& m_task;
  const StatusRequest& m_request;
  const model::Action* m_action;  // null: clears
  WorkRights m_rights;
  StatusRules m_rules;
  Timer m_timer;
  RoomForWork m_room;
  std::set<store::Id> m_originals;  // the assignment that holds those of a quality task
  store::WorkChanges m_changes;
  store::IdSet m_dropped;
  Changed m_result;
  bool m_reviews = false;
  bool m_settles = false;  // some is reviewed, or reviews
  store::Id m_timed = 0;  // the work item that the timer ran on
  Micros m_timed_more = 0;
  std::vector<std::pair<store::Id, Micros>> m_others;  // whose claimers' timers ran on them, and what that adds
};

}  // namespace

const model::Action& get_action(const model::Task& task, std::string_view name) {
  std::vector<std::string> names;
  for (const model::Action& action : task.actions) {
    if (action.name == name) return action;
    names.push_back(action.name);
  }
  const std::string list = cat("its actions are ", join(names, ", "));
  const auto near = nearest(name, names);
  throw Error(Code::bad_value, cat("task ", quote(task.name), " has no action ", quote(name))).hint(near ? cat("did you mean ", *near, "? ", list) : list);
}

Changed set_status(store::Transaction& tx, const model::Task& task, const StatusRequest& request) {
  const auto gate = store::find_gate(tx.db(), task.id);
  if (const auto why = closed(*gate, tx.now())) throw *why;
  return Setting(tx, task, request).run();
}

}  // namespace tasks::service
