#pragma once
// A writer's way through a transaction on one SQLite file: wait for its turn, begin, commit, let the next one in, and only
// then make the commit durable.
//
//     WriteTurn turn(db, where);
//     turn.begin(busy_wait);   // throws Code::busy, Code::interrupted
//     … statements …
//     turn.commit();           // durable when it returns; else Code::not_flushed
#include <string>

#include "lib/base/time.hpp"
#include "lib/store/sqlite/write_ahead_log.hpp"
#include "lib/store/sqlite/write_queue.hpp"

struct sqlite3;

namespace tasks::store {

class WriteTurn {
 public:
  WriteTurn(sqlite3* db, std::string where);  // `where`: the file, as errors call it

  void begin(Micros busy_wait);
  void commit();
  void leave() noexcept { m_queue.leave(); }  // after a roll-back
  void flush_alone();  // what was committed by a statement of its own

  static constexpr int k_reader_wait = 10'000;  // ms, for whoever meets one that opens, closes or recovers the file

 private:
  bool try_to_begin(Micros deadline);
  void choose_flushing();
  [[noreturn]] void fail(std::string_view sql) const;

  sqlite3* m_db;
  std::string m_where;
  WriteQueue m_queue;
  WriteAheadLog m_log;
  bool m_flushing_chosen = false;
};

}  // namespace tasks::store
