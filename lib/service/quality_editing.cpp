#include "lib/service/quality_editing.hpp"

#include <algorithm>
#include <map>
#include <numeric>
#include <set>

#include "lib/base/error.hpp"
#include "lib/base/hash.hpp"
#include "lib/base/text.hpp"
#include "lib/model/replicas.hpp"
#include "lib/model/workload.hpp"
#include "lib/service/handover.hpp"
#include "lib/store/assignments.hpp"
#include "lib/store/quality.hpp"

namespace tasks::service {
namespace {

using model::Quality;
using store::HeldWork;
using store::Id;
using store::PlannedDeal;
using store::WorkRole;

Id originals_of(store::Transaction& tx, const model::Task& task) {
  for (const model::Assignment& a : store::read_assignments(tx, {.task_id = task.id}))
    if (a.kind == "original") return a.id;
  throw Error(Code::internal, cat("the task ", task.id, " has lost its originals"));
}

// The same in the settings.
store::TaskQuality edited_settings(store::Transaction& tx, const model::Task& task, const store::TaskQuality& before, double percent, std::int64_t copies) {
  store::TaskQuality after = before;
  const auto text = [](const auto& v) { return v ? std::optional(cat(*v)) : std::nullopt; };
  after.percent = percent;
  tx.changed("task_quality", task.id, "percent", text(before.percent), text(after.percent), task.id);
  if (task.quality == Quality::consensus) {
    after.copies = copies;
    tx.changed("task_quality", task.id, "copies", text(before.copies), text(after.copies), task.id);
  }
  store::write_task_quality(tx, task.id, after);
  return after;
}

// One item of a consensus task.
struct Set {
  std::uint64_t hash = 0;
  const HeldWork* original = nullptr;        // or the one work item of what is labeled once
  std::vector<const HeldWork*> replicas = {};  // by number
  bool touched() const {
    return (replicas.empty() && original->touched) || std::any_of(replicas.begin(), replicas.end(), [](const HeldWork* w) { return w->touched; });
  }
};

class ConsensusEdit {
 public:
  ConsensusEdit(store::Transaction& tx, const model::Task& task, double percent, std::int64_t copies)
      : m_tx(tx), m_task(task), m_people(tx, task), m_handover(tx, task.id), m_percent(percent), m_copies(copies), m_originals(originals_of(tx, task)) {}

  void run(std::vector<std::string>& notes) {
    read();
    std::int64_t replicated = std::count_if(m_sets.begin(), m_sets.end(), [](const Set& s) { return !s.replicas.empty(); });
    const std::int64_t wanted = model::count_replicated(static_cast<std::int64_t>(m_sets.size()), m_percent);
    for (auto set = m_sets.rbegin(); set != m_sets.rend() && replicated > wanted; ++set)
      if (!set->replicas.empty() && !set->touched()) drop(*set), --replicated;
    for (Set& set : m_sets)
      if (replicated < wanted && set.replicas.empty() && !m_dropped.contains(set.original->id) && !set.touched()) replicate(set, m_copies), ++replicated;
    std::int64_t more_copies = 0;
    for (Set& set : m_sets)
      if (!set.replicas.empty() && !m_dropped.contains(set.original->id)) more_copies += fit(set);
    if (replicated != wanted) notes.push_back(cat(plural(replicated, "item"), " have replicas instead of ", wanted, ": the others are being worked on"));
    if (more_copies > 0) notes.push_back(cat(plural(more_copies, "item"), " keep more copies than ", m_copies, ": they are being worked on"));
    write();
  }

 private:
  void read() {
    m_held_work = store::read_held_work(m_tx.db(), m_task.id);
    std::map<Id, Set> sets;
    for (const HeldWork& work : m_held_work) {
      Set& set = sets[work.item_id];
      set.hash = hash64(work.path, static_cast<std::uint64_t>(m_task.seed));
      if (work.replica_key == 0)
        set.original = &work;
      else
        set.replicas.push_back(&work);
    }
    for (auto& [item, set] : sets) {
      if (!set.original) continue;
      std::sort(set.replicas.begin(), set.replicas.end(), [](const HeldWork* a, const HeldWork* b) { return a->replica_no < b->replica_no; });
      m_sets.push_back(std::move(set));
    }
    std::stable_sort(m_sets.begin(), m_sets.end(), [](const Set& a, const Set& b) { return a.hash < b.hash; });
    for (const model::Assignment* a : m_people.open()) {
      m_places.emplace(a->id, m_names.size());
      m_names.push_back(a->assignee);
      m_deals.push_back({a->id, {}});
    }
    m_held.resize(m_names.size());
    for (const Set& set : m_sets)
      if (set.replicas.empty()) ++m_once[set.original->assignment_id];
    for (const Set& set : m_sets)
      for (const HeldWork* replica : set.replicas)
        if (const auto place = m_places.find(replica->assignment_id); place != m_places.end()) ++m_held[place->second];
  }

  void remove(const HeldWork& replica) {
    m_out.push_back(&replica);
    if (const auto place = m_places.find(replica.assignment_id); place != m_places.end()) --m_held[place->second];
  }

  // Labeled once from now on, by the one of those who had it who has least of that.
  void drop(Set& set) {
    m_dropped.insert(set.original->id);
    const HeldWork* taker = *std::min_element(set.replicas.begin(), set.replicas.end(),
                                              [&](const HeldWork* a, const HeldWork* b) { return m_once[a->assignment_id] < m_once[b->assignment_id]; });
    ++m_once[taker->assignment_id];
    m_moves.emplace_back(set.original->id, taker->assignment_id);
    for (const HeldWork* replica : set.replicas) remove(*replica);
  }

  void replicate(Set& set, std::int64_t count) {
    if (set.replicas.empty()) m_moves.emplace_back(set.original->id, m_originals);
    std::vector<std::size_t> candidates(m_names.size());
    std::iota(candidates.begin(), candidates.end(), std::size_t{0});
    std::int64_t number = 0;
    for (const HeldWork* replica : set.replicas) {
      number = std::max(number, replica->replica_no);
      std::erase_if(candidates, [&](std::size_t place) { return m_deals[place].assignment_id == replica->assignment_id; });
    }
    count = std::min(count, static_cast<std::int64_t>(candidates.size()));
    for (const std::size_t place : model::choose_takers(set.hash, m_names, candidates, count, m_held)) {
      ++number;
      m_deals[place].work.push_back({set.original->item_id, set.original->position + number, WorkRole::replica, number});
    }
  }

  // As many copies as are wanted; 1 when it keeps more.
  std::int64_t fit(Set& set) {
    auto have = static_cast<std::int64_t>(set.replicas.size());
    if (have < m_copies) replicate(set, m_copies - have);
    for (auto replica = set.replicas.rbegin(); replica != set.replicas.rend() && have > m_copies; ++replica)
      if (!(*replica)->touched) remove(**replica), --have;
    return have > m_copies ? 1 : 0;
  }

  void write() {
    std::sort(m_out.begin(), m_out.end(), [](const HeldWork* a, const HeldWork* b) { return a->id < b->id; });
    for (const HeldWork* replica : m_out) m_handover.give(replica->id, replica->assignment_id);
    m_handover.take_out();
    std::sort(m_moves.begin(), m_moves.end());
    for (const auto& [work, to] : m_moves) m_handover.give(work, to);
    m_handover.finish();
    std::int64_t count = 0;
    for (const PlannedDeal& deal : m_deals) count += static_cast<std::int64_t>(deal.work.size());
    const Id first = store::insert_planned_work(m_tx, m_task.id, m_deals, store::Names::shown);
    for (std::int64_t i = 0; i < count; ++i) m_tx.quality_work().decided.push_back(first + i);
  }

  store::Transaction& m_tx;
  const model::Task& m_task;
  Contributors m_people;
  Handover m_handover;
  double m_percent;
  std::int64_t m_copies;
  Id m_originals;
  std::vector<HeldWork> m_held_work;
  std::vector<Set> m_sets;                 // by hash
  std::map<Id, std::size_t> m_places;      // of assignments among the names
  std::vector<std::string> m_names;
  std::vector<PlannedDeal> m_deals;        // by place
  std::vector<std::int64_t> m_held;        // replicas, by place
  std::map<Id, std::int64_t> m_once;       // work items that are labeled once, by assignment
  std::set<Id> m_dropped;                  // originals that were not replicated any more
  std::vector<const HeldWork*> m_out;
  std::vector<std::pair<Id, Id>> m_moves;  // work item, assignment
};

// Each assignment gets as many honeypots as its raw items ask for, or loses some that nobody touched.
void edit_honeypots(store::Transaction& tx, const model::Task& task, const store::TaskQuality& settings, double percent, std::vector<std::string>& notes) {
  Contributors people(tx, task);
  Handover handover(tx, task.id);
  const store::DealableItems truth = honeypots(tx, task, settings.honeypot_filter);
  std::map<Id, std::vector<HeldWork>> held;
  for (HeldWork& work : store::read_held_work(tx.db(), task.id)) held[work.assignment_id].push_back(std::move(work));
  std::vector<PlannedDeal> deals;
  std::vector<std::pair<Id, Id>> out;
  std::int64_t position = store::next_position(tx.db(), task.id), kept = 0;
  for (const model::Assignment* a : people.open()) {
    const std::vector<HeldWork>& works = held[a->id];
    const auto raw = static_cast<std::int64_t>(std::count_if(works.begin(), works.end(), [](const HeldWork& w) { return !w.planted; }));
    auto there = static_cast<std::int64_t>(works.size()) - raw;
    const std::int64_t wanted = planted_in(raw, percent);
    for (auto work = works.rbegin(); work != works.rend() && there > wanted; ++work)
      if (work->planted && !work->touched) out.emplace_back(work->id, a->id), --there;
    kept += std::max<std::int64_t>(0, there - wanted);
    if (there >= wanted) continue;
    check_enough_truth(wanted, static_cast<std::int64_t>(truth.ids.size()), raw);
    PlannedDeal& deal = deals.emplace_back(PlannedDeal{a->id, {}});
    for (const model::Planted& planted : model::plant(truth.hashes, a->assignee, 0, static_cast<std::int64_t>(truth.ids.size()), static_cast<std::uint64_t>(task.seed))) {
      const Id item = truth.ids[planted.truth];
      if (there == wanted) break;
      if (std::any_of(works.begin(), works.end(), [&](const HeldWork& w) { return w.item_id == item; })) continue;
      deal.work.push_back({item, position++, WorkRole::planted});
      ++there;
    }
  }
  std::sort(out.begin(), out.end());
  for (const auto& [work, assignment] : out) handover.give(work, assignment);
  handover.take_out();
  store::insert_planned_work(tx, task.id, deals, store::Names::hidden);
  if (kept > 0) notes.push_back(cat(plural(kept, "honeypot"), " more than asked for ", kept == 1 ? "stays" : "stay", ": somebody has begun with ", kept == 1 ? "it" : "them"));
}

}  // namespace

bool edit_quality(store::Transaction& tx, const model::Task& task, const QualityEdit& edit, std::vector<std::string>& notes) {
  const store::TaskQuality before = *store::find_task_quality(tx.db(), task.id);
  if (task.quality == Quality::none || (task.quality == Quality::qualification && edit.percent) || (edit.copies && task.quality != Quality::consensus))
    throw Error(Code::bad_value, cat(edit.copies ? "--copies" : "--percent", " does not go with the quality ", to_text(task.quality), " of ", quote(task.name)));
  QualityPlan plan;
  plan.quality = task.quality;
  plan.percent = edit.percent.value_or(before.percent.value_or(100));
  plan.copies = edit.copies.value_or(before.copies.value_or(2));
  std::size_t people = 0;
  for (const model::Assignment& a : store::read_assignments(tx, {.task_id = task.id})) people += a.kind == "normal" && !a.archived_at;
  check_quality_numbers(plan, people);
  if (before.percent == plan.percent && (task.quality != Quality::consensus || before.copies == plan.copies)) return false;
  if (task.quality == Quality::consensus)
    ConsensusEdit(tx, task, plan.percent, plan.copies).run(notes);
  else
    edit_honeypots(tx, task, before, plan.percent, notes);
  edited_settings(tx, task, before, plan.percent, plan.copies);
  return true;
}

NewWork deal_more(store::Transaction& tx, const model::Task& task, Contributors& people, const store::DealableItems& items, const std::vector<model::Assignment*>& who,
                  const std::vector<double>& percents) {
  const store::TaskQuality settings = *store::find_task_quality(tx.db(), task.id);
  const auto count = static_cast<std::int64_t>(items.ids.size());
  std::vector<PlannedDeal> deals;
  std::vector<std::string> names;
  std::map<Id, std::size_t> places;
  const auto place_of = [&](const model::Assignment& a) {
    const auto [found, fresh] = places.emplace(a.id, deals.size());
    if (fresh) deals.push_back({a.id, {}}), names.push_back(a.assignee);
    return found->second;
  };
  for (const model::Assignment* a : people.open()) place_of(*a);
  const std::size_t everybody = deals.size();
  // Whose turn it is with what is labeled by one alone.
  std::vector<std::size_t> once;
  const auto deal_once = [&](std::int64_t number) {
    if (who.empty()) {
      once.assign(static_cast<std::size_t>(number), place_of(people.open_waiting()));
      return;
    }
    const std::vector<std::int64_t> counts = model::deal_counts(number, percents);
    for (std::size_t i = 0; i < counts.size(); ++i) once.insert(once.end(), static_cast<std::size_t>(counts[i]), place_of(*who[i]));
  };
  std::int64_t position = store::next_position(tx.db(), task.id);
  store::Names hidden = store::Names::hidden;

  if (task.quality == Quality::honeypot) {
    deal_once(count);
    for (std::size_t i = 0; i < items.ids.size(); ++i) deals[once[i]].work.push_back({items.ids[i], 0, WorkRole::raw});
    const store::DealableItems truth = honeypots(tx, task, settings.honeypot_filter);
    std::map<Id, std::set<Id>> held;
    for (const HeldWork& work : store::read_held_work(tx.db(), task.id)) held[work.assignment_id].insert(work.item_id);
    for (std::size_t place = 0; place < deals.size(); ++place) {
      std::vector<store::PlannedWork>& work = deals[place].work;
      const auto raw = static_cast<std::int64_t>(work.size());
      if (raw == 0) continue;
      store::DealableItems fresh;
      for (std::size_t i = 0; i < truth.ids.size(); ++i)
        if (!held[deals[place].assignment_id].contains(truth.ids[i])) fresh.ids.push_back(truth.ids[i]), fresh.hashes.push_back(truth.hashes[i]);
      const std::int64_t wanted = planted_in(raw, settings.percent.value_or(100));
      check_enough_truth(wanted, static_cast<std::int64_t>(fresh.ids.size()), raw);
      std::int64_t shift = 0;
      for (const model::Planted& p : model::plant(fresh.hashes, names[place], raw, wanted, static_cast<std::uint64_t>(task.seed)))
        work.insert(work.begin() + static_cast<std::ptrdiff_t>(p.before) + shift++, {fresh.ids[p.truth], 0, WorkRole::planted});
    }
    for (PlannedDeal& deal : deals)
      for (store::PlannedWork& work : deal.work) work.position = position++;
  } else {
    const std::size_t originals = deals.size();
    deals.push_back({originals_of(tx, task), {}});
    names.emplace_back();
    position = (position + store::k_replica_stride - 1) / store::k_replica_stride * store::k_replica_stride;
    std::vector<std::vector<std::size_t>> chosen(items.ids.size());
    if (task.quality == Quality::consensus) {
      hidden = store::Names::shown;
      std::vector<std::int64_t> held(everybody, 0);
      for (const HeldWork& work : store::read_held_work(tx.db(), task.id))
        if (const auto place = places.find(work.assignment_id); work.replica_key > 0 && place != places.end()) ++held[place->second];
      const std::vector<std::string> takers(names.begin(), names.begin() + static_cast<std::ptrdiff_t>(everybody));
      const std::int64_t copies = std::min(settings.copies.value_or(2), static_cast<std::int64_t>(everybody));
      chosen = model::choose_replicas(items.hashes, takers, settings.percent.value_or(100), copies, held);
      deal_once(std::count_if(chosen.begin(), chosen.end(), [](const auto& c) { return c.empty(); }));
    } else {
      for (auto& takers : chosen)
        for (std::size_t place = 0; place < everybody; ++place) takers.push_back(place);
    }
    std::size_t next = 0;
    for (std::size_t i = 0; i < items.ids.size(); ++i, position += store::k_replica_stride) {
      if (chosen[i].empty()) {
        deals[once[next++]].work.push_back({items.ids[i], position});
        continue;
      }
      deals[originals].work.push_back({items.ids[i], position});
      std::int64_t number = 0;
      for (const std::size_t place : chosen[i]) {
        ++number;
        deals[place].work.push_back({items.ids[i], position + number, WorkRole::replica, number});
      }
    }
  }
  NewWork made;
  for (const PlannedDeal& deal : deals) made.count += static_cast<std::int64_t>(deal.work.size());
  made.first = store::insert_planned_work(tx, task.id, deals, hidden);
  return made;
}

void deal_to_newcomer(store::Transaction& tx, const model::Task& task, const model::Assignment& newcomer) {
  std::int64_t number = 0;
  PlannedDeal deal{newcomer.id, {}};
  const std::vector<HeldWork> held = store::read_held_work(tx.db(), task.id);
  for (const HeldWork& work : held) number = std::max(number, work.replica_no);
  ++number;
  for (const HeldWork& work : held)
    if (work.replica_key == 0) deal.work.push_back({work.item_id, work.position + number, WorkRole::replica, number});
  store::insert_planned_work(tx, task.id, std::span(&deal, 1), store::Names::hidden);
}

}  // namespace tasks::service
