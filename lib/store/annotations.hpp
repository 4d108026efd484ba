#pragma once
// Annotations in the database: streams of records out, and the set-based writers of `annotate`.
//
//     each_annotation(session, {.way = AnnotationsOf::task, .id = task.id}, [&](const model::Annotation& a) { …; return true; });
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "lib/model/annotation_rules.hpp"
#include "lib/model/records.hpp"
#include "lib/store/session.hpp"

namespace tasks::store {

using VisitAnnotation = std::function<bool(const model::Annotation&)>;  // false: enough

// The way to them, which is their order too.
enum class AnnotationsOf {
  task,        // of its work items, by position and id
  assignment,  // of its work items, by position and id
  work_item,   // by id
  item,        // all layers of a dataset item, by id
  task_items,  // the items' own layers (ground truth, imports …) under a task's originals, by position and id
};

struct AnnotationQuery {
  AnnotationsOf way = AnnotationsOf::task;
  Id id = 0;                                // of the task, assignment, work item or item
  bool manages = false;                     // a manager reads: items by their own name
  bool reviewed = false;                    // of a QA task or its assignments: what lies on the work items that they review
  std::string where = {};                   // more conditions over a (annotation) and w (work_item; not with `item`), parameters from $2 on
  std::vector<Value> values = {};           // for them
  std::string order = {};                   // whole SQL order; "": that of the way
  std::optional<std::int64_t> limit = {};
};
// Returns how many were given.
std::int64_t each_annotation(Session& session, const AnnotationQuery& query, const VisitAnnotation& visit);
std::string annotations_sql(const AnnotationQuery& query);  // for those who look at its plan
std::vector<Value> annotations_values(const AnnotationQuery& query);
// Those in the table `annotated`, by its ordinal.
void each_annotated(Session& session, const VisitAnnotation& visit);

// How many annotations of each label the selected work items have, by work item and label; those without are left out.
class LabelCounts {
 public:
  // `reviewed`: on what they review (QA work items).
  explicit LabelCounts(Database& db, bool reviewed = false);
  Id work_item_id() const { return m_done ? 0 : m_rows.integer(0); }  // 0: no more
  std::string_view label() const { return m_rows.text(1); }
  std::int64_t count() const { return m_rows.integer(2); }
  void next() { m_done = !m_rows.next(); }

 private:
  Cursor m_rows;
  bool m_done = false;
};

// A stored annotation together with what an update must know.
struct StoredAnnotation {
  model::Annotation annotation;
  bool deleted = false;
  std::string before;  // the row as JSON, for annotation_version
};

// ---- Writing: tables of one command, all temporary. ----

// `annotation_edit` (ordinal, id): the annotations that a stream changes or deletes.
void create_edit_table(Database& db);
std::unique_ptr<Bulk> load_edits(Database& db);
// Those that the selected QA work items review go into the selection, too.
void select_reviewed_work(Database& db);
// Which QA work item, held by the user and released to people, reviews each of the selected work items.
void each_review_held(Database& db, Id user_id, const std::function<void(Id reviewed, Id review)>& visit);
// In the order of the stream. An id that is no annotation comes with an id of 0 in `annotation`.
void each_edited(Database& db, const std::function<void(std::int64_t ordinal, Id id, const StoredAnnotation&)>& visit);
// Puts their work items into the selection too.
void select_work_of_edits(Database& db);
void unselect_removed_work(Database& db);  // what has left its task is not worked on

// Rows straight into the table. The actor is their creator.
class AnnotationLoad {
 public:
  AnnotationLoad(Transaction& tx, std::int64_t expected);
  void add(const model::Annotation& annotation, const model::Measures& measures);
  void finish() { m_load->finish(); }

 private:
  Transaction& m_tx;
  Id m_operation;
  std::unique_ptr<Bulk> m_load;
};

// New ones, all at once: they get their ids. Notes that they were created.
struct NewAnnotation {
  model::Annotation annotation;
  model::Measures measures;
};
void insert_annotations(Transaction& tx, Id task_id, std::vector<NewAnnotation>& annotations);

// New contents, first into a temporary table, then over the old rows, whose images are kept.
class AnnotationUpdate {
 public:
  explicit AnnotationUpdate(Transaction& tx);
  void add(const model::Annotation& after, const model::Measures& measures, std::string_view before);
  void finish();

 private:
  Transaction& m_tx;
  std::unique_ptr<Bulk> m_load;
};

void delete_annotations(Transaction& tx, const IdSet& ids);  // keeps the rows

// Which of these are living annotations, and of which work item: (id, work item).
std::vector<std::pair<Id, Id>> living_annotations(Database& db, const IdSet& ids);
// An annotation that is a part of itself, among those with these ids, or nothing.
std::optional<Id> find_parent_cycle(Database& db, const IdSet& ids);

// `touched`: by how much each work item's number of annotations changed. Their rows follow.
struct TouchedWork {
  Id id = 0;
  std::int64_t more = 0;
};
void touch_work_items(Transaction& tx, const std::vector<TouchedWork>& touched);

// What a command prints afterwards: `annotated` (id, ordinal).
struct Annotated {
  std::int64_t ordinal = 0;
  Id id = 0;
};
void list_annotated(Database& db, const std::vector<Annotated>& annotated);

// The classifications on the selected work items, by work item; those that the system made are left out.
void each_class_on_selected(Database& db, const std::function<void(Id work_item, Id annotation, std::string_view label)>& visit);

// ---- Where new annotations go. ----

struct PlaceKeys {
  std::vector<Id> work_items, items;  // items and paths: of the task's dataset
  std::vector<std::string> paths;
};
struct FoundPlace {
  Id item_id = 0;
  std::string path;
  Id work_item_id = 0;
};
// The work items of the task that belong to these items and paths, originals (for managers) or those that the user or the
// user's groups hold.
std::vector<FoundPlace> find_places(Database& db, Id task_id, const PlaceKeys& keys, Id held_by);
// The selected work items' items: their extents, in id order.
struct PlaceItem {
  Id work_item_id = 0;
  Id item_id = 0;
  model::ItemExtent extent;
};
void each_selected_item(Database& db, const std::function<void(const PlaceItem&)>& visit);

}  // namespace tasks::store
