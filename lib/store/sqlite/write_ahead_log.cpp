#include "lib/store/sqlite/write_ahead_log.hpp"

#include <fcntl.h>
#include <sqlite3.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <string_view>

#include "lib/base/error.hpp"
#include "lib/base/text.hpp"

namespace tasks::store {
namespace {
// In frames of the log, 4 KiB each. SQLite alone would copy from the thousandth frame on at every commit.
constexpr std::int64_t k_copy_every = 1000, k_too_long = 4 * k_copy_every;
}  // namespace

WriteAheadLog::WriteAheadLog(sqlite3* db, std::string where) : m_db(db), m_where(std::move(where)) {
  const auto note = [](void* self, sqlite3*, const char* name, int frames) {
    if (std::string_view(name) != "main") return SQLITE_OK;
    auto& log = *static_cast<WriteAheadLog*>(self);
    int written = 0, ignored = 0;
    sqlite3_db_status(log.m_db, SQLITE_DBSTATUS_CACHE_WRITE, &written, &ignored, 1);
    log.m_frames = frames;
    log.m_written = written;
    log.m_grown = true;
    return SQLITE_OK;
  };
  sqlite3_wal_hook(db, note, this);
}

WriteAheadLog::~WriteAheadLog() { sqlite3_wal_hook(m_db, nullptr, nullptr); }

void WriteAheadLog::open() {
  if (m_file) return;
  const char* database = sqlite3_db_filename(m_db, "main");
  if (database && *database) m_file = Descriptor(::open(sqlite3_filename_wal(database), O_RDONLY | O_CLOEXEC));
}

void WriteAheadLog::flush() {
  if (!m_grown) return;
  m_grown = false;
  open();
  if (::fdatasync(m_file.get()) == 0) return;
  throw Error(Code::not_flushed, cat("the change is made, but ", m_where, " could not be flushed to the disk: ", std::strerror(errno)));
}

void WriteAheadLog::copy_when_due() {
  if (m_frames >= k_copy_every && m_frames % k_copy_every < m_written) copy();
}

void WriteAheadLog::copy_when_too_long() {
  if (m_frames >= k_too_long && m_frames % k_copy_every < m_written) copy();
}

// It can wait when it fails: the log is longer then, and the next one tries.
void WriteAheadLog::copy() {
  sqlite3_wal_checkpoint_v2(m_db, "main", SQLITE_CHECKPOINT_PASSIVE, nullptr, nullptr);
  m_written = 0;
}

}  // namespace tasks::store
