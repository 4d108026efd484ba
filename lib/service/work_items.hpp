#pragma once
// Which work items of a task are shown, and the quickest way to them: the counters tell which index holds the fewest rows
// to look at, so that the first fifty of a million come at once, whatever was asked for.
//
//     WorkItemListing listing(session, task, {.remaining = true, .limit = 50});    // checks what was asked
//     listing.each(session, store::Detail::all, [&](const model::WorkItem& w) { … return true; });     // streams
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "lib/model/records.hpp"
#include "lib/service/selecting.hpp"
#include "lib/store/session.hpp"
#include "lib/store/work_items.hpp"

namespace tasks::service {

// All that are given must hold; any value of a list may.
struct WorkItemFilter {
  bool remaining = false;               // without a status, skipped ones left out
  bool done = false;                    // with a status
  bool skipped = false;
  bool has_issue = false;               // an issue on it is unresolved
  bool replicas = false;                // replicas of quality tasks too; annotators get their own in any case
  std::vector<std::string> statuses = {};    // of the task's actions; "none": without one
  std::vector<std::string> stages = {}, splits = {};
  std::vector<std::string> assignees = {};   // e-mails and @groups; "none": the pool
  std::vector<std::string> labels = {}, dirs = {}, batches = {};
  std::vector<std::string> where = {};       // FIELD=VALUE
  std::optional<filters::FilterText> filter = {};  // DQL
  bool explain = false;                 // tell how instead: throws Explained
  std::string sort = {};                     // "field,-field"; "": the task's order
  std::optional<std::int64_t> limit = {};
};

class WorkItemListing {
 public:
  // Annotators get what the own assignments hold. Throws Code::bad_value, unknown_field, not_found, usage.
  WorkItemListing(store::Session& session, const model::Task& task, const WorkItemFilter& filter);

  // With Detail::ids only the id of what is visited is filled.
  void each(store::Session& session, store::Detail detail, const store::VisitWorkItem& visit) const;
  std::string sql(store::Detail detail = store::Detail::all) const;  // what each() runs, for tests of its plan

 private:
  void add_sql(std::string_view sql);
  template <class T>
  void add_list(std::string_view expression, const std::vector<T>& values);
  void look_for_few(store::Session& session, const model::Task& task, const std::vector<std::string>& labels);
  void choose_way(store::Session& session, const std::optional<std::vector<store::Id>>& assignments,
                  const std::optional<std::vector<std::string>>& statuses);
  store::WorkItemQuery query(store::Detail detail) const;

  store::WorkItemQuery m_query;             // without its values
  std::vector<filters::Bound> m_bounds;     // its values
  bool m_nothing = false;                   // nothing can match
};

}  // namespace tasks::service
