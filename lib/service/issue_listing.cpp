// Readers of issues.hpp.
#include <algorithm>

#include "lib/base/error.hpp"
#include "lib/base/text.hpp"
#include "lib/filters/where.hpp"
#include "lib/service/assignments.hpp"
#include "lib/service/issues.hpp"
#include "lib/service/names.hpp"
#include "lib/service/people.hpp"

namespace tasks::service {
void list_issues(store::Session& session, const IssueFilter& filter, const store::VisitIssue& visit) {
  if (filter.limit && *filter.limit < 0) throw Error(Code::bad_value, cat("the limit is 0 or more, not ", *filter.limit));
  store::IssueQuery query{.task_id = filter.task_id};
  const auto add_sql = [&](std::string_view sql) { query.where += cat(query.where.empty() ? "" : " and ", sql); };
  Conditions conditions(filters::issues(), filter.where, filter.filter, session.now());
  const auto add_words = [&](std::string_view field, const std::vector<std::string>& words) {
    if (!words.empty()) conditions.add(filters::equal_to(conditions.entity, field, words, session.now()));
  };
  for (const std::string& state : filter.states) model::parse_or_throw<model::IssueState>(state);
  add_words("state", filter.states);
  std::vector<std::string> assignees;
  for (const std::string& typed : filter.assignees) assignees.push_back(session.actor().manages() ? get_assignee(session, typed).name : typed);
  add_words("assignee", assignees);
  filters::SqlPart part;
  if (!conditions.empty()) {
    part = conditions.sql(2);
    add_sql(part.sql);
  }
  if (!session.actor().manages() || filter.to_fix) {
    const auto held = store::held_assignment_ids(session.db(), session.actor().id);
    if (!filter.to_fix) {
      add_sql(store::held_issues(held));
    } else {
      // Of what a group holds only what is one's own to fix, or nobody's.
      std::string list = "(0";
      for (const store::Id id : held) list += cat(", ", id);
      add_sql(cat("x.state = 'open' and w.assignment_id in ", list, ") and (x.assignee_id is null or x.assignee_id = ", session.actor().id,
                  " or exists (select 1 from assignment own where own.id = w.assignment_id and own.user_id = ", session.actor().id, "))"));
    }
  }
  query.order = conditions.order(filter.sort.empty() ? std::vector<std::string>() : split(filter.sort, ','), "x.id");
  query.limit = filter.limit;
  for (const auto& bound : part.values) std::visit([&](const auto& value) { query.values.emplace_back(value); }, bound);
  store::each_issue(session, query, visit);
}

std::vector<model::Issue> get_issues(store::Session& session, const Choice& choice) {
  const std::int64_t wanted = select_issues(session, 0, choice);
  std::vector<model::Issue> found;
  if (!session.actor().manages()) {
    const auto held = store::held_assignment_ids(session.db(), session.actor().id);
    const std::string where = cat(store::held_issues(held), " and x.id in (select id from selection)");
    std::vector<store::Id> allowed;
    store::each_issue(session, {.where = where}, [&](const model::Issue& issue) {
      allowed.push_back(issue.id);
      return true;
    });
    for (const store::Chosen& one : choice.ids)
      if (std::find(allowed.begin(), allowed.end(), one.id) == allowed.end())
        throw Error(Code::permission, cat("issue ", one.id, " is on no work of yours")).hint("tasks issue list shows those that are");
  }
  found.reserve(static_cast<std::size_t>(wanted));
  store::each_issue(session, {.selected = true}, [&](const model::Issue& issue) {
    found.push_back(issue);
    return true;
  });
  return found;
}

}  // namespace tasks::service
