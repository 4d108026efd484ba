// Whole databases: copying one while others work, taking the content of another, asking whether one is sound.
#include <SQLiteCpp/Backup.h>
#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Exception.h>
#include <fcntl.h>
#include <sqlite3.h>
#include <unistd.h>

#include <cerrno>
#include <chrono>
#include <map>
#include <thread>

#include "lib/base/descriptor.hpp"
#include "lib/base/error.hpp"
#include "lib/base/file.hpp"
#include "lib/base/interrupt.hpp"
#include "lib/base/text.hpp"
#include "lib/store/project.hpp"
#include "lib/store/sqlite/sqlite_database.hpp"
#include "lib/store/sqlite/sqlite_error.hpp"
#include "lib/store/sqlite/write_queue.hpp"

namespace tasks::store {
namespace {

constexpr int k_pages_a_step = 4096;

using Clock = std::chrono::steady_clock;

// Copies every page of `source` into `target`, in one transaction there. Waits for other writers of the target until
// `deadline`. The source must stand still meanwhile: the caller holds a snapshot of it.
void copy_pages(SQLite::Database& target, SQLite::Database& source, Clock::time_point deadline) {
  SQLite::Backup copy(target, source);
  for (int rc = SQLITE_OK; rc != SQLITE_DONE;) {
    throw_if_interrupted();
    rc = copy.executeStep(k_pages_a_step);
    if (rc != SQLITE_BUSY && rc != SQLITE_LOCKED) continue;
    if (Clock::now() >= deadline) throw SQLite::Exception("database is locked", SQLITE_BUSY);
    std::this_thread::sleep_for(std::chrono::milliseconds(3));
  }
}

void hold_snapshot(SQLite::Database& db) {
  db.exec("begin");
  db.exec("select count(*) from sqlite_master");
}

[[noreturn]] void translate(const SQLite::Exception& e, const SQLite::Database* db, const fs::path& path) {
  const int system_error = db ? sqlite3_system_errno(db->getHandle()) : 0;
  throw_sqlite(e.getExtendedErrorCode() > 0 ? e.getExtendedErrorCode() : e.getErrorCode(), e.what(), system_error, quote(path.native()));
}

void sync_file(const fs::path& path) {
  const Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
  if (!file || ::fsync(file.get()) != 0) throw_errno("cannot sync", path, errno);
}

}  // namespace

void backup_sqlite(const fs::path& from, const fs::path& to, const fs::path& called) {
  std::optional<SQLite::Database> source, target;
  try {
    source.emplace(from.native(), SQLITE_OPEN_READONLY);
    source->setBusyTimeout(10'000);
    hold_snapshot(*source);
  } catch (const SQLite::Exception& e) {
    translate(e, source ? &*source : nullptr, from);
  }
  try {
    target.emplace(to.native(), SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE);
    copy_pages(*target, *source, Clock::now());
    target->exec("pragma journal_mode = delete");  // one file, which needs no others to be read
    target.reset();
  } catch (const SQLite::Exception& e) {
    translate(e, target ? &*target : nullptr, called);
  }
  sync_file(to);
}

void replace_sqlite(const fs::path& target_path, const fs::path& with, Micros busy_wait) {
  const auto deadline = Clock::now() + std::chrono::microseconds(busy_wait);
  std::optional<SQLite::Database> source, target;
  std::optional<WriteQueue> queue;
  try {
    source.emplace(with.native(), SQLITE_OPEN_READONLY);
    hold_snapshot(*source);
    target.emplace(target_path.native(), SQLITE_OPEN_READWRITE);
    target->exec("pragma synchronous = full");
    queue.emplace(sqlite3_db_filename(target->getHandle(), "main"));
    queue->wait_for_turn(deadline);
    copy_pages(*target, *source, deadline);
  } catch (const SQLite::Exception& e) {
    translate(e, target ? &*target : nullptr, target_path);
  }
  try {
    target->exec("pragma wal_checkpoint(truncate)");
  } catch (const SQLite::Exception&) {
    // A reader still needs the log; the next writer empties it.
  }
}

void rename_durably(const fs::path& from, const fs::path& to) {
  if (::rename(from.c_str(), to.c_str()) != 0) throw_errno("cannot write", to, errno);
  flush_folder(to.parent_path());
}

void place_sqlite(const fs::path& copy, const fs::path& target) {
  try {
    SQLite::Database db(copy.native(), SQLITE_OPEN_READWRITE);
    db.exec("pragma journal_mode = wal");
  } catch (const SQLite::Exception& e) {
    translate(e, nullptr, copy);
  }
  sync_file(copy);
  rename_durably(copy, target);
}

std::vector<std::string> compare_schema_sqlite(Database& db) {
  const auto read = [](Database& from) {
    std::map<std::string, std::string> made;
    constexpr std::string_view k_sql =
        "select type || ' ' || name, sql from sqlite_master where type in ('table', 'index', 'view', 'trigger') and sql is not null and name not like 'sqlite!_%' escape '!'";
    for (Cursor rows = from.query(k_sql); rows.next();) made.emplace(rows.text(0), rows.text(1));
    return made;
  };
  const auto fresh = memory_sqlite({.mode = OpenMode::write, .busy_wait = 0, .trace = {}});
  create_project(*fresh, "fresh", "", 0);
  const auto wanted = read(*fresh), kept = read(db);
  std::vector<std::string> differences;
  for (const auto& [name, sql] : wanted) {
    const auto found = kept.find(name);
    if (found == kept.end())
      differences.push_back(cat("the ", name, " is missing"));
    else if (found->second != sql)
      differences.push_back(cat("the ", name, " is not as the migrations make it"));
  }
  for (const auto& [name, sql] : kept)
    if (!wanted.contains(name)) differences.push_back(cat("the ", name, " is none of ours"));
  return differences;
}

std::vector<std::string> check_sqlite(Database& db, Depth depth) {
  std::vector<std::string> problems;
  for (Cursor rows = db.query(depth == Depth::full ? "pragma integrity_check(20)" : "pragma quick_check(20)"); rows.next();)
    if (rows.text(0) != "ok") problems.emplace_back(rows.text(0));
  std::map<std::pair<std::string, std::string>, std::int64_t> lost;
  for (Cursor rows = db.query("pragma foreign_key_check"); rows.next();) ++lost[{std::string(rows.text(0)), std::string(rows.text(2))}];
  for (const auto& [tables, count] : lost)
    problems.push_back(cat(plural(count, "row"), " of ", tables.first, count == 1 ? " refers to a missing row of " : " refer to missing rows of ", tables.second));
  return problems;
}

}  // namespace tasks::store
