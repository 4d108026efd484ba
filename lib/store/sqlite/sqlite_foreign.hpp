#pragma once
// Queries that somebody typed, on SQLite: over temporary views, under an authorizer that lets nothing but reading through.
#include <memory>

#include "lib/store/foreign_query.hpp"

struct sqlite3;

namespace tasks::store {

std::unique_ptr<ForeignQuery> sqlite_foreign(Database& db, std::string_view sql, Micros now);

sqlite3* sqlite_handle(Database& db);  // of a database that open_sqlite gave

}  // namespace tasks::store
