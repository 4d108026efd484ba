#include "lib/store/issues.hpp"

#include <map>
#include <utility>

#include "lib/base/interrupt.hpp"
#include "lib/base/text.hpp"
#include "lib/store/selection.hpp"
#include "lib/store/server.hpp"

namespace tasks::store {
namespace {

constexpr std::size_t k_chunk = 500;  // issues whose comments are read together

// All that is joined goes by primary key.
constexpr std::string_view k_columns =
    "select x.id, x.state, x.body, t.name, x.labeling_task_id, q.name, x.qa_task_id, x.work_item_id, x.qa_work_item_id, ";
// Annotators see aliases where the task gives them (decisions.md 35).
constexpr std::string_view k_item = "w.item_id, i.path", k_alias = "case when w.alias is null then w.item_id end, coalesce(w.alias, i.path)";
constexpr std::string_view k_columns_on = ", x.annotation_id, coalesce(fixer.email, ";
constexpr std::string_view k_holder = "holder.email, '@' || g.name";
constexpr std::string_view k_holder_of_mine = "assignee_of(w.assignment_id)";  // an annotator's role sees the own assignments alone
constexpr std::string_view k_more_columns =
    "), opener.email, x.opened_at, resolver.email, x.resolved_at, x.version, x.updated_at,"
    " exists (select 1 from issue_comment c where c.issue_id = x.id and c.removed_op is null)";
constexpr int k_column_count = 20;
constexpr std::string_view k_joins =
    " left join work_item w on w.id = x.work_item_id left join item i on i.id = w.item_id left join task t on t.id = x.labeling_task_id"
    " left join task q on q.id = x.qa_task_id left join users fixer on fixer.id = x.assignee_id left join assignment a on a.id = w.assignment_id"
    " left join users holder on holder.id = a.user_id left join groups g on g.id = a.group_id left join users opener on opener.id = x.opened_by"
    " left join users resolver on resolver.id = x.resolved_by";
// By index issue_comment_issue.
constexpr std::string_view k_comments =
    "select c.issue_id, u.email, c.at, c.body from commented s join issue_comment c on c.issue_id = s.id left join users u on u.id = c.author_id"
    " where c.removed_op is null order by c.issue_id, c.id";

// The selection leads, the rest by primary key.
constexpr std::string_view k_selected =
    "select x.id, s.ordinal, x.version, s.version, x.state, x.labeling_task_id, x.qa_task_id, x.work_item_id, x.qa_work_item_id, w.assignment_id, q.assignment_id,"
    " x.resolved_by, x.resolved_at, case when w.removed_op is null then 0 else 1 end from selection s join issue x on x.id = s.id left join work_item w on w.id = x.work_item_id"
    " left join work_item q on q.id = x.qa_work_item_id where x.removed_op is null order by s.id /*lock x*/";
constexpr std::string_view k_move =
    "update issue set state = $1, resolved_by = $2, resolved_at = $3, version = version + 1, updated_at = $4 where id in (select id from selection)";

constexpr std::string_view k_work_targets =
    "select s.ordinal, s.version, w.version, null, '', 0, coalesce(p.id, w.id), coalesce(p.task_id, w.task_id), case when p.id is null then null else w.id end,"
    " case when p.id is null then null else w.task_id end, coalesce(p.assignment_id, w.assignment_id), case when p.id is null then null else w.assignment_id end,"
    " coalesce(p.status_by, w.status_by) from selection s join work_item w on w.id = s.id left join work_item p on p.id = w.parent_work_item_id"
    " where w.removed_op is null order by s.id";
constexpr std::string_view k_annotation_targets =
    "select s.ordinal, s.version, a.version, a.id, a.layer, case when a.deleted_op is null then 0 else 1 end, w.id, w.task_id, null, null, w.assignment_id, null,"
    " w.status_by from selection s left join annotation a on a.id = s.id left join work_item w on w.id = a.work_item_id and w.removed_op is null order by s.id";
// Through index work_item_parent.
constexpr std::string_view k_reviews =
    "select s.id, q.id, q.task_id, q.assignment_id from selection s join work_item q on q.parent_work_item_id = s.id join task t on t.id = q.task_id"
    " where q.removed_op is null and t.archived_at is null and t.removed_op is null";
constexpr std::string_view k_held =
    " and q.assignment_id in (select id from assignment where user_id = $1 and archived_at is null and removed_op is null union all"
    " select a.id from group_member m join assignment a on a.group_id = m.group_id where m.user_id = $1 and a.archived_at is null and a.removed_op is null)";
// Through index issue_work_item.
constexpr std::string_view k_earlier =
    "select x.work_item_id, x.qa_work_item_id, x.annotation_id, x.assignee_id, x.opened_by, case when x.state in ('open', 'for-review') then 1 else 0 end, x.body, x.opened_at"
    " from selection s join issue x on x.work_item_id = s.id where x.removed_op is null order by x.id";

// Unresolved ones by index issue_state, tasks by primary key.
constexpr std::string_view k_unresolved =
    "select count(*) from issue x join task t on t.id = x.labeling_task_id where x.state in ('open', 'for-review') and x.removed_op is null and t.archived_at is null"
    " and t.removed_op is null";

void read_issue(const Cursor& row, model::Issue& x) {
  x.id = row.integer(0);
  x.state = model::parse<model::IssueState>(row.text(1)).value_or(model::IssueState::open);
  x.text.assign(row.text(2));
  x.task.assign(row.text(3));
  x.task_id = row.integer(4);
  x.qa_task.assign(row.text(5));
  x.qa_task_id = row.integer(6);
  x.work_item_id = row.integer(7);
  x.qa_work_item_id = row.integer(8);
  x.item_id = row.integer(9);
  x.path.assign(row.text(10));
  x.annotation_id = row.integer(11);
  x.assignee.assign(row.text(12));
  x.opened_by.assign(row.text(13));
  x.opened_at = row.integer(14);
  x.resolved_by.assign(row.text(15));
  x.resolved_at = row.maybe_integer(16);
  x.version = row.integer(17);
  x.updated_at = row.integer(18);
  x.comments.clear();
}

// Comments come by the chunk, so that their number of statements does not grow with every issue.
class Chunk {
 public:
  Chunk(Database& db, const VisitIssue& visit) : m_db(db), m_visit(visit) {}
  bool add(const model::Issue& issue, bool commented) {
    m_issues.push_back(issue);
    m_commented |= commented;
    return m_issues.size() < k_chunk || give();
  }
  bool give() {
    if (std::exchange(m_commented, false)) read_comments();
    bool more = true;
    for (const model::Issue& issue : m_issues)
      if (more) more = m_visit(issue);
    m_issues.clear();
    return more;
  }

 private:
  void read_comments() {
    std::map<Id, model::Issue*> places;
    for (model::Issue& issue : m_issues) places.emplace(issue.id, &issue);
    create_selection_table(m_db, "commented");
    static constexpr std::string_view k_names[] = {"id", "ordinal"};
    auto load = m_db.bulk("commented", k_names, {});
    for (const auto& [id, issue] : places) {
      const Value row[] = {id, 0};
      load->add(row);
    }
    load->finish();
    for (Cursor rows = m_db.query(k_comments); rows.next();)
      places.at(rows.integer(0))->comments.push_back({std::string(rows.text(1)), rows.integer(2), std::string(rows.text(3))});
  }

  Database& m_db;
  const VisitIssue& m_visit;
  std::vector<model::Issue> m_issues;
  bool m_commented = false;
};

std::vector<IssueTarget> read_targets(Database& db, std::string_view sql) {
  std::vector<IssueTarget> targets;
  for (Cursor row = db.query(sql); row.next();) {
    IssueTarget& t = targets.emplace_back();
    t.ordinal = row.integer(0);
    t.wanted_version = row.maybe_integer(1);
    t.version = row.maybe_integer(2);
    t.annotation_id = row.integer(3);
    t.layer = row.text(4);
    t.deleted = row.boolean(5);
    t.work_item_id = row.integer(6);
    t.task_id = row.integer(7);
    t.qa_work_item_id = row.integer(8);
    t.qa_task_id = row.integer(9);
    t.holder = row.integer(10);
    t.reviewer = row.integer(11);
    t.done_by = row.integer(12);
  }
  return targets;
}

}  // namespace

std::string held_issues(std::span<const Id> assignments) {
  std::string held = "(0";
  for (const Id id : assignments) held += cat(", ", id);
  held += ')';
  return cat("exists (select 1 from work_item h where h.id in (x.work_item_id, x.qa_work_item_id) and h.removed_op is null and h.assignment_id in ", held, ")");
}

std::string issues_sql(Session& session, const IssueQuery& query) {
  Database& db = session.db();
  std::string sql = cat(k_columns, session.actor().manages() ? k_item : k_alias, k_columns_on, hides_rows(db) ? k_holder_of_mine : k_holder, k_more_columns);
  if (query.selected) return cat(sql, " from selection s cross join issue x", k_joins, " where x.id = s.id order by s.ordinal");
  const std::string_view more = query.where.empty() ? "" : " and ";
  const std::string_view order = query.order.empty() ? std::string_view("x.id") : std::string_view(query.order);
  // Through index issue_task and issue_qa_task, whichever it is.
  const std::string_view of_task = query.task_id == 0 ? " where $1 = 0" : " where (x.labeling_task_id = $1 or x.qa_task_id = $1)";
  sql += cat(" from issue x", k_joins, of_task, " and x.removed_op is null", more, query.where, " order by ", order);
  if (query.limit) sql += cat(" limit $", query.values.size() + 2);
  return sql;
}

void each_issue(Session& session, const IssueQuery& query, const VisitIssue& visit) {
  Database& db = session.db();
  std::vector<Value> values;
  if (!query.selected) values.emplace_back(query.task_id);
  values.insert(values.end(), query.values.begin(), query.values.end());
  if (query.limit && !query.selected) values.emplace_back(*query.limit);
  Chunk chunk(db, visit);
  model::Issue issue;
  std::int64_t seen = 0;
  for (Cursor rows = db.run_stream(issues_sql(session, query), values); rows.next();) {
    if ((++seen & 0xfff) == 0) throw_if_interrupted();
    read_issue(rows, issue);
    if (!chunk.add(issue, rows.boolean(k_column_count - 1))) return;
  }
  chunk.give();
}

std::vector<IssueState> selected_issues(Database& db) {
  std::vector<IssueState> issues;
  for (Cursor row = db.query(k_selected); row.next();) {
    IssueState& x = issues.emplace_back();
    x.id = row.integer(0);
    x.ordinal = row.integer(1);
    x.version = row.integer(2);
    x.wanted_version = row.maybe_integer(3);
    x.state = model::parse<model::IssueState>(row.text(4)).value_or(model::IssueState::open);
    x.task_id = row.integer(5);
    x.qa_task_id = row.integer(6);
    x.work_item_id = row.integer(7);
    x.qa_work_item_id = row.integer(8);
    x.holder = row.integer(9);
    x.reviewer = row.integer(10);
    x.resolved_by = row.integer(11);
    x.resolved_at = row.maybe_integer(12);
    x.gone = row.boolean(13);
  }
  return issues;
}

void move_selected_issues(Transaction& tx, const IssueMove& move) {
  tx.db().execute(k_move, to_text(move.state), move.resolves ? Value(tx.actor().id) : Value(), move.resolves ? Value(tx.now()) : Value(), tx.now());
}

std::vector<IssueTarget> work_targets(Database& db) { return read_targets(db, k_work_targets); }
std::vector<IssueTarget> annotation_targets(Database& db) { return read_targets(db, k_annotation_targets); }

std::vector<Reviewing> reviews_of_selected(Database& db, Id user_id, Id qa_task_id) {
  std::vector<Reviewing> found;
  const std::string sql = cat(k_reviews, qa_task_id != 0 ? std::string_view(" and q.task_id = $1") : k_held, " order by s.id, q.id");
  for (Cursor row = db.query(sql, qa_task_id != 0 ? qa_task_id : user_id); row.next();)
    found.push_back({row.integer(0), row.integer(1), row.integer(2), row.integer(3)});
  return found;
}

void each_earlier_issue(Database& db, const std::function<void(const EarlierIssue&)>& visit) {
  EarlierIssue issue;
  for (Cursor row = db.query(k_earlier); row.next();) {
    issue.work_item_id = row.integer(0);
    issue.qa_work_item_id = row.integer(1);
    issue.annotation_id = row.integer(2);
    issue.assignee_id = row.integer(3);
    issue.opened_by = row.integer(4);
    issue.unresolved = row.boolean(5);
    issue.text.assign(row.text(6));
    issue.opened_at = row.integer(7);
    visit(issue);
  }
}

void insert_issues(Transaction& tx, std::span<const NewIssue> issues) {
  static constexpr std::string_view k_names[] = {"id",        "labeling_task_id", "qa_task_id", "work_item_id", "qa_work_item_id", "annotation_id", "state",      "body",
                                                 "assignee_id", "opened_by",      "opened_at",  "resolved_by",  "resolved_at",     "updated_at",    "created_op"};
  const Id operation = tx.operation_id();
  auto load = tx.db().bulk("issue", k_names, {.expected = static_cast<std::int64_t>(issues.size()), .conflict_target = {}});
  for (const NewIssue& x : issues) {
    const Value row[] = {x.id, x.task_id, id_or_null(x.qa_task_id), x.work_item_id, id_or_null(x.qa_work_item_id), id_or_null(x.annotation_id), to_text(x.state), x.text,
                         id_or_null(x.assignee_id), x.opened_by, x.opened_at, id_or_null(x.resolved_by), x.resolved_at, tx.now(), operation};
    load->add(row);
  }
  load->finish();
}

void insert_comments(Transaction& tx, std::span<const NewComment> comments) {
  if (comments.empty()) return;
  static constexpr std::string_view k_names[] = {"id", "issue_id", "author_id", "at", "body", "created_op"};
  const Id operation = tx.operation_id();
  auto load = tx.db().bulk("issue_comment", k_names, {.expected = static_cast<std::int64_t>(comments.size()), .conflict_target = {}});
  for (const NewComment& c : comments) {
    const Value row[] = {c.id, c.issue_id, c.author_id, c.at, c.text, operation};
    load->add(row);
  }
  load->finish();
}

std::int64_t count_unresolved_issues(Session& session) {
  if (session.actor().manages()) return session.db().integer(k_unresolved).value_or(0);
  const auto held = held_assignment_ids(session.db(), session.actor().id);
  return session.db().integer(cat(k_unresolved, " and ", held_issues(held))).value_or(0);
}

}  // namespace tasks::store
