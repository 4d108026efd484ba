#pragma once
// A small project on disk for tests of services: an owner, three annotators, a group, a dataset.
//
//     TestProject project(1000);                                   // items of its dataset
//     auto task = project.write([&](store::Transaction& tx) { return service::create_task(tx, request).task; });
#include <memory>
#include <string>

#include "lib/base/text.hpp"
#include "lib/service/init_project.hpp"
#include "lib/service/people.hpp"
#include "lib/store/session.hpp"
#include "lib/store/sqlite/sqlite_database.hpp"
#include "tests/unit/temporary_folder.hpp"

class TestProject {
 public:
  template <class Do>
  auto write(Do act, std::string_view who = "olga@x.io") {
    tasks::store::Transaction tx(*m_db, k_now, {.command = "test", .argv_json = "[]", .reason = ""});
    tx.act_as(tasks::service::find_actor(*m_db, {std::string(who), true}));
    auto result = act(tx);
    tx.commit();
    return result;
  }

  // Items /0/00000.jpg, /1/00001.jpg … in ten folders; every seventh is in the split train. `id_gap` ids are used up first.
  explicit TestProject(std::int64_t items, std::int64_t id_gap = 0) {
    using namespace tasks;
    service::init_project({.folder = m_folder.path(), .db = "", .name = "test", .owner = "olga@x.io", .now = k_now, .if_not_exists = false, .dry_run = false});
    m_db = store::open_sqlite(m_folder.path() / ".tasks" / "project.db", {.mode = store::OpenMode::write, .busy_wait = k_second, .trace = {}});
    write([&](store::Transaction& tx) {
      tx.reserve_ids(id_gap);
      for (const char* name : {"ana", "ben", "cid"}) service::add_user(tx, {.email = cat(name, "@x.io"), .name = "", .login = {}}, false);
      service::add_group(tx, "night", {"cid@x.io"}, false);
      m_dataset = tx.new_id();
      tx.db().execute("insert into dataset (id, name, item_count, next_ordinal, created_op, created_at) values ($1, 'data', $2, $2, $3, 0)", m_dataset, items,
                      tx.operation_id());
      m_first_item = tx.reserve_ids(items);
      tx.db().execute(
          "insert into item (id, dataset_id, ordinal, path, dir, kind, mimetype, split, created_op) with recursive n(i) as (select 0 union all"
          " select i + 1 from n where i + 1 < $2) select $1 + i, $3, i, '/' || (i % 10) || '/' || i || '.jpg', '/' || (i % 10), 'image', 'image/jpeg',"
          " case when i % 7 = 0 then 'train' else 'none' end, $4 from n where $2 > 0",
          m_first_item, items, m_dataset, tx.operation_id());
      tx.created("dataset", m_dataset);
      return 0;
    });
  }

  tasks::store::Session session(std::string_view who = "olga@x.io") { return {*m_db, k_now, tasks::service::find_actor(*m_db, {std::string(who), true})}; }
  tasks::store::Database& db() { return *m_db; }
  tasks::store::Id dataset() const { return m_dataset; }
  tasks::store::Id first_item() const { return m_first_item; }

  static constexpr tasks::Micros k_now = 1'767'603'600'000'000;  // 2026-01-05T09:00:00Z

 private:
  TemporaryFolder m_folder;
  std::unique_ptr<tasks::store::Database> m_db;
  tasks::store::Id m_dataset = 0, m_first_item = 0;
};
