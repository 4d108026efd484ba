// What goes in comes out: parameters, columns, rows, counts.
#include <catch2/catch.hpp>

#include <limits>

#include "lib/base/text.hpp"
#include "tests/store/engines.hpp"

using namespace tasks;
using store::Cursor;
using tasks::testing::code_of;
using tasks::testing::Project;

TEST_CASE("values of every kind survive the way through the database", "[contract]") {
  Project p;
  p.db().script("create temp table v (id bigint primary key, i bigint, r double precision, t text)");
  struct Row {
    std::optional<std::int64_t> i;
    std::optional<double> r;
    std::optional<std::string> t;
  };
  const std::vector<Row> rows = {
      {std::numeric_limits<std::int64_t>::max(), std::numeric_limits<double>::max(), "héllo wörld 漢字 🎈"},
      {std::numeric_limits<std::int64_t>::min(), std::numeric_limits<double>::denorm_min(), "it's \"quoted\"; -- $1 ?2 :n\n\t"},
      {0, 0.0, ""},
      {(std::int64_t{1} << 53) + 1, 0.1 + 0.2, std::string(300'000, 'x')},
      {std::nullopt, std::nullopt, std::nullopt},
  };
  for (std::size_t n = 0; n < rows.size(); ++n)
    CHECK(p.db().execute("insert into v (id, i, r, t) values ($1, $2, $3, $4)", static_cast<std::int64_t>(n), rows[n].i, rows[n].r, rows[n].t) == 1);
  Cursor row = p.db().query("select i, r, t from v order by id");
  for (const Row& wanted : rows) {
    REQUIRE(row.next());
    CHECK((row.maybe_integer(0) == wanted.i));
    CHECK((row.maybe_real(1) == wanted.r));
    CHECK((row.maybe_text(2) == wanted.t));
    CHECK(row.is_null(0) == !wanted.i.has_value());
  }
  CHECK_FALSE(row.next());
  CHECK_FALSE(row.next());
}

TEST_CASE("$n means the nth parameter, wherever it stands and however often", "[contract]") {
  Project p;
  Cursor row = p.db().query("select cast($3 as bigint), cast($1 as text), cast($2 as text), cast($1 as text), '$1', '''$2'", "a", "b", 7);
  REQUIRE(row.next());
  CHECK(row.integer(0) == 7);
  CHECK(row.text(1) == "a");
  CHECK(row.text(2) == "b");
  CHECK(row.text(3) == "a");
  CHECK(row.text(4) == "$1");
  CHECK(row.text(5) == "'$2");
  CHECK(p.db().integer("select cast($10 as bigint) + cast($1 as bigint)", 1, 2, 3, 4, 5, 6, 7, 8, 9, 100).value_or(0) == 101);
  CHECK(p.db().integer("select 1 where cast($1 as bigint) is null", std::optional<std::int64_t>()).value_or(0) == 1);
  CHECK_FALSE(p.db().integer("select cast($1 as bigint)", std::optional<std::int64_t>()).has_value());
  CHECK_FALSE(p.db().integer("select 1 where cast($1 as bigint) is null", 5).has_value());
}

TEST_CASE("a query may run inside the same query", "[contract]") {
  Project p;
  constexpr std::string_view k_sql = "with recursive n(i) as (select 1 union all select i + 1 from n where i < 3) select i from n where i >= $1 order by i";
  std::string seen;
  for (Cursor outer = p.db().query(k_sql, 2); outer.next();)
    for (Cursor inner = p.db().query(k_sql, 1); inner.next();) seen += cat(outer.integer(0), inner.integer(0), ' ');
  CHECK(seen == "21 22 23 31 32 33 ");
}

TEST_CASE("execute tells how many rows it changed", "[contract]") {
  Project p;
  p.db().script("create temp table v (id bigint primary key, x bigint)");
  CHECK(p.db().execute("insert into v (id, x) with recursive n(i) as (select 1 union all select i + 1 from n where i < 10) select i, 0 from n") == 10);
  CHECK(p.db().execute("update v set x = 1 where id <= $1", 4) == 4);
  CHECK(p.db().execute("update v set x = 1 where id > $1", 40) == 0);
  CHECK(p.db().execute("insert into v (id, x) select id, 5 from v where true on conflict (id) do update set x = excluded.x where v.x = 1") == 4);
  CHECK(p.db().execute("delete from v where x = 5") == 4);
}

TEST_CASE("a wrong statement is a defect, and named", "[contract]") {
  Project p;
  CHECK(code_of([&] { p.db().execute("update nothing set x = 1"); }) == Code::internal);
  CHECK(code_of([&] { p.db().prepare_only("select no_such_column from project"); }) == Code::internal);
  CHECK(code_of([&] { p.db().prepare_only("select \"name is no text\""); }) == Code::internal);
  CHECK_NOTHROW(p.db().prepare_only("select name from project"));
  std::string message;
  try {
    p.db().execute("insert into users (id) values (77)");
  } catch (const Error& e) {
    message = e.message();
  }
  CHECK(message.find("insert into users") != std::string::npos);
}

TEST_CASE("statements are counted", "[contract]") {
  Project p;
  const std::int64_t before = p.db().statements_run();
  p.db().execute("update project set name = name");
  CHECK(p.db().integer("select 1").value_or(0) == 1);
  CHECK(p.db().statements_run() == before + 2);
}
