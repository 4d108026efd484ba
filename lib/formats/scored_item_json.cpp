#include "lib/formats/scored_item_json.hpp"

#include <algorithm>
#include <cmath>

#include "lib/formats/json_record.hpp"
#include "lib/geometry/shape_json.hpp"

namespace tasks::formats {
namespace {

using simdjson::dom::element;

std::string_view text_of(const JsonField& field) { return field.null() ? std::string_view() : field.text(); }

// As Python writes it, since the reference compares such texts: True, None; a text as it is.
std::string attribute_text(const element& value) {
  std::string_view text;
  bool truth = false;
  if (value.get(text) == simdjson::SUCCESS) return std::string(text);
  if (value.get(truth) == simdjson::SUCCESS) return truth ? "True" : "False";
  if (value.is_null()) return "None";
  return simdjson::minify(value);
}

}  // namespace

struct ScoredItemReader::State {
  explicit State(std::span<const model::Shape> wanted) : m_wanted(wanted.begin(), wanted.end()) {}

  JsonRecord record;
  geometry::ShapeReader shapes;
  std::string number;

  model::ScoredItem read(std::string_view line) {
    model::ScoredItem item;
    bool typed = false, contributed = false;
    record.parse(line);
    record.each([&](std::string_view key, const JsonField& field) {
      if (key == "task") item.task = field.text_or_number(number);
      if (key == "item") item.item = field.text_or_number(number);
      if (key == "dataset") item.dataset = field.null() ? std::string_view() : field.text_or_number(number);
      if (key == "type") item.type = word_of<model::Quality>(field), typed = true;
      if (key == "width" && !field.null()) item.width = field.number();
      if (key == "height" && !field.null()) item.height = field.number();
      if (key == "config" && !field.null()) read_config(field, item);
      if (key == "reference" && !field.null()) item.reference = annotations(field);
      if (key == "contributors") read_contributors(field, item), contributed = true;
    });
    if (item.item.empty()) throw Error(Code::bad_record, "item: is missing").hint("a line is one item: tasks help tasks-scoring shows its fields");
    if (!typed || item.type == model::Quality::none) throw Error(Code::bad_record, "type: is missing").hint("it is consensus, qualification or honeypot");
    if (!contributed) throw Error(Code::bad_record, "contributors: is missing");
    if (item.type != model::Quality::consensus && !item.reference) throw Error(Code::bad_record, cat("reference: is missing, which a ", model::to_text(item.type), " item needs"));
    return item;
  }

 private:
  std::vector<model::Shape> m_wanted;

  static simdjson::dom::array list(const JsonField& field) {
    simdjson::dom::array array;
    if (field.element().get(array) != simdjson::SUCCESS) field.fail("expected a list");
    return array;
  }
  static simdjson::dom::object object(std::string_view name, const element& value) {
    simdjson::dom::object fields;
    if (value.get(fields) != simdjson::SUCCESS) JsonField(name, value, false).fail("expected an object");
    return fields;
  }

  static double within(const JsonField& field, double least, double most) {
    const double value = field.number();
    if (!(value >= least && value <= most)) field.fail(cat(value, " is not between ", least, " and ", most));
    return value;
  }
  static void read_config(const JsonField& field, model::ScoredItem& item) {
    for (const auto entry : object("config", field.element())) {
      if (entry.value.is_null()) continue;
      const JsonField value(entry.key, entry.value, true);
      model::ScoreConfig& config = item.config;
      if (entry.key == "score_types")
        for (const element type : list(value)) config.score_types.emplace_back(JsonField("score_types", type, true).text());
      if (entry.key == "iou_threshold") config.iou_threshold = within(value, 0.001, 1);
      if (entry.key == "line_tolerance") config.line_tolerance = within(value, 0, 1e9);
      if (entry.key == "weights")
        for (const auto weight : object("weights", entry.value)) {
          const JsonField number(weight.key, weight.value, true);
          double* const target = weight.key == "geometry" ? &config.geometry : weight.key == "label" ? &config.label : weight.key == "attributes" ? &config.attributes : nullptr;
          if (!target) number.fail("is no weight", "weights are geometry, label, attributes");
          *target = within(number, 0, 1e9);
        }
    }
  }

  void read_contributors(const JsonField& field, model::ScoredItem& item) {
    for (const element one : list(field)) {
      model::ScoredContributor& contributor = item.contributors.emplace_back();
      for (const auto entry : object("contributors", one)) {
        const JsonField member(entry.key, entry.value, true);
        if (entry.key == "user") contributor.user = member.text_or_number(number);
        if (entry.key == "assignment" && !member.null()) contributor.assignment = member.text_or_number(number);
        if (entry.key == "annotations") contributor.annotations = annotations(member);
      }
      if (contributor.user.empty()) throw Error(Code::bad_record, "user: is missing");
    }
  }

  std::vector<model::ScoredAnnotation> annotations(const JsonField& field) {
    std::vector<model::ScoredAnnotation> found;
    for (const element one : list(field)) {
      model::ScoredAnnotation& a = found.emplace_back();
      try {
        read_annotation(object(field.key(), one), a);
      } catch (Error& e) {
        if (e.code() == Code::bad_record) e.within(cat("annotation ", a.id.empty() ? cat(found.size()) : quote(a.id)));
        throw;
      }
    }
    return found;
  }

  void read_annotation(const simdjson::dom::object& fields, model::ScoredAnnotation& a) {
    std::optional<model::Shape> shape;
    std::optional<element> geometry;
    for (const auto entry : fields) {
      const JsonField field(entry.key, entry.value, true);
      if (entry.key == "id") a.id = field.text_or_number(number);
      if (entry.key == "shape") shape = word_of<model::Shape>(field);
      if (entry.key == "label") a.label = text_of(field);
      if (entry.key == "geometry" && !field.null()) geometry = entry.value;
      if (entry.key == "system" && !field.null()) a.system = field.boolean();
      if (entry.key == "frame" && !field.null()) a.frame = field.at_least(0);
      if (entry.key == "frame_end" && !field.null()) a.frame_end = field.at_least(0);
      if (entry.key == "attributes" && !field.null())
        for (const auto attribute : object("attributes", entry.value)) a.attributes.emplace_back(attribute.key, attribute_text(attribute.value));
    }
    if (a.id.empty()) throw Error(Code::bad_record, "id: is missing");
    if (!shape) throw Error(Code::bad_record, "shape: is missing");
    a.shape = *shape;
    if (std::find(m_wanted.begin(), m_wanted.end(), a.shape) == m_wanted.end()) return;
    if (*shape == model::Shape::box && geometry && plain_box(*geometry, a)) return;
    a.drawing = shapes.read(static_cast<std::size_t>(*shape), geometry ? std::string(simdjson::minify(*geometry)) : std::string());
    if (const auto* mask = std::get_if<geometry::Mask>(&a.drawing.shape)) geometry::check_runs(*mask);
  }

  // What most annotations are, without the way through the text. False: let the reader of all shapes see to it.
  static bool plain_box(const element& geometry, model::ScoredAnnotation& a) {
    simdjson::dom::object fields;
    if (geometry.get(fields) != simdjson::SUCCESS) return false;
    geometry::Box box;
    bool there = false;
    for (const auto entry : fields) {
      if (entry.key == "rotation") {
        if (entry.value.get(box.rotation) != simdjson::SUCCESS) return false;
      } else if (entry.key == "bbox") {
        simdjson::dom::array sides;
        if (entry.value.get(sides) != simdjson::SUCCESS || sides.size() != 4) return false;
        double side[4];
        std::size_t i = 0;
        for (const element value : sides)
          if (value.get(side[i]) != simdjson::SUCCESS || !(std::abs(side[i]) < 1e9) || (i > 1 && side[i] < 0)) return false; else ++i;
        box.rect = {side[0], side[1], side[2], side[3]};
        there = true;
      } else {
        return false;
      }
    }
    if (there) a.drawing.shape = box;
    return there;
  }
};

ScoredItemReader::ScoredItemReader(std::span<const model::Shape> wanted) : m_state(std::make_unique<State>(wanted)) {}
ScoredItemReader::~ScoredItemReader() = default;
model::ScoredItem ScoredItemReader::read(std::string_view line) { return m_state->read(line); }

struct ScoreAnswerReader::State {
  JsonRecord record;
  std::string number;
};

ScoreAnswerReader::ScoreAnswerReader() : m_state(std::make_unique<State>()) {}
ScoreAnswerReader::~ScoreAnswerReader() = default;

ScoreAnswer ScoreAnswerReader::read(std::string_view line) {
  ScoreAnswer answer;
  bool scored = false;
  m_state->record.parse(line);
  m_state->record.each([&](std::string_view key, const JsonField& field) {
    if (key == "item") answer.item = field.text_or_number(m_state->number);
    if (key != "scores") return;
    scored = true;
    simdjson::dom::array scores;
    if (field.element().get(scores) != simdjson::SUCCESS) field.fail("expected a list");
    for (const element one : scores) {
      AnsweredScore& score = answer.scores.emplace_back();
      simdjson::dom::object fields;
      if (one.get(fields) != simdjson::SUCCESS) field.fail("expected a list of objects");
      bool valued = false;
      for (const auto entry : fields) {
        const JsonField member(entry.key, entry.value, true);
        if (entry.key == "value") score.value = member.number(), valued = true;
        if (member.null()) continue;
        if (entry.key == "type") score.type = member.text();
        if (entry.key == "entity") score.entity = member.text_or_number(m_state->number);
        if (entry.key == "relative") score.relative = member.text_or_number(m_state->number);
        if (entry.key == "user") score.user = member.text_or_number(m_state->number);
        if (entry.key == "assignment") score.assignment = member.text_or_number(m_state->number);
      }
      if (score.type.empty()) throw Error(Code::bad_record, "type: is missing");
      if (!valued) throw Error(Code::bad_record, cat("value: is missing of ", quote(score.type)));
    }
  });
  if (answer.item.empty()) throw Error(Code::bad_record, "item: is missing");
  if (!scored) throw Error(Code::bad_record, "scores: is missing");
  return answer;
}

struct StoredAnnotationReader::State {
  JsonRecord record;
  geometry::ShapeReader shapes;
};

StoredAnnotationReader::StoredAnnotationReader() : m_state(std::make_unique<State>()) {}
StoredAnnotationReader::~StoredAnnotationReader() = default;

model::ScoredAnnotation StoredAnnotationReader::read(std::int64_t id, std::string_view label, model::Shape shape, std::string_view geometry, std::string_view attributes) {
  model::ScoredAnnotation a;
  a.id = cat(id);
  a.label = label;
  a.shape = shape;
  if (shape != model::Shape::class_) a.drawing = m_state->shapes.read(static_cast<std::size_t>(shape), geometry);
  if (!attributes.empty()) {
    m_state->record.parse(attributes);
    m_state->record.each([&](std::string_view key, const JsonField& field) { a.attributes.emplace_back(key, attribute_text(field.element())); });
  }
  return a;
}

// Millions of rows: the fixed parts go out as they are.
void append_scores(std::string& out, std::string_view item, std::span<const model::ScoreRow> rows) {
  const auto text = [&](std::string_view name, std::optional<std::string_view> value) {
    out += name;
    if (value)
      append_json(out, *value);
    else
      out += "null";
  };
  const auto given = [](std::string_view value) { return value.empty() ? std::nullopt : std::optional(value); };
  out += "{\"item\":";
  append_json(out, item);
  out += ",\"scores\":[";
  // Rows come in runs about one pair, and of one contributor: what each of them ends with is put together once.
  std::string pair, end;
  const model::ScoreRow* before = nullptr;
  const auto same = [](std::optional<std::string_view> a, std::optional<std::string_view> b) { return a.has_value() == b.has_value() && (!a || (a->data() == b->data() && a->size() == b->size())); };
  const auto keep = [&out](std::string& part, std::size_t from) { part.assign(out, from); };
  for (const model::ScoreRow& row : rows) {
    out += out.back() == '[' ? "{\"type\":\"" : ",{\"type\":\"";
    out += row.type;
    out += "\",\"value\":";
    append(out, row.value);
    if (!before || !same(row.entity, before->entity) || !same(row.relative, before->relative)) {
      const std::size_t from = out.size();
      text(",\"entity\":", row.entity);
      text(",\"relative\":", row.relative);
      keep(pair, from);
    } else {
      out += pair;
    }
    if (!before || !same(row.user, before->user) || !same(row.assignment, before->assignment)) {
      const std::size_t from = out.size();
      text(",\"user\":", given(row.user));
      text(",\"assignment\":", given(row.assignment));
      out += '}';
      keep(end, from);
    } else {
      out += end;
    }
    before = &row;
  }
  out += "]}";
}

}  // namespace tasks::formats
