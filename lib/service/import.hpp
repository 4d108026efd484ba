#pragma once
// Labels in, from COCO, our own JSONL or other tools' files (domain.md §17, formats/documents.hpp). Into a dataset: its items, and annotations on a layer of the items
// themselves. Into a task: annotations on its work items, checked and recorded as `annotate` would, and their statuses.
// All or nothing; importing the same file again changes nothing: an annotation is known by its foreign id, or by its
// contents when it has none, and one that came back different replaces the old one.
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "lib/base/file_tree.hpp"
#include "lib/base/lines.hpp"
#include "lib/formats/documents.hpp"
#include "lib/model/records.hpp"
#include "lib/service/validating.hpp"
#include "lib/store/session.hpp"

namespace tasks::service {

struct ImportRequest {
  formats::Format format = formats::Format::coco;
  std::string name;                            // of the file, for messages
  std::function<std::string()> text;           // the whole file (COCO)
  std::function<LineReader()> lines;           // the file from its beginning, each time (JSONL)
  const FileTree* tree = nullptr;              // the files (every other format); outlives the import
  std::optional<formats::PictureSize> image_size;  // of pictures whose size nobody knows, for formats with shares of it
  std::optional<model::Layer> layer;           // into a dataset; default: import, or as the JSONL says
  std::function<ScriptPlace()> scripts;        // for statuses in tasks whose recipe has a validation script
  bool skip_empty = false;                     // leave shapes without area out instead of refusing the file
};

struct ImportReport {
  std::int64_t items_added = 0, items_unchanged = 0;
  std::int64_t added = 0, replaced = 0, unchanged = 0, skipped = 0;  // annotations
  std::int64_t removed = 0;                                          // annotations that are no more in what was taken back
  std::int64_t statuses_set = 0, skips_set = 0;
  std::int64_t conflicts = 0;                                        // work items that were changed on both sides
  formats::Losses losses;
};

ImportReport import_into_dataset(store::Transaction& tx, model::Dataset& dataset, const ImportRequest& request);
ImportReport import_into_task(store::Transaction& tx, const model::Task& task, const ImportRequest& request);

}  // namespace tasks::service
