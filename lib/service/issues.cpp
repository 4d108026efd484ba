#include "lib/service/issues.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "lib/base/error.hpp"
#include "lib/base/text.hpp"
#include "lib/service/issue_effects.hpp"
#include "lib/service/settling_reviews.hpp"
#include "lib/service/work_access.hpp"

namespace tasks::service {
namespace {

using store::Id;
using State = model::IssueState;

Error stale_record(std::int64_t now, std::int64_t wanted) {
  return Error(Code::conflict, cat("it has changed since it was read (version ", now, ", not ", wanted, ")"));
}

// Tasks as they are entered: each asked once.
class Gates {
 public:
  explicit Gates(store::Transaction& tx) : m_tx(tx) {}
  // Why nothing may be done there. `archived_too`: an archived task does not stand in the way.
  enum class Archived { refuses, passes };
  const std::optional<Error>& refusal(Id task_id, Archived archived) {
    const auto [place, fresh] = m_refusals.try_emplace({task_id, archived});
    if (!fresh) return place->second;
    const auto gate = store::find_gate(m_tx.db(), task_id);
    if (gate && !((gate->archived_at || gate->removed) && archived == Archived::passes)) place->second = closed(*gate, m_tx.now());
    return place->second;
  }

 private:
  store::Transaction& m_tx;
  std::map<std::pair<Id, Archived>, std::optional<Error>> m_refusals;
};

void reload_selection(store::Database& db, std::vector<std::pair<std::int64_t, Id>> in_order) {
  std::sort(in_order.begin(), in_order.end());
  std::vector<store::Chosen> chosen;
  for (const auto& [ordinal, id] : in_order) chosen.push_back({id, {}});
  store::load_selection(db, chosen);
}

// The counts and stages on both sides, from the issues as they are now.
void settle(store::Transaction& tx, const std::set<Id>& work_items, bool reopens) {
  std::vector<store::ReviewGroup> groups;
  for (const Id id : work_items) groups.push_back({id, reopens});
  store::load_groups(tx.db(), groups);
  settle_reviews(tx, Settles::all, store::IssueCounts::anew);
}

class Opening {
 public:
  Opening(store::Transaction& tx, const OpenRequest& request)
      : m_tx(tx), m_request(request), m_text(checked_issue_text("issue", request.text)), m_rights(tx), m_gates(tx) {
    m_result.refusals = Refusals(request.annotations ? "annotation" : "work item");
  }

  ChangedIssues run() {
    m_targets = m_request.annotations ? store::annotation_targets(m_tx.db()) : store::work_targets(m_tx.db());
    find_reviews();
    find_earlier();
    std::erase_if(m_targets, [&](const store::IssueTarget& target) { return !wanted(target); });
    m_result.changed = static_cast<std::int64_t>(m_targets.size());
    if (!m_result.refusals.empty() && m_request.partial == Partial::no) throw m_result.refusals.error(m_result.all());
    write();
    return std::move(m_result);
  }

 private:
  Id named(const store::IssueTarget& t) const { return m_request.annotations ? t.annotation_id : t.qa_work_item_id != 0 ? t.qa_work_item_id : t.work_item_id; }

  // Where the reviewer has not said in which QA work item: the own one, or that of the QA task that was named.
  void find_reviews() {
    std::vector<std::pair<std::int64_t, Id>> labeling;
    for (const store::IssueTarget& t : m_targets)
      if (t.work_item_id != 0) labeling.emplace_back(t.ordinal, t.work_item_id);
    reload_selection(m_tx.db(), std::move(labeling));
    std::map<Id, store::Reviewing> reviews;
    for (const store::Reviewing& review : store::reviews_of_selected(m_tx.db(), m_tx.actor().id, m_request.qa_task ? m_request.qa_task->id : 0))
      reviews.emplace(review.work_item_id, review);
    for (store::IssueTarget& t : m_targets) {
      const auto found = reviews.find(t.work_item_id);
      if (t.qa_work_item_id != 0 || found == reviews.end()) continue;
      t.qa_work_item_id = found->second.qa_work_item_id;
      t.qa_task_id = found->second.qa_task_id;
      t.reviewer = found->second.assignment_id;
    }
  }

  void find_earlier() {
    store::each_earlier_issue(m_tx.db(), [&](const store::EarlierIssue& issue) {
      if (issue.assignee_id != 0) m_fixers[issue.work_item_id] = issue.assignee_id;
      if (issue.unresolved && issue.opened_by == m_tx.actor().id && issue.text == m_text)
        m_there.insert({issue.work_item_id, issue.qa_work_item_id, issue.annotation_id});
    });
  }

  std::optional<Error> refusal(const store::IssueTarget& t) {
    const bool manages = m_tx.actor().manages();
    if (m_request.annotations) {
      if (t.deleted) return Error(Code::guard, "it was deleted");
      if (t.work_item_id == 0 && manages)
        return Error(Code::guard, cat("it is in the item's layer ", t.layer, ", not on labeling work")).hint("issues are about the work of a task");
      if (t.work_item_id == 0) return Error(Code::permission, "no assignment of yours reviews it").hint("tasks mine shows what you hold");
    }
    if (m_request.qa_task && t.qa_task_id != m_request.qa_task->id)
      return Error(Code::guard, cat("the QA task ", quote(m_request.qa_task->name), " does not review it"));
    if (!manages && (t.qa_work_item_id == 0 || !m_rights.holds(t.reviewer)))
      return Error(Code::permission, "no QA assignment of yours reviews it").hint("reviewers open issues in their QA tasks, managers everywhere");
    if (const auto& why = m_gates.refusal(t.task_id, Gates::Archived::refuses)) return why;
    if (t.qa_task_id != 0)
      if (const auto& why = m_gates.refusal(t.qa_task_id, Gates::Archived::refuses)) return why;
    return std::nullopt;
  }

  bool wanted(const store::IssueTarget& t) {
    if (const auto why = refusal(t)) {
      m_result.refusals.add(named(t), *why);
      return false;
    }
    if (!m_there.insert({t.work_item_id, t.qa_work_item_id, t.annotation_id}).second) {
      ++m_result.unchanged;
      return false;
    }
    if (t.wanted_version && t.version && *t.wanted_version != *t.version) {
      m_result.refusals.add(named(t), stale_record(*t.version, *t.wanted_version));
      return false;
    }
    return true;
  }

  void write() {
    if (m_targets.empty()) return reload_selection(m_tx.db(), {});
    IssueEffects effects;
    std::vector<store::NewIssue> issues;
    std::vector<std::pair<std::int64_t, Id>> printed;
    std::set<Id> work_items;
    Id next = m_tx.reserve_ids(static_cast<std::int64_t>(m_targets.size()));
    for (const store::IssueTarget& t : m_targets) {
      const auto earlier = m_fixers.find(t.work_item_id);
      issues.push_back({.id = next++, .task_id = t.task_id, .qa_task_id = t.qa_task_id, .work_item_id = t.work_item_id, .qa_work_item_id = t.qa_work_item_id,
                        .annotation_id = t.annotation_id, .text = m_text, .assignee_id = t.done_by != 0 ? t.done_by : earlier != m_fixers.end() ? earlier->second : 0,
                        .opened_by = m_tx.actor().id, .opened_at = m_tx.now(), .resolved_at = {}});
      printed.emplace_back(t.ordinal, issues.back().id);
      work_items.insert(t.work_item_id);
      effects.made(issues.back().id, t.task_id);
      effects.told("issue-opened", t.work_item_id, t.task_id, m_text);
      effects.told("issue-opened", t.qa_work_item_id, t.qa_task_id, m_text);
    }
    store::insert_issues(m_tx, issues);
    effects.write(m_tx);
    settle(m_tx, work_items, true);
    reload_selection(m_tx.db(), std::move(printed));
  }

  store::Transaction& m_tx;
  const OpenRequest& m_request;
  const std::string m_text;
  const WorkRights m_rights;
  Gates m_gates;
  std::vector<store::IssueTarget> m_targets;
  std::map<Id, Id> m_fixers;                        // labeling work item → who fixed it the last time
  std::set<std::tuple<Id, Id, Id>> m_there;         // labeling and QA work item, annotation: said already
  ChangedIssues m_result;
};

struct Verb {
  std::string_view word, field;
  std::optional<State> goes_to;
};
Verb verb_of(IssueVerb verb) {
  switch (verb) {
    case IssueVerb::comment: return {"comment on", "issue-commented", {}};
    case IssueVerb::for_review: return {"mark for review", "issue-for-review", State::for_review};
    case IssueVerb::approve: return {"approve", "issue-approved", State::approved};
    case IssueVerb::reopen: return {"reopen", "issue-reopened", State::open};
    case IssueVerb::clear: return {"clear", "issue-cleared", State::cleared};
  }
  return {};
}

class Acting {
 public:
  Acting(store::Transaction& tx, const IssueAct& act) : m_tx(tx), m_act(act), m_verb(verb_of(act.verb)), m_rights(tx), m_gates(tx) {
    if (act.verb == IssueVerb::comment || !act.text.empty()) m_text = checked_issue_text("comment", act.text);
  }

  ChangedIssues run() {
    std::vector<store::IssueState> issues = store::selected_issues(m_tx.db());
    std::erase_if(issues, [&](const store::IssueState& issue) { return !wanted(issue); });
    m_result.changed = static_cast<std::int64_t>(issues.size());
    if (!m_result.refusals.empty() && m_act.partial == Partial::no) throw m_result.refusals.error(m_result.all());
    write(issues);
    return std::move(m_result);
  }

 private:
  bool reviews(const store::IssueState& x) const { return m_tx.actor().manages() || (x.reviewer != 0 && m_rights.holds(x.reviewer)); }
  bool labels(const store::IssueState& x) const { return m_tx.actor().manages() || (x.holder != 0 && m_rights.holds(x.holder)); }

  std::optional<Error> refusal(const store::IssueState& x) {
    if (!labels(x) && !reviews(x)) return Error(Code::permission, "it is on no work of yours").hint("tasks issue list shows those that are");
    if (m_act.verb == IssueVerb::for_review && !labels(x)) return Error(Code::permission, "it is for whoever must fix it to mark for review");
    if (m_act.verb != IssueVerb::for_review && m_act.verb != IssueVerb::comment && !reviews(x))
      return Error(Code::permission, cat("it is for its reviewer to ", m_verb.word)).hint("tasks issue for-review says that it is fixed");
    if (const auto& why = m_gates.refusal(x.task_id, Gates::Archived::refuses)) return why;
    if (x.qa_task_id != 0)
      if (const auto& why = m_gates.refusal(x.qa_task_id, Gates::Archived::passes)) return why;
    return std::nullopt;
  }

  static std::optional<Error> out_of_turn(IssueVerb verb, State state) {
    const bool resolved = state == State::approved || state == State::cleared;
    if (verb == IssueVerb::approve && state == State::open)
      return Error(Code::guard, "it is open: nobody has marked it for review").hint("tasks issue clear closes it as it is");
    if (resolved && verb != IssueVerb::reopen && verb != IssueVerb::comment)
      return Error(Code::guard, cat("it is ", to_text(state), " already")).hint("tasks issue reopen opens it again");
    return std::nullopt;
  }

  bool wanted(const store::IssueState& x) {
    std::optional<Error> why = refusal(x);
    if (!why && m_verb.goes_to == x.state) {
      ++m_result.unchanged;
      return false;
    }
    if (!why && x.gone && m_act.verb != IssueVerb::comment)
      why = Error(Code::guard, "its work item was taken out of the task").hint("tasks add-items brings the item back, as new work");
    if (!why) why = out_of_turn(m_act.verb, x.state);
    if (!why && x.wanted_version && *x.wanted_version != x.version) why = stale_record(x.version, *x.wanted_version);
    if (!why) return true;
    m_result.refusals.add(x.id, *why);
    return false;
  }

  void write(const std::vector<store::IssueState>& issues) {
    std::vector<std::pair<std::int64_t, Id>> printed;
    for (const store::IssueState& x : issues) printed.emplace_back(x.ordinal, x.id);
    reload_selection(m_tx.db(), std::move(printed));
    if (issues.empty()) return;
    IssueEffects effects;
    std::set<Id> work_items;
    const bool resolves = m_verb.goes_to == State::approved || m_verb.goes_to == State::cleared;
    const auto id = [](Id i) { return i == 0 ? std::nullopt : std::optional(cat(i)); };
    for (const store::IssueState& x : issues) {
      work_items.insert(x.work_item_id);
      effects.told(m_verb.field, x.work_item_id, x.task_id, text());
      effects.told(m_verb.field, x.qa_work_item_id, x.qa_task_id, text());
      if (!m_verb.goes_to) continue;
      effects.changed("state", x, std::string(to_text(x.state)), std::string(to_text(*m_verb.goes_to)));
      effects.changed("resolved_by", x, id(x.resolved_by), resolves ? id(m_tx.actor().id) : std::nullopt);
      effects.changed("resolved_at", x, x.resolved_at ? std::optional(cat(*x.resolved_at)) : std::nullopt, resolves ? std::optional(cat(m_tx.now())) : std::nullopt);
    }
    if (m_verb.goes_to) store::move_selected_issues(m_tx, {.state = *m_verb.goes_to, .resolves = resolves});
    effects.write(m_tx);
    if (!m_text.empty()) comment(issues);
    if (m_verb.goes_to) {
      // The table `selection` stays: issues.
      settle(m_tx, work_items, *m_verb.goes_to == State::open);
    }
  }

  std::optional<std::string> text() const { return m_text.empty() ? std::nullopt : std::optional(m_text); }

  void comment(const std::vector<store::IssueState>& issues) {
    std::vector<store::NewComment> comments;
    std::map<Id, std::vector<Id>> by_task;
    Id next = m_tx.reserve_ids(static_cast<std::int64_t>(issues.size()));
    for (const store::IssueState& x : issues) {
      by_task[x.task_id].push_back(next);
      comments.push_back({.id = next++, .issue_id = x.id, .author_id = m_tx.actor().id, .at = m_tx.now(), .text = m_text});
    }
    store::insert_comments(m_tx, comments);
    for (auto& [task, ids] : by_task) m_tx.created("issue_comment", store::IdSet::of(std::move(ids)), task);
  }

  store::Transaction& m_tx;
  const IssueAct& m_act;
  const Verb m_verb;
  std::string m_text;
  const WorkRights m_rights;
  Gates m_gates;
  ChangedIssues m_result;
};

}  // namespace

std::string checked_issue_text(std::string_view what, std::string_view text) {
  std::string trimmed(trim(text));
  if (trimmed.empty()) throw Error(Code::bad_value, cat("the ", what, " has no text")).hint("--text says what it is about");
  if (!valid_utf8(trimmed)) throw Error(Code::bad_value, cat("the text of the ", what, " is not UTF-8"));
  return trimmed;
}

ChangedIssues open_issues(store::Transaction& tx, const OpenRequest& request) { return Opening(tx, request).run(); }
ChangedIssues act_on_issues(store::Transaction& tx, const IssueAct& act) { return Acting(tx, act).run(); }

std::int64_t choose_issues(store::Session& session, store::Id task_id, const Choice& choice) {
  const std::int64_t count = select_issues(session, task_id, choice);
  if (session.actor().manages() || choice.by_ids || count == 0) return count;
  const WorkRights rights(session);
  store::IdSet strange;
  std::int64_t kept = 0;
  for (const store::IssueState& x : store::selected_issues(session.db())) {
    if ((x.holder != 0 && rights.holds(x.holder)) || (x.reviewer != 0 && rights.holds(x.reviewer)))
      ++kept;
    else
      strange.add(x.id);
  }
  store::drop_from_selection(session.db(), strange);
  return kept;
}

}  // namespace tasks::service
