#pragma once
// What `tasks apply` made, out of the log: the objects are not marked themselves.
#include <string>
#include <string_view>
#include <vector>

#include "lib/store/session.hpp"

namespace tasks::store {

// Ids of the records of this kind that operations of `apply` created, those that are gone since included; rising.
std::vector<Id> made_by_apply(Database& db, std::string_view kind);

}  // namespace tasks::store
