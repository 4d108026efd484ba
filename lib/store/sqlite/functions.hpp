#pragma once
// The functions that shared SQL calls and SQLite lacks, as postgres/schema.sql has them for PostgreSQL:
//     matches_wildcards(text, wildcards('/a/*.png'))     `*` within a path segment, `**` across them
//     json_meets(document, 'a.b', 'lt', '20')            lib/base/json_value.hpp
struct sqlite3;

namespace tasks::store {

void add_functions(sqlite3* db);

}  // namespace tasks::store
