#pragma once
// Foreign files as a stream of our own documents (own_jsonl.hpp): items with their annotations, one after the other. What a format cannot say, or we
// cannot keep, is counted in the losses.
//
//     FileTree tree = FileTree::open("export.xml");
//     const Format format = given ? *given : detect_format(tree);
//     auto documents = open_documents(format, tree, {.size_of = …});
//     while (const ItemDocument* document = documents->next()) …            // good until the next call
//     report(documents->losses());
//
// Errors are Code::bad_file and name the file and what stands there: a line of XML or text, an element of JSON.
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "lib/base/file_tree.hpp"
#include "lib/formats/losses.hpp"
#include "lib/formats/own_jsonl.hpp"
#include "lib/model/words.hpp"

namespace tasks::formats {

enum class Format { coco, jsonl, labelstudio, cvat, voc, yolo, yolo_seg, yolo_obb, yolo_darknet, dataloop, datumaro, csv };

struct PictureSize {
  std::int64_t width = 0, height = 0;
};
struct DocumentOptions {
  std::function<std::optional<PictureSize>(std::string_view path)> size_of;  // of items that are known already: coordinates may be shares of it
  std::optional<PictureSize> image_size;                                     // of the others
  bool skip_empty = false;                                                   // shapes without area are a loss, not an error
};

class Documents {
 public:
  virtual ~Documents() = default;
  virtual const ItemDocument* next() = 0;
  const Losses& losses() const { return m_losses; }

 protected:
  Losses m_losses;
};

// By what is in it. Throws Code::bad_file when it is none of them.
Format detect_format(const FileTree& tree);

// `tree` must outlive the documents.
std::unique_ptr<Documents> open_documents(Format format, const FileTree& tree, DocumentOptions options);

}  // namespace tasks::formats

namespace tasks::model {
template <>
struct Words<formats::Format> {
  static constexpr std::string_view what = "format";
  static constexpr std::array names{"coco", "jsonl", "labelstudio", "cvat", "voc", "yolo", "yolo-seg", "yolo-obb", "yolo-darknet", "dataloop", "datumaro", "csv"};
};
}  // namespace tasks::model
