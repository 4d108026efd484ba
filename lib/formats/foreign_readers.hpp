#pragma once
// The reader of each foreign format (documents.hpp). Private to lib/formats.
#include <memory>

#include "lib/formats/documents.hpp"

namespace tasks::formats {

std::unique_ptr<Documents> labelstudio_documents(const FileTree& tree, DocumentOptions options);
std::unique_ptr<Documents> cvat_documents(const FileTree& tree, DocumentOptions options);
std::unique_ptr<Documents> voc_documents(const FileTree& tree, DocumentOptions options);
std::unique_ptr<Documents> yolo_documents(const FileTree& tree, DocumentOptions options);
std::unique_ptr<Documents> dataloop_documents(const FileTree& tree, DocumentOptions options);

}  // namespace tasks::formats
