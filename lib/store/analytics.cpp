#include "lib/store/analytics.hpp"

#include <algorithm>

#include "lib/base/text.hpp"

namespace tasks::store {
namespace {

constexpr double k_scale = 1e12;  // sums of whole numbers are the same in every order

// By index work_item_status: one pass over what has a status.
constexpr std::string_view k_work =
    "select w.task_id, w.day, u.email, w.status, w.original, w.items, w.annotations, w.duration, w.first, w.last from ("
    "select task_id, status_at / 86400000000 as day, status_by, status, case when replica_key <= 0 or task_id in (select id from task where quality = 'qualification') then 1 else 0 end as original, count(*) as items,"
    " sum(object_count) as annotations, sum(duration_us) as duration, min(status_at) as first, max(status_at) as last"
    " from work_item where task_id in (select id from selection) and status is not null and removed_op is null group by 1, 2, 3, 4, 5) w"
    " left join users u on u.id = w.status_by order by w.day, w.task_id, u.email, w.status";
constexpr std::string_view k_statuses =
    "select c.stage, c.status, c.skipped, sum(c.items) from counter c join task t on t.id = c.task_id where c.task_id in (select id from selection)"
    " and c.replica_set = case when t.quality = 'qualification' then 1 else 0 end and c.items > 0 group by 1, 2, 3 order by 1, 2, 3";
// By index annotation_task_label.
constexpr std::string_view k_labels =
    "select label, count(*) from annotation where task_id in (select id from selection) and deleted_op is null and draft = 0 and source <> 'aggregate'"
    " and (source <> 'model' or exists (select 1 from work_item w where w.id = annotation.work_item_id and w.status is not null)) group by 1 order by 2 desc, 1";
constexpr std::string_view k_held =
    "select u.email, sum(case when c.status = '' and c.skipped = 0 then c.items else 0 end), sum(case when c.skipped = 1 then c.items else 0 end)"
    " from counter c join assignment a on a.id = c.assignment_id join users u on u.id = a.user_id"
    " where c.task_id in (select id from selection) group by 1 order by 1";
constexpr std::string_view k_issues =
    "select u.email, count(*) from issue i join users u on u.id = i.assignee_id"
    " where i.labeling_task_id in (select id from selection) and i.removed_op is null group by 1 order by 1";
constexpr std::string_view k_reviews =
    "select u.email, sum(r.items), sum(case when r.status = 'approve' then r.items else 0 end) from ("
    "select a.user_id, q.status, count(*) as items from work_item q join work_item w on w.id = q.parent_work_item_id join assignment a on a.id = w.assignment_id"
    " where q.task_id in (select id from task where parent_task_id in (select id from selection) and removed_op is null)"
    " and q.status is not null and q.removed_op is null group by 1, 2) r join users u on u.id = r.user_id group by 1 order by 1";
constexpr std::string_view k_bins =
    "select cast(round(value * 1000000000000) as bigint) / 100000000000 as bin, count(*) from score"
    " where task_id in (select id from selection) and score_type = 'item_overall' group by 1 order by 1";
constexpr std::string_view k_means =
    "select task_id, sum(cast(round(iou * 1000000000000) as bigint)), count(iou)"
    " from annotation_score where task_id in (select id from selection) and relative is not null and iou is not null group by 1 order by 1";
constexpr std::string_view k_costs =
    "select t.name, r.score_function, count(*), sum(r.items), sum(r.scores), sum(r.wall_us), sum(r.cpu_us) from score_run r join task t on t.id = r.task_id"
    " where r.task_id in (select id from selection) group by t.id, t.name, r.score_function order by t.id, r.score_function";

// Samples: in the order of an index, so that they end early.
constexpr std::string_view k_with_status =
    "select i.path from work_item w join item i on i.id = w.item_id where w.task_id = $1 and w.status = $2 and w.stage = $3 and w.removed_op is null"
    " and (w.replica_key <= 0 or w.task_id in (select id from task where quality = 'qualification')) order by w.position limit $4";
constexpr std::string_view k_without_status =
    "select i.path from work_item w join item i on i.id = w.item_id where w.task_id = $1 and w.status is null and (case when w.skipped_at is null then 0 else 1 end) = $2"
    " and w.stage = $3 and w.removed_op is null and (w.replica_key <= 0 or w.task_id in (select id from task where quality = 'qualification')) order by w.position limit $4";
constexpr std::string_view k_with_label =
    "select i.path from annotation a join item i on i.id = a.item_id where a.task_id = $1 and a.label = $2 and a.deleted_op is null and a.draft = 0"
    " and a.source <> 'aggregate' and (a.source <> 'model' or exists (select 1 from work_item w where w.id = a.work_item_id and w.status is not null))"
    " order by a.work_item_id limit $3";
// By index annotation_task_label; work items, operations and actions by their primary keys. What the model itself took back is not what a person deleted.
constexpr std::string_view k_models =
    "select coalesce(a.model, ''), coalesce(a.model_version, ''), sum(case when w.status is null and a.deleted_op is null then 1 else 0 end),"
    " sum(case when w.status is not null and a.deleted_op is null and a.version = 1 then 1 else 0 end),"
    " sum(case when w.status is not null and a.deleted_op is null and a.version > 1 then 1 else 0 end),"
    " sum(case when w.status is not null and a.deleted_op is not null and o.command not in ('prelabel', 'pipeline run', 'undo') then 1 else 0 end)"
    " from annotation a join work_item w on w.id = a.work_item_id left join operation o on o.id = a.deleted_op"
    " where a.task_id in (select id from selection) and a.source = 'model' and w.removed_op is null"
    " and not exists (select 1 from task_action d where d.task_id = w.task_id and d.name = w.status and d.discard = 1) group by 1, 2 order by 1, 2";
constexpr std::string_view k_by_contributor =
    "select i.path from assignment s join users u on u.id = s.user_id join work_item w on w.assignment_id = s.id join item i on i.id = w.item_id"
    " where s.task_id = $1 and u.email = $2 and w.status is not null and w.removed_op is null order by w.position limit $3";
constexpr std::string_view k_on_days =
    "select day, path from (select w.status_at / 86400000000 as day, i.path, row_number() over (partition by w.status_at / 86400000000 order by w.status_at, w.id) as n"
    " from work_item w join item i on i.id = w.item_id where w.task_id in (select id from selection) and w.status is not null and w.removed_op is null"
    " and (w.replica_key <= 0 or w.task_id in (select id from task where quality = 'qualification'))) d where n <= $1 order by day, n";
constexpr std::string_view k_in_bins =
    "select bin, path from (select cast(round(s.value * 1000000000000) as bigint) / 100000000000 as bin, i.path,"
    " row_number() over (partition by cast(round(s.value * 1000000000000) as bigint) / 100000000000 order by s.value, i.path) as n"
    " from score s join item i on i.id = s.item_id where s.task_id in (select id from selection) and s.score_type = 'item_overall') b where n <= $1 order by bin, n";
constexpr std::string_view k_in_cells =
    "select relative, entity, path from (select s.relative, s.entity, i.path, row_number() over (partition by s.relative, s.entity order by i.ordinal, i.id) as n"
    " from score s join item i on i.id = s.item_id where s.task_id in (select id from selection) and s.score_type = $1) c where n <= $2 order by relative, entity, n";

std::vector<std::string> paths(Cursor rows) {
  std::vector<std::string> found;
  while (rows.next()) found.emplace_back(rows.text(0));
  return found;
}

std::string in_sql(std::string_view text) {
  std::string out = "'";
  for (const char c : text) out += c == '\'' ? std::string("''") : std::string(1, c);
  return out + '\'';
}

}  // namespace

std::string question_of_day(std::string_view task, std::string_view day) {
  return cat("select path from v_work_items where task = ", in_sql(task), " and substr(status_at, 1, 10) = ", in_sql(day));
}

std::string question_of_scores(std::string_view task, std::string_view from, std::string_view to) {
  return cat("select path, value from v_scores where task = ", in_sql(task), " and score_type = 'item_overall' and value >= ", from, to.empty() ? "" : cat(" and value < ", to), " order by value");
}

std::vector<std::string> sample_status(Database& db, Id task_id, const model::StatusAnalytics& of, std::int64_t most) {
  if (of.status.empty()) return paths(db.query(k_without_status, task_id, of.skipped, of.stage, most));
  return paths(db.query(k_with_status, task_id, of.status, of.stage, most));
}

std::vector<std::string> sample_label(Database& db, Id task_id, std::string_view label, std::int64_t most) { return paths(db.query(k_with_label, task_id, label, most)); }

std::vector<std::string> sample_contributor(Database& db, Id task_id, std::string_view email, std::int64_t most) { return paths(db.query(k_by_contributor, task_id, email, most)); }

std::map<std::int64_t, std::vector<std::string>> sample_days(Database& db, std::int64_t most) {
  std::map<std::int64_t, std::vector<std::string>> found;
  for (Cursor rows = db.query(k_on_days, most); rows.next();) found[rows.integer(0)].emplace_back(rows.text(1));
  return found;
}

std::map<std::int64_t, std::vector<std::string>> sample_bins(Database& db, std::int64_t most) {
  std::map<std::int64_t, std::vector<std::string>> found;
  for (Cursor rows = db.query(k_in_bins, most); rows.next();) found[std::min<std::int64_t>(rows.integer(0), 9)].emplace_back(rows.text(1));
  return found;
}

std::map<std::pair<std::string, std::string>, std::vector<std::string>> sample_cells(Database& db, bool contributors, std::int64_t most) {
  std::map<std::pair<std::string, std::string>, std::vector<std::string>> found;
  for (Cursor rows = db.query(k_in_cells, contributors ? "user_confusion" : "label_confusion", most); rows.next();)
    found[{std::string(rows.text(0)), std::string(rows.text(1))}].emplace_back(rows.text(2));
  return found;
}

std::vector<WorkOnDay> work_by_day(Database& db) {
  std::vector<WorkOnDay> found;
  for (Cursor rows = db.query(k_work); rows.next();)
    found.push_back({rows.integer(0), rows.integer(1), std::string(rows.text(2)), std::string(rows.text(3)), rows.boolean(4), rows.integer(5), rows.integer(6), rows.integer(7),
                     rows.integer(8), rows.integer(9)});
  return found;
}

std::vector<model::StatusAnalytics> count_statuses(Database& db) {
  std::vector<model::StatusAnalytics> found;
  for (Cursor rows = db.query(k_statuses); rows.next();) found.push_back({std::string(rows.text(0)), std::string(rows.text(1)), rows.boolean(2), rows.integer(3)});
  return found;
}

std::vector<model::LabelAnalytics> count_labels(Database& db) {
  std::vector<model::LabelAnalytics> found;
  for (Cursor rows = db.query(k_labels); rows.next();) {
    found.emplace_back().label = rows.text(0);
    found.back().annotations = rows.integer(1);
  }
  return found;
}

std::vector<HeldByUser> held_by_user(Database& db) {
  std::vector<HeldByUser> found;
  for (Cursor rows = db.query(k_held); rows.next();) found.push_back({std::string(rows.text(0)), rows.integer(1), rows.integer(2)});
  return found;
}

std::vector<Received> issues_received(Database& db) {
  std::vector<Received> found;
  for (Cursor rows = db.query(k_issues); rows.next();) found.push_back({std::string(rows.text(0)), rows.integer(1), 0});
  return found;
}

std::vector<Received> reviews_received(Database& db) {
  std::vector<Received> found;
  for (Cursor rows = db.query(k_reviews); rows.next();) found.push_back({std::string(rows.text(0)), rows.integer(1), rows.integer(2)});
  return found;
}

std::vector<model::ScoreBin> score_bins(Database& db) {
  constexpr std::size_t k_bins_count = 10;
  std::vector<model::ScoreBin> bins;
  for (Cursor rows = db.query(k_bins); rows.next();) {
    if (bins.empty())
      for (std::size_t i = 0; i < k_bins_count; ++i) bins.push_back({static_cast<double>(i) / 10, static_cast<double>(i + 1) / 10, 0});
    const std::int64_t bin = std::min<std::int64_t>(std::max<std::int64_t>(rows.integer(0), 0), k_bins_count - 1);
    bins[static_cast<std::size_t>(bin)].items += rows.integer(1);
  }
  return bins;
}

std::map<Id, double> mean_overlaps(Database& db) {
  std::map<Id, double> found;
  for (Cursor rows = db.query(k_means); rows.next();) found[rows.integer(0)] = rows.real(1) / (k_scale * rows.real(2));
  return found;
}

std::vector<model::ModelAnalytics> count_models(Database& db) {
  std::vector<model::ModelAnalytics> found;
  for (Cursor rows = db.query(k_models); rows.next();) {
    const model::ModelAnalytics m{std::string(rows.text(0)), std::string(rows.text(1)), rows.integer(2), rows.integer(3), rows.integer(4), rows.integer(5)};
    if (m.drafts + m.kept + m.changed + m.deleted > 0) found.push_back(m);
  }
  return found;
}

std::vector<model::ScoringCostOf> scoring_costs(Database& db) {
  std::vector<model::ScoringCostOf> found;
  for (Cursor rows = db.query(k_costs); rows.next();)
    found.push_back({std::string(rows.text(0)), std::string(rows.text(1)), rows.integer(2), rows.integer(3), rows.integer(4), rows.integer(5), rows.integer(6)});
  return found;
}

}  // namespace tasks::store
