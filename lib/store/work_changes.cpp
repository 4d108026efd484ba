#include "lib/store/work_changes.hpp"

#include "lib/base/text.hpp"

namespace tasks::store {
namespace {

constexpr std::string_view k_fields[] = {"status",     "status_by", "status_at",  "stage",      "stage_by_hand",       "skipped_at",
                                         "skip_reason", "claimed_by", "claimed_at", "edited_after_status", "duration_us", "object_count",
                                         "assignment",  "queued_at", "skipped_by", "open_issues", "for_review"};
enum Field : std::size_t {
  status, status_by, status_at, stage, stage_by_hand, skipped_at, skip_reason, claimed_by_, claimed_at, edited, duration, object_count,
  assignment, queued_at, skipped_by, open_issues, for_review, columns
};
static_assert(std::size(k_fields) == columns);

CounterKey key_of(const WorkState& w) { return {w.task_id, w.assignment_id, w.replica_key > 0, w.stage, w.status, w.skipped_at.has_value()}; }
CounterSums sums_of(const WorkState& w) { return {1, w.open_issues > 0, w.for_review > 0, w.object_count, w.duration}; }

bool same_sums(const CounterSums& a, const CounterSums& b) {
  return a.open_issue_items == b.open_issue_items && a.for_review_items == b.for_review_items && a.annotations == b.annotations && a.duration == b.duration;
}

}  // namespace

std::size_t WorkChanges::place_of(std::string_view field) {
  for (std::size_t i = 0; i < columns; ++i)
    if (k_fields[i] == field) return i;
  for (std::size_t i = 0; i < m_fields.size(); ++i)
    if (m_fields[i] == field) return columns + i;
  m_fields.emplace_back(field);
  return columns + m_fields.size() - 1;
}

void WorkChanges::note(std::size_t field, const WorkState& on, Cell before, Cell after) {
  constexpr auto k_none = static_cast<std::size_t>(-1);
  if (m_last.size() <= field) m_last.resize(field + 1, k_none);
  std::size_t& last = m_last[field];
  // Runs of work items change alike: the last group is looked at first.
  if (last == k_none || m_groups[last].task_id != on.task_id || m_groups[last].before != before || m_groups[last].after != after) {
    std::string key = cat(field, '|', on.task_id);
    for (const Cell* cell : {&before, &after}) {
      key += cell->text ? "|t" : cell->number ? "|n" : "|";
      if (cell->text) key += cat(cell->text->size(), ':', *cell->text);
      if (cell->number) append(key, *cell->number);
    }
    const auto [place, fresh] = m_places.try_emplace(std::move(key), m_groups.size());
    if (fresh) m_groups.push_back({field, on.task_id, std::move(before), std::move(after), {}});
    last = place->second;
  }
  m_groups[last].ids.add(on.id);
}

bool WorkChanges::differ(std::size_t field, const WorkState& on, Cell before, Cell after) {
  if (before == after) return false;
  note(field, on, std::move(before), std::move(after));
  return true;
}

// Whether anything differs.
bool WorkChanges::note_all(const WorkState& before, const WorkState& after) {
  const auto text = [](const std::string& t) { return t.empty() ? Cell{} : Cell{{}, t}; };
  const auto word = [](model::Stage s) { return Cell{{}, std::string(to_text(s))}; };
  const auto id = [](Id i) { return i == 0 ? Cell{} : Cell{i, {}}; };
  const auto time = [](const std::optional<Micros>& t) { return Cell{t, {}}; };
  const auto count = [](std::int64_t n) { return Cell{n, {}}; };

  bool differs = before.status != after.status;
  if (differs) note(status, after, text(before.status), text(after.status));
  differs |= differ(status_by, after, id(before.status_by), id(after.status_by));
  differs |= differ(status_at, after, time(before.status_at), time(after.status_at));
  if (before.stage != after.stage) differs |= differ(stage, after, word(before.stage), word(after.stage));
  differs |= differ(stage_by_hand, after, count(before.stage_by_hand), count(after.stage_by_hand));
  differs |= differ(skipped_at, after, time(before.skipped_at), time(after.skipped_at));
  differs |= differ(skipped_by, after, id(before.skipped_by), id(after.skipped_by));
  if (before.skip_reason != after.skip_reason) differs |= differ(skip_reason, after, text(before.skip_reason), text(after.skip_reason));
  differs |= differ(claimed_by_, after, id(before.claimed_by), id(after.claimed_by));
  differs |= differ(claimed_at, after, time(before.claimed_at), time(after.claimed_at));
  differs |= differ(edited, after, count(before.edited_after_status), count(after.edited_after_status));
  differs |= differ(duration, after, count(before.duration), count(after.duration));
  differs |= differ(object_count, after, count(before.object_count), count(after.object_count));
  differs |= differ(assignment, after, id(before.assignment_id), id(after.assignment_id));
  differs |= differ(queued_at, after, time(before.queued_at), time(after.queued_at));
  differs |= differ(open_issues, after, count(before.open_issues), count(after.open_issues));
  differs |= differ(for_review, after, count(before.for_review), count(after.for_review));
  if (differs) ++m_items;
  return differs;
}

void WorkChanges::change_removed(const WorkState& before, const WorkState& after) { note_all(before, after); }

// Replicas and honeypots have keys.
void WorkChanges::note_quality(const WorkState& before, const WorkState& after) {
  if (after.replica_key == 0) return;
  if (before.status != after.status) m_quality.decided.push_back(after.id);
  if (before.object_count != after.object_count) m_quality.annotated.push_back(after.id);
}

void WorkChanges::change(const WorkState& before, const WorkState& after) {
  if (!note_all(before, after)) return;
  note_quality(before, after);
  if (after.assignment_id != m_last_assignment) m_assignments.insert(m_last_assignment = after.assignment_id);
  const CounterKey key_before = key_of(before), key_after = key_of(after);
  const CounterSums sums_before = sums_of(before), sums_after = sums_of(after);
  if (key_before == key_after && same_sums(sums_before, sums_after)) return;
  if (m_uncounted == 0 || key_before.assignment_id != m_uncounted) m_counters.add(key_before, sums_before, -1);
  if (m_uncounted == 0 || key_after.assignment_id != m_uncounted) m_counters.add(key_after, sums_after, 1);
}

void WorkChanges::remove(const WorkState& last) {
  event("removed", last, {}, {});
  if (last.replica_key != 0) m_quality.decided.push_back(last.id);
  m_counters.add(key_of(last), sums_of(last), -1);
}

void WorkChanges::event(std::string_view field, const WorkState& on, std::optional<std::string> old_value, std::optional<std::string> new_value) {
  if (on.replica_key != 0 && field == "object_count") m_quality.annotated.push_back(on.id);
  note(place_of(field), on, {{}, std::move(old_value)}, {{}, std::move(new_value)});
}

void WorkChanges::write(Transaction& tx) {
  if (!m_stays)
    for (const Group& group : m_groups)
      if (group.field == status && group.after.text) tx.pipeline_work().decided.push_back({group.task_id, *group.after.text, group.ids});
  const auto said = [](const Cell& cell) -> std::optional<std::string> { return cell.number ? cat(*cell.number) : cell.text; };
  std::vector<Effect> effects;
  effects.reserve(m_groups.size());
  for (Group& group : m_groups)
    effects.push_back({.kind = "work_item",
                       .field = group.field < columns ? k_fields[group.field] : std::string_view(m_fields[group.field - columns]),
                       .old_value = said(group.before),
                       .new_value = said(group.after),
                       .task_id = group.task_id,
                       .ids = std::move(group.ids)});
  tx.note(effects);
  m_counters.write(tx, m_for_others ? CountsFor::everybody : CountsFor::actor);
  QualityWork& quality = tx.quality_work();
  quality.decided.insert(quality.decided.end(), m_quality.decided.begin(), m_quality.decided.end());
  quality.annotated.insert(quality.annotated.end(), m_quality.annotated.begin(), m_quality.annotated.end());
  m_quality = {};
  m_groups.clear();
  m_places.clear();
  m_last.clear();
  m_items = 0;
}

void WorkChanges::touch_assignments(Transaction& tx) {
  for (const Id id : m_assignments) touch_assignment(tx, id);
}

}  // namespace tasks::store
