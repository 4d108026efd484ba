#include "lib/formats/node_answer_json.hpp"

#include "lib/formats/json_record.hpp"

namespace tasks::formats {
namespace {

using simdjson::dom::element;

enum class Part { label, shape, geometry, attributes, frame, frame_end, confidence, score, external_id };
constexpr FieldNames<9> k_parts{{"label", "shape", "geometry", "attributes", "frame", "frame_end", "confidence", "score", "external_id"}};
constexpr FieldNames<5> k_fields{{"job", "error", "output", "metadata", "annotations"}};

std::string object_text(const JsonField& field) {
  if (field.null()) return {};
  if (!field.object()) field.fail("expected an object");
  return simdjson::minify(field.element());
}

model::Annotation read_annotation(const element& value, std::string& number) {
  simdjson::dom::object object;
  if (value.get(object) != simdjson::SUCCESS) throw Error(Code::bad_record, "annotations: expected a list of objects");
  model::Annotation a;
  bool shaped = false;
  for (const auto member : object) {
    const std::size_t index = k_parts.find(member.key);
    if (index == k_parts.names.size()) fail_unknown_field(member.key, k_parts.all());
    const JsonField field(member.key, member.value, true);
    if (field.null()) continue;
    switch (static_cast<Part>(index)) {
      case Part::label: a.label = field.text(); break;
      case Part::shape: a.shape = word_of<model::Shape>(field), shaped = true; break;
      case Part::geometry: a.geometry = object_text(field); break;
      case Part::attributes: a.attributes = object_text(field); break;
      case Part::frame: a.frame = field.at_least(0); break;
      case Part::frame_end: a.frame_end = field.at_least(0); break;
      case Part::confidence:
      case Part::score: a.confidence = field.number(); break;
      case Part::external_id: a.external_id = field.text_or_number(number); break;
    }
  }
  if (a.label.empty()) throw Error(Code::bad_record, "label: is missing");
  if (!shaped && !a.geometry.empty()) throw Error(Code::bad_record, "shape: is missing").hint("a geometry needs its shape: box, polygon, …");
  return a;
}

}  // namespace

struct NodeAnswerReader::State {
  JsonRecord record;
  std::string number;
  NodeAnswer answer;
  bool annotations = false;  // they are looked at
};

NodeAnswerReader::NodeAnswerReader(Annotations which) : m_state(std::make_unique<State>()) { m_state->annotations = which == Annotations::read; }
NodeAnswerReader::~NodeAnswerReader() = default;

const NodeAnswer& NodeAnswerReader::read(std::string_view line) {
  State& s = *m_state;
  s.answer = {};
  s.record.parse(line);
  s.record.each([&](std::string_view key, const JsonField& field) {
    // What came in may come back: a command can answer with the very line that it got.
    switch (k_fields.find(key)) {
      case 0: s.answer.job = field.text_or_number(s.number); break;
      case 1:
        if (!field.null()) s.answer.error = field.text();
        break;
      case 2:
        if (!field.null()) s.answer.output = field.text();
        break;
      case 3: s.answer.metadata = object_text(field); break;
      case 4: {
        if (!s.annotations || field.null()) break;
        simdjson::dom::array list;
        if (field.element().get(list) != simdjson::SUCCESS) field.fail("expected a list");
        s.answer.annotated = true;
        for (const element one : list) s.answer.annotations.push_back(read_annotation(one, s.number));
        break;
      }
      default: break;
    }
  });
  if (s.answer.job.empty()) throw Error(Code::bad_record, "job: is missing").hint("an answer has the job of the line that it answers");
  return s.answer;
}

}  // namespace tasks::formats
