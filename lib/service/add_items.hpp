#pragma once
// `dataset add`: new items of a dataset, all or nothing, as one operation.
#include <cstdint>
#include <functional>

#include "lib/model/records.hpp"
#include "lib/service/item_input.hpp"
#include "lib/store/session.hpp"

namespace tasks::service {

struct AddedItems {
  store::IdSet ids;            // in the order of the input
  std::int64_t unchanged = 0;  // paths that were there already, or came twice
};

// A dataset without a root gets the files' common folder as its root. `progress` is told how many records are read.
// Throws Code::bad_record with the line, bad_file for a file that is not below the root.
AddedItems add_items(store::Transaction& tx, model::Dataset& dataset, ItemInput& input, const std::function<void(std::int64_t)>& progress);

// Those items of the dataset as they are in the database, by id, until `visit` returns false.
void each_item(store::Session& session, const model::Dataset& dataset, const store::IdSet& ids, const std::function<bool(const model::Item&)>& visit);

}  // namespace tasks::service
