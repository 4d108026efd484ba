#pragma once
// A query that somebody typed, over views that look like the records: `tasks sql`. It can read and nothing else, whatever it
// says: one SELECT, in a transaction that only reads, checked by the engine itself (SQLite's authorizer; a PostgreSQL cursor).
//
//     auto rows = run_foreign(session, "select status, count(*) from v_work_items group by status");
//     rows->columns()  →  {"status", "count(*)"}
//     while (rows->next()) use(rows->cell(0));
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "lib/store/session.hpp"

namespace tasks::store {

class ForeignQuery {
 public:
  using Cell = std::variant<std::monostate, std::int64_t, double, std::string_view>;  // text is good until the next row
  virtual ~ForeignQuery() = default;
  virtual const std::vector<std::string>& columns() const = 0;
  virtual bool next() = 0;
  virtual Cell cell(std::size_t column) const = 0;
};

// Throws Code::bad_value with what the engine says about it, Code::usage for what is no single query.
std::unique_ptr<ForeignQuery> run_foreign(Session& session, std::string_view sql);

// The views: their names, the kind of record that each looks like, and how it is selected. Engines say some things in their
// own words: JOINED(a, b) concatenates the texts of a group, QUOTED(a) is a text as JSON, TIME(a) a time as records have it (a: a column),
// NOW the session's clock.
struct View {
  std::string_view name, kind, sql;
};
std::span<const View> views();

// What an engine puts for those words; `now` is a number.
struct ViewWords {
  std::string_view joined, quoted_before, quoted_after, time_before, time_after;
};
std::string view_sql(const View& view, const ViewWords& words, Micros now);

// The text without what ends it. Throws Code::usage unless it is one statement that reads.
std::string single_query(std::string_view sql);

}  // namespace tasks::store
