#pragma once
// What the imports share: the items that a file may be about, its documents, and lines for `annotate`. Private to the imports.
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "lib/model/annotation_rules.hpp"
#include "lib/model/recipe.hpp"
#include "lib/service/import.hpp"
#include "lib/store/exchange.hpp"
#include "lib/store/selection.hpp"

namespace tasks::service {

struct ImportPlace {
  store::Id item_id = 0, work_item_id = 0;
  model::ItemExtent extent;
};
using ImportPlaces = std::unordered_map<std::string, ImportPlace>;  // by path

ImportPlaces read_places(store::Session& session, const store::ExportScope& scope);

// A COCO file of detections is none of what imports take.
void refuse_results(std::string_view text, const ImportRequest& request);

// Every document of the file; places in it are named in errors. COCO comes this way only from a tree.
void each_document(const ImportRequest& request, const ImportPlaces& places, formats::Losses& losses, const std::function<void(const formats::ItemDocument&)>& visit);

// Attributes as the recipe asks for them: other tools say true, numbers and single choices of several as text.
void fit_attributes(const model::RecipeContent& recipe, model::Annotation& annotation);

// The line that makes this annotation on the work item, or makes the one with that id so. With a line end.
std::string annotate_line(const model::Annotation& annotation, store::Id work_item_id, store::Id id);

// Work items by the status that they get; returns how many changed. The recipe's script is asked.
using StatusesToSet = std::map<std::string, std::vector<store::Chosen>>;
std::int64_t set_statuses(store::Transaction& tx, const model::Task& task, const StatusesToSet& statuses, const ImportRequest& request);

// How many shapes without area were left out.
std::int64_t left_out(const formats::Losses& losses);

}  // namespace tasks::service
