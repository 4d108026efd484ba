#pragma once
// From what was chosen (ids, a pipe, conditions, everything) to the `selection` table that every statement joins.
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "lib/filters/compile.hpp"
#include "lib/model/records.hpp"
#include "lib/store/selection.hpp"
#include "lib/store/session.hpp"

namespace tasks::service {

struct Choice {
  std::vector<store::Chosen> ids = {};   // typed or piped, in their order
  std::vector<std::string> where = {};   // conditions, all of which must hold
  std::optional<filters::FilterText> filter = {};  // DQL, which must hold too
  bool all = false;
  bool explain = false;             // tell how instead: throws Explained
  bool by_ids = false;              // ids were asked for, even when the pipe brought none
  bool given() const { return by_ids || all || !where.empty() || filter || explain; }
};

// What was asked by --where and --filter together, ready to run.
struct Conditions {
  Conditions(const filters::Entity& entity, const std::vector<std::string>& where, const std::optional<filters::FilterText>& filter, Micros now);
  void add(filters::Node node) { nodes.push_back(std::move(node)); }  // one more that must hold
  bool empty() const { return nodes.empty(); }
  filters::SqlPart sql(int first_parameter) const { return filters::to_sql(filters::all_of(nodes), entity, first_parameter); }
  // The whole SQL order: by `typed` (of --sort), else by the filter's own, else "".
  std::string order(const std::vector<std::string>& typed, std::string_view last) const;

  filters::Entity entity;
  std::vector<filters::Node> nodes;
  std::vector<std::string> sort;  // the filter's
};

// What the actor may ask of the work items of a task: annotators nothing that is hidden from them there.
filters::Sight sight_on(const store::Session& session, const model::Task& task);
filters::Entity work_items_of(const store::Session& session, const model::Task& task);

// Work items of one task (task_id 0: of any task, by ids only), originals and replicas alike, in the task's order or in
// the order of the ids. Returns how many. Throws Code::needs_selection when nothing was chosen at all, not_found or
// wrong_kind for an id that is no work item, guard for one of another task.
std::int64_t select_work_items(store::Session& session, store::Id task_id, const Choice& choice);

// Items of one dataset (dataset_id 0: of any, by ids only), in dataset order or in the order of the ids.
std::int64_t select_items(store::Session& session, store::Id dataset_id, const Choice& choice);

// Issues, by id or as chosen; conditions and "all" mean those of one task, labeling or QA (0: of every task).
std::int64_t select_issues(store::Session& session, store::Id task_id, const Choice& choice);
// Annotations, by ids only, also deleted ones.
std::int64_t select_annotations(store::Session& session, const Choice& choice);

}  // namespace tasks::service
