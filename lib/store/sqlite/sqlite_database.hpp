#pragma once
// The SQLite driver: one project in one file, WAL, synchronous=FULL. Includes neither SQLiteCpp nor sqlite3.h, so that
// they stay in one source file.
#include <filesystem>
#include <memory>

#include "lib/store/database.hpp"

namespace tasks::store {

// Opens an existing file. Throws Code::not_found, not_a_database, read_only, io.
std::unique_ptr<Database> open_sqlite(const std::filesystem::path& path, const OpenOptions& options);

// Makes an empty database file in WAL mode. Throws Code::exists when there is something already.
std::unique_ptr<Database> create_sqlite(const std::filesystem::path& path, const OpenOptions& options);

// A consistent copy while others work, page by page, then checked and synced (decisions.md 54).
void backup_sqlite(const std::filesystem::path& from, const std::filesystem::path& to);

// Rows of PRAGMA integrity_check and foreign_key_check; empty means sound.
std::vector<std::string> check_sqlite(Database& db);

}  // namespace tasks::store
