// What a transaction promises: all or nothing, one operation with its effects, ids from one sequence.
#include <catch2/catch.hpp>

#include "lib/base/text.hpp"
#include "lib/store/project.hpp"
#include "lib/store/session.hpp"
#include "tests/store/engines.hpp"

using namespace tasks;
using store::Id;
using store::IdSet;
using store::Transaction;
using tasks::testing::code_of;
using tasks::testing::Project;

namespace {

void insert_group(Transaction& tx, std::string_view name) {
  const Id id = tx.new_id();
  tx.db().execute("insert into groups (id, name, created_op, created_at) values ($1, $2, $3, $4)", id, name, tx.operation_id(), tx.now());
  tx.created("group", id);
}

}  // namespace

TEST_CASE("a transaction keeps what it noted, and the operation that did it", "[contract]") {
  Project p;
  const Id before = store::next_id(p.db());
  {
    Transaction tx(p.db(), 7'000'000, {"group add", "[\"group\",\"add\"]", "because"});
    tx.act_as(p.owner());
    insert_group(tx, "night");
    tx.commit();
  }
  REQUIRE(p.number("select count(*) from groups") == 1);
  REQUIRE(store::next_id(p.db()) == before + 2);  // the group and the operation
  store::Cursor row = p.db().query("select o.at, o.actor_id, o.command, o.argv_json, o.reason, o.counts_json, e.kind, e.field, e.min_id, e.max_id,"
                                   " e.entities, e.ids from operation o join effect e on e.op_id = o.id where o.id >= $1", before);
  REQUIRE(row.next());
  CHECK(row.integer(0) == 7'000'000);
  CHECK(row.integer(1) == 1);
  CHECK(row.text(2) == "group add");
  CHECK(row.text(3) == "[\"group\",\"add\"]");
  CHECK(row.text(4) == "because");
  CHECK(row.text(5) == "{\"changed\":1}");
  CHECK(row.text(6) == "group");
  CHECK(row.text(7) == "created");
  CHECK(row.integer(8) == row.integer(9));
  CHECK(row.integer(10) == 1);
  CHECK(row.is_null(11));
  REQUIRE_FALSE(row.next());
}

TEST_CASE("what is not committed is gone, ids included", "[contract]") {
  Project p;
  const Id before = store::next_id(p.db());
  SECTION("destroyed") {
    Transaction tx(p.db(), 0, {});
    insert_group(tx, "night");
  }
  SECTION("rolled back by hand, also twice") {
    Transaction tx(p.db(), 0, {});
    insert_group(tx, "night");
    tx.roll_back();
    tx.roll_back();
  }
  SECTION("left by an exception") {
    CHECK(code_of([&] {
            Transaction tx(p.db(), 0, {});
            insert_group(tx, "night");
            insert_group(tx, "night");  // the name is taken
          }) == Code::exists);
  }
  SECTION("nothing was noted") {
    Transaction tx(p.db(), 0, {});
    tx.db().execute("update project set name = 'other'");
    tx.commit();
  }
  CHECK(p.number("select count(*) from groups") == 0);
  CHECK(p.number("select count(*) from project where name = 'other'") == 0);
  CHECK(p.number("select count(*) from operation") == 1);
  CHECK(store::next_id(p.db()) == before);
  CHECK_FALSE(p.db().in_transaction());
}

TEST_CASE("nested transactions are all or nothing of their own", "[contract]") {
  Project p;
  const bool keep = GENERATE(true, false);
  p.db().begin_write();
  {
    Transaction kept(p.db(), 0, {"a", "[]", ""}, store::Scope::nested);
    insert_group(kept, "kept");
    kept.commit();
  }
  const Id after_first = store::next_id(p.db());
  {
    Transaction lost(p.db(), 0, {"b", "[]", ""}, store::Scope::nested);
    insert_group(lost, "lost");
  }
  CHECK(store::next_id(p.db()) == after_first);
  {
    Transaction failed(p.db(), 0, {"c", "[]", ""}, store::Scope::nested);
    CHECK(code_of([&] { insert_group(failed, "kept"); }) == Code::exists);
  }
  {
    Transaction last(p.db(), 0, {"d", "[]", ""}, store::Scope::nested);
    insert_group(last, "last");
    last.commit();
  }
  if (keep)
    p.db().commit();
  else
    p.db().rollback();
  CHECK(p.number("select count(*) from groups") == (keep ? 2 : 0));
  CHECK(p.number("select count(*) from groups where name = 'lost'") == 0);
  CHECK(p.number("select count(*) from operation") == (keep ? 3 : 1));
}

TEST_CASE("ids come in solid blocks, and are never given out twice", "[contract]") {
  Project p;
  Id first = 0;
  p.operate([&](Transaction& tx) {
    first = tx.reserve_ids(1000);
    CHECK(tx.first_new_id() == first);
    CHECK(tx.new_id() == first + 1000);
    tx.created("item", IdSet::range(first, 1000));  // the operation itself takes the next
    CHECK(tx.operation_id() == first + 1001);
    CHECK(tx.operation_id() == first + 1001);
  });
  CHECK(store::next_id(p.db()) == first + 1002);
  p.operate([&](Transaction& tx) {
    store::raise_next_id(tx, 10);  // lower: nothing
    CHECK(store::next_id(tx.db()) == first + 1002);
    store::raise_next_id(tx, 5000);
    CHECK(tx.new_id() == 5000);
    tx.changed("project", 1, "name", "a", "b");
  });
  CHECK(store::next_id(p.db()) == 5002);
}

TEST_CASE("effects carry old and new values, and any set of ids", "[contract]") {
  Project p;
  std::vector<Id> some;
  for (Id id = 1; id < 400'000; id += id % 5 == 0 ? 1 : 3) some.push_back(id);
  const auto count = static_cast<std::int64_t>(some.size());
  p.operate([&](Transaction& tx) {
    tx.note({.kind = "work_item", .field = "status", .old_value = {}, .new_value = {}, .task_id = 0, .ids = {}});  // on nobody
    CHECK_FALSE(tx.changed("user", 1, "name", "same", "same"));
    CHECK_FALSE(tx.changed("user", 1, "name", std::nullopt, std::nullopt));
    CHECK_FALSE(tx.anything_noted());
    CHECK(tx.changed("user", 1, "name", std::nullopt, ""));
    tx.note({.kind = "work_item", .field = "status", .old_value = "a\"b", .new_value = std::nullopt, .task_id = 12, .ids = IdSet::of(some)});
    tx.removed("group", IdSet::range(5, 3));
  });
  store::Cursor row = p.db().query("select seq, kind, field, old_value, new_value, task_id, min_id, max_id, entities, ids from effect"
                                   " where op_id = (select max(op_id) from effect) order by seq");
  REQUIRE(row.next());
  CHECK(row.integer(0) == 1);
  CHECK(row.is_null(3));
  CHECK_FALSE(row.is_null(4));
  CHECK(row.text(4).empty());
  CHECK(row.is_null(5));
  REQUIRE(row.next());
  CHECK(row.text(3) == "a\"b");
  CHECK(row.is_null(4));
  CHECK(row.integer(5) == 12);
  CHECK(row.integer(8) == count);
  const IdSet read = IdSet::parse(row.integer(6), row.integer(7), row.text(9));
  CHECK(read.size() == count);
  std::vector<Id> back;
  read.each([&](Id id) { back.push_back(id); });
  CHECK((back == some));
  REQUIRE(row.next());
  CHECK(row.text(2) == "removed");
  CHECK(row.integer(6) == 5);
  CHECK(row.integer(7) == 7);
  CHECK(row.is_null(9));
  REQUIRE_FALSE(row.next());
  CHECK(p.number(cat("select count(*) from operation where counts_json = '{\"changed\":", count + 4, "}'")) == 1);
}

TEST_CASE("settings are logged, and set twice change nothing", "[contract]") {
  Project p;
  p.operate([](Transaction& tx) { store::write_setting(tx, "idle_limit", "20m"); });
  const std::int64_t operations = p.number("select count(*) from operation");
  p.operate([](Transaction& tx) { store::write_setting(tx, "idle_limit", "20m"); });
  CHECK(p.number("select count(*) from operation") == operations);
  CHECK(store::read_settings(p.db()).at("idle_limit") == "20m");
  p.operate([](Transaction& tx) {
    store::write_setting(tx, "split_seed", "7");
    store::remove_setting(tx, "idle_limit");
    store::remove_setting(tx, "idle_limit");
  });
  const auto settings = store::read_settings(p.db());
  CHECK(settings.size() == 1);
  CHECK(settings.at("split_seed") == "7");
}
