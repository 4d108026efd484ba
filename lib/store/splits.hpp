#pragma once
// Splits of dataset items, over the table `selection` of item ids: reading what a deal needs, writing the sides, and looking for
// leaks. The number of statements depends on nothing.
//
//     each_selected_split(tx.db(), [&](const SplitItem& i) { changes.push_back({i.id, i.split, Split::train}); });
//     write_splits(tx, changes);
#include <cstdint>
#include <functional>
#include <span>
#include <string_view>
#include <vector>

#include "lib/model/words.hpp"
#include "lib/store/session.hpp"

namespace tasks::store {

// Turns a selection of work items into one of their dataset items, each once, in the order of the choice.
std::int64_t select_items_of_work(Database& db);
std::optional<Id> stale_selected_work(Database& db);  // the first that was piped in with a version that is no longer its own

struct SplitItem {
  Id id = 0;
  std::int64_t ordinal = 0;
  model::Split split = model::Split::none;
  std::string_view path, metadata, content_hash;  // good until the next one
};
void each_selected_split(Database& db, const std::function<void(const SplitItem&)>& visit);              // by id; keeps them as they are
void each_split_of_dataset(Database& db, Id dataset_id, const std::function<void(const SplitItem&)>& visit);  // those with a side
void each_selected_label(Database& db, const std::function<void(Id item, std::string_view label)>& visit);  // by item, then label

struct SplitChange {
  Id id = 0;  // rising
  model::Split before = model::Split::none, after = model::Split::none;
};
// Raises the items' versions; tells the history of the work items that hold them.
void write_splits(Transaction& tx, std::span<const SplitChange> changes);

// Tasks that are not archived and may hold items of the dataset.
std::vector<Id> live_tasks_of_dataset(Database& db, Id dataset_id);
void each_selected_item_in_task(Database& db, Id task_id, const std::function<void(Id item)>& visit);  // by id

// Items of the selection on a side, by side; and by label and side.
struct SplitCount {
  std::string label;  // "" with none asked for
  model::Split split = model::Split::none;
  std::int64_t items = 0;
};
std::vector<SplitCount> count_splits(Database& db);
std::vector<SplitCount> count_splits_by_label(Database& db);
// The same file (root and path) in another dataset, on another side.
void each_path_on_two_sides(Database& db, const std::function<void(std::string_view path, model::Split here, model::Split there, std::string_view dataset)>& visit);

}  // namespace tasks::store
