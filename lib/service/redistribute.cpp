#include "lib/service/redistribute.hpp"

#include <algorithm>
#include <unordered_set>

#include "lib/base/error.hpp"
#include "lib/base/hash.hpp"
#include "lib/base/text.hpp"
#include "lib/model/redeal.hpp"
#include "lib/model/review_dealing.hpp"
#include "lib/model/workload.hpp"
#include "lib/service/contributors.hpp"
#include "lib/service/handover.hpp"
#include "lib/service/quality_editing.hpp"
#include "lib/store/assignment_changes.hpp"
#include "lib/store/people.hpp"
#include "lib/store/quality.hpp"
#include "lib/store/reviews.hpp"

namespace tasks::service {
namespace {

using model::Allocation;
using model::Assignment;

// As typed, each once.
std::vector<Assignee> assignees(store::Session& session, const std::vector<std::string>& typed) {
  std::vector<Assignee> found;
  for (const std::string& name : typed) {
    Assignee who = get_assignee(session, name);
    if (std::none_of(found.begin(), found.end(), [&](const Assignee& a) { return a.name == who.name; })) found.push_back(std::move(who));
  }
  return found;
}

std::string names_of(const std::vector<Assignment*>& assignments) {
  std::vector<std::string> names;
  for (const Assignment* a : assignments) names.push_back(a->assignee);
  return names.empty() ? "nobody" : join(names, ", ");
}

bool is_active(store::Session& session, const Assignment& a) { return a.group_id != 0 || get_assignee(session, a.assignee).active; }

// One redistribution: assignments that give, get, or both.
class Redealing {
 public:
  Redealing(store::Transaction& tx, const model::Task& task, const Redistribution& request)
      : m_tx(tx), m_task(task), m_request(request), m_people(tx, task), m_handover(tx, task.id) {}

  Dealt run() {
    find_takers();
    find_givers();
    if (m_request.which.given()) select_work_items(m_tx, m_task.id, m_request.which);
    read_hands();
    const std::int64_t moved = deal();
    if (m_request.from.empty() && !m_request.which.given()) keep_workload();
    if (m_waiting) m_people.settle(*m_waiting);
    Dealt result{.assignments = m_people.changed(), .unchanged = 0, .moved = moved};
    result.unchanged = static_cast<std::int64_t>(m_places.size()) - static_cast<std::int64_t>(result.assignments.size());
    return result;
  }

 private:
  void find_takers() {
    const std::vector<Assignment*> open = m_people.open();
    if (m_request.workload.empty()) {
      for (Assignment* a : open)
        if (is_active(m_tx, *a)) m_takers.push_back(a);
      m_percents = model::even_workload(m_takers.size());
    }
    for (const Share& share : checked_shares(m_tx, {}, m_request.workload)) {
      Assignment* taker = m_people.find(share.who);
      if (!taker)
        throw Error(Code::bad_value, cat("the workload names ", share.who.name, ", who is not assigned"))
            .hint(cat("assigned are ", names_of(open), "; tasks assignment add ", m_task.id, " ", share.who.name, " assigns them"));
      m_takers.push_back(taker);
      m_percents.push_back(share.percent);
    }
    if (m_takers.empty())
      throw Error(Code::guard, cat("nobody who is active is assigned to ", quote(m_task.name))).hint(cat("tasks assignment add ", m_task.id, " EMAIL"));
    for (Assignment* taker : m_takers) m_places.push_back(taker);
  }

  void find_givers() {
    std::vector<Assignment*> givers;
    for (const std::string& typed : m_request.from)
      if (Assignment* giver = m_people.source(typed)) givers.push_back(giver);
    if (m_request.from.empty()) {
      givers = m_people.open();
      if (Assignment* pool = m_people.waiting()) givers.push_back(pool);
    }
    for (Assignment* giver : givers) {
      m_givers.insert(giver->id);
      if (std::find(m_places.begin(), m_places.end(), giver) == m_places.end()) m_places.push_back(giver);
      if (giver->kind == "pool") m_waiting = giver;
    }
  }

  void read_hands() {
    std::int64_t total = 0;
    for (const Assignment* place : m_places) {
      model::Hand& hand = m_hands.emplace_back();
      if (!m_givers.contains(place->id)) continue;
      store::each_unfinished(m_tx.db(), {.assignment_id = place->id, .selected = m_request.which.given(), .paths = m_request.shuffle.has_value()},
                             [&](const store::Unfinished& u) {
                               const auto seed = static_cast<std::uint64_t>(m_request.shuffle.value_or(0));
                               hand.items.push_back({u.id, m_request.shuffle ? hash64(u.path, seed) : static_cast<std::uint64_t>(u.position), u.claimed});
                             });
      if (m_request.shuffle) std::stable_sort(hand.items.begin(), hand.items.end(), [](const auto& a, const auto& b) { return a.place < b.place; });
      total += static_cast<std::int64_t>(hand.items.size());
    }
    const std::vector<std::int64_t> quotas = model::deal_counts(total, m_percents);
    for (std::size_t i = 0; i < quotas.size(); ++i) m_hands[i].quota = quotas[i];
  }

  std::int64_t deal() {
    std::vector<std::int64_t> held;
    for (const model::Hand& hand : m_hands) held.push_back(static_cast<std::int64_t>(hand.items.size()));
    for (std::size_t i = 0; i < m_hands.size(); ++i)
      if (held[i] != m_hands[i].quota) m_people.touch(*m_places[i]);
    std::vector<model::Given> dealt = model::redeal(m_hands);
    if (m_task.task_type == model::TaskType::qa && !m_task.self_review) keep_own_work_away(dealt);
    for (const model::Given& given : dealt) m_handover.give(given.id, m_places[given.hand]->id);
    return m_handover.finish();
  }

  // Nobody is dealt a review of the own work; what nobody else can take stays where it is.
  void keep_own_work_away(std::vector<model::Given>& dealt) {
    std::stable_sort(dealt.begin(), dealt.end(), [](const model::Given& a, const model::Given& b) { return a.hand < b.hand; });
    std::vector<store::Id> ids;
    for (const model::Given& given : dealt) ids.push_back(given.id);
    const std::map<store::Id, store::Id> made_by = store::authors_of_reviews(m_tx.db(), ids);
    std::vector<store::Id> authors;
    std::vector<model::Reviewer> reviewers;
    for (const Assignment* place : m_places) reviewers.push_back({place->user_id, 0});
    for (const model::Given& given : dealt) {
      ++reviewers[given.hand].items;
      authors.push_back(made_by.at(given.id));
    }
    // Who gives up work gets none.
    for (std::size_t i = 0; i < reviewers.size(); ++i)
      if (reviewers[i].items == 0) reviewers[i].user_id = -1;
    const std::vector<std::int32_t> places = model::deal_reviews(authors, reviewers);
    std::vector<model::Given> kept;
    for (std::size_t i = 0; i < dealt.size(); ++i)
      if (places[i] >= 0 && reviewers[static_cast<std::size_t>(places[i])].user_id != -1) kept.push_back({dealt[i].id, static_cast<std::size_t>(places[i])});
    dealt = std::move(kept);
  }

  // All that remains was dealt: these are the task's shares from now on.
  void keep_workload() {
    for (Assignment* a : m_people.open()) {
      const auto taker = std::find(m_takers.begin(), m_takers.end(), a);
      m_people.set_workload(*a, taker == m_takers.end() ? 0.0 : m_percents[static_cast<std::size_t>(taker - m_takers.begin())]);
    }
  }

  store::Transaction& m_tx;
  const model::Task& m_task;
  const Redistribution& m_request;
  Contributors m_people;
  Handover m_handover;
  std::vector<Assignment*> m_takers;
  std::vector<double> m_percents;               // of the takers
  std::vector<Assignment*> m_places;            // takers, then those who only give
  std::unordered_set<store::Id> m_givers;
  std::vector<model::Hand> m_hands;             // of the places
  Assignment* m_waiting = nullptr;              // the pool, when it gives
};

// In a quality task nobody holds an item twice, and no group holds anything (decisions.md 36).
void check_quality_taker(store::Transaction& tx, const model::Task& task, const Assignment& from, const Assignment& to) {
  if (task.quality == model::Quality::none) return;
  if (to.user_id == 0) throw Error(Code::bad_value, cat("a ", to_text(task.quality), " task is dealt to users, and ", to.assignee, " is a group")).hint("name one of its members");
  if (const std::int64_t shared = store::count_shared_items(tx.db(), from.id, to.id); shared > 0)
    throw Error(Code::guard, cat(to.assignee, " labels ", shared, " of these items", " already, and nobody does that twice")).hint("name somebody else with --to");
}

// Everything that remains in one assignment to another.
std::int64_t hand_over(store::Transaction& tx, Handover& handover, Contributors& people, Assignment& from, Assignment& to, std::optional<Micros> queued_at = {}) {
  bool any = false;
  store::each_unfinished(tx.db(), {.assignment_id = from.id}, [&](const store::Unfinished& u) {
    any = true;
    handover.give(u.id, to.id);
  });
  if (!any) return 0;
  people.touch(from);
  people.touch(to);
  return handover.finish(queued_at);
}

// What somebody new gets at once.
void welcome(store::Transaction& tx, const model::Task& task, const Assignment& newcomer) {
  if (task.quality != model::Quality::none && newcomer.user_id == 0)
    throw Error(Code::bad_value, cat("a ", to_text(task.quality), " task is dealt to users, and ", newcomer.assignee, " is a group")).hint("name its members");
  if (task.quality == model::Quality::qualification && newcomer.tally.total == 0) deal_to_newcomer(tx, task, newcomer);
}

}  // namespace

Dealt add_contributors(store::Transaction& tx, const model::Task& task, const std::vector<std::string>& names) {
  Contributors people(tx, task);
  Dealt result;
  for (const Assignee& who : assignees(tx, names)) {
    if (!who.active) get_active_assignee(tx, who.name);
    if (people.find(who))
      ++result.unchanged;
    else
      welcome(tx, task, people.open_for(who));
  }
  result.assignments = people.changed();
  return result;
}

Dealt remove_contributors(store::Transaction& tx, const model::Task& task, const std::vector<std::string>& names, const std::optional<std::string>& to) {
  if (task.quality != model::Quality::none && !to)
    throw Error(Code::usage, cat("in a ", to_text(task.quality), " task work goes from one to another")).hint("name with --to who takes over");
  Contributors people(tx, task);
  Handover handover(tx, task.id);
  Dealt result;
  std::vector<Assignment*> leaving;
  for (const Assignee& who : assignees(tx, names)) {
    if (Assignment* found = people.find(who))
      leaving.push_back(found);
    else if (store::was_ever_assigned(tx.db(), task.id, who.user_id, who.group_id))
      ++result.unchanged;
    else
      people.source(who.name);  // says that they hold nothing here
  }
  if (leaving.empty()) return result;
  if (task.allocation == Allocation::distribution && leaving.size() == people.open().size())
    throw Error(Code::guard, cat(names_of(leaving), leaving.size() == 1 ? " is the last contributor of " : " are the last contributors of ", quote(task.name)))
        .hint(cat("tasks assignment reassign ", task.id, " --from ", leaving.front()->assignee, " --to EMAIL gives the work to somebody else first"));
  const bool pulls = task.allocation == Allocation::pulling;
  const auto taker = [&](const Assignment& from) {
    const Assignee who = get_active_assignee(tx, *to);
    if (who.name == from.assignee) throw Error(Code::bad_value, cat("--to names ", who.name, ", who leaves"));
    Assignment& given = people.open_for(who);
    check_quality_taker(tx, task, from, given);
    return &given;
  };
  for (Assignment* one : leaving) {
    if (one->tally.remaining + one->tally.skipped > 0)
      result.moved += to ? hand_over(tx, handover, people, *one, *taker(*one))
                         : hand_over(tx, handover, people, *one, people.open_waiting(), pulls ? std::optional(tx.now()) : std::nullopt);
    people.settle(*one, Contributors::Closes::yes);
  }
  result.assignments = people.changed();
  return result;
}

Dealt reassign(store::Transaction& tx, const model::Task& task, std::string_view from, std::string_view to) {
  Contributors people(tx, task);
  Handover handover(tx, task.id);
  Dealt result{.assignments = {}, .unchanged = 1, .moved = 0};
  const Assignee taker = get_active_assignee(tx, to);
  const bool from_pool = from == "pool";
  if (!from_pool) {
    const Assignee giver = get_assignee(tx, from);
    if (giver.name == taker.name) throw Error(Code::bad_value, cat("--from and --to are both ", taker.name));
    // Reassigned before, and gone since.
    if (!people.find(giver) && store::was_ever_assigned(tx.db(), task.id, giver.user_id, giver.group_id)) return result;
  }
  Assignment* giver = people.source(from);
  if (!giver || giver->tally.remaining + giver->tally.skipped == 0) return result;
  Assignment& given = people.open_for(taker);
  if (task.max_workload && given.tally.remaining + giver->tally.remaining > *task.max_workload)
    throw Error(Code::guard, cat(taker.name, " would hold ", given.tally.remaining + giver->tally.remaining, " pending items, and ", *task.max_workload, " is the most"))
        .hint(cat("tasks assignment remove ", task.id, " ", giver->assignee, " sends the work back to the queue"));
  check_quality_taker(tx, task, *giver, given);
  result.moved = hand_over(tx, handover, people, *giver, given);
  if (giver->workload && given.workload) {
    people.set_workload(given, *given.workload + *giver->workload);
    people.set_workload(*giver, 0.0);
  }
  people.settle(*giver);
  result.unchanged = 0;
  result.assignments = people.changed();
  return result;
}

Dealt redistribute(store::Transaction& tx, const model::Task& task, const Redistribution& request) {
  if (request.which.given()) select_work_items(tx, task.id, request.which);  // mistakes in the conditions are told first
  if (task.quality != model::Quality::none)
    throw Error(Code::guard, cat("the work of the ", to_text(task.quality), " task ", quote(task.name), " stays as it was dealt"))
        .hint(cat("tasks assignment reassign ", task.id, " --from USER --to USER gives all that somebody has left to somebody else"));
  if (task.allocation == Allocation::pulling)
    throw Error(Code::guard, cat("task ", quote(task.name), " is pulled: its items wait in a queue")).hint("tasks release gives items back to it");
  return Redealing(tx, task, request).run();
}

}  // namespace tasks::service
