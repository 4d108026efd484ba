// Rows that are read while other statements run on the same connection, and temporary tables small and large.
#include <catch2/catch.hpp>

#include "lib/base/text.hpp"
#include "lib/store/selection.hpp"
#include "tests/store/engines.hpp"

using namespace tasks;
using store::Chosen;
using store::Cursor;
using store::Id;
using store::Value;
using tasks::testing::Project;

namespace {

constexpr Id k_rows = 3000;  // more than one batch of a server's cursor, more than an array for a writer

// Groups 1001 … 4000, named by their ids.
void add_groups(Project& p) {
  p.db().begin_write();
  static constexpr std::string_view k_columns[] = {"id", "name", "created_op", "created_at"};
  auto load = p.db().bulk("groups", k_columns, {});
  for (Id id = 1001; id <= 1000 + k_rows; ++id) {
    const std::string name = cat("g", id);
    const Value row[] = {id, name, 1, 0};
    load->add(row);
  }
  CHECK(load->finish() == k_rows);
  p.db().commit();
}

Cursor ask(store::Database& db, bool stream, std::string_view sql) { return stream ? db.stream(sql) : db.query(sql); }

}  // namespace

TEST_CASE("queries may run inside of queries", "[contract]") {
  Project p;
  add_groups(p);
  const bool stream = GENERATE(true, false), inside = GENERATE(true, false);
  if (inside) p.db().begin_read();
  Id sum = 0, looked_up = 0;
  {
    Cursor rows = ask(p.db(), stream, "select id, name from groups order by id");
    while (rows.next()) {
      const Id id = rows.integer(0);
      if (id % 500 == 0) {
        Cursor found = p.db().query("select name from groups where id = $1", id);
        REQUIRE(found.next());
        CHECK(found.text(0) == cat("g", id));
        ++looked_up;
      }
      sum += id;
      CHECK(rows.text(1) == cat("g", id));  // the row is still the same
    }
    CHECK_FALSE(rows.next());
  }
  CHECK(looked_up == k_rows / 500);
  CHECK(sum == k_rows * (1001 + 1000 + k_rows) / 2);
  if (inside) p.db().rollback();
}

TEST_CASE("two long results may be read side by side, and left early", "[contract]") {
  Project p;
  add_groups(p);
  const bool stream = GENERATE(true, false);
  p.db().begin_read();
  {
    Cursor up = ask(p.db(), stream, "select id from groups order by id"), down = ask(p.db(), stream, "select id from groups order by id desc");
    for (Id n = 0; n < 2000; ++n) {
      REQUIRE(up.next());
      REQUIRE(down.next());
      REQUIRE(up.integer(0) + down.integer(0) == 2001 + k_rows);
    }
  }
  CHECK(p.number("select count(*) from groups") == k_rows);
  p.db().rollback();
  CHECK(p.number("select count(*) from groups") == k_rows);
}

TEST_CASE("a load may be under way while rows are read", "[contract]") {
  Project p;
  add_groups(p);
  const bool stream = GENERATE(true, false);
  p.db().begin_write();
  {
    static constexpr std::string_view k_columns[] = {"id", "name", "created_op", "created_at"};
    auto load = p.db().bulk("groups", k_columns, {.expected = k_rows, .conflict_target = {}});
    const std::string padding(2000, 'x');  // several pieces of COPY
    for (Cursor rows = ask(p.db(), stream, "select id from groups where id < 5000 order by id"); rows.next();) {
      const std::string name = cat(rows.integer(0), "\t\n\r\\N ", padding);
      const Value row[] = {rows.integer(0) + 5000, name, 1, 0};
      load->add(row);
    }
    CHECK(load->finish() == k_rows);
  }
  CHECK(p.number("select count(*) from groups where id > 5000 and length(name) > 2000") == k_rows);
  Cursor one = p.db().query("select name from groups where id = 6001");
  REQUIRE(one.next());
  CHECK(one.text(0).substr(0, 11) == "1001\t\n\r\\N x");
  p.db().rollback();
}

TEST_CASE("temporary tables hold a few rows or many, and may be changed", "[contract]") {
  Project p;
  add_groups(p);
  const Id count = GENERATE(as<Id>(), 0, 3, 1000, 1001, 2500);
  p.db().begin_write();
  std::vector<Chosen> chosen;
  for (Id n = 0; n < count; ++n) chosen.push_back({1000 + count - n, n % 2 ? std::optional<Id>(n) : std::nullopt});
  CHECK(store::load_selection(p.db(), chosen) == count);
  const auto selected = [&] { return p.number("select count(*) from selection s join groups g on g.id = s.id"); };
  CHECK(selected() == count);
  CHECK(p.number("select count(*) from selection where version is null") == (count + 1) / 2);
  CHECK(p.db().execute("update groups set created_at = 7 where id in (select id from selection)") == count);
  CHECK(p.db().execute("delete from selection where id in (select id from groups where id <= 1002)") == std::min<Id>(count, 2));
  CHECK(selected() == std::max<Id>(count - 2, 0));
  p.db().execute("insert into selection (id, ordinal) values ($1, $2)", 3999, 9000);
  CHECK(selected() == std::max<Id>(count - 2, 0) + 1);
  CHECK(p.number("select id from selection order by ordinal desc limit 1") == 3999);

  // A second table beside it, of texts and numbers; and the first one anew.
  p.db().create_temporary("told", "id bigint primary key, name text, share double precision");
  {
    static constexpr std::string_view k_columns[] = {"name", "id"};
    auto load = p.db().bulk("told", k_columns, {});
    const Value row[] = {"ä\t\"", 3999};
    load->add(row);
    load->finish();
  }
  Cursor row = p.db().query("with pairs(id, name) as (select s.id, t.name from selection s join told t on t.id = s.id where t.share is null) select name from pairs");
  REQUIRE(row.next());
  CHECK(row.text(0) == "ä\t\"");
  CHECK_FALSE(row.next());
  store::create_selection_table(p.db(), "selection");
  CHECK(selected() == 0);
  p.db().rollback();
  CHECK(p.number("select count(*) from groups where created_at = 7") == 0);
}

TEST_CASE("readers choose, too, and take back what they chose", "[contract]") {
  Project p;
  add_groups(p);
  const auto reader = p.connect(store::OpenMode::read);
  reader->begin_read();
  const Value from[] = {Value(1010)};
  CHECK(store::select_into_selection(*reader, "select id, id from groups where id > $1 order by id", from) == k_rows - 10);
  CHECK(reader->execute("delete from selection where id not in (select g.id from groups g where g.id % 2 = 0)") == (k_rows - 10) / 2);
  CHECK(reader->integer("select count(*) from selection s join groups g on g.id = s.id") == (k_rows - 10) / 2);
  reader->rollback();
}
