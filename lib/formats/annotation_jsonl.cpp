#include "lib/formats/annotation_jsonl.hpp"

#include "lib/formats/json_record.hpp"
#include "lib/formats/json_scan.hpp"
#include "lib/model/item_path.hpp"

namespace tasks::formats {
namespace {

// In the order of k_annotation_names; label … parent run in step with AnnotationInput::Field.
enum class AnnotationName : std::size_t {
  work_item, item, path, label, shape, geometry, attributes, frame, frame_end, external_id, confidence, parent, id, remove_, keyframes, type,
  // Below: carried by the records that we print, and not for anybody to set.
  layer, task, creator, source, model_, issue_state, created_at, updated_at, extra, model_version, draft
};

constexpr FieldNames<27> k_annotation_names{{"work_item",   "item",       "path",   "label", "shape",    "geometry",  "attributes",  "frame",
                                             "frame_end",   "external_id", "confidence", "parent", "id",   "delete",    "keyframes",   "type",
                                             "layer",       "task",       "creator", "source", "model", "issue_state", "created_at", "updated_at",
                                             "extra", "model_version", "draft"}};

std::vector<std::string> settable() {
  const auto first = k_annotation_names.names.begin();
  return {first, first + static_cast<std::ptrdiff_t>(AnnotationName::type)};
}

[[noreturn]] void missing(std::string_view field, std::string hint) {
  throw Error(Code::bad_record, cat(field, ": is missing")).hint(std::move(hint)).detail("field", std::string(field));
}

}  // namespace

void AnnotationInput::clear() {
  id = work_item = item = parent = 0;
  remove = false;
  path.clear();
  label.clear();
  shape = model::Shape::class_;
  geometry.clear();
  attributes.clear();
  frame.reset();
  frame_end.reset();
  external_id.clear();
  confidence.reset();
  given = 0;
}

void AnnotationInput::apply(model::Annotation& a) const {
  if (has(Field::label)) a.label = label;
  if (has(Field::shape)) a.shape = shape;
  if (has(Field::geometry)) a.geometry = geometry;
  if (has(Field::attributes)) a.attributes = attributes;
  if (has(Field::frame)) a.frame = frame;
  if (has(Field::frame_end)) a.frame_end = frame_end;
  if (has(Field::external_id)) a.external_id = external_id;
  if (has(Field::confidence)) a.confidence = confidence;
  if (has(Field::parent)) a.parent_id = parent;
}

struct AnnotationReader::State {
  JsonRecord record;
  AnnotationInput in;
  std::string number;
  std::string tracks;           // `keyframes` beside the geometry, as cli.md §3 allows
  std::string_view printed;     // a field that only our own records have
  std::uint32_t seen = 0;
  bool ours = false;

  void take(std::size_t index, const JsonField& field) {
    if ((seen >> index) & 1U) field.fail("is there twice");
    seen |= 1U << index;
    const auto name = static_cast<AnnotationName>(index);
    if (name > AnnotationName::type) printed = k_annotation_names.names[index];
    if (name >= AnnotationName::label && name <= AnnotationName::parent)
      in.given = static_cast<std::uint16_t>(in.given | (1U << (index - static_cast<std::size_t>(AnnotationName::label))));
    if (name > AnnotationName::type || field.null()) return;
    switch (name) {
      case AnnotationName::work_item: in.work_item = field.at_least(1); break;
      case AnnotationName::item: in.item = field.at_least(1); break;
      case AnnotationName::id: in.id = field.at_least(1); break;
      case AnnotationName::parent: in.parent = field.at_least(1); break;
      case AnnotationName::path: take_path(field); break;
      case AnnotationName::label: in.label = field.text(); break;
      case AnnotationName::shape: in.shape = word_of<model::Shape>(field); break;
      case AnnotationName::geometry:
        if (!field.object()) field.fail("expected an object, or null for a classification");
        in.geometry = record.raw(field.key());
        break;
      case AnnotationName::attributes:
        if (!field.object()) field.fail("expected an object");
        in.attributes = record.raw(field.key());
        break;
      case AnnotationName::keyframes:
        if (!field.array()) field.fail("expected a list");
        tracks = record.raw(field.key());
        break;
      case AnnotationName::frame: in.frame = field.at_least(0); break;
      case AnnotationName::frame_end: in.frame_end = field.at_least(0); break;
      case AnnotationName::external_id: in.external_id = field.text_or_number(number); break;
      case AnnotationName::confidence: in.confidence = field.number(); break;
      case AnnotationName::remove_: in.remove = field.boolean(); break;
      default:  // type
        if (field.text() != "annotation")
          throw Error(Code::wrong_kind, cat("a record of type ", quote(field.text()), ", expected an annotation")).detail("field", "type");
        ours = true;
    }
  }

  void take_path(const JsonField& field) {
    try {
      model::normal_path(field.text(), in.path);
    } catch (const Error& e) {
      if (e.code() != Code::bad_value) throw;
      field.fail(e.message(), e.hint_text());
    }
  }

  void finish() {
    if (!printed.empty() && !ours) fail_read_only_field(printed, "annotation", "leave it out");
    if (in.remove && in.id == 0) missing("id", "to delete an annotation give its id");
    if (in.remove) return;
    join_tracks();
    if (in.has(AnnotationInput::Field::label) && in.label.empty()) missing("label", "every annotation has a label");
    if (in.id != 0) return;
    if (!in.has(AnnotationInput::Field::label)) missing("label", "every annotation has a label");
    if (in.work_item == 0 && in.item == 0 && in.path.empty())
      missing("work_item", "say where it goes: work_item, or item or path of the dataset item");
    if (!in.has(AnnotationInput::Field::shape) && !in.geometry.empty()) missing("shape", "a geometry needs its shape: box, polygon, …");
  }

  // The record may hold the key frames beside the geometry; kept they are inside it.
  void join_tracks() {
    if (tracks.empty()) return;
    if (in.geometry.empty()) missing("geometry", "key frames need the geometry of the first frame");
    const std::size_t brace = in.geometry.rfind('}');
    const bool empty = skip_json_blanks(in.geometry, 1) == brace;
    in.geometry.insert(brace, cat(empty ? "" : ",", "\"keyframes\":", tracks));
  }
};

AnnotationReader::AnnotationReader() : m_state(std::make_unique<State>()) {}
AnnotationReader::~AnnotationReader() = default;
AnnotationReader::AnnotationReader(AnnotationReader&&) noexcept = default;
AnnotationReader& AnnotationReader::operator=(AnnotationReader&&) noexcept = default;

const AnnotationInput& AnnotationReader::read(std::string_view line) {
  State& s = *m_state;
  s.record.parse(line);
  s.in.clear();
  s.tracks.clear();
  s.printed = {};
  s.seen = 0;
  s.ours = false;
  s.record.each([&](std::string_view key, const JsonField& field) {
    const std::size_t name = k_annotation_names.find(key);
    if (name == k_annotation_names.names.size()) fail_unknown_field(key, settable());
    s.take(name, field);
  });
  s.finish();
  return s.in;
}

}  // namespace tasks::formats
