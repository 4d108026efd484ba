#pragma once
// Asking whether a project in PostgreSQL is sound: a line for everything that is not. Runs in any transaction, read-only too.
#include <string>
#include <vector>

#include "lib/store/database.hpp"

namespace tasks::store {

// Indexes that are not valid and constraints that were never checked; with Depth::full every reference is looked up, since
// triggers can be switched off.
std::vector<std::string> check_postgres(Database& db, Depth depth);

// Where tables, columns and indexes are not as the migrations make them. What they make is read from a project in memory,
// made by the other engine: the migrations are the same.
std::vector<std::string> compare_schema_postgres(Database& db);

}  // namespace tasks::store
