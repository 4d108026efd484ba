#include "tests/store/labeling.hpp"

#include <catch2/catch.hpp>

#include "lib/base/error.hpp"
#include "lib/base/text.hpp"
#include "lib/service/people.hpp"
#include "lib/service/recipes.hpp"
#include "lib/service/tasks.hpp"
#include "lib/store/counters.hpp"
#include "lib/store/project.hpp"

namespace tasks::testing {
namespace {

constexpr Micros k_start = 1'767'600'000 * k_second;  // 2026-01-05T08:00:00Z

}  // namespace

Labeling::Labeling(const LabelingOptions& options) : m_now(k_start), m_items(options.items) {
  m_db = m_place.create(k_minute);
  store::create_project(*m_db, "demo", "00000000-0000-4000-8000-000000000000", m_now);
  Transaction tx(*m_db, m_now, {"init", "[]", ""});
  tx.act_as({1, "olga@x.io", model::Role::owner});
  for (const auto& [name, role] : {std::pair("olga", model::Role::owner), std::pair("mia", model::Role::manager), std::pair("ana", model::Role::annotator),
                                   std::pair("ben", model::Role::annotator), std::pair("cid", model::Role::annotator)}) {
    const model::User user = service::add_user(tx, {.email = cat(name, "@x.io"), .name = std::string(name), .role = role, .login = {}}, false);
    m_people[name] = {user.id, user.email, role};
  }
  service::add_group(tx, "team", {"ana@x.io", "ben@x.io", "cid@x.io"}, false);
  const Id dataset = tx.new_id();
  tx.db().execute("insert into dataset (id, name, created_op, created_at) values ($1, 'street', $2, $3)", dataset, tx.operation_id(), m_now);
  m_first_item = tx.reserve_ids(m_items);
  tx.db().execute(
      "with recursive n(i) as (select 0 where $3 > 0 union all select i + 1 from n where i + 1 < $3)"
      " insert into item (id, dataset_id, ordinal, path, dir, kind, mimetype, width, height, created_op)"
      " select $1 + i, $2, i, '/a/' || i || '.jpg', '/a', 'image', 'image/jpeg', 100, 80, $4 from n",
      m_first_item, dataset, m_items, tx.operation_id());
  tx.created("dataset", dataset);
  tx.commit();
  m_task = add_task(options);
  m_first_work_item = number("select min(id) from work_item where task_id = $1", m_task);
}

Id Labeling::add_task(const LabelingOptions& options) {
  Transaction tx(*m_db, m_now, {"create", "[]", ""});
  tx.act_as(m_people.at("olga"));
  Id recipe = 0;
  if (!options.recipe.empty()) recipe = service::add_recipe(tx, options.recipe, "recipe.yaml", "rules").version_id;
  const Id task = tx.new_id();
  tx.db().execute(
      "insert into task (id, name, name_fold, task_type, quality, channel, priority, owner_id, dataset_id, recipe_version_id, allocation, created_op,"
      " created_at, created_by, updated_at, updated_by) select $1, $2, $2, 'labeling', 'none', 'manual', 'medium', $3, id, $4, 'distribution', $5, $6,"
      " $3, $6, $3 from dataset",
      task, options.task, m_people.at("olga").id, store::id_or_null(recipe), tx.operation_id(), m_now);
  for (const auto& [name, discards] : {std::pair("complete", 0), std::pair("discard", 1)})
    tx.db().execute("insert into task_action (task_id, name, ordinal, display, color, discard) values ($1, $2, $3, $2, '', $3)", task, name, discards);
  const auto holders = static_cast<std::int64_t>(options.holders.size());
  const Id first = tx.reserve_ids(options.items);
  for (std::int64_t h = 0; h < holders; ++h) {
    const std::string& holder = options.holders[static_cast<std::size_t>(h)];
    const Id assignment = tx.new_id();
    const Id group = holder[0] == '@' ? number("select id from groups") : 0;
    tx.db().execute("insert into assignment (id, task_id, user_id, group_id, kind, name, ordinal, created_op, created_at) values ($1, $2, $3, $4, 'normal', $5, $6, $7, $8)",
                    assignment, task, store::id_or_null(group != 0 ? 0 : m_people.at(holder).id), store::id_or_null(group), holder, h, tx.operation_id(), m_now);
    tx.db().execute(
        "insert into work_item (id, task_id, item_id, assignment_id, position, stage, queued_at, updated_at, created_op)"
        " select $1 + ordinal, $2, id, $3, ordinal, 'label', $4, $4, $5 from item where ordinal >= $6 and ordinal < $7",
        first, task, assignment, m_now, tx.operation_id(), options.items * h / holders, options.items * (h + 1) / holders);
  }
  tx.created("work_item", store::IdSet::range(first, options.items), task);
  tx.created("task", task, task);
  store::rebuild_counters(tx, task);
  tx.commit();
  return task;
}

std::unique_ptr<store::Database> Labeling::open_again() {
  return m_place.connect(store::OpenMode::write, k_minute);
}

store::Actor Labeling::actor(std::string_view name) { return m_people.find(name)->second; }

std::int64_t Labeling::as(std::string_view name, const std::function<void(Transaction&)>& act) {
  Transaction tx(*m_db, m_now, {"test", "[]", ""});
  tx.act_as(actor(name));
  const std::int64_t before = m_db->statements_run();
  act(tx);
  const std::int64_t statements = m_db->statements_run() - before;
  tx.commit();
  return statements;
}

std::int64_t Labeling::on(std::vector<std::int64_t> numbers, std::string_view name, const std::function<void(Transaction&)>& act) {
  return as(name, [&](Transaction& tx) {
    std::vector<store::Chosen> chosen;
    for (const std::int64_t n : numbers) chosen.push_back({work_item(n), {}});
    store::load_selection(tx.db(), chosen);
    act(tx);
  });
}

void Labeling::look(std::string_view name, const std::function<void(store::Session&)>& act) {
  store::Session session(*m_db, m_now, actor(name));
  act(session);
}

model::Task Labeling::task_of(Id id) {
  store::Session session(*m_db, m_now, actor("olga"));
  return service::get_task(session, cat(id), store::TaskDetail::all);
}

std::int64_t Labeling::number(std::string_view sql, Id id) {
  if (sql.find("$1") == std::string_view::npos) return m_db->integer(sql).value_or(-1);
  return m_db->integer(sql, id).value_or(-1);
}

std::string Labeling::text(std::string_view sql, Id id) {
  store::Cursor row = m_db->query(sql, id);
  return row.next() ? std::string(row.text(0)) : "no row";
}

void Labeling::require_sound() {
  store::Session session(*m_db, m_now, actor("olga"));
  const auto differences = store::compare_counters(session);
  INFO(join(differences, "\n"));
  REQUIRE(differences.empty());
  REQUIRE(number("select count(*) from work_item w where duration_us <> (select coalesce(sum(active_us), 0) from work_interval where work_item_id = w.id)") == 0);
  REQUIRE(number("select count(*) from work_item w where object_count <> (select count(*) from annotation where work_item_id = w.id and deleted_op is null)") == 0);
  REQUIRE(number("select count(*) from work_item where (status is null) <> (status_by is null) or (status is null) <> (status_at is null)") == 0);
  REQUIRE(number("select count(*) from work_item where (claimed_by is null) <> (claimed_at is null) or (claimed_by is not null and status is not null)") == 0);
  REQUIRE(number("select count(*) from (select user_id from work_interval where ended_at is null group by user_id having count(*) > 1) twice") == 0);
}

}  // namespace tasks::testing
