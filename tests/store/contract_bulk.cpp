// Selections, bulk loads and paused indexes.
#include <catch2/catch.hpp>

#include "lib/base/text.hpp"
#include "lib/store/selection.hpp"
#include "tests/store/engines.hpp"

using namespace tasks;
using store::Chosen;
using store::Cursor;
using store::Id;
using store::Transaction;
using store::Value;
using tasks::testing::code_of;
using tasks::testing::Project;

namespace {

std::string selection_of(store::Database& db) {
  std::string text;
  for (Cursor row = db.query("select id, version from selection order by ordinal"); row.next();)
    text += cat(row.integer(0), row.is_null(1) ? std::string() : cat("v", row.integer(1)), ' ');
  return text;
}

constexpr std::string_view k_item_columns[] = {"id", "dataset_id", "ordinal", "path", "dir", "kind", "mimetype", "created_op"};
constexpr std::string_view k_by_path = "dataset_id, path where removed_op is null";

void add_item(store::Bulk& load, Id id, const std::string& path) {
  const Value row[] = {id, 1, id, path, "/", "image", "image/png", 1};
  load.add(row);
}

std::string indexes_of(store::Database& db, std::string_view table) {
  std::string names;
  for (Cursor row = db.query("select name from sqlite_master where type = 'index' and tbl_name = $1 and sql is not null order by name", table); row.next();)
    names += cat(row.text(0), ' ');
  return names;
}

}  // namespace

TEST_CASE("a selection keeps each id once, at its first place", "[contract]") {
  Project p;
  const Chosen typed[] = {{7, 3}, {2, {}}, {9, {}}, {2, 5}, {7, {}}, {1, {}}};
  CHECK(store::load_selection(p.db(), typed) == 4);
  CHECK(selection_of(p.db()) == "7v3 2 9 1 ");
  CHECK(store::selected_ids(p.db()).text() == "1+1 5 2");
  CHECK(store::load_selection(p.db(), {}) == 0);  // it is emptied first
  CHECK(selection_of(p.db()).empty());
  CHECK(store::selected_ids(p.db()).empty());

  const Value from[] = {Value(1)};
  CHECK(store::select_into_selection(p.db(), "select id, 10 - id from users where id = $1", from) == 1);
  CHECK(selection_of(p.db()) == "1 ");
}

TEST_CASE("a selection is of one connection, and survives a commit", "[contract]") {
  Project p;
  p.operate([](Transaction& tx) {
    const Chosen ids[] = {{1, {}}, {2, {}}};
    store::load_selection(tx.db(), ids);
    tx.changed("user", 1, "name", "a", "b");
  });
  CHECK(p.number("select count(*) from selection") == 2);
  const auto other = p.connect();
  CHECK(code_of([&] { other->integer("select count(*) from selection"); }) == Code::internal);
  const Chosen one[] = {{5, {}}};
  store::load_selection(*other, one);
  CHECK(p.number("select count(*) from selection") == 2);
}

TEST_CASE("a large selection is loaded in one go", "[contract]") {
  Project p;
  std::vector<Chosen> many;
  for (Id id = 200'000; id > 0; --id) many.push_back({id, {}});
  const std::int64_t before = p.db().statements_run();
  CHECK(store::load_selection(p.db(), many) == 200'000);
  CHECK(p.db().statements_run() - before < 6);
  CHECK(p.number("select id from selection where ordinal = 0") == 200'000);
  CHECK(store::selected_ids(p.db()).solid());
}

TEST_CASE("a bulk load leaves out what is there already, when asked to", "[contract]") {
  Project p;
  p.db().begin_write();
  {
    auto load = p.db().bulk("item", k_item_columns, {.expected = 2, .conflict_target = k_by_path});
    add_item(*load, 101, "/a");
    add_item(*load, 102, "/b");
    add_item(*load, 103, "/a");
    CHECK(load->finish() == 2);
  }
  CHECK(p.number("select count(*) from item") == 2);
  p.db().execute("update item set removed_op = 9 where path = '/a'");
  {
    auto again = p.db().bulk("item", k_item_columns, {.expected = 1, .conflict_target = k_by_path});
    add_item(*again, 106, "/a");  // its place is free again
    CHECK(again->finish() == 1);
  }
  p.db().rollback();
  CHECK(p.number("select count(*) from item") == 0);
}

TEST_CASE("a bulk load fails on what is there already, unless asked otherwise", "[contract]") {
  Project p;
  p.db().begin_write();
  {
    auto strict = p.db().bulk("item", k_item_columns, {});
    add_item(*strict, 104, "/b");
    CHECK(code_of([&] {
            add_item(*strict, 105, "/b");  // at once, when the rows go out, or with the next statement
            strict->finish();
            p.db().integer("select 1");
          }) == Code::exists);
  }
  p.db().rollback();
  CHECK(p.number("select count(*) from item") == 0);
}

TEST_CASE("indexes that a load pauses are there again afterwards", "[contract]") {
  Project p;
  if (!p.is_sqlite()) return;
  const bool keep = GENERATE(true, false);
  const std::string of_items = indexes_of(p.db(), "item"), of_work = indexes_of(p.db(), "work_item");
  REQUIRE(of_items.find("item_path") != std::string::npos);
  constexpr std::int64_t k_rows = 30'000;
  p.db().begin_write();
  {
    auto load = p.db().bulk("item", k_item_columns, {.expected = k_rows, .conflict_target = k_by_path});
    CHECK(indexes_of(p.db(), "item").find("item_path") != std::string::npos);  // the one that conflicts are found by stays
    for (Id id = 1; id <= k_rows; ++id) add_item(*load, 1000 + id, cat("/", id % (k_rows / 2)));
    CHECK(load->finish() == k_rows / 2);
  }
  CHECK(indexes_of(p.db(), "item") == of_items);
  p.db().pause_indexes("work_item", 100);  // not worth it for a few rows
  CHECK(indexes_of(p.db(), "work_item") == of_work);
  p.db().pause_indexes("work_item", 100'000);
  CHECK(indexes_of(p.db(), "work_item") != of_work);
  p.db().resume_indexes("work_item");
  CHECK(indexes_of(p.db(), "work_item") == of_work);
  p.db().resume_indexes("work_item");  // nothing is paused: nothing happens
  if (keep)
    p.db().commit();
  else
    p.db().rollback();
  CHECK(indexes_of(p.db(), "item") == of_items);
  CHECK(indexes_of(p.db(), "work_item") == of_work);
  CHECK(p.number("select count(*) from item") == (keep ? k_rows / 2 : 0));
}

TEST_CASE("a load that is left unfinished leaves nothing once rolled back", "[contract]") {
  Project p;
  if (!p.is_sqlite()) return;
  const std::string before = indexes_of(p.db(), "item");
  p.db().begin_write();
  {
    auto load = p.db().bulk("item", k_item_columns, {.expected = 50'000, .conflict_target = {}});
    add_item(*load, 101, "/a");
  }
  p.db().rollback();
  CHECK(p.number("select count(*) from item") == 0);
  CHECK(indexes_of(p.db(), "item") == before);
}
