#include <algorithm>
#include <unordered_map>
#include <unordered_set>
#include <utility>

#include "lib/base/json_text.hpp"
#include "lib/formats/coco.hpp"
#include "lib/formats/coco_element.hpp"
#include "lib/formats/coco_ids.hpp"
#include "lib/formats/json_file.hpp"
#include "lib/formats/json_scan.hpp"
#include "lib/model/item_path.hpp"

namespace tasks::formats {
namespace {

struct TextHash {
  using is_transparent = void;
  std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>{}(text); }
};
template <class Value>
using ByText = std::unordered_map<std::string, Value, TextHash, std::equal_to<>>;

// Hands the annotations of a list out; the same for instances and results.
CocoCounts read_annotations(const JsonFile& file, std::string_view list, std::string_view what, CocoElement element, const CocoTake& take,
                            EmptyShapes empty) {
  CocoCounts counts;
  std::unordered_set<std::string> ids;
  file.each_element(list, what, [&](std::size_t, std::string_view text) {
    const bool has_area = element.read(text);
    const std::string& id = element.annotation().external_id;
    if (!id.empty() && !ids.insert(id).second) throw Error(Code::bad_record, cat("id: ", escaped(id), " is there twice"));
    if (has_area) {
      ++counts.annotations;
      take(element.image(), element.annotation());
    } else if (empty == EmptyShapes::skip) {
      ++counts.skipped;
    } else {
      throw Error(Code::bad_record, element.empty_reason());
    }
  });
  return counts;
}

std::optional<std::int64_t> side(const JsonField& field) {
  const std::int64_t n = field.at_least(0);
  return n == 0 ? std::nullopt : std::optional(n);  // some tools write 0 for "unknown"
}

CocoImage read_image(JsonRecord& record, std::string_view element) {
  record.parse(element);
  CocoImage image;
  std::string file_name;
  JsonText fields;
  bool other = false;
  fields.begin_object();
  record.each([&](std::string_view key, const JsonField& field) {
    if (key == "id") {
      image.external_id = coco_key(field);
    } else if (key == "file_name") {
      file_name = field.text();
      try {
        image.path = model::normal_path(file_name);
      } catch (const Error& e) {
        field.fail(e.message(), e.hint_text());
      }
    } else if (key == "width" && !field.null()) {
      image.width = side(field);
    } else if (key == "height" && !field.null()) {
      image.height = side(field);
    } else {
      fields.raw_member(key, compact_json(record.raw(key)));
      other = true;
    }
  });
  fields.end_object();
  if (image.external_id.empty()) throw Error(Code::bad_record, "id: is missing");
  if (image.path.empty()) throw Error(Code::bad_record, "file_name: is missing");
  const bool renamed = file_name != std::string_view(image.path).substr(1);
  if (!other && !renamed) return image;
  JsonText extra;
  extra.begin_object();
  extra.key("coco");
  extra.begin_object();
  if (renamed) extra.member("file_name", file_name);
  if (other) extra.raw_member("fields", fields.take());
  extra.end_object();
  extra.end_object();
  image.extra = extra.take();
  return image;
}

}  // namespace

struct CocoCatalog::State {
  std::vector<CocoImage> images;
  ByText<std::size_t> image_by_key;
  ByText<std::string> label_by_key;
};

CocoCatalog::CocoCatalog() : m_state(std::make_unique<State>()) {}
CocoCatalog::~CocoCatalog() = default;
CocoCatalog::CocoCatalog(CocoCatalog&&) noexcept = default;
CocoCatalog& CocoCatalog::operator=(CocoCatalog&&) noexcept = default;

void CocoCatalog::add_image(std::string key, CocoImage image) {
  if (m_state->image_by_key.try_emplace(std::move(key), m_state->images.size()).second) m_state->images.push_back(std::move(image));
}
void CocoCatalog::add_category(std::string key, std::string label) { m_state->label_by_key.try_emplace(std::move(key), std::move(label)); }

const CocoImage* CocoCatalog::image(std::string_view key) const {
  const auto found = m_state->image_by_key.find(key);
  return found == m_state->image_by_key.end() ? nullptr : &m_state->images[found->second];
}
const std::string* CocoCatalog::label(std::string_view key) const {
  const auto found = m_state->label_by_key.find(key);
  return found == m_state->label_by_key.end() ? nullptr : &found->second;
}
void add_coco_categories(CocoCatalog& catalog, std::string_view header, const std::vector<CocoLabel>& labels) {
  CocoCategories categories(header, labels);
  categories.settle();
  categories.each([&](std::int64_t id, const std::string& name) { catalog.add_category(cat(id), name); });
}
std::size_t CocoCatalog::images() const { return m_state->image_by_key.size(); }
std::size_t CocoCatalog::categories() const { return m_state->label_by_key.size(); }

struct CocoReader::State {
  JsonFile file;
  std::string_view annotations;  // the list, or "" when the file has none
  std::vector<CocoImage> images;
  std::vector<CocoCategory> categories;
  CocoCatalog catalog;
  std::string header;
  std::int64_t merged = 0;
  bool ours = false;

  void read_outline() {
    if (file.is_list())
      throw Error(Code::bad_file, cat(file.name(), ": a list, expected an object of images, categories and annotations"))
          .hint("a list is what detectors write: a results file, whose images and categories must be known already")
          .detail("file", file.name());
    std::string_view image_list, category_list;
    JsonRecord record;
    JsonText rest;
    rest.begin_object();
    for (const auto& [key, value] : file.members()) {
      if (key == "images") {
        image_list = value;
      } else if (key == "annotations") {
        annotations = value;
      } else {
        if (key == "categories") category_list = value;
        check_json(key, value, record);
        if (key == "info") ours = !json_member(value, "tasks").empty();
        rest.raw_member(key, compact_json(value));
      }
    }
    rest.end_object();
    header = rest.take();
    if (image_list.empty())
      throw Error(Code::bad_file, cat(file.name(), ": has no \"images\", this is no COCO instances file")).detail("file", file.name());
    read_categories(category_list, record);
    read_images(image_list, record);
  }

  void check_json(std::string_view key, std::string_view value, JsonRecord& record) const {
    try {
      record.parse(cat("{\"value\":", value, "}"));
    } catch (const Error& e) {
      file.fail(value, cat(quote(key), ": ", e.message()));
    }
  }

  void read_categories(std::string_view list, JsonRecord& record) {
    if (list.empty()) return;
    file.each_element(list, "categories", [&](std::size_t, std::string_view element) {
      record.parse(element);
      CocoCategory category;
      record.each([&](std::string_view key, const JsonField& field) {
        if (key == "id") category.key = coco_key(field);
        if (key == "name") category.name = field.text();
      });
      if (category.key.empty()) throw Error(Code::bad_record, "id: is missing");
      if (category.name.empty()) throw Error(Code::bad_record, "name: is missing");
      if (catalog.label(category.key)) throw Error(Code::bad_record, cat("id: ", escaped(category.key), " is there twice"));
      catalog.add_category(category.key, category.name);
      categories.push_back(std::move(category));
    });
  }

  void read_images(std::string_view list, JsonRecord& record) {
    ByText<std::size_t> by_path;
    file.each_element(list, "images", [&](std::size_t, std::string_view element) {
      CocoImage image = read_image(record, element);
      if (catalog.image(image.external_id)) throw Error(Code::bad_record, cat("id: ", escaped(image.external_id), " is there twice"));
      const auto [first, fresh] = by_path.try_emplace(image.path, images.size());
      if (fresh) {
        catalog.add_image(image.external_id, image);
        images.push_back(std::move(image));
        return;
      }
      // Tools that export one image per annotator list it again, under another id.
      const CocoImage& known = images[first->second];
      if (known.width != image.width || known.height != image.height)
        throw Error(Code::bad_record, cat("file_name: ", quote(image.path), " is there twice, with another size"));
      catalog.add_image(image.external_id, known);
      ++merged;
    });
  }
};

CocoReader::CocoReader(std::string_view text, std::string name)
    : m_state(std::make_unique<State>(State{JsonFile(text, std::move(name)), {}, {}, {}, {}, {}, 0, false})) {
  m_state->read_outline();
}
CocoReader::~CocoReader() = default;
CocoReader::CocoReader(CocoReader&&) noexcept = default;
CocoReader& CocoReader::operator=(CocoReader&&) noexcept = default;

const std::vector<CocoImage>& CocoReader::images() const { return m_state->images; }
const std::vector<CocoCategory>& CocoReader::categories() const { return m_state->categories; }
const std::string& CocoReader::header() const { return m_state->header; }
const CocoCatalog& CocoReader::catalog() const { return m_state->catalog; }

CocoCounts CocoReader::annotations(const CocoTake& take, EmptyShapes empty) {
  CocoCounts counts;
  if (!m_state->annotations.empty())
    counts = read_annotations(m_state->file, m_state->annotations, "annotations",
                              CocoElement(m_state->catalog, m_state->ours ? CocoElement::Annotators::named : CocoElement::Annotators::none), take, empty);
  counts.images_merged = m_state->merged;
  return counts;
}

bool is_coco_results(std::string_view text) { return JsonFile(text, "").is_list(); }

CocoCounts read_coco_results(std::string_view text, std::string_view name, const CocoCatalog& catalog, const CocoTake& take, EmptyShapes empty) {
  const JsonFile file(text, std::string(name));
  if (!file.is_list()) throw Error(Code::bad_file, cat(file.name(), ": expected a list of results [{image_id, category_id, bbox, score}, …]"));
  return read_annotations(file, file.list(), "results", CocoElement(catalog, CocoElement::Annotators::none), take, empty);
}

}  // namespace tasks::formats
