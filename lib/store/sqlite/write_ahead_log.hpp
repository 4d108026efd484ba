#pragma once
// What a writer does with the write-ahead log beside SQLite: it makes its own commit durable after it let the next writer
// in, and copies the log into the database now and then.
//
//     WriteAheadLog log(db, where);
//     … commit …                 // others see it, and take their turn
//     log.flush();               // a power cut cannot undo it any more
//
// Flushes of several processes then run side by side instead of one after the other, which is what bounds the number of
// commits a second on a real disk. It needs synchronous = normal, under which SQLite flushes the log only before it copies
// from it. As durable as synchronous = full to the one who commits: a commit before ours in the log is flushed with ours;
// a log is begun anew only when all of it was copied and the database flushed; and while we have the file open nobody
// deletes the log. Its name in the folder is durable before it has content: SQLite flushes both when it begins a log.
// What others may see a moment before it is durable, they cannot build on without flushing it too.
#include <cstdint>
#include <string>

#include "lib/base/descriptor.hpp"

struct sqlite3;

namespace tasks::store {

class WriteAheadLog {
 public:
  WriteAheadLog(sqlite3* db, std::string where);  // `where`: the database, as errors call it. Takes SQLite's own copying over
  ~WriteAheadLog();
  WriteAheadLog(const WriteAheadLog&) = delete;
  WriteAheadLog& operator=(const WriteAheadLog&) = delete;

  void open();                            // in a transaction, so that no trouble with the disk since then goes unnoticed
  bool grown() const { return m_grown; }  // something was committed that is not flushed
  void flush();                           // throws when the change may not survive a power cut
  // Copies the log into the database when it is due. Others may write meanwhile, then it cannot be begun anew at once: so
  // a very long one is copied while we are still the only writer.
  void copy_when_due();
  void copy_when_too_long();

 private:
  void copy();

  sqlite3* m_db;
  std::string m_where;
  Descriptor m_file;
  bool m_grown = false;
  std::int64_t m_frames = 0, m_written = 0;  // in the log; by our last commit
};

}  // namespace tasks::store
