#pragma once
// Labels out, to COCO or to our own JSONL, byte for byte the same for the same data (domain.md §17). Of a task: the done
// items without the discarded ones, with their work. Of a dataset: all items; each with its done labeling work when there
// is any, else its ground truth, else what was imported.
//
//     ExportReport report = export_coco(session, request, [&](std::string_view bytes) { … });
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "lib/filters/filter.hpp"
#include "lib/model/records.hpp"
#include "lib/store/exchange.hpp"

namespace tasks::service {

struct ExportRequest {
  std::optional<model::Task> task;        // one of the two
  std::optional<model::Dataset> dataset;
  std::vector<std::string> statuses;      // empty: as above; must be actions of the task
  std::vector<model::Layer> layers;       // a dataset: these layers instead of the first that an item has
  std::optional<model::Split> split;
  std::vector<std::string> where;                // conditions on its work items, or on the dataset's items
  std::optional<filters::FilterText> filter;
  bool all = false;                       // a task: every item
  bool annotators = false;                // COCO: who drew it, as an attribute
};

struct ExportReport {
  std::int64_t items = 0, annotations = 0;
  std::vector<std::pair<std::string, std::int64_t>> losses;  // what the format cannot hold: why, how many
};

using ExportSink = std::function<void(std::string_view)>;

ExportReport export_coco(store::Session& session, const ExportRequest& request, const ExportSink& sink);
ExportReport export_jsonl(store::Session& session, const ExportRequest& request, const ExportSink& sink);

}  // namespace tasks::service
