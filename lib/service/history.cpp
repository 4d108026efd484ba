#include "lib/service/history.hpp"

#include <algorithm>
#include <unordered_map>

#include "lib/base/error.hpp"
#include "lib/base/text.hpp"
#include "lib/service/work_access.hpp"
#include "lib/store/history.hpp"
#include "lib/store/people.hpp"
#include "lib/store/selection.hpp"

namespace tasks::service {
namespace {

using store::Id;
using store::WorkEffect;

// What a field's change is called. Fields that only accompany others (who, when) have no word and are not told.
struct Word {
  std::string_view field, action;
};
constexpr Word k_words[] = {
    {"created", "added"},        {"assignment", "assigned"},   {"claimed_by", "claimed"},  {"started", "started"},
    {"stopped", "stopped"},      {"object_count", "annotated"}, {"status", "status"},      {"stage", "stage"},
    {"skipped_at", "skipped"},   {"priority", "priority"},     {"batch", "batch"},         {"split", "split"},
    {"removed", "removed"},      {"moved", "moved"},      {"history", "history-removed"},
    {"issue-opened", "issue-opened"}, {"issue-for-review", "issue-for-review"}, {"issue-approved", "issue-approved"},
    {"scores-reset", "scores-reset"}, {"issue-reopened", "issue-reopened"}, {"issue-cleared", "issue-cleared"}, {"issue-commented", "issue-commented"},
};
// The same fields when their new value is none.
constexpr std::string_view k_released = "released", k_unskipped = "skip-cleared";
constexpr std::string_view k_pulled = "pulled";  // assigned by who asked for work

std::string_view action_of(const WorkEffect& effect) {
  const auto word = std::find_if(std::begin(k_words), std::end(k_words), [&](const Word& w) { return w.field == effect.field; });
  if (word == std::end(k_words)) return {};
  if (!effect.new_value && effect.field == "claimed_by") return k_released;
  if (!effect.new_value && effect.field == "skipped_at") return k_unskipped;
  if (effect.field == "assignment" && effect.command == "next") return k_pulled;
  return word->action;
}

// Tells the effects of one operation after the other.
class Teller {
 public:
  Teller(store::Session& session, const HistoryRequest& request, const store::IdSet* wanted, const VisitHistory& visit)
      : m_session(session), m_request(request), m_wanted(wanted), m_visit(visit) {}

  bool take(WorkEffect& effect) {
    if (!m_effects.empty() && m_effects.back().operation != effect.operation && !tell()) return false;
    const bool secret = effect.field == "scores-reset" && !m_session.actor().manages();  // it tells what is compared
    if (!secret && !action_of(effect).empty()) m_effects.push_back(std::move(effect));
    return true;
  }

  bool tell() {
    const std::vector<WorkEffect> effects = std::exchange(m_effects, {});
    for (const WorkEffect& effect : effects)
      if (!tell(effect, effects)) return false;
    return true;
  }

 private:
  bool tell(const WorkEffect& effect, const std::vector<WorkEffect>& together) {
    model::HistoryEntry entry;
    entry.operation = effect.operation;
    entry.seq = effect.seq;
    entry.at = effect.at;
    entry.actor = effect.actor;
    entry.command = effect.command;
    entry.reason = effect.reason;
    entry.action = action_of(effect);
    entry.old_value = in_words(effect.field, effect.old_value);
    entry.new_value = in_words(effect.field, effect.new_value);
    if (effect.field == "assignment" && !entry.new_value) entry.action = k_released;  // to the pool or the queue
    // Dealt out when it was added: told as two.
    std::optional<std::string> assignee;
    if (effect.field == "created") assignee = std::exchange(entry.new_value, std::nullopt);
    bool more = true;
    const auto visit = [&](Id id) {
      if (!more || covered(effect, id, together)) return;
      entry.work_item_id = id;
      more = give(entry);
      if (!more || !assignee) return;
      model::HistoryEntry assigned = entry;
      assigned.action = "assigned";
      assigned.new_value = assignee;
      more = give(assigned);
    };
    if (!m_wanted)
      effect.ids.each(visit);
    else if (m_wanted->size() < effect.ids.size())
      m_wanted->each([&](Id id) {
        if (effect.ids.contains(id)) visit(id);
      });
    else
      effect.ids.each([&](Id id) {
        if (m_wanted->contains(id)) visit(id);
      });
    return more;
  }

  bool give(const model::HistoryEntry& entry) {
    if (!m_request.actions.empty() && std::find(m_request.actions.begin(), m_request.actions.end(), entry.action) == m_request.actions.end()) return true;
    if (m_request.limit && m_given >= *m_request.limit) return false;
    ++m_given;
    return m_visit(entry);
  }

  // A claim that goes with the start of the timer, and a release that goes with a status, a skip or a new holder, are told
  // by those.
  static bool covered(const WorkEffect& effect, Id id, const std::vector<WorkEffect>& together) {
    if (effect.field != "claimed_by") return false;
    return std::any_of(together.begin(), together.end(), [&](const WorkEffect& other) {
      const bool same = effect.new_value ? other.field == "started" : other.field == "status" || other.field == "skipped_at" || other.field == "assignment";
      return same && other.ids.contains(id);
    });
  }

  std::optional<std::string> in_words(const std::string& field, const std::optional<std::string>& value) {
    if (!value) return std::nullopt;
    const bool assignment = field == "created" || field == "assignment";
    if (!assignment && field != "claimed_by") return field == "skipped_at" ? std::nullopt : value;
    const auto [place, fresh] = m_names.try_emplace(cat(assignment ? 'a' : 'u', *value));
    if (fresh) {
      const Id id = to_int(*value).value_or(0);
      place->second = assignment ? store::assignee_of(m_session.db(), id) : store::email_of(m_session.db(), id);
    }
    return place->second.empty() ? std::nullopt : std::optional(place->second);
  }

  store::Session& m_session;
  const HistoryRequest& m_request;
  const store::IdSet* m_wanted;
  const VisitHistory& m_visit;
  std::vector<WorkEffect> m_effects;  // of one operation
  std::unordered_map<std::string, std::string> m_names;
  std::int64_t m_given = 0;
};

void require_own(store::Session& session) {
  const WorkRights rights(session);
  store::each_selected_work(session.db(), [&](const store::SelectedWork& work) {
    if (!rights.holds(work.state.assignment_id))
      throw Error(Code::permission, cat("no assignment of yours holds work item ", work.state.id)).hint("tasks mine shows what you hold");
  });
}

}  // namespace

std::vector<std::string> history_actions() {
  std::vector<std::string> actions;
  for (const Word& word : k_words) actions.emplace_back(word.action);
  actions.emplace_back(k_released);
  actions.emplace_back(k_unskipped);
  actions.emplace_back(k_pulled);
  return actions;
}

void tell_history(store::Session& session, const HistoryRequest& request, const VisitHistory& visit) {
  const bool everything = request.task && !request.choice.given();
  if (everything && session.actor().manages()) {
    Teller teller(session, request, nullptr, visit);
    bool more = true;
    store::each_effect_in_task(session, request.task->id, [&](WorkEffect& effect) { return more = teller.take(effect); });
    if (more) teller.tell();
    return;
  }
  Choice choice = request.choice;
  if (everything) choice.all = true;
  if (!request.task && !choice.by_ids) throw Error(Code::usage, "conditions and --all need a task").hint("tasks history --task TASK");
  choose_work(session, request.task ? request.task->id : 0, choice);
  if (!session.actor().manages()) require_own(session);
  const store::IdSet wanted = store::selected_ids(session.db());
  if (wanted.empty()) return;
  Teller teller(session, request, &wanted, visit);
  bool more = true;
  store::each_effect_on_selected(session, wanted.min(), wanted.max(), [&](WorkEffect& effect) { return more = teller.take(effect); });
  if (more) teller.tell();
}

}  // namespace tasks::service
