#include "lib/store/sqlite/write_turn.hpp"

#include <sqlite3.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <random>
#include <thread>

#include "lib/base/interrupt.hpp"
#include "lib/base/text.hpp"
#include "lib/store/sqlite/sqlite_error.hpp"
#include "lib/store/sqlite/sqlite_statement.hpp"

namespace tasks::store {
namespace {

using std::chrono::microseconds;

Micros steady_now() { return std::chrono::duration_cast<microseconds>(WriteQueue::Clock::now().time_since_epoch()).count(); }

// As SQLite opened it: links are followed, which is where the log is too. Empty in memory.
std::filesystem::path opened_file(sqlite3* db) {
  const char* name = sqlite3_db_filename(db, "main");
  return name ? std::filesystem::path(name) : std::filesystem::path();
}

}  // namespace

WriteTurn::WriteTurn(sqlite3* db, std::string where) : m_db(db), m_where(std::move(where)), m_queue(opened_file(db)), m_log(db, m_where) {}

void WriteTurn::begin(Micros busy_wait) {
  choose_flushing();
  const Micros deadline = steady_now() + busy_wait;
  try {
    while (!try_to_begin(deadline)) {
    }
  } catch (...) {
    leave();
    throw;
  }
  m_log.open();
}

// Waits for our turn, then for programs that do not queue: an SQLite shell, an older version, one that opens or closes the
// file just now. When our turn does not come in a while, somebody before us may be stopped (Ctrl-Z) without writing.
bool WriteTurn::try_to_begin(Micros deadline) {
  constexpr Micros k_a_while = k_second;
  const bool in_turn = m_queue.wait_for_turn(WriteQueue::Clock::time_point(microseconds(std::min(deadline, steady_now() + k_a_while))));
  struct NoWaiting {
    sqlite3* db;
    explicit NoWaiting(sqlite3* h) : db(h) { sqlite3_busy_timeout(db, 0); }
    ~NoWaiting() { sqlite3_busy_timeout(db, k_reader_wait); }
  } no_waiting(m_db);
  std::minstd_rand dice(static_cast<unsigned>(getpid()));
  for (Micros pause = 500;; pause = std::min<Micros>(pause * 2, 8'000)) {
    const int rc = sqlite3_exec(m_db, "begin immediate", nullptr, nullptr, nullptr);
    if (rc == SQLITE_OK) return true;
    if ((rc & 0xff) != SQLITE_BUSY || steady_now() >= deadline) fail("begin immediate");
    throw_if_interrupted();
    if (!in_turn) return false;
    std::this_thread::sleep_for(microseconds(pause / 2 + static_cast<Micros>(dice()) % pause));
  }
}

// With a log we flush each commit ourselves, after it. Any other journal (a backup that is worked on as it is) is left to
// SQLite, and takes the flush of the folder too: without it a commit could be undone by a journal that comes back.
void WriteTurn::choose_flushing() {
  if (m_flushing_chosen || sqlite3_get_autocommit(m_db) == 0) return;
  bool log = false;
  {
    Prepared mode(m_db, m_where, "pragma journal_mode");
    log = sqlite3_step(mode.get()) == SQLITE_ROW && std::string_view(reinterpret_cast<const char*>(sqlite3_column_text(mode.get(), 0))) == "wal";
  }
  const char* sql = log ? "pragma synchronous = normal" : "pragma synchronous = extra";
  if (sqlite3_exec(m_db, sql, nullptr, nullptr, nullptr) != SQLITE_OK) fail(sql);
  m_flushing_chosen = true;
}

void WriteTurn::commit() {
  if (sqlite3_exec(m_db, "commit", nullptr, nullptr, nullptr) != SQLITE_OK) {
    if (sqlite3_get_autocommit(m_db)) leave();  // the engine gave it up
    fail("commit");
  }
  m_log.copy_when_too_long();
  leave();
  flush_alone();
}

void WriteTurn::flush_alone() {
  if (!m_log.grown() || sqlite3_get_autocommit(m_db) == 0) return;
  m_log.flush();
  m_log.copy_when_due();
}

void WriteTurn::fail(std::string_view sql) const {
  const int code = sqlite3_extended_errcode(m_db);
  throw_sqlite(code, cat(sqlite3_errmsg(m_db), " in: ", sql), sqlite3_system_errno(m_db), m_where);
}

}  // namespace tasks::store
