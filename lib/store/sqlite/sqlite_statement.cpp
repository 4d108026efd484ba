#include "lib/store/sqlite/sqlite_statement.hpp"

#include <sqlite3.h>

#include <utility>

#include "lib/base/text.hpp"
#include "lib/store/sqlite/sqlite_error.hpp"

namespace tasks::store {
namespace {

// "$12" → "?12": SQLite numbers `$n` by first appearance, the shared SQL by n. Quoted text is left alone.
std::string with_question_marks(std::string_view sql) {
  std::string out;
  out.reserve(sql.size());
  bool quoted_text = false;
  for (std::size_t i = 0; i < sql.size(); ++i) {
    if (sql[i] == '\'') quoted_text = !quoted_text;
    const bool parameter = !quoted_text && sql[i] == '$' && i + 1 < sql.size() && sql[i + 1] >= '0' && sql[i + 1] <= '9';
    out += parameter ? '?' : sql[i];
  }
  return out;
}

}  // namespace

std::string as_sqlite_declares(std::string_view sql) {
  static constexpr std::pair<std::string_view, std::string_view> k_words[] = {{"bigint primary key", "integer primary key"}, {"/* clustered */", "without rowid"}};
  std::string out(sql);
  for (const auto& [shared, own] : k_words)
    for (std::size_t at = out.find(shared); at != std::string::npos; at = out.find(shared, at + own.size())) out.replace(at, shared.size(), own);
  return out;
}

Prepared::Prepared(sqlite3* db, const std::string& where, std::string_view sql) {
  const std::string text = with_question_marks(sql);
  if (int rc = sqlite3_prepare_v3(db, text.data(), static_cast<int>(text.size()), SQLITE_PREPARE_PERSISTENT, &m_stmt, nullptr); rc != SQLITE_OK)
    throw_sqlite(sqlite3_extended_errcode(db), cat(sqlite3_errmsg(db), " in: ", sql), sqlite3_system_errno(db), where);
}

Prepared::~Prepared() { sqlite3_finalize(m_stmt); }

void Prepared::bind(std::span<const Value> params, bool copy_text) {
  for (std::size_t i = 0; i < params.size(); ++i) bind_one(static_cast<int>(i) + 1, params[i], copy_text);
}

void Prepared::bind_one(int n, const Value& v, bool copy_text) {
  switch (v.kind()) {
    case Value::Kind::null: sqlite3_bind_null(m_stmt, n); break;
    case Value::Kind::integer: sqlite3_bind_int64(m_stmt, n, v.integer()); break;
    case Value::Kind::real: sqlite3_bind_double(m_stmt, n, v.real()); break;
    case Value::Kind::text: {
      const auto text = v.text();
      sqlite3_bind_text64(m_stmt, n, text.data() ? text.data() : "", text.size(), copy_text ? SQLITE_TRANSIENT : SQLITE_STATIC, SQLITE_UTF8);
    }
  }
}

}  // namespace tasks::store
