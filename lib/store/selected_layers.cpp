#include "lib/store/selected_layers.hpp"

#include "lib/base/text.hpp"

namespace tasks::store {
namespace {

std::string sql(bool reviewed) {
  return cat("select s.id, w.item_id, w.version, a.id, a.label, a.shape, a.geometry, a.attributes, a.frame, a.frame_end, a.parent_id, a.source, a.model, a.confidence, a.external_id, u.email,"
             " a.area, a.bbox_x, a.bbox_y, a.bbox_w, a.bbox_h from selection s join work_item w on w.id = s.id left join annotation a on a.work_item_id = ",
             reviewed ? "w.parent_work_item_id" : "w.id", " and a.deleted_op is null left join users u on u.id = a.creator_id order by s.id, a.id");
}

}  // namespace

SelectedLayers::SelectedLayers(Database& db, bool reviewed) : m_rows(db.stream(sql(reviewed))) { m_more = m_rows.next(); }

const SelectedLayer* SelectedLayers::next() {
  if (!m_more) return nullptr;
  m_layer.work_item_id = m_rows.integer(0);
  m_layer.item_id = m_rows.integer(1);
  m_layer.version = m_rows.integer(2);
  m_layer.annotations.clear();
  for (; m_more && m_rows.integer(0) == m_layer.work_item_id; m_more = m_rows.next()) {
    if (m_rows.is_null(3)) continue;
    LyingAnnotation& one = m_layer.annotations.emplace_back();
    model::Annotation& a = one.annotation;
    a.id = m_rows.integer(3);
    a.item_id = m_layer.item_id;
    a.work_item_id = m_layer.work_item_id;
    a.label = m_rows.text(4);
    a.shape = model::parse<model::Shape>(m_rows.text(5)).value_or(model::Shape::class_);
    a.geometry = m_rows.text(6);
    a.attributes = m_rows.text(7);
    a.frame = m_rows.maybe_integer(8);
    a.frame_end = m_rows.maybe_integer(9);
    a.parent_id = m_rows.integer(10);
    a.source = m_rows.text(11);
    a.model = m_rows.text(12);
    a.confidence = m_rows.maybe_real(13);
    a.external_id = m_rows.text(14);
    a.creator = m_rows.text(15);
    one.measures.area = m_rows.maybe_real(16);
    if (!m_rows.is_null(19)) one.measures.bounds = geometry::Rect{m_rows.real(17), m_rows.real(18), m_rows.real(19), m_rows.real(20)};
  }
  return &m_layer;
}

}  // namespace tasks::store
