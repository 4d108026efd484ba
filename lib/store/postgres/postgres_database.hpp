#pragma once
// The PostgreSQL engine: one schema per project, named like it. What is specific to PostgreSQL is here and in schema.sql:
// finding the schema, streaming, COPY, temporary tables that are none, row locks, ids from a sequence.
//
//     auto db = open_postgres({"postgresql:///work", "cars"}, {.mode = OpenMode::write});
//
// Shared SQL says what it needs in comments that SQLite ignores: `/*lock w*/` keeps rows of w as they were read until the
// transaction ends, `/*skip_locked*/` leaves out rows that another transaction holds.
#include <memory>
#include <string>
#include <vector>

#include "lib/store/database.hpp"

namespace tasks::store {

struct PostgresPlace {
  std::string url;      // without secrets
  std::string project;  // "": the only one there
};

// Throws Code::no_project when there is none of that name (or none at all, or several to choose from).
std::unique_ptr<Database> open_postgres(const PostgresPlace& place, const OpenOptions& options);

// For a new project: connected, its schema made but empty. It is not there before the transaction that fills it commits.
// Throws Code::exists. `place.project` is required.
std::unique_ptr<Database> create_postgres(const PostgresPlace& place, const OpenOptions& options);

bool has_postgres_project(const PostgresPlace& place);
std::vector<std::string> postgres_projects(const std::string& url);  // names, in order
void drop_postgres_project(const PostgresPlace& place);              // with everything in it

}  // namespace tasks::store
