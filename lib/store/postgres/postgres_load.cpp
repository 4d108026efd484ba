#include "lib/store/postgres/postgres_load.hpp"

#include <atomic>

#include "lib/base/interrupt.hpp"
#include "lib/base/text.hpp"
#include "lib/store/postgres/postgres_url.hpp"

namespace tasks::store {
namespace {

constexpr std::size_t k_piece = 4 * 1024 * 1024;
constexpr std::int64_t k_worth_analyzing = 1000;  // rows of a temporary table
constexpr std::int64_t k_few = 100;               // rows that are worth one INSERT

// One field in the text form of COPY.
void append_field(std::string& out, const Value& value) {
  switch (value.kind()) {
    case Value::Kind::null: out += "\\N"; break;
    case Value::Kind::integer: append(out, value.integer()); break;
    case Value::Kind::real: append(out, value.real()); break;
    case Value::Kind::text:
      for (std::string_view text = value.text(); !text.empty();) {
        const auto plain = text.find_first_of("\\\t\n\r");
        out += text.substr(0, plain);
        if (plain == std::string_view::npos) break;
        out += '\\';
        const char c = text[plain];
        out += c == '\t' ? 't' : c == '\n' ? 'n' : c == '\r' ? 'r' : c;
        text.remove_prefix(plain + 1);
      }
      break;
  }
}

}  // namespace

PostgresLoad::PostgresLoad(Connection& connection, TemporaryTables& temporary, std::string_view table, std::span<const std::string_view> columns,
                           const BulkOptions& options, bool guarded, std::function<void()> settle,
                           std::function<void(const std::string&, std::int64_t)> loaded)
    : m_connection(connection), m_temporary(temporary), m_table(table), m_names(columns.begin(), columns.end()), m_settle(std::move(settle)),
      m_loaded(std::move(loaded)), m_is_temporary(temporary.knows(table)), m_guarded(guarded), m_few(!m_is_temporary) {
  for (const std::string_view column : columns) m_columns += cat(m_columns.empty() ? "" : ", ", column);
  m_target = m_table;
  if (options.conflict_target.empty()) return;
  // COPY knows no "on conflict".
  const auto where = options.conflict_target.find(" where ");
  m_conflict = cat(" on conflict (", options.conflict_target.substr(0, where), ")",
                   where == std::string_view::npos ? std::string_view() : options.conflict_target.substr(where), " do nothing");
  m_few = false;
  stage();
}

// Rows go through a table without indexes, one of its own for each load.
void PostgresLoad::stage() {
  static std::atomic<std::int64_t> k_loads = 0;
  m_staged = true;
  m_target = cat("pg_temp.load_", ++k_loads);
  m_settle();
  m_connection.run(cat("create temporary table ", m_target, " on commit drop as select ", m_columns, " from ", m_table, " with no data"));
}

void PostgresLoad::insert_few() {
  m_few = false;
  if (m_values.empty()) return;
  std::string sql = cat("insert into ", m_table, " (", m_columns, ") values ");
  for (std::size_t i = 0; i < m_values.size(); ++i) {
    sql += i == 0 ? "(" : i % m_names.size() == 0 ? "), (" : ", ";
    sql += cat('$', i + 1);
  }
  m_settle();
  m_connection.post(sql + ')', Parameters(m_values).all());
  m_inserted += m_rows;
  m_values.clear();
  m_texts.clear();
}

void PostgresLoad::add(std::span<const Value> row) {
  ++m_rows;
  if (m_is_temporary) {
    if (!m_temporary.is_real(m_table)) m_settle();  // it may become real now
    if (m_temporary.add(m_table, m_names, row)) return;
  }
  if (m_few) {
    for (const Value& value : row) m_values.push_back(value.kind() == Value::Kind::text ? Value(m_texts.emplace_back(value.text())) : value);
    if (m_rows < k_few) return;
    insert_few();
    if (m_guarded) stage();
    return;
  }
  for (std::size_t i = 0; i < row.size(); ++i) {
    if (i > 0) m_text += '\t';
    append_field(m_text, row[i]);
  }
  m_text += '\n';
  if (m_text.size() >= k_piece) flush();
}

void PostgresLoad::flush() {
  throw_if_interrupted();
  m_settle();
  const std::int64_t copied = m_connection.copy_in(cat("copy ", m_target, " (", m_columns, ") from stdin"), m_text);
  m_text.clear();
  if (!m_staged) m_inserted += copied;
}

std::int64_t PostgresLoad::finish() {
  if (m_is_temporary && !m_temporary.is_real(m_table)) return m_rows;
  if (m_few) insert_few();
  if (!m_text.empty()) flush();
  m_text.shrink_to_fit();
  m_settle();
  if (m_is_temporary) {
    if (m_rows >= k_worth_analyzing) m_connection.run(cat("analyze pg_temp.", m_table));
    return m_rows;
  }
  if (m_staged) {
    const Result done = m_connection.execute(cat("insert into ", m_table, " (", m_columns, ") select ", m_columns, " from ", m_target, m_conflict), {});
    m_inserted += to_int(libpq().cmdTuples(done.get())).value_or(0);
    m_connection.run(cat("drop table ", m_target));
  }
  m_loaded(m_table, m_inserted);
  return m_inserted;
}

}  // namespace tasks::store
