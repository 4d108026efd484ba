#pragma once
// One prepared statement of SQLite, and what turns the shared SQL into SQLite's.
//
//     Prepared find(db, where, "select name from users where id = $1");
//     find.bind(params, true);
//     while (sqlite3_step(find.get()) == SQLITE_ROW) …
#include <span>
#include <string>
#include <string_view>

#include "lib/store/database.hpp"

struct sqlite3;
struct sqlite3_stmt;

namespace tasks::store {

// "id bigint primary key" → "id integer primary key": only then is the key the row's own number in SQLite, without an
// index beside the table. ") /* clustered */" → ") without rowid": rows lie in the order of their key, and the index is the table.
std::string as_sqlite_declares(std::string_view sql);

class Prepared {
 public:
  Prepared(sqlite3* db, const std::string& where, std::string_view sql);  // `where`: the file, for errors
  ~Prepared();
  Prepared(const Prepared&) = delete;
  Prepared& operator=(const Prepared&) = delete;
  sqlite3_stmt* get() const { return m_stmt; }
  bool busy = false;

  void bind(std::span<const Value> params, bool copy_text);
  void bind_one(int n, const Value& v, bool copy_text);

 private:
  sqlite3_stmt* m_stmt = nullptr;
};

}  // namespace tasks::store
