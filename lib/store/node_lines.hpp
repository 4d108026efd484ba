#pragma once
// What the command of a node, or a model, is told of items: read for those in the table `leased` (id of a visit) or `selection` (id of a work
// item or an item).
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "lib/model/annotation_rules.hpp"
#include "lib/model/records.hpp"
#include "lib/store/pipeline_items.hpp"
#include "lib/store/session.hpp"

namespace tasks::store {

struct ItemLine {
  Id id = 0;                  // of the visit, the work item or the item: what was asked for
  model::Item item;           // with dataset's name in `dataset`
  std::string root;           // of the dataset: a folder, a URI, or ""
  std::int64_t version = 0;   // of a work item
};
enum class LinesOf { visits, work_items, items };
// In the order of their ids; without those that were removed.
void each_item_line(Database& db, LinesOf what, const std::function<void(const ItemLine&)>& visit);

// What was drawn on the leased items in the pipeline's tasks, by visit and id.
struct DrawnAnnotation {
  Id visit_id = 0;
  model::Annotation annotation;
};
void each_drawn_annotation(Database& db, Id pipeline_id, const std::function<void(const DrawnAnnotation&)>& visit);

void load_leased(Database& db, std::span<const QueuedItem> items);
std::vector<Id> work_of_leased(Database& db, Id task_id);  // their original work items in a task, by id

// What this model said before: on the own layer of the items in `selection`, or on the work items in it (with the work item of each).
struct ModelAnnotation {
  Id id = 0, work_item_id = 0;
  std::int64_t version = 0;  // above 1: somebody changed it
};
enum class Lies { on_items, on_work };
std::vector<ModelAnnotation> said_by_model(Database& db, Lies where, std::string_view model);  // by id

}  // namespace tasks::store
