#pragma once
// Our documents as files of other tools: the way back of documents.hpp. What a format cannot hold is left out or changed as its row of loss_table.hpp
// says, and counted; what came from a file of that format and is not modelled here (`extra`) goes back. The same documents give the same bytes.
//
//     NewFolder out("labels");
//     const Written written = write_documents(Format::voc, [&](const auto& take) { … take(document); … }, out, {.name = "cars"});
//     out.keep();
#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "lib/base/file_sink.hpp"
#include "lib/formats/documents.hpp"
#include "lib/model/recipe.hpp"

namespace tasks::formats {

struct WriterOptions {
  std::string name;                          // of the task or dataset, for formats that say it
  const model::RecipeContent* recipe = nullptr;  // its labels come first, in its order; others as they come
  std::string url_prefix;                    // Label Studio: stands before the paths of items
};

struct Written {
  std::int64_t items = 0, annotations = 0;
  Losses losses;
};

// Hands out the documents in their order, once each time: some writers look twice.
using EachDocument = std::function<void(const std::function<void(const ItemDocument&)>&)>;

Written write_documents(Format format, const EachDocument& each, FileSink& out, const WriterOptions& options);

}  // namespace tasks::formats
