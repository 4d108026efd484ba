#pragma once
// Labels out, to any of the formats of formats/documents.hpp, byte for byte the same for the same data (domain.md §17). Of a task: the done
// items without the discarded ones, with their work. Of a dataset: all items; each with its done labeling work when there
// is any, else its ground truth, else what was imported.
//
//     ExportReport report = export_labels(session, request, out);
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "lib/base/file_sink.hpp"
#include "lib/filters/filter.hpp"
#include "lib/formats/documents.hpp"
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
  std::optional<model::Assignment> handed_out;  // of the task: what is left of this assignment, its annotations as predictions
  formats::Format format = formats::Format::coco;
  bool annotators = false;                // COCO: who drew it, as an attribute
  std::string url_prefix;                 // Label Studio: stands before the paths of items
};

struct ExportReport {
  std::int64_t items = 0, annotations = 0;
  formats::Losses losses;
};

ExportReport export_labels(store::Session& session, const ExportRequest& request, FileSink& out);

}  // namespace tasks::service
