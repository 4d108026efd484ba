#include "lib/formats/coco_element.hpp"

#include <cmath>
#include <utility>

#include "lib/base/json_text.hpp"
#include "lib/formats/coco_parts.hpp"
#include "lib/formats/json_scan.hpp"
#include "lib/formats/text_hash.hpp"
#include "lib/geometry/shape_json.hpp"

namespace tasks::formats {
namespace {

using Element = simdjson::dom::element;

constexpr double k_farthest = 1e9;  // pixels, as lib/geometry has it

double coordinate(Element e, const JsonField& field, std::size_t index) {
  double value = 0;
  if (!e.is_number() || e.get(value) != simdjson::SUCCESS) field.fail(cat("value ", index, " is not a number"));
  if (!std::isfinite(value) || std::abs(value) > k_farthest) field.fail(cat("value ", index, " is out of range (±1e9)"));
  return value == 0 ? 0.0 : value;
}

std::vector<double> coordinates(Element e, const JsonField& field, std::string_view expected) {
  simdjson::dom::array list;
  if (e.get(list) != simdjson::SUCCESS) field.fail(cat("expected ", expected));
  std::vector<double> out;
  out.reserve(list.size());
  for (const Element value : list) out.push_back(coordinate(value, field, out.size()));
  return out;
}

geometry::Ring ring_of(const std::vector<double>& part) {
  geometry::Ring ring;
  for (std::size_t i = 0; i + 1 < part.size(); i += 2) ring.push_back({part[i], part[i + 1]});
  return ring;
}

// Values that our attributes can hold (cli.md §3).
bool legal_attribute(Element value) {
  if (value.is_string() || value.is_number() || value.is_bool()) return true;
  simdjson::dom::array list;
  if (value.get(list) != simdjson::SUCCESS) return false;
  for (const Element e : list)
    if (!e.is_string()) return false;
  return true;
}

void add_member(std::string& object, std::string_view key, std::string_view json) {
  object += object.empty() ? '{' : ',';
  append_json(object, key);
  object += ':';
  append_compact_json(object, json);
}

// Python writes NaN and Infinity into JSON; parsers only say that something is wrong.
bool has_not_a_number(std::string_view element) {
  for (const std::string_view word : {"NaN", "Infinity"})
    for (std::size_t at = element.find(word); at != std::string_view::npos; at = element.find(word, at + 1))
      if (at > 0 && (element[at - 1] == ',' || element[at - 1] == '[' || element[at - 1] == ':' || element[at - 1] == ' ' || element[at - 1] == '-'))
        return true;
  return false;
}

}  // namespace

std::string coco_key(const JsonField& field) {
  std::uint64_t large = 0;
  std::int64_t number = 0;
  if (field.element().get(number) == simdjson::SUCCESS) return cat(number);
  if (field.element().get(large) == simdjson::SUCCESS) return cat(large);
  if (!field.element().is_string()) field.fail("expected a whole number");
  return std::string(field.text());
}

bool CocoElement::read(std::string_view element) {
  try {
    m_record.parse(element);
  } catch (Error&) {
    if (has_not_a_number(element))
      throw Error(Code::bad_record, "NaN or Infinity stands where a number should be").hint("JSON has no such numbers");
    throw;
  }
  m_image = nullptr;
  m_annotation = {};
  m_shape = geometry::Classification{};
  m_bbox.reset();
  m_runs.reset();
  m_parts.clear();
  m_fields.clear();
  for (std::string* text : {&m_empty, &m_category, &m_bbox_text, &m_area_text, &m_segmentation_text, &m_score_text, &m_attributes_text}) text->clear();
  m_crowd = false;

  std::uint32_t seen = 0;
  static constexpr FieldNames<9> k_names{{"id", "image_id", "category_id", "bbox", "area", "iscrowd", "segmentation", "score", "attributes"}};
  m_record.each([&](std::string_view key, const JsonField& field) {
    const std::size_t name = k_names.find(key);
    if (name < k_names.names.size()) {
      if ((seen >> name) & 1U) field.fail("is there twice");
      seen |= 1U << name;
    }
    take(key, field);
  });
  if (!m_image) throw Error(Code::bad_record, "image_id: is missing");
  if (m_category.empty()) throw Error(Code::bad_record, "category_id: is missing");
  if (!choose_shape()) return false;
  m_annotation.shape = static_cast<model::Shape>(m_shape.index());
  geometry::append_json(m_annotation.geometry, geometry::Drawing{m_shape, {}});
  keep_extra();
  return true;
}

void CocoElement::take(std::string_view key, const JsonField& field) {
  if (key == "id") {
    m_annotation.external_id = coco_key(field);
  } else if (key == "image_id") {
    const std::string image = coco_key(field);
    m_image = m_catalog.image(image);
    if (!m_image) field.fail(cat("no image has the id ", escaped(image)), cat("there are ", plural(static_cast<std::int64_t>(m_catalog.images()), "image")));
  } else if (key == "category_id") {
    const std::string category = coco_key(field);
    const std::string* label = m_catalog.label(category);
    if (!label)
      field.fail(cat("no category has the id ", escaped(category)),
                 cat("there are ", plural(static_cast<std::int64_t>(m_catalog.categories()), "category", "categories")));
    m_annotation.label = *label;
    m_category = compact_json(m_record.raw(key));
  } else if (field.null()) {
    return;
  } else if (key == "bbox") {
    take_bbox(field);
  } else if (key == "segmentation") {
    take_segmentation(field);
  } else if (key == "area") {
    if (field.number() < 0) field.fail(cat(field.number(), " is below 0"));
    m_area_text = m_record.raw(key);
  } else if (key == "iscrowd") {
    const bool flag = field.element().is_bool();
    if (!flag && field.integer() != 0 && field.integer() != 1) field.fail("expected 0 or 1");
    m_crowd = flag ? field.boolean() : field.integer() == 1;
  } else if (key == "score") {
    take_score(field);
  } else if (key == "attributes" && field.object()) {
    take_attributes(field);
  } else {
    m_fields.emplace_back(key, compact_json(m_record.raw(key)));
  }
}

void CocoElement::take_bbox(const JsonField& field) {
  const std::vector<double> v = coordinates(field.element(), field, "[x,y,width,height]");
  if (v.empty()) return;
  if (v.size() != 4) field.fail(cat("expected [x,y,width,height], got ", plural(static_cast<std::int64_t>(v.size()), "value")));
  if (v[2] < 0) field.fail(cat("the width ", v[2], " is below 0"));
  if (v[3] < 0) field.fail(cat("the height ", v[3], " is below 0"));
  m_bbox = geometry::Rect{v[0], v[1], v[2], v[3]};
  m_bbox_text = compact_json(m_record.raw(field.key()));
}

void CocoElement::take_segmentation(const JsonField& field) {
  if (field.object())
    take_runs(field);
  else
    take_parts(field);
  m_segmentation_text = compact_json(m_record.raw(field.key()));
}

void CocoElement::take_parts(const JsonField& field) {
  simdjson::dom::array parts;
  if (field.element().get(parts) != simdjson::SUCCESS) field.fail("expected a list of parts [[x,y,…],…], or run lengths {size, counts}");
  for (const Element part : parts) {
    std::vector<double> xy = coordinates(part, field, "a list of parts [[x,y,…],…], or run lengths {size, counts}");
    if (xy.size() % 2 != 0) field.fail(cat("part ", m_parts.size(), " has ", xy.size(), " coordinates, they come in pairs"));
    m_parts.push_back(std::move(xy));
  }
}

void CocoElement::take_runs(const JsonField& field) {
  simdjson::dom::array size, counts;
  Element size_value, counts_value;
  simdjson::dom::object object = field.element();
  if (object.at_key("size").get(size_value) != simdjson::SUCCESS || object.at_key("counts").get(counts_value) != simdjson::SUCCESS)
    field.fail("run lengths need size and counts");
  geometry::Mask mask;
  if (size_value.get(size) != simdjson::SUCCESS || size.size() != 2) field.fail("size: expected [height,width]");
  if (size.at(0).get(mask.height) != simdjson::SUCCESS || size.at(1).get(mask.width) != simdjson::SUCCESS)
    field.fail("size: expected whole numbers");
  std::string_view text;
  try {
    if (counts_value.get(text) == simdjson::SUCCESS) {
      mask.compressed = true;
      mask.runs = geometry::decode_runs(text);
    } else {
      if (counts_value.get(counts) != simdjson::SUCCESS) field.fail("counts: expected a list or a string");
      mask.runs.reserve(counts.size());
      for (const Element count : counts) {
        std::int64_t run = 0;
        if (count.get(run) != simdjson::SUCCESS) field.fail(cat("counts: value ", mask.runs.size(), " is not a whole number"));
        mask.runs.push_back(run);
      }
    }
    geometry::check_runs(mask);
  } catch (Error& e) {
    if (!e.message().starts_with("segmentation")) e.within("segmentation");
    throw;
  }
  m_runs = std::move(mask);
}

void CocoElement::take_score(const JsonField& field) {
  const double score = field.number();
  if (score >= 0 && score <= 1) m_annotation.confidence = score;
  std::string shortest;
  append(shortest, score);
  const std::string_view text = m_record.raw(field.key());
  if (!m_annotation.confidence || text != shortest) m_score_text = text;
}

void CocoElement::take_attributes(const JsonField& field) {
  simdjson::dom::object object = field.element();
  std::vector<std::string_view> texts;
  JsonMembers members(m_record.raw(field.key()));
  while (members.next()) texts.push_back(members.value());
  std::size_t i = 0;
  for (const auto attribute : object) {
    const std::string_view text = i < texts.size() ? texts[i] : std::string_view();
    ++i;
    std::string_view name;
    if (m_annotators == Annotators::named && attribute.key == "annotator" && attribute.value.get(name) == simdjson::SUCCESS)
      m_annotation.creator = name;
    else if (!attribute.key.empty() && legal_attribute(attribute.value))
      add_member(m_annotation.attributes, attribute.key, text);
    else
      add_member(m_attributes_text, attribute.key, text);
  }
  if (!m_annotation.attributes.empty()) m_annotation.attributes += '}';
  if (!m_attributes_text.empty()) m_attributes_text += '}';
}

bool CocoElement::choose_shape() {
  std::erase_if(m_parts, [](const std::vector<double>& part) { return part.empty(); });
  if (m_runs) {
    const auto &width = m_image->width, &height = m_image->height;
    if (width && height && (*width != m_runs->width || *height != m_runs->height))
      throw Error(Code::bad_record, cat("segmentation: size is [", m_runs->height, ",", m_runs->width, "], the image is [", *height, ",", *width,
                                        "] (height, width)"));
    if (geometry::pixels(*m_runs) == 0) {
      m_empty = "segmentation: the mask is empty";
      return false;
    }
    m_shape = std::move(*m_runs);
    return true;
  }
  if (m_parts.size() == 1) {
    if (geometry::Ring ring = ring_of(m_parts.front()); !geometry::flat(ring)) {
      m_shape = geometry::Polygon{{std::move(ring)}};
      return true;
    }
  } else if (!m_parts.empty()) {
    auto mask = united(m_parts, {m_image->width, m_image->height});
    if (mask && geometry::pixels(*mask) > 0) {
      m_shape = std::move(*mask);
      return true;
    }
  }
  if (!m_bbox && m_parts.empty()) throw Error(Code::bad_record, "has neither a bbox nor a segmentation");
  if (!m_bbox || !(m_bbox->w > 0) || !(m_bbox->h > 0) || !(m_bbox->w * m_bbox->h > 0)) {
    m_empty = m_bbox ? cat("bbox: ", m_bbox_text, " has no area") : "segmentation: has no area";
    return false;
  }
  m_shape = geometry::Box{*m_bbox, 0};
  return true;
}

void CocoElement::keep_extra() {
  const auto parts = coco_parts(m_shape, {m_image->width, m_image->height});
  const auto differs = [](const std::string& given, const std::string& written) { return !given.empty() && given != written; };
  const bool bbox = !parts || differs(m_bbox_text, parts->bbox), area = !parts || differs(m_area_text, parts->area),
             segmentation = !parts || differs(m_segmentation_text, parts->segmentation);
  JsonText json;
  json.begin_object();
  json.key("coco");
  json.begin_object();
  json.raw_member("category", m_category);
  if (m_crowd) json.member("iscrowd", 1);
  if (bbox || area || segmentation) json.member("of", hash64(m_annotation.geometry));
  if (bbox) json.raw_member("bbox", m_bbox_text);
  if (area) json.raw_member("area", m_area_text);
  if (segmentation) json.raw_member("segmentation", m_segmentation_text);
  if (!m_score_text.empty()) json.raw_member("score", m_score_text);
  if (!m_attributes_text.empty()) json.raw_member("attributes", m_attributes_text);
  if (!m_fields.empty()) {
    json.key("fields");
    json.begin_object();
    for (const auto& [key, value] : m_fields) json.raw_member(key, value);
    json.end_object();
  }
  json.end_object();
  json.end_object();
  m_annotation.extra = json.take();
}

}  // namespace tasks::formats
