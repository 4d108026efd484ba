#include "lib/store/scores.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "lib/base/text.hpp"
#include "lib/store/selection.hpp"

namespace tasks::store {
namespace {

constexpr std::string_view k_drop = "delete from score where task_id = $1 and item_id in (select item_id from quality_item where task_id = $1)";
constexpr std::string_view k_drop_annotations = "delete from annotation_score where task_id = $1 and item_id in (select item_id from quality_item where task_id = $1)";
// By the primary key of score, once for each touched work item.
constexpr std::string_view k_touched =
    "select w.task_id, w.id from quality_work q join work_item w on w.id = q.id where w.replica_key <> 0"
    " and (exists (select 1 from score s where s.task_id = w.task_id and s.item_id = w.item_id)"
    " or exists (select 1 from annotation_score s where s.task_id = w.task_id and s.item_id = w.item_id)) order by w.id";
constexpr std::string_view k_with_scores =
    "select g.item_id from quality_item g where g.task_id = $1 and (exists (select 1 from score s where s.task_id = g.task_id and s.item_id = g.item_id)"
    " or exists (select 1 from annotation_score s where s.task_id = g.task_id and s.item_id = g.item_id)) order by g.item_id";
constexpr std::string_view k_drop_of = "delete from score where task_id = $1 and item_id in (select id from score_item)";
constexpr std::string_view k_drop_annotations_of = "delete from annotation_score where task_id = $1 and item_id in (select id from score_item)";
constexpr std::string_view k_queue_of =
    "insert into quality_queue (task_id, item_id) select $1, id from score_item where true on conflict do nothing";
constexpr std::string_view k_insert_run =
    "insert into score_run (op_id, task_id, at, score_function, items, scores, wall_us, cpu_us) values ($1, $2, $3, $4, $5, $6, $7, $8)"
    " on conflict (task_id, op_id) do update set items = score_run.items + excluded.items, scores = score_run.scores + excluded.scores,"
    " wall_us = score_run.wall_us + excluded.wall_us, cpu_us = score_run.cpu_us + excluded.cpu_us";
constexpr std::string_view k_runs =
    "select t.name, r.score_function, r.items, r.scores, r.wall_us, r.cpu_us, r.at from score_run r join task t on t.id = r.task_id where r.task_id = $1 order by r.op_id";
// By the primary key: all of the task's, then sorted.
constexpr std::string_view k_scores =
    "select s.score_type, s.value, s.entity, s.relative, u.email, s.assignment_id, s.item_id, i.path, t.name, d.name from figure s"
    " join item i on i.id = s.item_id join task t on t.id = s.task_id join dataset d on d.id = t.dataset_id left join users u on u.id = s.contributor_id"
    " where s.task_id = $1";
// Sums of whole numbers, billionths of thousandths, are the same in every order; figures lie between 0 and 1.
constexpr std::string_view k_mean = "select sum(cast(round(value * 1000000000000) as bigint)), count(*) from score where task_id = $1 and score_type = $2";
constexpr std::string_view k_items = "select count(*) from (select item_id from score where task_id = $1 union select item_id from annotation_score where task_id = $1) scored";
constexpr std::string_view k_by_contributor =
    "select u.email, sum(cast(round(s.value * 1000000000000) as bigint)), count(*), count(distinct s.item_id) from figure s join users u on u.id = s.contributor_id"
    " where s.task_id = $1 and s.score_type = $2 group by u.email order by u.email";
constexpr std::string_view k_cells =
    "select entity, relative, sum(cast(round(value * $3) as bigint)), count(*), count(distinct item_id) from score where task_id = $1 and score_type = $2 group by 1, 2 order by 1, 2";
constexpr std::string_view k_overlap =
    "select a.label, sum(cast(round(s.iou * 1000000000000) as bigint)), count(*) from annotation_score s join annotation a on a.id = cast(s.entity as bigint)"
    " where s.task_id = $1 and s.iou is not null and s.relative is not null group by 1 order by 1";
constexpr std::string_view k_cell_items =
    "select distinct i.ordinal, i.id from score s join item i on i.id = s.item_id"
    " where s.task_id = $1 and s.score_type = $2 and s.entity = $3 and s.relative = $4 order by i.ordinal";

constexpr double k_scale = 1e12;

// Figures about an annotation, as the columns of annotation_score are ordered.
constexpr std::array<std::string_view, 5> k_of_annotation{"annotation_score", "annotation_label", "annotation_iou", "annotation_attribute", "annotation_overall"};

}  // namespace

ScoreLoad::ScoreLoad(Transaction& tx, Id task_id, std::int64_t expected) : m_db(tx.db()), m_task_id(task_id) {
  static constexpr std::string_view k_annotation_columns[] = {"task_id", "item_id", "ordinal", "entity", "relative", "contributor_id", "assignment_id", "score", "label", "iou", "attribute", "overall"};
  m_annotations = tx.db().bulk("annotation_score", k_annotation_columns, {.expected = expected, .conflict_target = {}});
}

void ScoreLoad::add(Id item_id, std::int64_t ordinal, const model::ScoreRow& row, Id contributor_id, Id assignment_id) {
  if (const auto column = static_cast<std::size_t>(std::find(k_of_annotation.begin(), k_of_annotation.end(), row.type) - k_of_annotation.begin()); column < k_of_annotation.size()) {
    Shared& last = m_shared;
    if (last.next_column == 0 || column < last.next_column || item_id != last.item_id || row.entity != last.entity || row.relative != last.relative || contributor_id != last.contributor_id || assignment_id != last.assignment_id) {
      flush();
      last = {item_id, ordinal, row.entity, row.relative, contributor_id, assignment_id, {}, 0};
    }
    last.values[column] = row.value;
    last.next_column = column + 1;
    return;
  }
  flush();
  m_others.push_back({item_id, ordinal, row, contributor_id, assignment_id});
}

void ScoreLoad::flush() {
  if (m_shared.next_column == 0) return;
  const auto& [score, label, iou, attribute, overall] = m_shared.values;
  const Value values[] = {m_task_id, m_shared.item_id, m_shared.ordinal, Value(m_shared.entity), Value(m_shared.relative), id_or_null(m_shared.contributor_id), id_or_null(m_shared.assignment_id),
                          Value(score), Value(label), Value(iou), Value(attribute), Value(overall)};
  m_annotations->add(values);
  m_shared.next_column = 0;
}

void ScoreLoad::finish() {
  flush();
  m_annotations->finish();
  static constexpr std::string_view k_columns[] = {"task_id", "item_id", "ordinal", "score_type", "value", "entity", "relative", "contributor_id", "assignment_id"};
  const auto load = m_db.bulk("score", k_columns, {.expected = static_cast<std::int64_t>(m_others.size()), .conflict_target = {}});
  for (const auto& [item_id, ordinal, row, contributor_id, assignment_id] : m_others) {
    const Value values[] = {m_task_id, item_id, ordinal, row.type, row.value, Value(row.entity), Value(row.relative), id_or_null(contributor_id), id_or_null(assignment_id)};
    load->add(values);
  }
  load->finish();
}

void drop_scores(Transaction& tx, Id task_id) {
  tx.db().execute(k_drop, task_id);
  tx.db().execute(k_drop_annotations, task_id);
}

std::map<Id, IdSet> touched_with_scores(Database& db) {
  std::map<Id, IdSet> found;
  for (Cursor rows = db.query(k_touched); rows.next();) found[rows.integer(0)].add(rows.integer(1));
  return found;
}

void drop_scores_of(Transaction& tx, Id task_id, const IdSet& items) {
  static constexpr std::string_view k_columns[] = {"id", "ordinal"};
  create_selection_table(tx.db(), "score_item");
  auto load = tx.db().bulk("score_item", k_columns, {});
  items.each([&](Id id) {
    const Value row[] = {id, 0};
    load->add(row);
  });
  load->finish();
  tx.db().execute(k_drop_of, task_id);
  tx.db().execute(k_drop_annotations_of, task_id);
  tx.db().execute(k_queue_of, task_id);
}

IdSet items_with_scores(Database& db, Id task_id) {
  IdSet ids;
  for (Cursor rows = db.query(k_with_scores, task_id); rows.next();) ids.add(rows.integer(0));
  return ids;
}

std::string last_function(Database& db, Id task_id) {
  Cursor row = db.query("select score_function from score_run where task_id = $1 order by op_id desc limit 1", task_id);
  return row.next() ? std::string(row.text(0)) : std::string();
}

void insert_score_run(Transaction& tx, Id task_id, const model::ScoreRun& run, const ScoringCost& cost) {
  tx.db().execute(k_insert_run, tx.operation_id(), task_id, tx.now(), run.score_function, run.items, run.scores, cost.wall, cost.cpu);
}

std::vector<model::ScoreRun> score_runs(Session& session, Id task_id) {
  std::vector<model::ScoreRun> runs;
  for (Cursor rows = session.db().query(k_runs, task_id); rows.next();)
    runs.push_back({.task = std::string(rows.text(0)), .score_function = std::string(rows.text(1)), .items = rows.integer(2), .scores = rows.integer(3),
                    .wall = rows.integer(4), .cpu = rows.integer(5), .at = rows.integer(6)});
  return runs;
}

void each_score(Session& session, Id task_id, const std::vector<std::string>& types, const std::function<bool(const model::Score&)>& visit) {
  std::string sql(k_scores);
  std::vector<Value> values{task_id};
  if (!types.empty()) {
    sql += " and s.score_type in (";
    for (std::size_t i = 0; i < types.size(); ++i) {
      values.emplace_back(types[i]);
      sql += cat(i == 0 ? "$" : ", $", i + 2);
    }
    sql += ")";
  }
  sql += " order by i.ordinal, s.ordinal";
  model::Score score;
  for (Cursor rows = session.db().run_stream(sql, values); rows.next();) {
    score.score_type.assign(rows.text(0));
    score.value = rows.real(1);
    score.entity = rows.maybe_text(2);
    score.relative = rows.maybe_text(3);
    score.contributor.assign(rows.text(4));
    score.assignment_id = rows.integer(5);
    score.item_id = rows.integer(6);
    score.path.assign(rows.text(7));
    score.task.assign(rows.text(8));
    score.dataset.assign(rows.text(9));
    if (!visit(score)) return;
  }
}

double mean_of(Database& db, Id task_id, std::string_view score_type) {
  Cursor row = db.query(k_mean, task_id, score_type);
  return row.next() && row.integer(1) > 0 ? row.real(0) / (k_scale * row.real(1)) : model::k_undefined;
}

std::int64_t scored_items(Database& db, Id task_id) { return db.integer(k_items, task_id).value_or(0); }

std::vector<ContributorSum> sums_by_contributor(Database& db, Id task_id, std::string_view score_type) {
  std::vector<ContributorSum> sums;
  for (Cursor rows = db.query(k_by_contributor, task_id, score_type); rows.next();)
    sums.push_back({std::string(rows.text(0)), rows.real(1) / (k_scale * rows.real(2)), rows.integer(2), rows.integer(3)});
  return sums;
}

std::vector<ScoreCell> score_cells(Database& db, Id task_id, std::string_view score_type) {
  std::vector<ScoreCell> cells;
  const double scale = score_type == "label_confusion" ? 1 : k_scale;  // those are counts
  for (Cursor rows = db.query(k_cells, task_id, score_type, scale); rows.next();)
    cells.push_back({std::string(rows.text(0)), std::string(rows.text(1)), rows.real(2) / scale, rows.real(2) / (scale * rows.real(3)), rows.integer(3), rows.integer(4)});
  return cells;
}

std::vector<std::pair<std::string, double>> overlap_by_label(Database& db, Id task_id) {
  std::vector<std::pair<std::string, double>> found;
  for (Cursor rows = db.query(k_overlap, task_id); rows.next();) found.emplace_back(rows.text(0), std::round(rows.real(1) / rows.real(2)) / k_scale);  // engines round halves each in their own way
  return found;
}

std::vector<Id> items_of_cell(Database& db, Id task_id, std::string_view score_type, std::string_view entity, std::string_view relative) {
  std::vector<Id> items;
  for (Cursor rows = db.query(k_cell_items, task_id, score_type, entity, relative); rows.next();) items.push_back(rows.integer(1));
  return items;
}

}  // namespace tasks::store
