#pragma once
// The temporary tables of a connection (`selection` and its like). A real one costs PostgreSQL twenty times as much as the
// statement that reads one id from it, fills its catalogues with dead rows and is refused on a replica: so up to a
// thousand rows live here, as one array a column, and a statement that names the table gets them as a common table
// expression in front. Writers' larger ones, and those that a statement writes to, become real tables.
//
//     tables.declare("selection", "id bigint primary key, ordinal bigint not null, version bigint");
//     tables.add("selection", columns, row); …
//     sql = tables.resolve("select w.id from selection s join work_item w on w.id = s.id", parameters);
//       → with selection (id, ordinal, version) as (select * from unnest($1::bigint[], $2::bigint[], $3::bigint[])) select …
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "lib/store/postgres/connection.hpp"

namespace tasks::store {

// Column definitions whose texts compare as bytes, whatever the database's collation: `name text` → `name text collate "C"`.
std::string with_byte_order(std::string_view ddl);

// True when `sql` holds `word` as a whole word.
bool names_word(std::string_view sql, std::string_view word);

class TemporaryTables {
 public:
  explicit TemporaryTables(Connection& connection) : m_connection(connection) {}
  void transaction_writes(bool writes) { m_writer = writes; }  // then real tables may be made

  void declare(std::string_view name, std::string_view columns);  // empties it when it is known
  bool knows(std::string_view name) const { return m_tables.contains(name); }

  // Appends a row to a known table that is not real yet; false: it has become real (or must), COPY the row instead.
  bool add(std::string_view name, std::span<const std::string_view> columns, std::span<const Value> row);
  void make_real(std::string_view name);
  bool is_real(std::string_view name) const { return m_tables.find(name)->second.real; }
  void forget_rows();  // after a roll-back, which takes real tables with it

  // A statement that takes rows out of a table that is not real, or a reader's that puts some in, as the query for them
  // (of their keys; of their values), to be followed by remove() or add(). Nothing for other statements.
  struct Write {
    std::string table, query;
    std::vector<std::string> columns;  // of an insert; empty: a delete
  };
  std::optional<Write> as_query(std::string_view sql) const;
  std::int64_t remove(std::string_view name, std::vector<std::int64_t> keys);  // of the first column
  bool is_text(std::string_view name, std::string_view column) const;

  // The statement as the server can run it. Arrays become parameters after those that are there.
  std::string resolve(std::string_view sql, Parameters& parameters);

 private:
  struct Column {
    std::string name, type;   // "bigint", "text", "double precision"
    std::string elements;     // of the array, in binary form
    std::string array;        // the whole of it, made when it is asked for
  };
  struct Table {
    std::string definition;
    std::vector<Column> columns;
    std::int32_t rows = 0;
    bool real = false;
  };
  static const std::string& array_of(Column& column, std::int32_t rows);
  std::string as_expression(const std::string& name, Table& table, Parameters& parameters);
  void make_real(const std::string& name, Table& table);

  Connection& m_connection;
  bool m_writer = false;
  std::map<std::string, Table, std::less<>> m_tables;
};

}  // namespace tasks::store
