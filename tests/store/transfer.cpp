// Moving a project between engines: nothing is lost, whichever way.
#include "lib/store/transfer.hpp"

#include <catch2/catch.hpp>

#include "lib/base/text.hpp"
#include "lib/store/project.hpp"
#include "lib/store/sqlite/sqlite_database.hpp"
#include "tests/store/engines.hpp"

using namespace tasks;
using store::Column;
using store::Cursor;
using store::Id;
using store::Transaction;
using tasks::testing::Project;

namespace {

void move_records(store::Database& from, store::Database& to) {
  store::ProjectRecords records(from);
  store::replace_records(records, to);
}

// Every table, row by row; the place where a server keeps its own is left out.
std::string everything(store::Database& db) {
  std::string text;
  for (const std::string_view table : store::project_tables()) {
    std::string list;
    std::vector<Column> columns = db.columns(table);
    std::erase_if(columns, [](const Column& c) { return c.name == "commit_xid" || c.name == "next_id"; });
    for (const Column& c : columns) list += cat(list.empty() ? "" : ", ", c.name);
    text += cat("== ", table, " ", list, "\n");
    for (Cursor rows = db.query(cat("select ", list, " from ", table, " order by 1", list.find(',') == std::string::npos ? "" : ", 2")); rows.next();) {
      for (int c = 0; c < static_cast<int>(columns.size()); ++c) {
        const bool real = columns[static_cast<std::size_t>(c)].type == store::ColumnType::real;  // in all its digits
        text += rows.is_null(c) ? "null " : real ? cat(rows.real(c), " ") : cat("<", rows.text(c), "> ");
      }
      text += '\n';
    }
  }
  return text;
}

// Values that are easily lost on the way: large numbers, long fractions, quotes, tabs, line ends, empty texts, nulls.
void fill(Project& p) {
  p.operate([](Transaction& tx) {
    const Id user = tx.new_id(), group = tx.new_id(), dataset = tx.new_id(), item = tx.new_id(), annotation = tx.new_id();
    tx.db().execute("insert into users (id, email, name, name_fold, role, created_op, created_at) values ($1, 'ana@x.io', 'Ána\t\"\\', '', 'annotator', 1, -5)", user);
    tx.db().execute("insert into groups (id, name, created_op, created_at) values ($1, 'night', 1, 9007199254740991)", group);
    tx.db().execute("insert into group_member (group_id, user_id) values ($1, $2)", group, user);
    tx.db().execute("insert into dataset (id, name, created_op, created_at) values ($1, 'line\nend', 1, 2)", dataset);
    tx.db().execute("insert into item (id, dataset_id, ordinal, path, dir, kind, mimetype, fps, metadata, created_op) values ($1, $2, 0, '/a', '/', 'video', '', $3, '{}', 1)",
                    item, dataset, 30000.0 / 1001.0);
    tx.db().execute("insert into item_truth (item_id) values ($1)", item);
    tx.db().execute("insert into annotation (id, layer, item_id, label, shape, source, area, bbox_x, created_op, updated_op, created_at, updated_at)"
                    " values ($1, 'import', $2, 'a', 'box', 'manual', $3, $4, 1, 1, 2, 3)",
                    annotation, item, 0.1 + 0.2, -1e-300);
    tx.created("item", item);
    tx.changed("item", item, "path", std::nullopt, std::string());
  });
}

}  // namespace

TEST_CASE("the tables that are copied are those that there are", "[contract]") {
  Project p;
  std::vector<std::string> known(store::project_tables().begin(), store::project_tables().end());
  std::sort(known.begin(), known.end());
  CHECK(p.db().tables() == known);
  const auto file = store::memory_sqlite({.mode = store::OpenMode::write, .busy_wait = 0, .trace = {}});
  store::create_project(*file, "other", "", 0);
  for (const std::string_view table : store::project_tables()) {
    const auto here = p.db().columns(table), there = file->columns(table);
    REQUIRE(here.size() == there.size());
    for (const Column& c : there) {
      INFO(table << "." << c.name);
      CHECK(std::any_of(here.begin(), here.end(), [&](const Column& h) { return h.name == c.name && h.type == c.type; }));
    }
  }
}

TEST_CASE("a project moves to a file and back, and nothing is lost", "[contract]") {
  Project p;
  fill(p);
  const std::string before = everything(p.db());
  const auto file = store::memory_sqlite({.mode = store::OpenMode::write, .busy_wait = 0, .trace = {}});
  store::create_project(*file, "other", "other", 0);
  p.db().begin_read();
  file->begin_write();
  move_records(p.db(), *file);
  file->commit();
  p.db().rollback();
  CHECK(everything(*file) == before);
  CHECK(store::next_id(*file) == store::next_id(p.db()));

  Project other;
  other.operate([](Transaction& tx) { store::write_setting(tx, "idle_limit", "1m"); });
  other.db().execute("update users set db_role = 'postgres', may_act_as = 1");
  other.db().begin_write();
  move_records(*file, other.db());
  CHECK(other.number("select count(*) from users where email = 'olga@x.io' and db_role = 'postgres' and may_act_as = 1") == 1);
  other.db().execute("update users set db_role = null, may_act_as = 0");
  other.db().commit();
  CHECK(everything(other.db()) == before);
  CHECK(store::next_id(other.db()) == store::next_id(p.db()));
  CHECK(other.db().check(store::Depth::full).empty());
  CHECK(other.db().compare_schema().empty());
}

TEST_CASE("a transfer that fails leaves the project as it was", "[contract]") {
  Project p, source;
  fill(p);
  const std::string before = everything(p.db());
  p.db().begin_write();
  move_records(source.db(), p.db());
  p.db().rollback();
  CHECK(everything(p.db()) == before);
}
