#include "lib/formats/own_annotation.hpp"

#include "lib/base/time.hpp"
#include "lib/formats/json_members.hpp"
#include "lib/formats/json_scan.hpp"

namespace tasks::formats {
namespace {

// In the order of k_own_names, which is that of the record.
enum class OwnName {
  type, id, layer, work_item, item, path, task, parent, label, shape, geometry, attributes, creator, source, model_, confidence, frame, frame_end,
  external_id, issue_state, created_at, updated_at, extra, model_version, draft
};
constexpr FieldNames<25> k_own_names{{"type",       "id",         "layer",  "work_item", "item",   "path",       "task",  "parent",
                                      "label",      "shape",      "geometry", "attributes", "creator", "source",  "model", "confidence",
                                      "frame",      "frame_end",  "external_id", "issue_state", "created_at", "updated_at", "extra", "model_version", "draft"}};

void time_or_null(JsonText& json, std::string_view name, Micros at) {
  text_or_null(json, name, at == 0 ? std::string() : format_time(at));
}

}  // namespace

void write_own_annotation(JsonText& json, const model::Annotation& a) {
  json.begin_object();
  json.member("type", "annotation");
  id_or_null(json, "id", a.id);
  json.member("layer", model::to_text(a.layer));
  id_or_null(json, "work_item", a.work_item_id);
  id_or_null(json, "item", a.item_id);
  text_or_null(json, "path", a.item_path);
  text_or_null(json, "task", a.task);
  id_or_null(json, "parent", a.parent_id);
  json.member("label", a.label);
  json.member("shape", model::to_text(a.shape));
  json.raw_member("geometry", a.geometry.empty() ? "null" : std::string_view(a.geometry));
  json.raw_member("attributes", a.attributes.empty() ? "{}" : std::string_view(a.attributes));
  text_or_null(json, "creator", a.creator);
  text_or_null(json, "source", a.source);
  text_or_null(json, "model", a.model);
  if (!a.model_version.empty()) json.member("model_version", a.model_version);
  value_or_null(json, "confidence", a.confidence);
  value_or_null(json, "frame", a.frame);
  value_or_null(json, "frame_end", a.frame_end);
  text_or_null(json, "external_id", a.external_id);
  text_or_null(json, "issue_state", a.issue_state);
  time_or_null(json, "created_at", a.created_at);
  time_or_null(json, "updated_at", a.updated_at);
  if (!a.extra.empty()) json.raw_member("extra", a.extra);
  json.end_object();
}

Micros time_of(const JsonField& field) {
  const std::string_view text = field.text();
  // A time without a zone or a relative one would mean something else on every reading.
  if (text.find('T') == std::string_view::npos) field.fail(cat(quote(text), " is no RFC 3339 time"));
  try {
    return parse_time(text, 0);
  } catch (const Error& e) {
    field.fail(e.message(), e.hint_text());
  }
}

model::Annotation OwnAnnotationReader::read(std::string_view element) {
  m_record.parse(element);
  m_seen = 0;
  model::Annotation a;
  m_record.each([&](std::string_view key, const JsonField& field) {
    const std::size_t index = k_own_names.find(key);
    if (index == k_own_names.names.size()) fail_unknown_field(key, k_own_names.all());
    take(index, field, a);
  });
  if (a.label.empty()) throw Error(Code::bad_record, "label: is missing").detail("field", "label");
  if (((m_seen >> static_cast<unsigned>(OwnName::shape)) & 1U) == 0 && !a.geometry.empty())
    throw Error(Code::bad_record, "shape: is missing").hint("a geometry needs its shape: box, polygon, …").detail("field", "shape");
  return a;
}

void OwnAnnotationReader::take(std::size_t index, const JsonField& field, model::Annotation& a) {
  if ((m_seen >> index) & 1U) field.fail("is there twice");
  m_seen |= 1U << index;
  if (field.null()) return;
  const auto object = [&] {
    if (!field.object()) field.fail("expected an object");
    return compact_json(m_record.raw(field.key()));
  };
  switch (static_cast<OwnName>(index)) {
    case OwnName::type:
      if (field.text() != "annotation")
        throw Error(Code::wrong_kind, cat("a record of type ", quote(field.text()), ", expected an annotation")).detail("field", "type");
      break;
    case OwnName::id: a.id = field.at_least(1); break;
    case OwnName::layer: a.layer = word_of<model::Layer>(field); break;
    case OwnName::work_item: a.work_item_id = field.at_least(1); break;
    case OwnName::item: a.item_id = field.at_least(1); break;
    case OwnName::path: a.item_path = field.text(); break;
    case OwnName::task: a.task = field.text(); break;
    case OwnName::parent: a.parent_id = field.at_least(1); break;
    case OwnName::label: a.label = field.text(); break;
    case OwnName::shape: a.shape = word_of<model::Shape>(field); break;
    case OwnName::geometry: a.geometry = object(); break;
    case OwnName::attributes: a.attributes = object(); break;
    case OwnName::creator: a.creator = field.text(); break;
    case OwnName::source: a.source = field.text(); break;
    case OwnName::model_: a.model = field.text(); break;
    case OwnName::confidence: a.confidence = field.number(); break;
    case OwnName::frame: a.frame = field.at_least(0); break;
    case OwnName::frame_end: a.frame_end = field.at_least(0); break;
    case OwnName::external_id: a.external_id = field.text_or_number(m_number); break;
    case OwnName::issue_state: a.issue_state = field.text(); break;
    case OwnName::created_at: a.created_at = time_of(field); break;
    case OwnName::updated_at: a.updated_at = time_of(field); break;
    case OwnName::extra: a.extra = object(); break;
    case OwnName::model_version: a.model_version = field.text(); break;
    case OwnName::draft: break;  // follows from the status
  }
}

}  // namespace tasks::formats
