#include "lib/store/sqlite/sqlite_error.hpp"

#include <sqlite3.h>

#include <cerrno>
#include <cstring>

#include "lib/base/error.hpp"
#include "lib/base/text.hpp"

namespace tasks::store {

void throw_sqlite(int extended, std::string_view message, int system_error, const std::string& where) {
  const int primary = extended & 0xff;
  const std::string text = cat(where, ": ", message);
  if (system_error == ENOSPC || primary == SQLITE_FULL) throw Error(Code::disk_full, cat("no space left for ", where));
  switch (primary) {
    case SQLITE_INTERRUPT: throw Error(Code::interrupted, "interrupted");
    case SQLITE_BUSY:
    case SQLITE_LOCKED: throw Error(Code::busy, cat(where, " is held by another process"));
    case SQLITE_READONLY: throw Error(Code::read_only, cat("cannot write ", where));
    case SQLITE_NOTADB: throw Error(Code::not_a_database, cat(where, " is not a database"));
    case SQLITE_CORRUPT: throw Error(Code::corrupt, cat(where, " is damaged"));
    case SQLITE_CANTOPEN: throw Error(Code::io, cat("cannot open ", where, system_error ? ": " : "", system_error ? std::strerror(system_error) : ""));
    case SQLITE_IOERR: throw Error(Code::io, text);
    case SQLITE_CONSTRAINT:
      if (extended == SQLITE_CONSTRAINT_UNIQUE || extended == SQLITE_CONSTRAINT_PRIMARYKEY) throw Error(Code::exists, text);
      throw Error(Code::internal, text);
    default: throw Error(Code::internal, text);
  }
}

}  // namespace tasks::store
