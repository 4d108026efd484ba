#include "lib/store/node_lines.hpp"

#include "lib/base/text.hpp"
#include "lib/store/selection.hpp"

namespace tasks::store {
namespace {

constexpr std::string_view k_item = " i.id, d.name, d.root, i.path, i.kind, i.mimetype, i.width, i.height, i.frames, i.fps, i.split, i.external_id, i.metadata";
constexpr std::string_view k_of_visits = ", 0 from leased l join pipeline_item p on p.id = l.id join item i on i.id = p.item_id join dataset d on d.id = i.dataset_id order by p.id";
constexpr std::string_view k_of_work = ", w.version from selection s join work_item w on w.id = s.id join item i on i.id = w.item_id join dataset d on d.id = i.dataset_id where w.removed_op is null order by w.id";
constexpr std::string_view k_of_items = ", i.version from selection s join item i on i.id = s.id join dataset d on d.id = i.dataset_id where i.removed_op is null order by i.id";
constexpr std::string_view k_drawn =
    "select p.id, a.id, a.label, a.shape, a.geometry, a.attributes, a.frame, a.frame_end, a.source, a.model, a.confidence, u.email, t.name"
    " from leased l join pipeline_item p on p.id = l.id join work_item w on w.item_id = p.item_id join task t on t.id = w.task_id join annotation a on a.work_item_id = w.id"
    " left join users u on u.id = a.creator_id where w.removed_op is null and w.replica_key = 0 and a.deleted_op is null"
    " and w.task_id in (select n.task_id from pipeline_node n where n.pipeline_id = $1 and n.removed_op is null) order by p.id, a.id";

}  // namespace

void each_item_line(Database& db, LinesOf what, const std::function<void(const ItemLine&)>& visit) {
  const std::string sql = what == LinesOf::visits ? cat("select p.id,", k_item, k_of_visits) : what == LinesOf::work_items ? cat("select w.id,", k_item, k_of_work) : cat("select i.id,", k_item, k_of_items);
  ItemLine line;
  for (Cursor row = db.query(sql); row.next();) {
    line.id = row.integer(0);
    model::Item& item = line.item;
    item.id = row.integer(1);
    item.dataset = row.text(2);
    line.root = row.text(3);
    item.path = row.text(4);
    item.kind = model::parse<model::ItemKind>(row.text(5)).value_or(model::ItemKind::other);
    item.mimetype = row.text(6);
    item.width = row.maybe_integer(7);
    item.height = row.maybe_integer(8);
    item.frames = row.maybe_integer(9);
    item.fps = row.maybe_real(10);
    item.split = model::parse<model::Split>(row.text(11)).value_or(model::Split::none);
    item.external_id = row.text(12);
    item.metadata = row.text(13);
    line.version = row.integer(14);
    visit(line);
  }
}

void each_drawn_annotation(Database& db, Id pipeline_id, const std::function<void(const DrawnAnnotation&)>& visit) {
  DrawnAnnotation drawn;
  for (Cursor row = db.query(k_drawn, pipeline_id); row.next();) {
    drawn.visit_id = row.integer(0);
    model::Annotation& a = drawn.annotation;
    a.id = row.integer(1);
    a.label = row.text(2);
    a.shape = model::parse<model::Shape>(row.text(3)).value_or(model::Shape::class_);
    a.geometry = row.text(4);
    a.attributes = row.text(5);
    a.frame = row.maybe_integer(6);
    a.frame_end = row.maybe_integer(7);
    a.source = row.text(8);
    a.model = row.text(9);
    a.confidence = row.maybe_real(10);
    a.creator = row.text(11);
    a.task = row.text(12);
    visit(drawn);
  }
}

void load_leased(Database& db, std::span<const QueuedItem> items) {
  std::vector<Id> ids;
  for (const QueuedItem& item : items) ids.push_back(item.id);
  db.create_temporary("leased", "id bigint primary key");
  static constexpr std::string_view k_columns[] = {"id"};
  auto load = db.bulk("leased", k_columns, {});
  IdSet::of(std::move(ids)).each([&](Id id) {
    const Value row[] = {id};
    load->add(row);
  });
  load->finish();
}

std::vector<Id> work_of_leased(Database& db, Id task_id) {
  std::vector<Id> ids;
  for (Cursor row = db.query("select w.id from leased l join pipeline_item p on p.id = l.id join work_item w on w.item_id = p.item_id"
                             " where w.task_id = $1 and w.removed_op is null and w.replica_key = 0 order by w.id",
                             task_id);
       row.next();)
    ids.push_back(row.integer(0));
  return ids;
}

std::vector<ModelAnnotation> said_by_model(Database& db, Lies where, std::string_view model) {
  const std::string sql = cat("select a.id, a.work_item_id, a.version from selection s join annotation a on ", where == Lies::on_work ? "a.work_item_id = s.id" : "a.item_id = s.id and a.layer = 'model'",
                              " where a.source = 'model' and coalesce(a.model, '') = $1 and a.deleted_op is null order by a.id");
  std::vector<ModelAnnotation> said;
  for (Cursor row = db.query(sql, model); row.next();) said.push_back({row.integer(0), row.integer(1), row.integer(2)});
  return said;
}

}  // namespace tasks::store
