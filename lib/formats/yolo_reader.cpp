#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <unordered_set>

#include "lib/base/error.hpp"
#include "lib/base/text.hpp"
#include "lib/formats/drawn.hpp"
#include "lib/formats/foreign_readers.hpp"
#include "lib/formats/yaml_tree.hpp"
#include "lib/model/item_path.hpp"

namespace tasks::formats {
namespace {

std::string_view file_of(std::string_view name) {
  const auto slash = name.rfind('/');
  return slash == std::string_view::npos ? name : name.substr(slash + 1);
}

// A folder below labels/ that is a part of the pictures, not of their paths.
bool is_set(std::string_view folder) { return folder == "all" || split_named(folder).has_value(); }

// "labels/train/a.txt": what comes before the folder that holds the labels, that folder, what comes after it.
struct Placed {
  std::string_view set, rest;  // "train", "a.txt"
  bool labels = false;
};
Placed placed(std::string_view name) {
  Placed found{.set = {}, .rest = name};
  const std::vector<std::string> parts = split(name, '/');
  std::size_t at = 0;
  for (std::size_t i = 0; i + 1 < parts.size(); ++i) {
    at += parts[i].size() + 1;
    if (parts[i] == "labels") {
      found.labels = true;
      found.rest = name.substr(at);
      if (i + 2 < parts.size() && is_set(parts[i + 1])) {  // Ultralytics: labels/SPLIT/…
        found.set = name.substr(at, parts[i + 1].size());
        found.rest = name.substr(at + parts[i + 1].size() + 1);
      }
      return found;
    }
    if (parts[i].starts_with("obj_") && parts[i].ends_with("_data")) {  // Darknet as CVAT writes it
      found.labels = true;
      found.set = std::string_view(parts[i]) == "obj_train_data" ? std::string_view("train") : std::string_view(parts[i]) == "obj_test_data" ? "test" : "valid";
      found.rest = name.substr(at);
      return found;
    }
  }
  return found;
}

bool is_list(std::string_view file) {
  static constexpr std::array<std::string_view, 9> k_lists{"all.txt", "train.txt", "valid.txt", "val.txt", "test.txt", "classes.txt", "labels.txt", "README.txt", "requirements.txt"};
  return std::find(k_lists.begin(), k_lists.end(), file) != k_lists.end();
}

constexpr std::array<std::string_view, 8> k_extensions{".jpg", ".jpeg", ".png", ".JPG", ".JPEG", ".PNG", ".bmp", ".webp"};

class YoloDocuments final : public Documents {
 public:
  YoloDocuments(const FileTree& tree, Format format, DocumentOptions options) : m_tree(tree), m_format(format), m_options(std::move(options)) {
    read_names();
    read_lists();
    bool folders = false;
    for (const std::string& name : tree.names()) folders |= name.ends_with(".txt") && placed(name).labels;
    for (const std::string& name : tree.names())
      if (name.ends_with(".txt") && (folders ? placed(name).labels : !is_list(file_of(name)))) m_files.push_back(&name);
    if (m_files.empty()) throw Error(Code::bad_file, cat(tree.name(), " has no label files")).hint("they are below labels/ or obj_train_data/, or beside classes.txt");
  }

  const ItemDocument* next() override {
    if (m_next == m_files.size()) return unlabeled();
    const std::string& name = *m_files[m_next++];
    const Placed at = placed(name);
    m_document = {};
    m_document.item.path = path_of(name, at);
    if (!m_paths.insert(m_document.item.path).second)
      throw Error(Code::bad_file, cat(m_tree.place(name), ": another file is about ", quote(m_document.item.path), ", too")).hint("pictures of the same name in two splits: rename one, or import the splits one by one");
    if (const auto split = split_named(at.set)) m_document.item.split = *split;
    take_size();
    const std::string text = m_tree.read(name);
    std::int64_t number = 0;
    for (const std::string& line : tasks::split(text, '\n')) {
      ++number;
      if (!trim(line).empty()) take(name, number, trim(line));
    }
    return &m_document;
  }

 private:
  // Pictures that are listed and have no label file: nobody has looked at them.
  const ItemDocument* unlabeled() {
    while (m_next_listed < m_listed.size()) {
      const auto& [picture, split] = m_listed[m_next_listed++];
      m_document = {};
      m_document.item.path = model::normal_path(picture);
      if (!m_paths.insert(m_document.item.path).second) continue;
      m_document.item.split = split;
      m_document.labeled = false;
      take_size();
      return &m_document;
    }
    return nullptr;
  }

  void take_size() {
    const auto known = m_options.size_of ? m_options.size_of(m_document.item.path) : std::nullopt;
    m_size = known ? *known : m_options.image_size.value_or(PictureSize{});
    if (m_size.width == 0) return;
    m_document.item.width = m_size.width;
    m_document.item.height = m_size.height;
  }

  [[noreturn]] void fail(std::string_view name, std::int64_t line, std::string_view what, std::string hint = {}) const {
    throw Error(Code::bad_file, cat(m_tree.place(name), ": line ", line, ": ", what)).hint(std::move(hint));
  }

  // The order of the names is what the numbers in the label files mean.
  void read_names() {
    for (const std::string& name : m_tree.names()) {
      const std::string_view file = file_of(name);
      if (file.ends_with(".yaml") || file.ends_with(".yml")) read_yaml(name);
      if (file.ends_with(".names") || file == "classes.txt") {
        m_named = true;
        for (const std::string& line : tasks::split(m_tree.read(name), '\n'))
          if (const std::string_view label = trim(line); !label.empty()) m_labels.emplace_back(label);
      }
      if (m_named) return;
    }
    throw Error(Code::bad_file, cat(m_tree.name(), " does not say what its classes are")).hint("data.yaml, obj.names or classes.txt has their names");
  }

  void read_yaml(const std::string& name) {
    const std::string text = m_tree.read(name);
    const YamlTree yaml = YamlTree::parse(text, m_tree.place(name));
    yaml.root().each_entry([&](const YamlValue& key, const YamlValue& value) {
      if (key.text() != "names") return;
      m_named = true;
      if (value.is_list()) {
        value.each([&](const YamlValue& label) { m_labels.push_back(label.text()); });
        return;
      }
      std::map<std::int64_t, std::string> names;
      value.each_entry([&](const YamlValue& number, const YamlValue& label) { names.emplace(number.integer(), label.text()); });
      for (const auto& [number, label] : names) {
        if (number != static_cast<std::int64_t>(m_labels.size())) value.fail(cat("classes are numbered from 0 on, and ", m_labels.size(), " is missing"));
        m_labels.push_back(label);
      }
    });
  }

  // train.txt and its like: pictures with their extensions, those without a label file too.
  void read_lists() {
    for (const std::string& name : m_tree.names()) {
      if (!is_list(file_of(name)) || file_of(name) == "classes.txt" || file_of(name) == "labels.txt") continue;
      const auto split = split_named(without_extension(file_of(name)));
      for (const std::string& line : tasks::split(m_tree.read(name), '\n')) {
        const std::string picture(in_folder(trim(line)));
        const std::string_view stem = without_extension(picture);
        if (stem.size() == picture.size()) continue;
        m_extensions.emplace(stem, picture.substr(stem.size()));
        m_listed.emplace_back(picture, split);
      }
    }
  }

  // A listed picture whose path is below the folder of pictures: "data/obj_train_data/a/1.jpg" and "./images/train/a/1.jpg" are "a/1.jpg".
  static std::string_view in_folder(std::string_view picture) {
    if (picture.starts_with("./")) picture.remove_prefix(2);
    const std::vector<std::string> parts = tasks::split(picture, '/');
    std::size_t at = 0;
    for (std::size_t i = 0; i + 1 < parts.size(); ++i) {
      at += parts[i].size() + 1;
      if (parts[i].starts_with("obj_") && parts[i].ends_with("_data")) return picture.substr(at);
      if (parts[i] != "images") continue;
      return i + 2 < parts.size() && is_set(parts[i + 1]) ? picture.substr(at + parts[i + 1].size() + 1) : picture.substr(at);
    }
    return picture;
  }

  std::string path_of(const std::string& name, const Placed& at) const {
    const std::string_view stem = at.rest.substr(0, at.rest.size() - 4);
    if (const auto known = m_extensions.find(std::string(stem)); known != m_extensions.end()) return model::normal_path(cat(stem, known->second));
    // The picture beside it, or an item that is known.
    std::string pictures(name.substr(0, name.size() - 4));
    if (const auto labels = pictures.find("labels/"); labels != std::string::npos) pictures.replace(labels, 7, "images/");
    for (const std::string_view extension : k_extensions) {
      const std::string path = model::normal_path(cat(stem, extension));
      if (m_tree.contains(cat(pictures, extension)) || (m_options.size_of && m_options.size_of(path))) return path;
    }
    return model::normal_path(cat(stem, ".jpg"));
  }

  void take(std::string_view name, std::int64_t line, std::string_view text) {
    std::vector<double> numbers;
    for (const std::string& word : tasks::split(text, ' ')) {
      if (word.empty()) continue;
      const auto number = to_double(word);
      if (!number || !std::isfinite(*number)) fail(name, line, cat(quote(word), " is not a number"));
      numbers.push_back(*number);
    }
    if (numbers[0] < 0 || numbers[0] != std::floor(numbers[0]) || numbers[0] >= static_cast<double>(m_labels.size()))
      fail(name, line, cat("there is no class ", tasks::split(text, ' ').front()), cat("there are ", m_labels.size(), ", numbered from 0"));
    if (m_size.width == 0) fail(name, line, cat("coordinates are shares of the picture, and the size of ", quote(m_document.item.path), " is not known"), "add the pictures with their sizes first, or give --image-size WIDTHxHEIGHT");
    const auto x = [&](double share) { return pixel(share * static_cast<double>(m_size.width)); };
    const auto y = [&](double share) { return pixel(share * static_cast<double>(m_size.height)); };
    model::Annotation a;
    a.label = m_labels[static_cast<std::size_t>(numbers[0])];
    geometry::Shape shape;
    if (numbers.size() == 5 || numbers.size() == 6) {
      shape = geometry::Box{{x(numbers[1] - numbers[3] / 2), y(numbers[2] - numbers[4] / 2), x(numbers[3]), y(numbers[4])}, 0};
      if (numbers.size() == 6) a.confidence = numbers[5];
    } else if (numbers.size() >= 7 && numbers.size() % 2 == 1) {
      geometry::Ring ring;
      for (std::size_t i = 1; i < numbers.size(); i += 2) ring.push_back({x(numbers[i]), y(numbers[i + 1])});
      if (m_format != Format::yolo_obb)
        shape = geometry::Polygon{{ring}};
      else if (const auto box = box_of(ring))
        shape = *box;
      else
        fail(name, line, cat("these ", ring.size(), " points are not the corners of a box"));
    } else {
      fail(name, line, cat(numbers.size(), " numbers are neither a box (5) nor a polygon (7, 9, 11 …)"));
    }
    if (!has_extent(shape)) {
      if (!m_options.skip_empty) fail(name, line, "the shape has no area");
      m_losses.add("shape", "without area");
      return;
    }
    draw(a, shape);
    m_document.annotations.push_back(std::move(a));
  }

  const FileTree& m_tree;
  Format m_format;
  std::vector<std::string> m_labels;  // in the order of their numbers
  bool m_named = false;
  DocumentOptions m_options;
  std::vector<const std::string*> m_files;
  std::map<std::string, std::string> m_extensions;  // of pictures, by their names without
  std::vector<std::pair<std::string, std::optional<model::Split>>> m_listed;  // pictures of the lists
  std::size_t m_next_listed = 0;
  std::unordered_set<std::string> m_paths;
  std::size_t m_next = 0;
  PictureSize m_size;
  ItemDocument m_document;
};

}  // namespace

std::unique_ptr<Documents> yolo_documents(const FileTree& tree, Format format, DocumentOptions options) { return std::make_unique<YoloDocuments>(tree, format, std::move(options)); }

}  // namespace tasks::formats
