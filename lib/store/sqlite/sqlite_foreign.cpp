#include "lib/store/sqlite/sqlite_foreign.hpp"

#include <sqlite3.h>

#include "lib/base/error.hpp"
#include "lib/base/interrupt.hpp"
#include "lib/base/text.hpp"
#include "lib/base/time.hpp"

namespace tasks::store {
namespace {

constexpr ViewWords k_words{.joined = "group_concat", .quoted_before = "json_quote(", .quoted_after = ")", .time_before = "time_text(", .time_after = ")"};

void time_text(sqlite3_context* context, int, sqlite3_value** values) {
  if (sqlite3_value_type(values[0]) == SQLITE_NULL) return sqlite3_result_null(context);
  const std::string text = format_time(sqlite3_value_int64(values[0]));
  sqlite3_result_text(context, text.data(), static_cast<int>(text.size()), SQLITE_TRANSIENT);
}

// Reading, and functions; nothing that writes, attaches, sets or asks pragmas.
int only_reading(void*, int action, const char*, const char*, const char*, const char*) {
  return action == SQLITE_SELECT || action == SQLITE_READ || action == SQLITE_FUNCTION || action == SQLITE_RECURSIVE ? SQLITE_OK : SQLITE_DENY;
}

class SqliteForeign final : public ForeignQuery {
 public:
  SqliteForeign(sqlite3* db, std::string_view sql, Micros now) : m_db(db) {
    sqlite3_create_function_v2(db, "time_text", 1, SQLITE_UTF8 | SQLITE_DETERMINISTIC, nullptr, time_text, nullptr, nullptr, nullptr);
    for (const View& view : views()) {
      const std::string text = cat("create temp view if not exists ", view.name, " as ", view_sql(view, k_words, now));
      if (sqlite3_exec(db, text.c_str(), nullptr, nullptr, nullptr) != SQLITE_OK) throw Error(Code::internal, cat(view.name, ": ", sqlite3_errmsg(db)));
    }
    sqlite3_set_authorizer(db, only_reading, nullptr);
    if (sqlite3_prepare_v2(db, sql.data(), static_cast<int>(sql.size()), &m_statement, nullptr) != SQLITE_OK) fail();
    if (!m_statement || !sqlite3_stmt_readonly(m_statement)) {
      end();
      throw Error(Code::usage, "tasks sql only reads");
    }
    for (int i = 0; i < sqlite3_column_count(m_statement); ++i) m_columns.emplace_back(sqlite3_column_name(m_statement, i));
  }
  ~SqliteForeign() override { end(); }
  const std::vector<std::string>& columns() const override { return m_columns; }
  bool next() override {
    const int rc = sqlite3_step(m_statement);
    if (rc == SQLITE_ROW) return true;
    throw_if_interrupted();
    if (rc != SQLITE_DONE) fail();
    return false;
  }
  Cell cell(std::size_t column) const override {
    const int c = static_cast<int>(column);
    switch (sqlite3_column_type(m_statement, c)) {
      case SQLITE_NULL: return {};
      case SQLITE_INTEGER: return static_cast<std::int64_t>(sqlite3_column_int64(m_statement, c));
      case SQLITE_FLOAT: return sqlite3_column_double(m_statement, c);
      default: {
        const auto* bytes = sqlite3_column_text(m_statement, c);
        return std::string_view(reinterpret_cast<const char*>(bytes), static_cast<std::size_t>(sqlite3_column_bytes(m_statement, c)));
      }
    }
  }

 private:
  void end() {
    sqlite3_finalize(m_statement);
    m_statement = nullptr;
    sqlite3_set_authorizer(m_db, nullptr, nullptr);
  }
  [[noreturn]] void fail() {
    const bool denied = sqlite3_errcode(m_db) == SQLITE_AUTH;
    const std::string message = sqlite3_errmsg(m_db);
    end();
    if (denied) throw Error(Code::usage, "tasks sql only reads").hint("it takes one SELECT; other commands change the project");
    throw Error(Code::bad_value, cat("the query fails: ", message)).hint("tasks help sql lists the views and their columns");
  }

  sqlite3* m_db;
  sqlite3_stmt* m_statement = nullptr;
  std::vector<std::string> m_columns;
};

}  // namespace

std::unique_ptr<ForeignQuery> sqlite_foreign(Database& db, std::string_view sql, Micros now) {
  return std::make_unique<SqliteForeign>(sqlite_handle(db), sql, now);
}

}  // namespace tasks::store
