#include "lib/store/reviews.hpp"

#include <algorithm>
#include <map>

#include "lib/base/hash.hpp"
#include "lib/base/interrupt.hpp"
#include "lib/base/text.hpp"
#include "lib/store/selection.hpp"
#include "lib/store/server.hpp"

namespace tasks::store {
namespace {

// By index work_item_position, in its order; items and QA work items by their keys.
constexpr std::string_view k_reviewable = "select w.id, w.item_id, w.status_by, case when w.alias is null then 0 else 1 end";
constexpr std::string_view k_in_task =
    ", case when exists (select 1 from work_item h where h.task_id = $2 and h.parent_work_item_id = w.id and h.removed_op is null) then 1 else 0 end";
constexpr std::string_view k_of_labeling =
    " where w.task_id = $1 and w.replica_key <= 0 and w.status is not null and w.removed_op is null";

constexpr std::string_view k_count =
    "insert into counter (task_id, assignment_id, replica_set, stage, status, skipped, items) values ($1, $2, 0, 'review', '', 0, $3)"
    " on conflict (task_id, assignment_id, replica_set, stage, status, skipped) do update set items = counter.items + excluded.items";

// By index task_parent.
constexpr std::string_view k_any_review_of = "select 1 from task where parent_task_id = $1 and removed_op is null limit 1";

constexpr std::string_view k_group_table = "id bigint primary key, reopened bigint not null";
constexpr std::string_view k_group_selected =
    "insert into review_group (id, reopened) select distinct (select coalesce(w.parent_work_item_id, w.id) from work_item w where w.id = s.id), 0 from selection s";
// By primary key.
constexpr std::string_view k_group_new =
    "insert into review_group (id, reopened) select distinct parent_work_item_id, 0 from work_item where id >= $1 and id < $2 and parent_work_item_id is not null";
// By index work_item_position.
constexpr std::string_view k_group_tasks =
    "insert into review_group (id, reopened) select distinct w.parent_work_item_id, 0 from selection s join work_item w on w.task_id = s.id"
    " where w.parent_work_item_id is not null";

constexpr std::string_view k_alive = "(select t.archived_at is null and t.removed_op is null from task t where t.id = ";
// Issues by index issue_work_item and issue_qa_work_item.
constexpr std::string_view k_kept_counts = ", w.open_issues, w.for_review";
constexpr std::string_view k_counts_of_reviewed =
    ", (select count(*) from issue x where x.work_item_id = w.id and x.state = 'open' and x.removed_op is null)"
    ", (select count(*) from issue x where x.work_item_id = w.id and x.state = 'for-review' and x.removed_op is null)";
constexpr std::string_view k_counts_of_reviewing =
    ", (select count(*) from issue x where x.qa_work_item_id = w.id and x.state = 'open' and x.removed_op is null)"
    ", (select count(*) from issue x where x.qa_work_item_id = w.id and x.state = 'for-review' and x.removed_op is null)";

// The groups in key order, labeling work items by primary key, QA work items through index work_item_parent.
std::string reviewed_sql(IssueCounts counts) {
  return cat("select ", work_state_columns(), ", g.reopened, exists (select 1 from work_item q where q.parent_work_item_id = w.id and q.status is null"
             " and q.removed_op is null and ", k_alive, "q.task_id))", counts == IssueCounts::anew ? k_counts_of_reviewed : k_kept_counts,
             " from review_group g join work_item w on w.id = g.id where w.removed_op is null order by g.id /*lock w*/");
}
std::string reviewing_sql(IssueCounts counts) {
  return cat("select ", work_state_columns(), ", case when w.removed_op is null then 0 else 1 end, ", k_alive, "w.task_id), case when p.status is null or g.reopened = 1 then 0 else 1 end",
             counts == IssueCounts::anew ? k_counts_of_reviewing : k_kept_counts,
             ", (select a.id from assignment a where a.task_id = w.task_id and a.kind = 'queue' and a.archived_at is null and a.removed_op is null)"
             " from review_group g cross join work_item p cross join work_item w where p.id = g.id and w.parent_work_item_id = g.id order by w.id /*lock w*/");
}
// To an annotator's role much of it is hidden; functions tell it of what the own work is reviewed by, or reviews.
constexpr std::string_view k_groups_of_mine = "(array(select id from review_group order by id), array(select reopened from review_group order by id))";

constexpr std::string_view k_settled_table =
    "id bigint primary key, clears bigint, unclaims bigint, stage text, open_issues bigint, for_review bigint, queue bigint";
// By primary key, in the order of the table.
constexpr std::string_view k_write =
    "update work_item set status = case when r.clears = 1 then null else work_item.status end,"
    " status_by = case when r.clears = 1 then null else work_item.status_by end, status_at = case when r.clears = 1 then null else work_item.status_at end,"
    " edited_after_status = case when r.clears = 1 then 0 else work_item.edited_after_status end,"
    " claimed_by = case when r.unclaims = 1 then null else work_item.claimed_by end, claimed_at = case when r.unclaims = 1 then null else work_item.claimed_at end,"
    " stage_by_hand = case when r.clears = 1 or r.stage <> work_item.stage then 0 else work_item.stage_by_hand end, stage = r.stage,"
    " open_issues = r.open_issues, for_review = r.for_review, assignment_id = coalesce(r.queue, work_item.assignment_id),"
    " queued_at = case when r.queue is null then work_item.queued_at else $1 end, version = work_item.version + 1, updated_at = $1"
    " from settled r where work_item.id = r.id and work_item.id in (select id from settled)";
constexpr std::string_view k_write_of_mine =
    "select settle_reviews(array(select id from settled order by id), array(select id from review_group where reopened = 1 order by id), $1)";

// By primary key.
constexpr std::string_view k_authors =
    "select s.id, p.status_by from review_asked s join work_item q on q.id = s.id join work_item p on p.id = q.parent_work_item_id order by s.id";
// Through index work_item_parent.
constexpr std::string_view k_selected_reviews =
    "select s.id, t.name from selection s join work_item q on q.parent_work_item_id = s.id join task t on t.id = q.task_id"
    " where q.removed_op is null and t.archived_at is null and t.removed_op is null order by s.id, t.id";

}  // namespace

ReviewableItems read_reviewable(Session& session, Id labeling_task_id, const ReviewableQuery& query) {
  ReviewableItems found;
  struct Drawn {
    std::uint64_t hash;
    Reviewable item;
  };
  std::vector<Drawn> drawn;
  std::string sql(k_reviewable);
  if (query.not_in_task != 0) sql += k_in_task;
  if (query.shuffle) sql += ", (select i.path from item i where i.id = w.item_id)";
  sql += cat(query.selected ? " from selection s cross join work_item w" : " from work_item w", k_of_labeling, query.selected ? " and w.item_id = s.id" : "");
  std::vector<Value> values{Value(labeling_task_id)};
  if (query.not_in_task != 0) values.emplace_back(query.not_in_task);
  std::string list;
  for (const std::string& status : query.statuses) {
    values.emplace_back(status);
    list += cat(list.empty() ? "$" : ", $", values.size());
  }
  if (!list.empty()) sql += cat(" and coalesce(w.status, '') in (", list, ")");
  sql += " order by w.position";
  const auto count = [&] { return static_cast<std::int64_t>(query.shuffle ? drawn.size() : found.items.size()); };
  Cursor rows = session.db().run_stream(sql, values);
  for (std::int64_t seen = 0; (!query.limit || count() < *query.limit) && rows.next();) {
    if ((++seen & 0xfff) == 0) throw_if_interrupted();
    const Reviewable item{rows.integer(0), rows.integer(1), rows.integer(2), rows.boolean(3)};
    if (query.not_in_task != 0 && rows.boolean(4))
      ++found.in_task;
    else if (query.shuffle)
      drawn.push_back({hash64(rows.text(query.not_in_task != 0 ? 5 : 4), static_cast<std::uint64_t>(*query.shuffle)), item});
    else
      found.items.push_back(item);
  }
  std::stable_sort(drawn.begin(), drawn.end(), [](const Drawn& a, const Drawn& b) { return a.hash < b.hash; });
  for (const Drawn& d : drawn) found.items.push_back(d.item);
  return found;
}

Id insert_reviews(Transaction& tx, Id task_id, std::span<const Reviewable> items, std::span<const Id> assignments, std::int64_t first_position,
                  std::optional<Micros> queued_at) {
  const auto count = static_cast<std::int64_t>(items.size());
  const Id operation = tx.operation_id();
  const Id first = tx.reserve_ids(count);
  if (count == 0) return first;
  static constexpr std::string_view k_names[] = {"id",    "task_id",    "item_id",    "assignment_id", "parent_work_item_id",
                                                 "position", "stage", "updated_at", "created_op", "queued_at", "replica_key", "alias"};
  auto load = tx.db().bulk("work_item", k_names, {.expected = count, .conflict_target = {}});
  std::map<Id, IdSet> dealt;
  for (std::int64_t at = 0; at < count; ++at) {
    const Reviewable& item = items[static_cast<std::size_t>(at)];
    const Id assignment = assignments[static_cast<std::size_t>(at)];
    const std::string alias = item.hides ? cat('/', task_id, '/', first + at) : std::string();
    const Value row[] = {first + at, task_id, item.item_id, assignment, item.work_item_id, first_position + at, "review", tx.now(), operation, queued_at,
                         item.hides ? -(first + at) : 0, item.hides ? Value(alias) : Value()};
    load->add(row);
    dealt[assignment].add(first + at);
  }
  load->finish();
  for (auto& [assignment, ids] : dealt) {
    tx.db().execute(k_count, task_id, assignment, ids.size());
    tx.note({.kind = "work_item", .field = "created", .old_value = {}, .new_value = cat(assignment), .task_id = task_id, .ids = std::move(ids)});
  }
  return first;
}

bool has_reviews(Database& db, Id task_id) { return db.integer(k_any_review_of, task_id).has_value(); }

void group_selected(Database& db) {
  db.create_temporary("review_group", k_group_table);
  db.execute(k_group_selected);
}

void group_new_reviews(Database& db, Id first, std::int64_t count) {
  db.create_temporary("review_group", k_group_table);
  db.execute(k_group_new, first, first + count);
}

void group_reviews_of_selected_tasks(Database& db) {
  db.create_temporary("review_group", k_group_table);
  db.execute(k_group_tasks);
}

void load_groups(Database& db, std::span<const ReviewGroup> groups) {
  static constexpr std::string_view k_columns[] = {"id", "reopened"};
  db.create_temporary("review_group", k_group_table);
  auto load = db.bulk("review_group", k_columns, {});
  for (const ReviewGroup& group : groups) {
    const Value values[] = {group.work_item_id, group.reopened};
    load->add(values);
  }
  load->finish();
}

void each_reviewed(Database& db, IssueCounts counts, const std::function<void(const ReviewedWork&)>& visit) {
  const std::string sql = hides_rows(db) ? cat("select * from reviewed_work", k_groups_of_mine) : reviewed_sql(counts);
  ReviewedWork work;
  std::int64_t seen = 0;
  for (Cursor rows = db.query(sql); rows.next();) {
    if ((++seen & 0xfff) == 0) throw_if_interrupted();
    read_work_state(rows, work.state);
    const int next = work_state_column_count();
    work.reopened = rows.boolean(next);
    work.awaits_review = rows.boolean(next + 1);
    work.open_issues = rows.integer(next + 2);
    work.for_review = rows.integer(next + 3);
    visit(work);
  }
}

void each_reviewing(Database& db, IssueCounts counts, const std::function<void(const ReviewingWork&)>& visit) {
  const std::string sql = hides_rows(db) ? cat("select * from reviewing_work", k_groups_of_mine) : reviewing_sql(counts);
  ReviewingWork work;
  std::int64_t seen = 0;
  for (Cursor rows = db.query(sql); rows.next();) {
    if ((++seen & 0xfff) == 0) throw_if_interrupted();
    read_work_state(rows, work.state);
    const int next = work_state_column_count();
    work.removed = rows.boolean(next);
    work.alive = rows.boolean(next + 1) && !work.removed;
    work.has_work = rows.boolean(next + 2);
    work.open_issues = rows.integer(next + 3);
    work.for_review = rows.integer(next + 4);
    work.queue = rows.integer(next + 5);
    visit(work);
  }
}

void write_settled(Transaction& tx, std::span<const SettledWork> works) {
  if (works.empty()) return;
  static constexpr std::string_view k_columns[] = {"id", "clears", "unclaims", "stage", "open_issues", "for_review", "queue"};
  tx.db().create_temporary("settled", k_settled_table);
  auto load = tx.db().bulk("settled", k_columns, {});
  for (const SettledWork& w : works) {
    const Value values[] = {w.id, w.clears, w.unclaims, to_text(w.stage), w.open_issues, w.for_review, id_or_null(w.queue)};
    load->add(values);
  }
  load->finish();
  if (hides_rows(tx.db()))
    tx.db().query(k_write_of_mine, tx.now()).next();
  else
    tx.db().execute(k_write, tx.now());
}

std::map<Id, Id> authors_of_reviews(Database& db, std::span<const Id> reviews) {
  std::vector<Id> ids(reviews.begin(), reviews.end());
  std::sort(ids.begin(), ids.end());
  static constexpr std::string_view k_columns[] = {"id", "ordinal"};
  create_selection_table(db, "review_asked");
  auto load = db.bulk("review_asked", k_columns, {});
  for (const Id id : ids) {
    const Value row[] = {id, 0};
    load->add(row);
  }
  load->finish();
  std::map<Id, Id> authors;
  for (Cursor rows = db.query(k_authors); rows.next();) authors.emplace_hint(authors.end(), rows.integer(0), rows.integer(1));
  return authors;
}

void each_selected_review(Database& db, const std::function<void(const LiveReviewOf&)>& visit) {
  for (Cursor rows = db.query(k_selected_reviews); rows.next();) visit({rows.integer(0), std::string(rows.text(1))});
}

}  // namespace tasks::store
