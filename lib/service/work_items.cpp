#include "lib/service/work_items.hpp"

#include <algorithm>
#include <limits>
#include <set>

#include "lib/base/error.hpp"
#include "lib/base/text.hpp"
#include "lib/filters/where.hpp"
#include "lib/service/assignments.hpp"
#include "lib/service/explaining.hpp"
#include "lib/service/tasks.hpp"
#include "lib/store/assignments.hpp"

namespace tasks::service {
namespace {

constexpr std::size_t k_most_parts = 50;  // index ranges merged in one statement

template <class E>
void check_words(const std::vector<std::string>& words) {
  for (const auto& word : words) model::parse_or_throw<E>(word);
}

// Folders as items have them: rooted, without a slash at the end.
std::vector<std::string> folders(const std::vector<std::string>& typed) {
  std::vector<std::string> out;
  for (std::string dir : typed) {
    while (dir.size() > 1 && dir.ends_with('/')) dir.pop_back();
    out.push_back(dir.starts_with('/') ? dir : cat('/', dir));
  }
  return out;
}

// "" for none. Statuses that are set but no action any more are known too.
std::vector<std::string> wanted_statuses(const model::Task& task, const std::vector<std::string>& typed) {
  std::vector<std::string> known{"none"}, wanted;
  for (const auto& action : task.actions) known.push_back(action.name);
  for (const auto& [status, items] : task.tally.by_status)
    if (!status.empty()) known.push_back(status);
  for (const std::string& word : typed) {
    if (std::find(known.begin(), known.end(), word) == known.end()) {
      const auto near = nearest(word, known);
      known.erase(std::unique(known.begin(), known.end()), known.end());
      throw Error(Code::bad_value, cat(quote(task.name), " has no status ", quote(word)))
          .hint(cat(near ? cat("did you mean ", *near, "? ") : "", "it has ", join(known, ", ")));
    }
    wanted.push_back(word == "none" ? "" : word);
  }
  return wanted;
}

template <class T>
void keep_common(std::optional<std::vector<T>>& set, const std::vector<T>& other) {
  if (!set)
    set = other;
  else
    std::erase_if(*set, [&](const T& value) { return std::find(other.begin(), other.end(), value) == other.end(); });
}

// Those of the assignees; an annotator's own.
std::optional<std::vector<store::Id>> wanted_assignments(store::Session& session, const model::Task& task, const std::vector<std::string>& assignees) {
  if (assignees.empty() && session.actor().manages()) return std::nullopt;
  std::vector<Assignee> wanted;
  for (const auto& typed : assignees) wanted.push_back(typed == "none" ? Assignee{} : get_assignee(session, typed));
  std::vector<store::Id> ids;
  for (const auto& a : list_assignments(session, {.task_id = task.id, .archived = true})) {
    const auto is_wanted = [&](const Assignee& who) { return a.user_id == who.user_id && a.group_id == who.group_id; };
    if (wanted.empty() || std::any_of(wanted.begin(), wanted.end(), is_wanted)) ids.push_back(a.id);
  }
  return ids;
}

}  // namespace

WorkItemListing::WorkItemListing(store::Session& session, const model::Task& task, const WorkItemFilter& filter) {
  if (filter.remaining && (filter.done || filter.skipped))
    throw Error(Code::usage, cat("--remaining and ", filter.done ? "--done" : "--skipped", " exclude each other"));
  m_query.task_id = task.id;
  m_query.limit = filter.limit;
  m_query.manages = session.actor().manages();
  if (filter.limit && *filter.limit < 0) throw Error(Code::bad_value, cat("the limit is 0 or more, not ", *filter.limit));
  check_words<model::Stage>(filter.stages);
  check_words<model::Split>(filter.splits);

  std::optional<std::vector<std::string>> statuses;
  if (!filter.statuses.empty()) statuses = wanted_statuses(task, filter.statuses);
  if (filter.remaining) keep_common(statuses, {std::string()});
  const auto counts = store::count_work_items(session.db(), task.id);
  if (filter.done) {
    std::set<std::string> set;
    for (const auto& c : counts)
      if (!c.status.empty()) set.insert(c.status);
    keep_common(statuses, {set.begin(), set.end()});
  }
  if (task.quality != model::Quality::none && session.actor().manages() && !filter.replicas) add_sql("w.replica_key <= 0");
  if (filter.remaining) add_sql("w.skipped_at is null");
  if (filter.skipped) add_sql("w.skipped_at is not null");
  if (filter.has_issue) add_sql("(w.open_issues > 0 or w.for_review > 0)");

  const Micros now = session.now();
  Conditions conditions(work_items_of(session, task), filter.where, filter.filter, now);
  const auto add_values = [&](std::string_view field, const std::vector<std::string>& values) {
    if (!values.empty()) conditions.add(filters::equal_to(conditions.entity, field, values, now));
  };
  add_values("stage", filter.stages);
  add_values("split", filter.splits);
  add_values("label", filter.labels);
  add_values("dir", folders(filter.dirs));
  add_values("batch", filter.batches);
  if (!conditions.empty()) {
    filters::SqlPart part = conditions.sql(2);
    add_sql(part.sql);
    m_bounds = std::move(part.values);
  }
  m_query.order = conditions.order(split(filter.sort, ','), "w.position");
  if (task.task_type != model::TaskType::qa) look_for_few(session, task, filters::needed_labels(filters::all_of(conditions.nodes)));
  choose_way(session, wanted_assignments(session, task, filter.assignees), statuses);
  if (!filter.explain) return;
  const store::WorkItemQuery asked = query(store::Detail::all);
  throw Explained{{explanation_of(session, store::work_items_sql(asked), store::work_items_values(asked))}};
}

void WorkItemListing::add_sql(std::string_view sql) { m_query.where += cat(m_query.where.empty() ? "" : " and ", sql); }

// A label that few annotations have: their work items are looked up, where a walk would ask each work item of the task.
void WorkItemListing::look_for_few(store::Session& session, const model::Task& task, const std::vector<std::string>& labels) {
  constexpr std::int64_t k_few = 5'000;
  if (labels.empty() || static_cast<std::int64_t>(labels.size()) > k_few) return;
  const std::int64_t found = store::count_labels(session.db(), task.id, labels, k_few);
  const std::int64_t walked = m_query.limit ? task.tally.total * *m_query.limit / std::max<std::int64_t>(found, 1) : task.tally.total;
  if (found == k_few || found > walked) return;
  std::string list;
  for (const std::string& label : labels) {
    list += cat(list.empty() ? "$" : ", $", m_bounds.size() + 2);
    m_bounds.emplace_back(label);
  }
  m_query.among = store::work_with_labels(list);
}

// Every way reads in position order and is a walk along an index: the whole task's, an assignment's, a status's. What the
// chosen index does not know is asked of each row on the way, in a form that tempts the planner to no other index.
void WorkItemListing::choose_way(store::Session& session, const std::optional<std::vector<store::Id>>& assignments,
                                 const std::optional<std::vector<std::string>>& statuses) {
  m_nothing = (assignments && assignments->empty()) || (statuses && statuses->empty());
  if (m_nothing) return;
  double total = 0, of_statuses = 0, of_assignments = 0, wanted = 0;
  for (const auto& count : store::count_work_items(session.db(), m_query.task_id)) {
    const bool status = !statuses || std::find(statuses->begin(), statuses->end(), count.status) != statuses->end();
    const bool assignment = !assignments || std::find(assignments->begin(), assignments->end(), count.assignment_id) != assignments->end();
    const auto items = static_cast<double>(count.items);
    total += items;
    of_statuses += status ? items : 0;
    of_assignments += assignment ? items : 0;
    wanted += status && assignment ? items : 0;
  }
  const double share = m_query.limit ? std::min(1.0, static_cast<double>(*m_query.limit) / std::max(wanted, 1.0)) : 1.0;
  constexpr double k_never = std::numeric_limits<double>::infinity();
  const bool sorted = !m_query.order.empty();
  const bool few = !m_query.among.empty();
  const double by_status = !few && statuses && !sorted && statuses->size() <= k_most_parts ? of_statuses * share : k_never;
  const double by_assignment = !few && assignments && !sorted && assignments->size() <= k_most_parts ? of_assignments * share : k_never;
  const double by_position = total * share;

  const bool use_status = by_status < k_never && by_status <= by_assignment && by_status <= by_position;
  const bool use_assignment = !use_status && by_assignment < k_never && by_assignment <= by_position;
  if (use_status)
    for (const auto& status : *statuses) m_query.parts.push_back({.assignment_id = 0, .status = status});
  if (use_assignment)
    for (const auto id : *assignments) m_query.parts.push_back({.assignment_id = id, .status = {}});

  // A sorted read looks at all that is wanted anyway: there the planner may take what index it likes.
  if (statuses && !use_status) add_list(sorted && !std::count(statuses->begin(), statuses->end(), "") ? "w.status" : "coalesce(w.status, '')", *statuses);
  if (assignments && !use_assignment) add_list(sorted ? "w.assignment_id" : "w.assignment_id + 0", *assignments);
}

template <class T>
void WorkItemListing::add_list(std::string_view expression, const std::vector<T>& values) {
  std::string list;
  for (const T& value : values) {
    list += cat(list.empty() ? "$" : ", $", m_bounds.size() + 2);
    m_bounds.emplace_back(value);
  }
  add_sql(cat(expression, " in (", list, ")"));
}

store::WorkItemQuery WorkItemListing::query(store::Detail detail) const {
  store::WorkItemQuery query = m_query;
  query.detail = detail;
  for (const auto& bound : m_bounds) std::visit([&](const auto& value) { query.values.emplace_back(value); }, bound);
  return query;
}

std::string WorkItemListing::sql(store::Detail detail) const { return store::work_items_sql(query(detail)); }

void WorkItemListing::each(store::Session& session, store::Detail detail, const store::VisitWorkItem& visit) const {
  if (!m_nothing) store::each_work_item(session, query(detail), visit);
}

}  // namespace tasks::service
