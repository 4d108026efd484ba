#pragma once
// The reader of each foreign format (documents.hpp). Private to lib/formats.
#include <memory>

#include "lib/formats/documents.hpp"

namespace tasks::formats {

// The split that a folder or a subset is named after: train, training, val, valid, validation, test, in any case.
std::optional<model::Split> split_named(std::string_view name);

std::unique_ptr<Documents> labelstudio_documents(const FileTree& tree, DocumentOptions options);
std::unique_ptr<Documents> cvat_documents(const FileTree& tree, DocumentOptions options);
std::unique_ptr<Documents> voc_documents(const FileTree& tree, DocumentOptions options);
std::unique_ptr<Documents> yolo_documents(const FileTree& tree, DocumentOptions options);
std::unique_ptr<Documents> dataloop_documents(const FileTree& tree, DocumentOptions options);

}  // namespace tasks::formats
