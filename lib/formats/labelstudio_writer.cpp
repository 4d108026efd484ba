#include <algorithm>
#include <map>

#include "lib/base/json_text.hpp"
#include "lib/base/text.hpp"
#include "lib/base/time.hpp"
#include "lib/formats/drawn.hpp"
#include "lib/formats/foreign_writers.hpp"
#include "lib/formats/labelstudio_names.hpp"
#include "lib/formats/loss_table.hpp"
#include "lib/formats/recipe_exchange.hpp"
#include "lib/formats/run_lengths.hpp"

namespace tasks::formats {
namespace {

using model::Annotation;

bool predicted(const Annotation& a) { return a.layer == model::Layer::model; }

// The value of a region; coordinates are percent of the picture.
struct RegionValue {
  JsonText& json;
  double width, height;

  double x(double pixels) const { return pixels * 100 / width; }
  double y(double pixels) const { return pixels * 100 / height; }

  void operator()(const geometry::Classification&) const {}
  void operator()(const geometry::Box& box) const {
    const geometry::Point corner = corner_of(box);
    json.member("x", x(corner.x));
    json.member("y", y(corner.y));
    json.member("width", x(box.rect.w));
    json.member("height", y(box.rect.h));
    json.member("rotation", box.rotation);
  }
  void operator()(const geometry::Polygon& polygon) const {
    json.key("points");
    json.begin_array();
    for (const geometry::Point& at : polygon.rings.front()) {
      json.begin_array();
      json.value(x(at.x));
      json.value(y(at.y));
      json.end_array();
    }
    json.end_array();
    json.member("closed", true);
  }
  void operator()(const geometry::Dot& dot) const {
    json.member("x", x(dot.at.x));
    json.member("y", y(dot.at.y));
    json.member("width", 0.5);
  }
  void operator()(const geometry::Ellipse& e) const {
    json.member("x", x(e.center.x));
    json.member("y", y(e.center.y));
    json.member("radiusX", x(e.rx));
    json.member("radiusY", y(e.ry));
    json.member("rotation", e.rotation);
  }
  void operator()(const geometry::Mask& mask) const {
    json.member("format", "rle");
    json.key("rle");
    json.begin_array();
    for (const std::uint8_t byte : brush_of(mask)) json.value(static_cast<int>(byte));
    json.end_array();
  }
  void operator()(const geometry::TextSpan& span) const {
    json.member("start", span.start);
    json.member("end", span.end);
    json.member("text", "");
  }
  void operator()(const geometry::TimeRange& range) const {
    json.member("start", range.start_s);
    json.member("end", range.end_s);
  }
  template <class Other>
  void operator()(const Other&) const {}  // has been left out
};

class LabelStudioWriter final : public DocumentWriter {
 public:
  LabelStudioWriter(FileSink& out, const WriterOptions& options) : m_out(out), m_recipe(options.recipe), m_url_prefix(options.url_prefix), m_file(out, traits(Format::labelstudio).file) {}

  void write(const ItemDocument& d) override {
    m_document = &d;
    std::string& out = m_file.text();
    out += m_first ? "[\n" : ",\n";
    m_first = false;
    JsonText json;
    json.begin_object();
    if (!d.item.external_id.empty()) json.raw_member("id", d.item.external_id);
    write_data(json);
    write_meta(json);
    json.key("annotations");
    json.begin_array();
    for (const Answer& answer : answers()) write_answer(json, answer);
    json.end_array();
    json.key("predictions");
    json.begin_array();
    write_predictions(json);
    json.end_array();
    json.end_object();
    out += json.take();
  }

  void finish() override {
    m_file.text() += m_first ? "[]\n" : "\n]\n";
    m_file.end();
    Losses told_elsewhere;  // of the config: recipe export tells them
    if (m_out.many() && m_recipe != nullptr && !m_recipe->labels.empty()) m_out.put("labeling-config.xml", write_recipe(RecipeFormat::labelstudio, *m_recipe, told_elsewhere));
  }

 private:
  void write_data(JsonText& json) const {
    const ItemDocument& d = *m_document;
    const LabelStudioObject object = labelstudio_object(kind());
    json.key("data");
    json.begin_object();
    json.member(object.data, m_url_prefix.empty() ? std::string(relative_path(d.item.path)) : cat(m_url_prefix, relative_path(d.item.path)));
    if (d.item.split && *d.item.split != model::Split::none) json.member("split", model::to_text(*d.item.split));
    JsonValue(d.item.metadata).each_member([&](const std::string& key, const JsonValue& value) {
      if (key != object.data && key != "split") json.raw_member(key, value.raw());
      return true;
    });
    json.end_object();
  }

  // What comes back with the results and tells which item they are about, and whether it changed meanwhile.
  void write_meta(JsonText& json) const {
    const ItemDocument& d = *m_document;
    json.key("meta");
    json.begin_object();
    json.key("tasks");
    json.begin_object();
    json.member("path", d.item.path);
    if (d.item.width) json.member("width", *d.item.width);
    if (d.item.height) json.member("height", *d.item.height);
    if (d.work_item_id != 0) {
      json.member("work_item", d.work_item_id);
      json.member("version", d.work_item_version);
    }
    json.end_object();
    json.end_object();
  }

  model::ItemKind kind() const { return as_item(m_document->item).kind; }

  // Who answered: as the file told once, those who drew something, else who gave the status.
  std::vector<Answer> answers() const {
    const ItemDocument& d = *m_document;
    std::vector<Answer> found = d.answers;
    for (const Annotation& a : d.annotations)
      if (!predicted(a) && std::none_of(found.begin(), found.end(), [&](const Answer& one) { return one.by == a.creator; })) found.push_back({.by = a.creator, .skipped = false, .duration = 0, .at = std::nullopt});
    const bool skipped = d.work && d.work->skipped;
    if (found.empty() && (skipped || (d.work ? !d.status.empty() : d.labeled))) found.push_back({.by = d.work ? d.work->assignee : std::string(), .skipped = skipped, .duration = 0, .at = std::nullopt});
    if (d.answers.empty() && !found.empty() && d.work) {
      found.front().duration = d.work->duration;
      found.front().at = d.work->status_at;
    }
    return found;
  }

  void write_person(JsonText& json, const std::string& by) {
    if (by.empty()) return;
    if (to_int(by)) return json.raw_member("completed_by", by);
    const auto number = m_people.emplace(by, m_people.size() + 1).first->second;
    json.key("completed_by");
    json.begin_object();
    json.member("id", number);
    json.member("email", by);
    json.end_object();
  }

  void write_answer(JsonText& json, const Answer& answer) {
    json.begin_object();
    write_person(json, answer.by);
    json.member("was_cancelled", answer.skipped);
    json.member("ground_truth", false);
    if (answer.duration != 0) json.member("lead_time", static_cast<double>(answer.duration) / static_cast<double>(k_second));
    if (answer.at) json.member("updated_at", format_time(*answer.at));
    json.key("result");
    json.begin_array();
    m_regions = 0;
    for (const Annotation& a : m_document->annotations)
      if (!predicted(a) && a.creator == answer.by) write_region(json, a);
    json.end_array();
    json.end_object();
  }

  void write_predictions(JsonText& json) {
    std::map<std::pair<std::string, std::string>, std::vector<const Annotation*>> by_model;
    for (const Annotation& a : m_document->annotations)
      if (predicted(a)) by_model[{a.model, a.model_version}].push_back(&a);
    for (const auto& [model, annotations] : by_model) {
      json.begin_object();
      json.member("model_version", model.second.empty() ? model.first : cat(model.first, ' ', model.second));
      json.key("result");
      json.begin_array();
      for (const Annotation* a : annotations) write_region(json, *a);
      json.end_array();
      json.end_object();
    }
  }

  // A region, and behind it what else is said about it, under the same id.
  void write_region(JsonText& json, const Annotation& a) {
    const ItemDocument& d = *m_document;
    const geometry::Drawing drawing = m_shapes.read(static_cast<std::size_t>(a.shape), a.geometry);
    const LabelStudioControl control = labelstudio_control(a.shape);
    const KeptFields kept(a.extra, "labelstudio");
    ++m_regions;
    const std::string id = !a.external_id.empty() ? a.external_id : a.id != 0 ? cat("tasks-", a.id) : cat('r', m_regions);
    const auto head = [&](std::string_view from, std::string_view to, std::string_view type) {
      json.begin_object();
      json.member("id", id);
      json.member("from_name", from);
      json.member("to_name", to);
      json.member("type", type);
    };
    // The control that it was drawn with, unless it has become another shape.
    const std::string type = kept.text("type");
    const bool same = !type.empty() && control.type.starts_with(std::string_view(type).substr(0, type.find("labels")));
    const std::string from = same ? kept.text("from_name") : std::string(control.name), to = same ? kept.text("to_name") : std::string(labelstudio_object(kind()).name);
    head(from, to, same ? std::string_view(type) : control.type);
    const bool sized = d.item.width && d.item.height;
    if (sized) {
      json.member("original_width", *d.item.width);
      json.member("original_height", *d.item.height);
      json.member("image_rotation", 0);
    }
    kept.each([&](const std::string& key, const JsonValue& value) {
      if (key != "from_name" && key != "to_name" && key != "type") json.raw_member(key, value.raw());
    });
    if (a.confidence) json.member("score", *a.confidence);
    json.key("value");
    json.begin_object();
    std::visit(RegionValue{json, sized ? static_cast<double>(*d.item.width) : 100, sized ? static_cast<double>(*d.item.height) : 100}, drawing.shape);
    json.key(control.values);
    json.begin_array();
    json.value(a.label);
    json.end_array();
    json.end_object();
    json.end_object();
    JsonValue(a.attributes).each_member([&](const std::string& key, const JsonValue& value) {
      write_said(json, head, key, value, to);
      return true;
    });
  }

  template <class Head>
  void write_said(JsonText& json, const Head& head, const std::string& key, const JsonValue& value, std::string_view to_name) const {
    const model::Attribute* attribute = m_recipe != nullptr ? m_recipe->find_attribute(key) : nullptr;
    const bool number = value.kind() == JsonValue::Kind::number, list = value.kind() == JsonValue::Kind::list;
    const bool choice = list || (attribute != nullptr && (attribute->type == model::AttributeType::single || attribute->type == model::AttributeType::multi || attribute->type == model::AttributeType::boolean));
    const std::string_view type = number ? "number" : choice ? "choices" : "textarea";
    head(key, to_name, type);
    json.key("value");
    json.begin_object();
    if (number) {
      json.raw_member("number", value.raw());
    } else {
      json.key(choice ? "choices" : "text");
      if (list) {
        json.raw(value.raw());
      } else {
        json.begin_array();
        json.raw(value.raw());
        json.end_array();
      }
    }
    json.end_object();
    json.end_object();
  }

  FileSink& m_out;
  const model::RecipeContent* m_recipe;
  std::string m_url_prefix;
  TextFile m_file;
  const ItemDocument* m_document = nullptr;
  geometry::ShapeReader m_shapes;
  std::map<std::string, std::size_t> m_people;
  std::size_t m_regions = 0;
  bool m_first = true;
};

}  // namespace

std::unique_ptr<DocumentWriter> labelstudio_writer(FileSink& out, const WriterOptions& options) { return std::make_unique<LabelStudioWriter>(out, options); }

}  // namespace tasks::formats
