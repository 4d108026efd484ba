#include "lib/formats/reducing.hpp"

#include <cmath>

#include "lib/base/error.hpp"
#include "lib/base/text.hpp"
#include "lib/formats/coco_parts.hpp"
#include "lib/formats/drawn.hpp"
#include "lib/formats/loose_json.hpp"

namespace tasks::formats {
namespace {

using geometry::Shape;
using model::Annotation;

Content content_of(const Shape& shape) { return shape.index() < 2 ? static_cast<Content>(shape.index()) : static_cast<Content>(shape.index() + (shape.index() > 2 ? 2 : 1)); }
static_assert(model::Words<Content>::names[6] == std::string_view("point") && model::Words<Content>::names[11] == std::string_view("range"));

bool is_number(const std::string& text) { return !text.empty() && text.find_first_not_of("0123456789") == std::string::npos && to_int(text).has_value(); }

// A value as a format with few types has it; nothing when it stays as it is.
using Json = nlohmann::json;
std::optional<Json> as_text(const Json& value) {
  if (value.is_string()) return std::nullopt;
  return Json(value.dump());
}
std::optional<Json> simple(const Json& value) {  // CVAT's
  if (value.is_boolean() || value.is_number()) return std::nullopt;
  return as_text(value);
}
std::optional<Json> said(const Json& value) {  // Label Studio's
  if (value.is_number()) return std::nullopt;
  const bool words = value.is_array() && std::all_of(value.begin(), value.end(), [](const Json& one) { return one.is_string(); });
  if (words && value.size() > 1) return std::nullopt;
  if (words && value.size() == 1) return value.front();
  return as_text(value);
}

}  // namespace

void Reducer::lose(Content content) {
  const std::string_view how = held(content);
  m_losses.add(model::to_text(content), how == "no" ? cat("no place in ", model::to_text(m_format)) : how.starts_with("without") ? std::string(how) : cat("written ", how));
}

const ItemDocument& Reducer::reduce(const ItemDocument& document) {
  m_document = document;
  if (m_format == Format::jsonl) return m_document;
  formats::ItemInput& item = m_document.item;
  std::int64_t place = 0;
  std::erase_if(m_document.annotations, [&](Annotation& a) {
    try {
      ++place;
      return !keep(a);
    } catch (Error& e) {
      e.within(cat(quote(item.path), ": annotations[", place - 1, "]"));
      throw;
    }
  });
  if (!item.metadata.empty() && item.metadata != "{}" && no(Content::metadata)) {
    lose(Content::metadata);
    item.metadata.clear();
  }
  const auto reduce_id = [&](std::string& id, Content content) {
    if (id.empty() || held(content) == "yes" || (held(content) != "no" && is_number(id))) return;
    id.clear();  // a number of another project: nothing that people said
  };
  reduce_id(item.external_id, Content::item_id);
  for (Annotation& a : m_document.annotations) reduce_id(a.external_id, Content::annotation_id);
  const model::Split split = item.split.value_or(model::Split::none);
  if (no(Content::split) && split != model::Split::none) {
    lose(Content::split);
    item.split = model::Split::none;
  } else if (held(Content::split) != "yes" && held(Content::split) != "no" && split == model::Split::none) {
    item.split = model::Split::train;
  }
  reduce_work();
  return m_document;
}

bool Reducer::keep(Annotation& a) {
  geometry::Drawing drawing = m_shapes.read(static_cast<std::size_t>(a.shape), a.geometry);
  if (a.frame) {
    if (no(Content::track)) {
      lose(Content::track);
      return false;
    }
    if (held(Content::track) != "yes" && !drawing.keyframes.empty()) {
      lose(Content::track);
      draw(a, drawing.shape);
    }
  }
  if (traits(m_format).shares && (!m_document.item.width || !m_document.item.height) && !no(content_of(drawing.shape))) {
    m_losses.add(model::to_text(content_of(drawing.shape)), "the size of its picture is not known");
    return false;
  }
  const Content content = content_of(drawing.shape);
  const auto fitted = fit(drawing.shape, content);
  if (!fitted) {
    lose(content);
    return false;
  }
  if (!(*fitted == drawing.shape)) draw(a, *fitted);
  if (!a.attributes.empty() && a.attributes != "{}") reduce_attributes(a);
  if (a.confidence && (no(Content::confidence) || (held(Content::confidence).starts_with("of a model") && a.model.empty()))) {
    lose(Content::confidence);
    a.confidence.reset();
  }
  if (!a.model.empty()) {
    const bool prediction = a.layer == model::Layer::model;
    if (no(Content::model) || (held(Content::model) != "yes" && !prediction)) {
      lose(Content::model);
      a.model.clear();
      a.model_version.clear();
    }
  }
  if (no(Content::annotator) && !a.creator.empty()) {
    lose(Content::annotator);
    a.creator.clear();
  }
  return true;
}

std::optional<Shape> Reducer::fit(const Shape& shape, Content content) {
  const auto* box = std::get_if<geometry::Box>(&shape);
  const auto* polygon = std::get_if<geometry::Polygon>(&shape);
  if (no(content)) return std::nullopt;
  if (held(content) != "yes") {
    lose(content);
    return changed(shape, held(content));
  }
  const Content special = box && box->rotation != 0 ? Content::rotation : polygon && polygon->rings.size() > 1 ? Content::holes : content;
  if (special == content || held(special) == "yes") return shape;
  if (no(special)) return std::nullopt;
  if (special == Content::holes && held(special) == "as a mask") {
    const auto mask = painted(*polygon, {m_document.item.width, m_document.item.height});
    if (!mask || geometry::pixels(*mask) == 0) {
      m_losses.add("holes", "left out, the picture has no size");
      return geometry::Polygon{{polygon->rings.front()}};
    }
    lose(special);
    return *mask;
  }
  lose(special);
  return changed(shape, held(special));
}

Shape Reducer::changed(const Shape& shape, std::string_view how) {
  if (how == "as the box around it") {
    const auto around = geometry::bounds(shape);
    return around ? geometry::Box{*around, 0} : geometry::Box{};
  }
  if (const auto* box = std::get_if<geometry::Box>(&shape)) {
    const auto corners = geometry::corners(*box);
    return geometry::Polygon{{geometry::Ring(corners.begin(), corners.end())}};
  }
  if (const auto* ellipse = std::get_if<geometry::Ellipse>(&shape)) return geometry::Polygon{{geometry::outline(*ellipse, k_ellipse_corners)}};
  if (const auto* polygon = std::get_if<geometry::Polygon>(&shape)) return geometry::Polygon{{polygon->rings.front()}};
  return shape;
}

void Reducer::reduce_attributes(Annotation& a) {
  const std::string_view how = held(Content::attributes);
  if (how == "yes") return;
  if (how == "no") {
    lose(Content::attributes);
    a.attributes.clear();
    return;
  }
  Json attributes = Json::parse(a.attributes);
  for (auto& [key, value] : attributes.items()) {
    const auto other = how == "as text" ? as_text(value) : how.ends_with("lists") ? said(value) : simple(value);
    if (!other) continue;
    value = *other;
    m_losses.add("attributes", "written as text");
  }
  a.attributes = attributes.dump();
}

void Reducer::reduce_work() {
  ItemDocument& d = m_document;
  if (d.work && d.work->skipped && held(Content::skip) != "yes") {
    if (no(Content::skip) || !d.work->skip_reason.empty()) lose(Content::skip);
    d.work->skip_reason.clear();
    if (no(Content::skip)) d.work->skipped = false;
  }
  if (no(Content::skip)) std::erase_if(d.answers, [&](const Answer& answer) {
    if (answer.skipped) lose(Content::skip);
    return answer.skipped;
  });
  if (no(Content::time)) {
    if (d.work && d.work->duration != 0) lose(Content::time);
    if (d.work) d.work->duration = 0;
    for (Answer& answer : d.answers) {
      if (answer.duration != 0) lose(Content::time);
      answer.duration = 0;
    }
  }
  if (d.status.empty()) return;
  if (no(Content::status)) {
    lose(Content::status);
    d.status.clear();
    if (d.work) d.work->status.clear();
  } else if (held(Content::status) == "as submitted" && d.status != "complete") {
    lose(Content::status);
    d.status = "complete";
    if (d.work) d.work->status = "complete";
  }
}

}  // namespace tasks::formats
