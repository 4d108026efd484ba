#pragma once
// `dataset set` and `dataset remove`: changes of dataset items that are in the `selection` table.
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "lib/formats/json_object.hpp"
#include "lib/service/refusals.hpp"
#include "lib/store/items.hpp"
#include "lib/store/session.hpp"

namespace tasks::service {

struct ItemEdit {
  std::vector<formats::Member> metadata;      // members to set
  std::vector<std::string> remove_metadata;   // keys to take out
  std::optional<bool> ground_truth, hidden;
};

// Returns how many items differ now; a repeat changes none. Metadata is noted key by key: field "metadata.weather".
std::int64_t edit_selected_items(store::Transaction& tx, const ItemEdit& edit);

// Items that a task refers to, archived tasks too, stay (decisions.md 52): with `partial` the others go and `refusals` says
// which stayed, else an Error lists them and nothing changes.
struct RemovedItems {
  store::IdSet ids;
  Refusals refusals{"item"};
};
RemovedItems remove_items(store::Transaction& tx, store::Id dataset_id, std::int64_t chosen, bool partial);

}  // namespace tasks::service
