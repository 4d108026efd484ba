#pragma once
// The reader of each foreign format (documents.hpp). Private to lib/formats.
#include <memory>

#include "lib/formats/documents.hpp"

namespace tasks::formats {

// The split that a folder or a subset is named after: train, training, val, valid, validation, test, in any case.
std::optional<model::Split> split_named(std::string_view name);

// "a/b.jpg" → "a/b"; what begins with a dot has no extension.
std::string_view without_extension(std::string_view path);

std::unique_ptr<Documents> labelstudio_documents(const FileTree& tree, DocumentOptions options);
std::unique_ptr<Documents> cvat_documents(const FileTree& tree, DocumentOptions options);
std::unique_ptr<Documents> voc_documents(const FileTree& tree, DocumentOptions options);
std::unique_ptr<Documents> yolo_documents(const FileTree& tree, Format format, DocumentOptions options);
std::unique_ptr<Documents> dataloop_documents(const FileTree& tree, DocumentOptions options);
std::unique_ptr<Documents> datumaro_documents(const FileTree& tree, DocumentOptions options);
std::unique_ptr<Documents> csv_documents(const FileTree& tree);
std::unique_ptr<Documents> coco_documents(const FileTree& tree, DocumentOptions options);
std::unique_ptr<Documents> jsonl_documents(const FileTree& tree);

}  // namespace tasks::formats
