#pragma once
// Priority and batch of work items in bulk (domain.md §11): a manager's act. The queue gives the higher priority first; a
// batch is a name to choose work items by. Both work on the table `selection`; the number of statements does not depend
// on how many are in it.
#include <cstdint>
#include <string_view>

#include "lib/model/records.hpp"
#include "lib/service/changed.hpp"
#include "lib/store/session.hpp"

namespace tasks::service {

// Throws Code::bad_value for one beyond a million.
Changed set_priority(store::Transaction& tx, const model::Task& task, std::int64_t priority, Partial partial);

// "none": out of their batch. Throws Code::bad_value for what conditions could not name: a comma, a wildcard.
Changed set_batch(store::Transaction& tx, const model::Task& task, std::string_view batch, Partial partial);

}  // namespace tasks::service
