#pragma once
// Reading work items: streams of records, in an order that an index already has, so that the first rows of a million come
// at once. Writers are in work.hpp.
//
//     each_work_item(session, {.task_id = 17, .limit = 50}, [&](const model::WorkItem& w) { printer.one(w); return true; });
//     each_selected_work_item(session, …);     // what a writer changed, in the order in which it was chosen
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "lib/model/records.hpp"
#include "lib/store/session.hpp"

namespace tasks::store {

// A part of a task's work items that an index keeps in position order: those of an assignment, or of a status.
struct WorkItemPart {
  Id assignment_id = 0;               // 0: of the whole task
  std::optional<std::string> status;  // "" is none; only without assignment_id
};

// How much of each record is read: for a list of ids the index is nearly enough.
enum class Detail { ids, all };

struct WorkItemQuery {
  Id task_id = 0;
  Detail detail = Detail::all;
  bool manages = false;                      // a manager reads: numbers of replicas, items by their own name
  std::vector<WorkItemPart> parts = {};      // disjoint; none: all of the task, by position. One kind of part in a query
  std::string among = {};                    // a select of their ids, when those are few: looked up one by one and sorted; no parts then
  std::string where = {};                    // more conditions over w (work_item), "" or "… and …"; parameters from $2 on
  std::vector<Value> values = {};            // for them
  std::string order = {};                    // whole SQL order; "": position. Reads and sorts all when given
  std::optional<std::int64_t> limit = {};
};

using VisitWorkItem = std::function<bool(const model::WorkItem&)>;  // false: enough

void each_work_item(Session& session, const WorkItemQuery& query, const VisitWorkItem& visit);
// The work items in the table `selection`, by its ordinal; also such that the command has just removed.
void each_selected_work_item(Session& session, const VisitWorkItem& visit);
std::optional<model::WorkItem> find_work_item(Session& session, Id id);
std::vector<model::WorkItem> work_items_of_item(Session& session, Id item_id);  // in every task, archived ones too

// The statement that each_work_item would run, for those who look at its plan. The values borrow the texts of the query.
std::string work_items_sql(const WorkItemQuery& query);
std::vector<Value> work_items_values(const WorkItemQuery& query);

// The select of those that have an annotation with a label out of `list` ("$2, $3"), for `among`.
std::string work_with_labels(std::string_view list);
// How many annotations of these labels work items of the task have, counted no further than `most`.
std::int64_t count_labels(Database& db, Id task_id, const std::vector<std::string>& labels, std::int64_t most);

// How many originals and replicas of a task there are by assignment and status, out of the counters.
struct WorkItemCount {
  Id assignment_id = 0;
  std::string status;  // "" none
  std::int64_t items = 0;
};
std::vector<WorkItemCount> count_work_items(Database& db, Id task_id);

}  // namespace tasks::store
