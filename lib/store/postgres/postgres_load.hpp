#pragma once
// Bulk loads. A few rows are one INSERT, which nobody waits for. More are written as COPY's text and go to the server in
// pieces, each a COPY of its own, so that the connection is free for other statements between them; where row security
// holds, COPY is refused, and they go through a temporary table.
#include <deque>
#include <functional>
#include <string>
#include <vector>

#include "lib/store/postgres/connection.hpp"
#include "lib/store/postgres/temporary_tables.hpp"

namespace tasks::store {

class PostgresLoad final : public Bulk {
 public:
  // `settle` makes the connection free; `loaded` is told the table and the number of rows at the end.
  PostgresLoad(Connection& connection, TemporaryTables& temporary, std::string_view table, std::span<const std::string_view> columns,
               const BulkOptions& options, bool guarded, std::function<void()> settle, std::function<void(const std::string&, std::int64_t)> loaded);
  void add(std::span<const Value> row) override;
  std::int64_t finish() override;

 private:
  void stage();
  void insert_few();
  void flush();
  Connection& m_connection;
  TemporaryTables& m_temporary;
  std::string m_table, m_columns, m_target, m_conflict;
  std::vector<std::string_view> m_names;
  std::function<void()> m_settle;
  std::function<void(const std::string&, std::int64_t)> m_loaded;
  bool m_is_temporary, m_guarded, m_few;  // few: so far rows are collected for one INSERT
  bool m_staged = false;
  std::vector<Value> m_values;      // of the few, row after row
  std::deque<std::string> m_texts;  // what they point to
  std::string m_text;
  std::int64_t m_rows = 0, m_inserted = 0;
};

}  // namespace tasks::store
