#pragma once
// The SQLite driver: one project in one file, with a write-ahead log. Includes neither SQLiteCpp nor sqlite3.h, so that
// they stay in one source file.
#include <filesystem>
#include <memory>

#include "lib/store/database.hpp"

namespace tasks::store {

// Opens an existing file. Throws Code::not_found, not_a_database, read_only, io.
std::unique_ptr<Database> open_sqlite(const std::filesystem::path& path, const OpenOptions& options);

// Makes an empty database file in WAL mode. Throws Code::exists when there is something already.
std::unique_ptr<Database> create_sqlite(const std::filesystem::path& path, const OpenOptions& options);

// A consistent copy while others work: one file, synced, readable without any other. `to` must not exist;
// errors call it `called`.
void backup_sqlite(const std::filesystem::path& from, const std::filesystem::path& to, const std::filesystem::path& called);

// Gives the database `target` the content of the file `with`, in one transaction: others see the old or the new content,
// also after a crash. Throws Code::busy when somebody else still writes after `busy_wait`.
void replace_sqlite(const std::filesystem::path& target, const std::filesystem::path& with, Micros busy_wait);

// A new name for a file that is synced already; the name itself survives a crash.
void rename_durably(const std::filesystem::path& from, const std::filesystem::path& to);

// Renames a copy to where no database is, ready for use by several processes. Durable when it returns.
void place_sqlite(const std::filesystem::path& copy, const std::filesystem::path& target);

// What is wrong with its pages, indexes and references, at most some twenty lines; empty means sound.
// `quick` does not compare every index with its table, which is most of the time.
std::vector<std::string> check_sqlite(Database& db, Depth depth = Depth::full);

// Tables and indexes that differ from what the migrations make, one line each.
std::vector<std::string> compare_schema_sqlite(Database& db);

// A database that lives in memory, as long as the object: for comparisons and tests.
std::unique_ptr<Database> memory_sqlite(const OpenOptions& options);

}  // namespace tasks::store
