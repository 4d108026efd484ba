#include "lib/service/import_issues.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "lib/base/error.hpp"
#include "lib/base/interrupt.hpp"
#include "lib/base/text.hpp"
#include "lib/formats/issue_jsonl.hpp"
#include "lib/service/issue_effects.hpp"
#include "lib/service/people.hpp"
#include "lib/service/settling_reviews.hpp"
#include "lib/service/tasks.hpp"
#include "lib/service/work_access.hpp"
#include "lib/store/annotations.hpp"

namespace tasks::service {
namespace {

using store::Id;
using State = model::IssueState;

struct Line {
  formats::IssueLine issue;
  std::string place;
  Id task_id = 0, qa_task_id = 0, work_item_id = 0, qa_work_item_id = 0, done_by = 0, opened_by = 0;
};

class IssueImport {
 public:
  explicit IssueImport(store::Transaction& tx) : m_tx(tx) {}

  ChangedIssues run(LineReader& lines) {
    read(lines);
    find_work();
    find_reviews();
    check_annotations();
    find_people();
    drop_known();
    write();
    return std::move(m_result);
  }

 private:
  void read(LineReader& lines) {
    while (const auto text = lines.next()) {
      if ((lines.number() & 0xfff) == 0) throw_if_interrupted();
      if (trim(*text).empty()) continue;
      try {
        m_lines.push_back({.issue = formats::parse_issue_line(*text, m_tx.now()), .place = lines.place()});
      } catch (Error& e) {
        e.within(lines.place());
        throw;
      }
    }
  }

  [[noreturn]] static void fail(const Line& line, Code code, std::string what, std::string hint = {}) {
    Error e = Error(code, std::move(what)).hint(std::move(hint));
    e.within(line.place);
    throw e;
  }

  Id task(const Line& line, const std::string& name) {
    const auto [place, fresh] = m_tasks.try_emplace(name, 0);
    if (!fresh) return place->second;
    try {
      place->second = get_task(m_tx, name).id;
    } catch (Error& e) {
      e.within(line.place);
      throw;
    }
    return place->second;
  }

  static void select(store::Database& db, const std::set<Id>& ids) {
    std::vector<store::Chosen> chosen;
    for (const Id id : ids) chosen.push_back({id, {}});
    store::load_selection(db, chosen);
  }

  // By task and path where both are there, which other projects understand; else by the id.
  void find_work() {
    std::map<Id, store::PlaceKeys> keys;
    std::set<Id> ids;
    for (Line& line : m_lines) {
      if (!line.issue.task.empty() && !line.issue.path.empty())
        keys[line.task_id = task(line, line.issue.task)].paths.push_back(line.issue.path);
      else
        ids.insert(line.issue.work_item);
    }
    std::map<std::pair<Id, std::string>, Id> by_path;
    for (auto& [task_id, wanted] : keys) {
      std::sort(wanted.paths.begin(), wanted.paths.end());
      wanted.paths.erase(std::unique(wanted.paths.begin(), wanted.paths.end()), wanted.paths.end());
      for (const store::FoundPlace& found : store::find_places(m_tx.db(), task_id, wanted, 0)) by_path[{task_id, found.path}] = found.work_item_id;
    }
    for (Line& line : m_lines) {
      line.work_item_id = line.issue.work_item;
      if (line.task_id == 0) continue;
      const auto found = by_path.find({line.task_id, line.issue.path});
      if (found == by_path.end()) fail(line, Code::not_found, cat("task ", quote(line.issue.task), " has no work item for ", quote(line.issue.path)));
      ids.insert(line.work_item_id = found->second);
    }
    select(m_tx.db(), ids);
    std::map<Id, store::IssueTarget> targets;
    for (store::IssueTarget& t : store::work_targets(m_tx.db())) targets.emplace(t.qa_work_item_id != 0 ? t.qa_work_item_id : t.work_item_id, std::move(t));
    for (Line& line : m_lines) {
      const auto found = targets.find(line.work_item_id);
      if (found == targets.end()) fail(line, Code::not_found, cat("no work item has the id ", line.work_item_id));
      if (found->second.qa_work_item_id != 0) fail(line, Code::bad_record, cat("work item ", line.work_item_id, " is of a QA task"), "work_item is the one of the labeling task");
      line.task_id = found->second.task_id;
      line.done_by = found->second.done_by;
      m_work_items.insert(line.work_item_id);
    }
  }

  void find_reviews() {
    select(m_tx.db(), m_work_items);
    std::map<Id, std::map<Id, Id>> reviews;  // QA task → labeling work item → QA work item
    for (Line& line : m_lines) {
      if (line.issue.qa_task.empty()) continue;
      line.qa_task_id = task(line, line.issue.qa_task);
      const auto [place, fresh] = reviews.try_emplace(line.qa_task_id);
      if (fresh)
        for (const store::Reviewing& r : store::reviews_of_selected(m_tx.db(), 0, line.qa_task_id)) place->second.emplace(r.work_item_id, r.qa_work_item_id);
      const auto found = place->second.find(line.work_item_id);
      if (found == place->second.end()) fail(line, Code::guard, cat("the QA task ", quote(line.issue.qa_task), " does not review work item ", line.work_item_id));
      line.qa_work_item_id = found->second;
    }
    std::map<Id, std::optional<Error>> gates;
    for (const Line& line : m_lines)
      for (const Id id : {line.task_id, line.qa_task_id}) {
        if (id == 0 || gates.contains(id)) continue;
        if (const auto why = closed(*store::find_gate(m_tx.db(), id), m_tx.now())) throw *why;
        gates.emplace(id, std::nullopt);
      }
  }

  void check_annotations() {
    std::vector<Id> ids;
    for (const Line& line : m_lines)
      if (line.issue.annotation != 0) ids.push_back(line.issue.annotation);
    if (ids.empty()) return;
    const auto living = store::living_annotations(m_tx.db(), store::IdSet::of(std::move(ids)));
    for (const Line& line : m_lines) {
      const std::pair<Id, Id> wanted{line.issue.annotation, line.work_item_id};
      if (line.issue.annotation != 0 && !std::binary_search(living.begin(), living.end(), wanted))
        fail(line, Code::bad_record, cat("annotation: ", line.issue.annotation, " is no annotation of work item ", line.work_item_id), "without it the issue is about the whole item");
    }
  }

  Id person(const Line& line, const std::string& email) {
    if (email.empty() || email.starts_with('@')) return 0;
    const auto [place, fresh] = m_people.try_emplace(email, 0);
    if (!fresh) return place->second;
    try {
      place->second = get_user(m_tx, email).id;
    } catch (Error& e) {
      e.within(line.place);
      throw;
    }
    return place->second;
  }

  void find_people() {
    for (Line& line : m_lines) {
      line.opened_by = line.issue.opened_by.empty() ? m_tx.actor().id : person(line, line.issue.opened_by);
      if (!line.issue.assignee.empty()) line.done_by = person(line, line.issue.assignee);
      person(line, line.issue.resolved_by);
      for (const model::IssueComment& comment : line.issue.comments) person(line, comment.author);
    }
  }

  // The same thing said by the same person, at the same time where that is told; else while it is unresolved.
  void drop_known() {
    select(m_tx.db(), m_work_items);
    std::set<std::tuple<Id, Id, std::string, Id, Micros>> said;
    std::set<std::tuple<Id, Id, std::string, Id>> unresolved;
    store::each_earlier_issue(m_tx.db(), [&](const store::EarlierIssue& x) {
      said.insert({x.work_item_id, x.annotation_id, x.text, x.opened_by, x.opened_at});
      if (x.unresolved) unresolved.insert({x.work_item_id, x.annotation_id, x.text, x.opened_by});
    });
    std::erase_if(m_lines, [&](const Line& line) {
      const std::string text(trim(line.issue.text));
      const bool known = line.issue.opened_at ? !said.insert({line.work_item_id, line.issue.annotation, text, line.opened_by, *line.issue.opened_at}).second
                                              : !unresolved.insert({line.work_item_id, line.issue.annotation, text, line.opened_by}).second;
      m_result.unchanged += known;
      return known;
    });
    m_result.changed = static_cast<std::int64_t>(m_lines.size());
  }

  void write() {
    std::vector<store::Chosen> made;
    if (m_lines.empty()) {
      store::load_selection(m_tx.db(), made);
      return;
    }
    std::vector<store::NewIssue> issues;
    std::vector<store::NewComment> comments;
    std::map<Id, bool> touched;  // labeling work item → an open issue came
    std::map<Id, std::vector<Id>> comments_by_task;
    IssueEffects effects;
    Id next = m_tx.reserve_ids(static_cast<std::int64_t>(m_lines.size()));
    for (const Line& line : m_lines) {
      const formats::IssueLine& x = line.issue;
      const bool resolved = x.state == State::approved || x.state == State::cleared;
      const std::string text(trim(x.text));
      issues.push_back({.id = next, .task_id = line.task_id, .qa_task_id = line.qa_task_id, .work_item_id = line.work_item_id, .qa_work_item_id = line.qa_work_item_id,
                        .annotation_id = x.annotation, .state = x.state, .text = text, .assignee_id = line.done_by, .opened_by = line.opened_by,
                        .resolved_by = !resolved ? 0 : x.resolved_by.empty() ? m_tx.actor().id : m_people.at(x.resolved_by),
                        .opened_at = x.opened_at.value_or(m_tx.now()), .resolved_at = !resolved ? std::nullopt : std::optional(x.resolved_at.value_or(m_tx.now()))});
      made.push_back({next, {}});
      effects.made(next, line.task_id);
      effects.told("issue-opened", line.work_item_id, line.task_id, text);
      effects.told("issue-opened", line.qa_work_item_id, line.qa_task_id, text);
      for (const model::IssueComment& comment : x.comments)
        comments.push_back({.id = 0, .issue_id = next, .author_id = m_people.at(comment.author), .at = comment.at, .text = std::string(trim(comment.text))});
      touched[line.work_item_id] |= x.state == State::open;
      m_task_of[next++] = line.task_id;
    }
    store::insert_issues(m_tx, issues);
    effects.write(m_tx);
    if (!comments.empty()) {
      Id id = m_tx.reserve_ids(static_cast<std::int64_t>(comments.size()));
      for (store::NewComment& comment : comments) {
        comment.id = id++;
        comments_by_task[m_task_of[comment.issue_id]].push_back(comment.id);
      }
      store::insert_comments(m_tx, comments);
      for (auto& [task_id, ids] : comments_by_task) m_tx.created("issue_comment", store::IdSet::of(std::move(ids)), task_id);
    }
    std::vector<store::ReviewGroup> groups;
    for (const auto& [id, reopened] : touched) groups.push_back({id, reopened});
    store::load_groups(m_tx.db(), groups);
    settle_reviews(m_tx, Settles::all, store::IssueCounts::anew);
    store::load_selection(m_tx.db(), made);
  }

  store::Transaction& m_tx;
  std::vector<Line> m_lines;
  std::map<std::string, Id> m_tasks, m_people;
  std::set<Id> m_work_items;
  std::map<Id, Id> m_task_of;  // issue → labeling task
  ChangedIssues m_result;
};

}  // namespace

ChangedIssues import_issues(store::Transaction& tx, LineReader& lines) { return IssueImport(tx).run(lines); }

}  // namespace tasks::service
