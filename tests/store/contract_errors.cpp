// What goes wrong with a database, as the program's errors; and what connections see of each other.
#include <catch2/catch.hpp>
#include <sys/stat.h>
#include <unistd.h>

#include <fstream>
#include <thread>

#include "lib/base/file.hpp"
#include "lib/base/text.hpp"
#include "lib/store/project.hpp"
#include "lib/store/sqlite/sqlite_database.hpp"
#include "tests/store/engines.hpp"

using namespace tasks;
using store::Id;
using store::Migration;
using store::OpenMode;
using store::Transaction;
using tasks::testing::code_of;
using tasks::testing::Project;

namespace {

std::unique_ptr<store::Database> open_file(const fs::path& path, OpenMode mode = OpenMode::read) {
  return store::open_sqlite(path, {.mode = mode, .busy_wait = 0, .trace = {}});
}

void overwrite(const fs::path& file, std::streamoff at, const std::string& bytes) {
  std::fstream stream(file, std::ios::in | std::ios::out | std::ios::binary);
  stream.seekp(at);
  stream.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
}

// Damage shows as lines, or as the error that stops the check.
bool told_damaged(const fs::path& file) {
  try {
    return !store::check_sqlite(*open_file(file)).empty();
  } catch (const Error& e) {
    return e.code() == Code::corrupt;
  }
}

}  // namespace

TEST_CASE("one writes at a time; the other waits its turn, or gives up", "[contract][sqlite]") {
  Project p;
  const auto other = p.connect(OpenMode::write, 50'000);
  p.db().begin_write();
  CHECK(code_of([&] { other->begin_write(); }) == Code::busy);
  p.db().rollback();
  other->begin_write();
  other->rollback();

  p.db().begin_write();
  std::thread waiting([&] {
    const auto patient = p.connect(OpenMode::write, 10 * k_second);
    patient->begin_write();
    patient->execute("update project set name = name || '!'");
    patient->commit();
  });
  std::this_thread::sleep_for(std::chrono::milliseconds(50));
  p.db().execute("update project set name = 'first'");
  p.db().commit();
  waiting.join();
  CHECK(store::read_project(p.db()).name == "first!");
}

TEST_CASE("writers wait for each other only where they touch the same rows", "[contract][postgresql]") {
  Project p;
  p.operate([](Transaction& tx) {
    for (const std::string_view name : {"a", "b"})
      tx.db().execute("insert into groups (id, name, created_op, created_at) values ($1, $2, 1, 0)", tx.new_id(), name);
    tx.changed("project", 1, "x", "a", "b");
  });
  const auto other = p.connect(OpenMode::write, 50'000);
  p.db().begin_write();
  p.db().execute("update groups set created_at = 1 where name = 'a'");
  other->begin_write();
  other->execute("update groups set created_at = 2 where name = 'b'");
  CHECK(code_of([&] { other->execute("update groups set created_at = 2 where name = 'a'"); }) == Code::busy);
  other->rollback();

  // What is held by name, and rows that were read to be written.
  const auto hold = [](store::Database& db, Id id) {
    db.hold(id);
    db.integer("select 1");  // what is posted travels with the next statement
  };
  hold(p.db(), 77);
  other->begin_write();
  hold(*other, 78);
  CHECK(code_of([&] { hold(*other, 77); }) == Code::busy);
  other->rollback();
  other->begin_write();
  CHECK(other->query("select id from groups where name = 'b' /*lock*/").next());
  CHECK_FALSE(other->query("select id from groups where name = 'a' order by id limit 1 /*skip_locked*/").next());
  CHECK(code_of([&] { other->query("select id from groups g where g.name = 'a' /*lock g*/").next(); }) == Code::busy);
  other->rollback();
  p.db().commit();
  other->begin_write();
  other->hold(77);
  other->commit();
}

TEST_CASE("a deadlock is broken, and the loser may repeat", "[contract][postgresql]") {
  Project p;
  const auto other = p.connect();
  p.db().begin_write();
  other->begin_write();
  p.db().hold(1001);
  p.db().integer("select 1");
  other->hold(1002);
  other->integer("select 1");
  int losers = 0;
  const auto cross = [&](store::Database& db, Id id) {
    try {
      db.hold(id);
      db.commit();
    } catch (const Error& e) {
      CHECK(e.code() == Code::busy);
      REQUIRE_FALSE(e.details().empty());
      CHECK(e.details().front().first == "retry");
      ++losers;
      db.rollback();
    }
  };
  std::thread crossing([&] { cross(*other, 1001); });
  cross(p.db(), 1002);
  crossing.join();
  CHECK(losers == 1);
}

TEST_CASE("two writers lose nothing of each other's work", "[contract]") {
  Project p;
  constexpr int k_each = 40;
  const auto write = [&](std::string_view name) {
    const auto db = p.connect(OpenMode::write, 60 * k_second);
    for (int n = 0; n < k_each; ++n) {
      Transaction tx(*db, 0, {"test", "[]", ""});
      const Id id = tx.new_id();
      const std::string group = cat(name, n);
      tx.db().execute("insert into groups (id, name, created_op, created_at) values ($1, $2, $3, 0)", id, group, tx.operation_id());
      tx.created("group", id);
      tx.commit();
    }
  };
  std::thread one([&] { write("a"); }), two([&] { write("b"); });
  one.join();
  two.join();
  CHECK(p.number("select count(*) from groups") == 2 * k_each);
  CHECK(p.number("select count(distinct id) from (select id from groups union all select id from operation) ids") == 4 * k_each + 1);
  CHECK(store::next_id(p.db()) > p.number("select max(id) from operation"));
}

TEST_CASE("a reader sees one instant, whatever others do meanwhile", "[contract]") {
  Project p;
  const auto reader = p.connect(OpenMode::read);
  reader->begin_read();
  CHECK(reader->integer("select count(*) from groups").value_or(-1) == 0);
  p.operate([](Transaction& tx) {
    tx.db().execute("insert into groups (id, name, created_op, created_at) values ($1, 'g', 1, 0)", tx.new_id());
    tx.changed("project", 1, "x", "a", "b");
  });
  CHECK(reader->integer("select count(*) from groups").value_or(-1) == 0);
  reader->rollback();
  CHECK(reader->integer("select count(*) from groups").value_or(-1) == 1);
  CHECK(code_of([&] { reader->execute("delete from groups"); }) == Code::read_only);
}

TEST_CASE("what is committed stays when the connection is closed and opened again", "[contract]") {
  Project p;
  {
    const auto db = p.connect();
    Transaction tx(*db, 0, {"test", "[]", ""});
    store::write_setting(tx, "idle_limit", "3m");
    tx.commit();
  }
  CHECK(store::read_settings(*p.connect(OpenMode::read)).at("idle_limit") == "3m");
}

TEST_CASE("schemas: old ones are migrated whole or not at all, newer ones are refused", "[contract]") {
  Project p;
  const int newest = store::newest_schema();
  CHECK(store::check_project(p.db()).schema == newest);
  CHECK(store::migrate(p.db(), 5) == 0);

  std::vector<Migration> steps(store::migrations().begin(), store::migrations().end());
  steps.push_back({newest + 1, "more", "create table more (id bigint primary key); insert into more (id) values (1);"});
  steps.push_back({newest + 2, "most", "alter table more add column name text;"});
  const auto states = store::migration_states(p.db(), steps);
  REQUIRE(states.size() == steps.size());
  CHECK(states[static_cast<std::size_t>(newest) - 1].applied_at.has_value());
  CHECK_FALSE(states.back().applied_at.has_value());

  CHECK(store::migrate(p.db(), 5, store::DryRun::yes, steps) == 2);
  CHECK(store::read_project(p.db()).schema == newest);
  CHECK(code_of([&] { p.db().integer("select count(*) from more"); }) == Code::internal);

  auto broken = steps;
  broken.push_back({newest + 3, "broken", "create table fine (x bigint); create table project (x bigint);"});
  CHECK(code_of([&] { store::migrate(p.db(), 5, store::DryRun::no, broken); }) == Code::internal);
  CHECK(store::read_project(p.db()).schema == newest);
  CHECK_FALSE(p.db().in_transaction());
  CHECK(code_of([&] { p.db().integer("select count(*) from more"); }) == Code::internal);

  CHECK(store::migrate(p.db(), 77, store::DryRun::no, steps) == 2);
  CHECK(store::migrate(p.db(), 78, store::DryRun::no, steps) == 0);
  CHECK(p.number("select count(*) from more where name is null") == 1);
  CHECK(store::migration_states(p.db(), steps).back().applied_at.value_or(0) == 77);

  // To the program as it is, this project is too new.
  CHECK(code_of([&] { store::check_project(p.db()); }) == Code::schema_new);
  CHECK(code_of([&] { store::migrate(p.db(), 5); }) == Code::schema_new);
  CHECK_FALSE(store::migration_states(p.db()).back().known);
  p.db().execute("delete from schema_migration");
  p.db().execute("insert into schema_migration (number, name, applied_at) values ($1, 'older', 0)", newest - 1);
  CHECK(code_of([&] { store::check_project(p.db()); }) == Code::schema_old);
}

TEST_CASE("files that are no project", "[contract][sqlite]") {
  TemporaryFolder folder;
  CHECK(code_of([&] { open_file(folder.path() / "missing.db"); }) == Code::no_project);
  CHECK(code_of([&] { open_file(folder.path()); }) == Code::not_a_database);
  const fs::path text = folder.write("text.db", std::string(5000, 'x'));
  CHECK(code_of([&] { store::read_project(*open_file(text)); }) == Code::not_a_database);
  const fs::path empty = folder.write("empty.db", "");
  CHECK(code_of([&] { store::read_project(*open_file(empty)); }) == Code::not_a_database);
  const auto foreign = store::create_sqlite(folder.path() / "foreign.db", {.mode = OpenMode::write, .busy_wait = 0, .trace = {}});
  foreign->script("create table t (x integer)");
  CHECK(code_of([&] { store::read_project(*foreign); }) == Code::not_a_database);
}

TEST_CASE("a damaged file is told from a sound one", "[contract][sqlite]") {
  Project p;
  for (int n = 0; n < 200; ++n)
    p.operate([&](Transaction& tx) {
      const Id id = tx.new_id();
      const std::string name = cat("group number ", n);
      tx.db().execute("insert into groups (id, name, created_op, created_at) values ($1, $2, $3, 0)", id, name, tx.operation_id());
      tx.created("group", id);
    });
  const fs::path copy = p.folder() / "copy.db";
  store::backup_sqlite(p.file(), copy, copy);
  CHECK(store::check_sqlite(*open_file(copy)).empty());
  CHECK(store::check_sqlite(*open_file(copy), store::Depth::quick).empty());
  CHECK(store::compare_schema_sqlite(*open_file(copy)).empty());

  SECTION("pages overwritten") {
    overwrite(copy, 12 * 4096, std::string(20 * 4096, '#'));
    CHECK(told_damaged(copy));
  }
  SECTION("cut short") {
    fs::resize_file(copy, fs::file_size(copy) / 2);
    CHECK(told_damaged(copy));
  }
  SECTION("a reference broken") {
    const auto db = open_file(copy, OpenMode::write);
    db->script("pragma foreign_keys = off");
    db->execute("delete from operation where id = (select max(id) from operation)");
    CHECK(join(store::check_sqlite(*db), "\n") == "1 row of effect refers to a missing row of operation");
  }
  SECTION("an index dropped, one added") {
    const auto db = open_file(copy, OpenMode::write);
    db->script("drop index groups_name; create index mine on groups (created_at)");
    CHECK(join(store::compare_schema_sqlite(*db), "\n") == "the index groups_name is missing\nthe index mine is none of ours");
  }
}

TEST_CASE("copies of a database", "[contract][sqlite]") {
  Project p;
  const fs::path copy = p.folder() / "copy.db";

  SECTION("are of one instant, while others write") {
    std::thread writing([&] {
      const auto db = p.connect(OpenMode::write, 60 * k_second);
      for (int n = 0; n < 60; ++n) {
        Transaction tx(*db, 0, {"test", "[]", ""});
        for (int pair = 0; pair < 2; ++pair) {  // two at a time: a copy never holds an odd number
          const std::string name = cat("g", n, "-", pair);
          tx.db().execute("insert into groups (id, name, created_op, created_at) values ($1, $2, 1, 0)", tx.new_id(), name);
        }
        tx.changed("project", 1, "n", "", cat(n));
        tx.commit();
      }
    });
    for (int n = 0; n < 8; ++n) {
      const fs::path one = p.folder() / cat("copy", n, ".db");
      store::backup_sqlite(p.file(), one, one);
      const auto db = open_file(one);
      CHECK(store::check_sqlite(*db).empty());
      CHECK(db->integer("select count(*) % 2 from groups").value_or(-1) == 0);
      CHECK_FALSE(fs::exists(one.native() + "-wal"));
    }
    writing.join();
  }
  SECTION("replace a database for everybody who has it open") {
    store::backup_sqlite(p.file(), copy, copy);
    const auto open_before = p.connect(OpenMode::read);
    const auto reading = p.connect(OpenMode::read);
    reading->begin_read();
    CHECK(store::read_settings(*reading).empty());
    p.operate([](Transaction& tx) { store::write_setting(tx, "idle_limit", "3m"); });
    CHECK(store::read_settings(*open_before).size() == 1);
    store::replace_sqlite(p.file(), copy, k_second);
    CHECK(store::read_settings(*reading).empty());  // its instant is older still
    reading->rollback();
    CHECK(store::read_settings(*open_before).empty());
    CHECK(store::read_settings(p.db()).empty());
    p.operate([](Transaction& tx) { store::write_setting(tx, "idle_limit", "4m"); });
    CHECK(store::read_settings(*open_before).at("idle_limit") == "4m");
    CHECK(store::check_sqlite(p.db()).empty());
  }
  SECTION("wait for a writer, and give up") {
    store::backup_sqlite(p.file(), copy, copy);
    p.db().begin_write();
    CHECK(code_of([&] { store::replace_sqlite(p.file(), copy, 30'000); }) == Code::busy);
    p.db().rollback();
    store::replace_sqlite(p.file(), copy, 30'000);
  }
}

TEST_CASE("where nothing may be written, readers read and writers are refused", "[contract][sqlite]") {
  if (::geteuid() == 0) {
    WARN("skipped: nothing is read-only for root");
    return;
  }
  Project p;
  const fs::path place = p.folder() / "shelf";
  fs::create_directory(place);
  store::backup_sqlite(p.file(), place / "copy.db", "copy.db");
  ::chmod(place.c_str(), 0555);
  CHECK(store::read_project(*open_file(place / "copy.db")).name == "demo");
  CHECK(code_of([&] { open_file(place / "copy.db", OpenMode::write); }) == Code::read_only);
  ::chmod(place.c_str(), 0755);
}
