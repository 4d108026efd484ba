#pragma once
// Where a project's database is, and opening it with the engine that it is for.
//
//     auto db = open_database({"postgresql:///work", "cars"}, {.mode = OpenMode::write});
//     auto other = open_database({"/data/.tasks/project.db", ""}, {});
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "lib/store/database.hpp"

namespace tasks::store {

struct DatabasePlace {
  std::string db;       // a file's path, or a postgresql:// URL
  std::string project;  // of a database with several; "": the only one
  bool on_server() const;
};

bool built_with_postgres();

// Throws Code::no_project when there is none, Code::unavailable when the server is not there, libpq is missing, or this
// program was built without the PostgreSQL engine.
std::unique_ptr<Database> open_database(const DatabasePlace& place, const OpenOptions& options);

// An empty database, or the empty schema `place.project`, for a new project; throws Code::exists.
std::unique_ptr<Database> create_database(const DatabasePlace& place, const OpenOptions& options);

std::vector<std::string> projects_in(const DatabasePlace& place);  // names of those in a database on a server
bool project_exists(const DatabasePlace& place);
void drop_project(const DatabasePlace& place);  // takes back what create_database() made

}  // namespace tasks::store
