#include "lib/formats/documents.hpp"

#include <algorithm>

#include "lib/base/error.hpp"
#include "lib/base/text.hpp"
#include "lib/formats/foreign_readers.hpp"

namespace tasks::formats {
namespace {

constexpr std::size_t k_look = 1 << 16;  // bytes of a file that tell what it is

bool ends(std::string_view name, std::initializer_list<std::string_view> ends) {
  return std::any_of(ends.begin(), ends.end(), [&](std::string_view end) { return name.ends_with(end); });
}

bool mentions(std::string_view text, std::string_view key) { return text.find(cat('"', key, '"')) != std::string_view::npos; }

std::optional<Format> of_json(std::string_view text) {
  text = trim(text);
  if (text.starts_with("\xef\xbb\xbf")) text = trim(text.substr(3));
  if (text.empty() || (text[0] != '{' && text[0] != '[')) return std::nullopt;
  // Ours says so in every line.
  if (mentions(text, "type") && (text.starts_with("{\"type\":\"item\"") || text.find("\"type\":\"annotation\"") != std::string_view::npos)) return Format::jsonl;
  if (mentions(text, "filename") && (mentions(text, "annotations") || mentions(text, "itemMetadata"))) return Format::dataloop;
  if (mentions(text, "data") && (mentions(text, "annotations") || mentions(text, "predictions") || mentions(text, "completions"))) return Format::labelstudio;
  if (text[0] == '{' && (mentions(text, "images") || mentions(text, "categories"))) return Format::coco;
  if (text[0] == '[' && mentions(text, "image_id") && mentions(text, "category_id")) return Format::coco;
  return std::nullopt;
}

std::optional<Format> of_xml(std::string_view text) {
  const auto annotations = text.find("<annotations"), annotation = text.find("<annotation>");
  if (annotations != std::string_view::npos) return Format::cvat;
  if (annotation != std::string_view::npos || text.find("<annotation ") != std::string_view::npos) return Format::voc;
  return std::nullopt;
}

}  // namespace

std::optional<model::Split> split_named(std::string_view name) {
  const std::string folded = fold(name);
  if (folded == "train" || folded == "training") return model::Split::train;
  if (folded == "val" || folded == "valid" || folded == "validation") return model::Split::validation;
  if (folded == "test") return model::Split::test;
  return std::nullopt;
}

Format detect_format(const FileTree& tree) {
  for (const std::string& name : tree.names())
    if (ends(name, {".names", "data.yaml", "classes.txt"})) return Format::yolo;
  for (const std::string& name : tree.names()) {
    if (!tree.single() && !ends(name, {".xml", ".json", ".jsonl", ".ndjson"})) continue;
    const std::string begin = tree.begin(name, k_look);
    if (const auto found = trim(begin).starts_with('<') || trim(begin).starts_with("\xef\xbb\xbf<") ? of_xml(begin) : of_json(begin)) return *found;
    if (name.ends_with(".json")) return Format::coco;  // whose reader says what is wrong with it
    break;  // one file speaks for all
  }
  throw Error(Code::bad_file, cat(tree.name(), " is in no format that is known here")).hint("--format names one: tasks help tasks-formats.5");
}

std::unique_ptr<Documents> open_documents(Format format, const FileTree& tree, DocumentOptions options) {
  switch (format) {
    case Format::labelstudio: return labelstudio_documents(tree, std::move(options));
    case Format::cvat: return cvat_documents(tree, std::move(options));
    case Format::voc: return voc_documents(tree, std::move(options));
    case Format::yolo: return yolo_documents(tree, std::move(options));
    case Format::dataloop: return dataloop_documents(tree, std::move(options));
    case Format::coco:
    case Format::jsonl: break;  // they are larger than memory, or know more than documents hold: import reads them itself
  }
  throw Error(Code::internal, cat("no documents of ", model::to_text(format)));
}

}  // namespace tasks::formats
