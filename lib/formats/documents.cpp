#include "lib/formats/documents.hpp"

#include <algorithm>

#include "lib/base/error.hpp"
#include "lib/base/text.hpp"
#include "lib/formats/foreign_readers.hpp"

namespace tasks::formats {
namespace {

constexpr std::size_t k_look = 1 << 16;  // bytes of a file that tell what it is
constexpr int k_most_files = 20;         // of a folder: one of the first has to

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
  if (text[0] == '{' && (mentions(text, "dm_format_version") || (mentions(text, "infos") && mentions(text, "categories")) || (mentions(text, "categories") && mentions(text, "items")))) return Format::datumaro;
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

// A header with the columns that we ask for.
bool is_label_table(std::string_view text) {
  if (text.starts_with("\xef\xbb\xbf")) text.remove_prefix(3);
  std::string head(trim(text.substr(0, text.find('\n'))));
  std::replace_if(head.begin(), head.end(), [](char c) { return c == '\t' || c == ';'; }, ',');
  const std::vector<std::string> columns = split(head, ',');
  const auto has = [&](std::string_view name) { return std::find(columns.begin(), columns.end(), name) != columns.end(); };
  return has("item") && has("annotator") && has("label");
}

}  // namespace

std::optional<model::Split> split_named(std::string_view name) {
  const std::string folded = fold(name);
  if (folded == "train" || folded == "training") return model::Split::train;
  if (folded == "val" || folded == "valid" || folded == "validation") return model::Split::validation;
  if (folded == "test") return model::Split::test;
  return std::nullopt;
}

std::string_view without_extension(std::string_view path) {
  const auto dot = path.rfind('.'), slash = path.rfind('/');
  return dot == std::string_view::npos || (slash != std::string_view::npos && dot < slash + 2) || dot == 0 ? path : path.substr(0, dot);
}

Format detect_format(const FileTree& tree) {
  for (const std::string& name : tree.names())
    if (ends(name, {".names", "data.yaml", "classes.txt"})) return Format::yolo;
  int looked = 0;
  for (const std::string& name : tree.names()) {
    if (!tree.single() && !ends(name, {".xml", ".json", ".jsonl", ".ndjson"})) continue;
    const std::string begin = tree.begin(name, k_look);
    if (const auto found = trim(begin).starts_with('<') || trim(begin).starts_with("\xef\xbb\xbf<") ? of_xml(begin) : of_json(begin)) return *found;
    if (tree.single() && is_label_table(begin)) return Format::csv;
    if (ends(name, {".jsonl", ".ndjson"})) return Format::jsonl;  // whose reader says what is wrong with it
    if (name.ends_with(".json")) return Format::coco;   // the same
    if (++looked == k_most_files) break;
  }
  throw Error(Code::bad_file, cat(tree.name(), " is in no format that is known here")).hint("--format names one: tasks help tasks-formats.5");
}

std::unique_ptr<Documents> open_documents(Format format, const FileTree& tree, DocumentOptions options) {
  switch (format) {
    case Format::labelstudio: return labelstudio_documents(tree, std::move(options));
    case Format::cvat: return cvat_documents(tree, std::move(options));
    case Format::voc: return voc_documents(tree, std::move(options));
    case Format::yolo:
    case Format::yolo_seg:
    case Format::yolo_obb:
    case Format::yolo_darknet: return yolo_documents(tree, format, std::move(options));
    case Format::dataloop: return dataloop_documents(tree, std::move(options));
    case Format::datumaro: return datumaro_documents(tree, std::move(options));
    case Format::csv: return csv_documents(tree);
    case Format::coco: return coco_documents(tree, std::move(options));
    case Format::jsonl: return jsonl_documents(tree);
  }
  throw Error(Code::internal, cat("no documents of ", model::to_text(format)));
}

}  // namespace tasks::formats
