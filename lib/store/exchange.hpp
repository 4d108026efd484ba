#pragma once
// What an export reads and an import compares with: items and annotations of a task or a dataset, in one order, so that
// the two streams can be merged. Everything, foreign fields (`extra`) included.
//
//     ExportItems items(session, scope);
//     ExportAnnotations annotations(session, scope);
//     while (items.next()) { … annotations whose item_id is items.item().id come next … }
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "lib/model/records.hpp"
#include "lib/store/session.hpp"

namespace tasks::store {

struct ExportScope {
  Id task_id = 0, dataset_id = 0;         // one of the two
  std::vector<std::string> statuses = {}; // work with one of these; empty: done without discard (a task), all items (a dataset)
  bool all = false;                       // a task: everything, whatever its status
  std::optional<model::Split> split = {};
  Id remaining_of = 0;                    // a task: what is left of this assignment instead, replicas too: without a status, not skipped
  bool replicas = false;                  // a task: replicas too
  bool selected = false;                  // only what `selection` holds: work items of the task, items of the dataset
};

// Items by the task's position or the dataset's order.
class ExportItems {
 public:
  ExportItems(Session& session, const ExportScope& scope);
  bool next();
  const model::Item& item() const { return m_item; }
  const std::string& extra() const { return m_extra; }
  const model::WorkItem& work() const { return m_work; }  // a task only
  bool done() const { return m_done; }                    // some living task has it done, and not discarded

 private:
  Cursor m_rows;
  model::Item m_item;
  model::WorkItem m_work;
  std::string m_extra;
  bool m_done = false;
};

// Annotations in the order of ExportItems, then by id. Of a task: its work's. Of a dataset: the items' own layers, and the
// work's where it is done and not discarded.
class ExportAnnotations {
 public:
  ExportAnnotations(Session& session, const ExportScope& scope);
  bool next();
  const model::Annotation& get() const { return m_annotation; }

 private:
  Cursor m_rows;
  model::Annotation m_annotation;
};

// What the dataset's COCO file said besides its images and annotations, to be written back; "" when it never said anything.
std::string read_coco_header(Database& db, Id dataset_id);
void write_coco_header(Transaction& tx, Id dataset_id, std::string_view header);

// Foreign fields for annotations that a command has just made: by their ordinal in the table `annotated`.
struct AnnotatedExtra {
  std::int64_t ordinal = 0;
  std::string extra;
};
void write_annotated_extras(Transaction& tx, const std::vector<AnnotatedExtra>& extras);

}  // namespace tasks::store
