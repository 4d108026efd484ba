#include "lib/service/set_stage.hpp"

#include "lib/base/text.hpp"
#include "lib/service/pulling.hpp"
#include "lib/service/set_status.hpp"
#include "lib/service/settling_reviews.hpp"
#include "lib/service/status_rules.hpp"
#include "lib/service/work_access.hpp"
#include "lib/store/selection.hpp"
#include "lib/store/work_changes.hpp"

namespace tasks::service {
namespace {

void check(const store::Transaction& tx, const model::Task& task, const StageRequest& request) {
  if (!tx.actor().manages()) throw Error(Code::permission, cat("moving stages is for managers and owners; ", tx.actor().email, " is an annotator"));
  const bool ends = request.stage == model::Stage::review || request.stage == model::Stage::completed;
  if (!ends && !request.status.empty())
    throw Error(Code::usage, cat("in the stage ", model::to_text(request.stage), " there is no status")).hint("--status goes with --stage review and --stage completed");
  if (request.stage == model::Stage::label && task.task_type == model::TaskType::qa)
    throw Error(Code::guard, "a QA task has no stage label").hint("its stages are prepare, review and completed");
}

template <class Keep>
std::int64_t select(store::Transaction& tx, const std::vector<store::Id>& chosen, Keep keep) {
  std::vector<store::Chosen> kept;
  for (const store::Id id : chosen)
    if (keep(id)) kept.push_back({id, {}});
  return store::load_selection(tx.db(), kept);
}

}  // namespace

Changed set_stage(store::Transaction& tx, const model::Task& task, const StageRequest& request) {
  check(tx, task, request);
  const model::Action* action = request.status.empty() ? nullptr : &get_action(task, request.status);
  if (const auto why = closed(*store::find_gate(tx.db(), task.id), tx.now())) throw *why;
  const bool clears = request.stage == model::Stage::prepare || request.stage == model::Stage::label;
  // A QA work item in review waits for its status.
  const bool may_wait = request.stage == model::Stage::review && task.task_type == model::TaskType::qa;
  Changed result;
  StatusRules rules(tx, task, action, request.verdicts);
  RoomForWork room(tx, task);
  store::WorkChanges changes;
  store::IdSet dropped, refused;
  std::vector<store::Id> chosen;  // in their order, when there is cleaning to do
  if (request.clean.any()) store::each_selected_id(tx.db(), [&](store::Id id) { chosen.push_back(id); });
  bool settles = false;
  bool stage_alone = true;  // then no index needs to be touched, which is most of the cost
  store::each_selected_work(tx.db(), [&](const store::SelectedWork& work) {
    const store::WorkState& before = work.state;
    const auto refuse = [&](const Error& why) {
      result.refusals.add(before.id, why);
      dropped.add(before.id);
      refused.add(before.id);
    };
    const std::string status = clears ? std::string() : action ? request.status : before.status;
    if (before.stage == request.stage && before.status == status) {
      ++result.unchanged;
      dropped.add(before.id);
      return;
    }
    if (work.wanted_version && *work.wanted_version != before.version)
      return refuse(Error(Code::conflict, cat("it has changed since it was read (version ", before.version, ", not ", *work.wanted_version, ")")));
    if (!clears && status.empty() && !may_wait)
      return refuse(Error(Code::guard, "it has no status").hint(cat("--status gives it one: --stage ", model::to_text(request.stage), " --status STATUS")));
    if (task.task_type == model::TaskType::qa && action && !action->discard && work.unresolved > 0)
      return refuse(Error(Code::guard, cat("it has ", plural(work.unresolved, "unresolved issue"))));
    if (action && before.status != status) {
      if (const auto why = rules.refusal(before)) return refuse(*why);
    }
    if (clears && !request.clean.assignees) {
      if (const auto why = room.refusal(before)) return refuse(*why);
    }
    store::WorkState after = before;
    after.stage = request.stage;
    after.stage_by_hand = true;
    if (before.status != status) {
      after.status = status;
      after.status_by = action ? tx.actor().id : 0;
      after.status_at = action ? std::optional(tx.now()) : std::nullopt;
      after.edited_after_status = false;
      after.claimed_by = 0;
      after.claimed_at.reset();
    }
    if (request.stage == model::Stage::prepare || action) {
      after.claimed_by = 0;
      after.claimed_at.reset();
    }
    if (action) {
      after.skipped_at.reset();
      after.skipped_by = 0;
      after.skip_reason.clear();
    }
    settles |= work.reviewed || before.parent_id != 0;
    stage_alone &= before.status == after.status && before.claimed_by == after.claimed_by && before.skipped_at == after.skipped_at;
    changes.change(before, after);
  });
  result.changed = changes.items();
  if (!result.refusals.empty() && request.partial == Partial::no) throw result.refusals.error(result.all());
  store::drop_from_selection(tx.db(), dropped);
  if (result.changed > 0) {
    store::stage_selected(tx, request.stage, stage_alone ? store::StatusOfStage::kept : clears ? store::StatusOfStage::cleared : action ? store::StatusOfStage::given : store::StatusOfStage::kept,
                          request.status);
    changes.write(tx);
    changes.touch_assignments(tx);
    if (settles) {
      store::group_selected(tx.db());
      settle_reviews(tx);
    }
  }
  if (request.clean.any()) {
    select(tx, chosen, [&](store::Id id) { return !refused.contains(id); });
    const store::IdSet cleaned = clean_up(tx, task, request.clean);
    const std::int64_t all = result.changed + result.unchanged;
    result.changed = select(tx, chosen, [&](store::Id id) { return !dropped.contains(id) || cleaned.contains(id); });
    result.unchanged = all - result.changed;
  }
  return result;
}

}  // namespace tasks::service
