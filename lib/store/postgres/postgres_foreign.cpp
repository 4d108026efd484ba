#include "lib/store/postgres/postgres_foreign.hpp"

#include <utility>

#include "lib/base/error.hpp"
#include "lib/base/interrupt.hpp"
#include "lib/base/text.hpp"
#include "lib/store/postgres/libpq.hpp"
#include "lib/store/postgres/temporary_tables.hpp"

namespace tasks::store {
namespace {

constexpr ViewWords k_words{.joined = "string_agg",
                            .quoted_before = "cast(to_json(",
                            .quoted_after = ") as text)",
                            .time_before = "to_char(timestamp 'epoch' + interval '1 microsecond' * (",
                            .time_after = "), 'YYYY-MM-DD\"T\"HH24:MI:SS.US\"Z\"')"};
constexpr int k_batch = 1000;
constexpr Oid k_int2 = 21, k_int4 = 23, k_oid = 26, k_float4 = 700, k_numeric = 1700;

class PostgresForeign final : public ForeignQuery {
 public:
  PostgresForeign(Connection& connection, std::string_view sql, Micros now) : m_connection(connection) {
    std::string text;
    for (const View& view : views())
      if (names_word(sql, view.name)) text += cat(text.empty() ? "with " : ", ", view.name, " as (", view_sql(view, k_words, now), ")");
    // What is typed stands in brackets of its own lines: a comment at its end ends there.
    text = text.empty() ? std::string(sql) : cat(text, " select * from (\n", sql, "\n) as asked");
    // Among commands that write (tasks batch) the transaction is one that writes: up to the savepoint it only reads.
    m_connection.run("savepoint foreign_query; set local transaction_read_only = on");
    m_began = true;
    guarded([&] { m_connection.execute(cat("declare foreign_query no scroll cursor for ", text), {}); });
    fetch();
    for (int i = 0; i < libpq().nfields(m_rows.get()); ++i) m_columns.emplace_back(libpq().fname(m_rows.get(), i));
  }
  ~PostgresForeign() override { end(); }
  const std::vector<std::string>& columns() const override { return m_columns; }
  bool next() override {
    if (++m_row < libpq().ntuples(m_rows.get())) return true;
    if (libpq().ntuples(m_rows.get()) < k_batch) return false;
    throw_if_interrupted();
    fetch();
    m_row = 0;
    return libpq().ntuples(m_rows.get()) > 0;
  }
  Cell cell(std::size_t column) const override {
    const int c = static_cast<int>(column);
    if (libpq().getisnull(m_rows.get(), m_row, c)) return {};
    const std::string_view text(libpq().getvalue(m_rows.get(), m_row, c), static_cast<std::size_t>(libpq().getlength(m_rows.get(), m_row, c)));
    switch (libpq().ftype(m_rows.get(), c)) {
      case k_bool: return std::int64_t{text == "t"};
      case k_int2:
      case k_int4:
      case k_int8:
      case k_oid: return to_int(text).value_or(0);
      case k_numeric:
        if (const auto whole = to_int(text)) return *whole;  // sums of whole numbers
        return to_double(text).value_or(0);
      case k_float4:
      case k_float8: return to_double(text).value_or(0);
      default: return text;
    }
  }

 private:
  void end() noexcept {
    if (!std::exchange(m_began, false)) return;
    try {
      if (m_connection.alive() && m_connection.in_transaction()) m_connection.run("rollback to savepoint foreign_query; release savepoint foreign_query");
    } catch (const Error&) {
      // It ends with the transaction.
    }
  }
  template <class Act>
  void guarded(Act act) {
    try {
      act();
    } catch (const Error& e) {
      end();
      if (e.code() == Code::read_only) throw Error(Code::usage, "tasks sql only reads").hint("it takes one SELECT; other commands change the project");
      if (e.code() != Code::internal && e.code() != Code::bad_value) throw;
      std::string message = e.message().substr(0, e.message().find(" in: declare "));
      if (const auto at = message.find("ERROR:"); at != std::string::npos) message = std::string(trim(message.substr(at + 6)));
      throw Error(Code::bad_value, cat("the query fails: ", message)).hint("tasks help sql lists the views and their columns");
    }
  }
  void fetch() {
    guarded([&] { m_rows = m_connection.run(cat("fetch forward ", k_batch, " from foreign_query")); });
  }

  Connection& m_connection;
  Result m_rows;
  int m_row = -1;
  bool m_began = false;
  std::vector<std::string> m_columns;
};

}  // namespace

std::unique_ptr<ForeignQuery> postgres_foreign(Database& db, std::string_view sql, Micros now) {
  return std::make_unique<PostgresForeign>(postgres_connection(db), sql, now);
}

}  // namespace tasks::store
