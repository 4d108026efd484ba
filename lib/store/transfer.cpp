#include "lib/store/transfer.hpp"

#include <algorithm>
#include <string>
#include <vector>

#include "lib/base/error.hpp"
#include "lib/base/interrupt.hpp"
#include "lib/base/text.hpp"
#include "lib/store/project.hpp"

namespace tasks::store {
namespace {

constexpr std::string_view k_tables[] = {
    "schema_migration", "project",     "operation",  "effect",  "entity_before", "users",     "groups",           "group_member",  "recipe",     "recipe_version",    "dataset",
    "item",             "item_truth",  "task",       "task_quality", "task_action", "assignment", "counter",      "work_item",     "work_item_secret", "score", "annotation_score", "score_run", "quality_queue", "work_interval", "annotation", "issue", "issue_comment",
    "annotation_version", "pipeline", "pipeline_node", "pipeline_edge", "pipeline_item", "pipeline_arrival"};

// Says when a transaction was seen by this server: it means nothing elsewhere.
constexpr std::string_view k_of_the_server = "commit_xid";

struct Login {
  std::string email, role;
  bool may_act_as;
};

std::vector<Login> read_logins(Database& db) {
  std::vector<Login> logins;
  for (Cursor rows = db.query("select email, db_role, may_act_as from users where db_role is not null"); rows.next();)
    logins.push_back({std::string(rows.text(0)), std::string(rows.text(1)), rows.boolean(2)});
  return logins;
}

}  // namespace

std::span<const std::string_view> project_tables() { return k_tables; }

std::vector<Column> record_columns(Database& db, std::string_view table) {
  std::vector<Column> columns = db.columns(table);
  std::erase_if(columns, [](const Column& c) { return c.name == k_of_the_server; });
  return columns;
}

ProjectRecords::ProjectRecords(Database& db) : m_db(db) {
  for (const std::string& table : db.tables())
    if (std::find(std::begin(k_tables), std::end(k_tables), table) == std::end(k_tables))
      throw Error(Code::internal, cat("the table ", table, " is not known to be copied"));
}

std::int64_t ProjectRecords::count(std::string_view table) { return m_db.integer(cat("select count(*) from ", table)).value_or(0); }

Id ProjectRecords::next_id() { return store::next_id(m_db); }

void ProjectRecords::each(std::string_view table, std::span<const Column> columns, const std::function<void(std::span<const Value>)>& take) {
  std::string list;
  for (const Column& c : columns) list += cat(list.empty() ? "" : ", ", c.name);
  std::vector<Value> row(columns.size());
  // In key order, which is the order in which rows are cheapest to put in.
  Cursor rows = m_db.stream(cat("select ", list, " from ", table, " order by ", columns[0].name, columns.size() > 1 ? cat(", ", columns[1].name) : ""));
  for (std::int64_t seen = 0; rows.next();) {
    if ((++seen & 0xfff) == 0) throw_if_interrupted();
    for (std::size_t c = 0; c < columns.size(); ++c) {
      const int at = static_cast<int>(c);
      if (rows.is_null(at))
        row[c] = Value();
      else if (columns[c].type == ColumnType::text)
        row[c] = Value(rows.text(at));
      else if (columns[c].type == ColumnType::real)
        row[c] = Value(rows.real(at));
      else
        row[c] = Value(rows.integer(at));
    }
    take(row);
  }
}

void replace_records(RecordSource& from, Database& to) {
  to.shut_out_writers();
  const auto logins = read_logins(to);
  for (auto table = std::rbegin(k_tables); table != std::rend(k_tables); ++table) to.execute(cat("delete from ", *table));
  for (const std::string_view table : k_tables) {
    const std::vector<Column> columns = record_columns(to, table);
    std::vector<std::string_view> names;
    for (const Column& c : columns) names.push_back(c.name);
    const auto load = to.bulk(table, names, {.expected = from.count(table), .conflict_target = {}});
    from.each(table, columns, [&](std::span<const Value> row) { load->add(row); });
    load->finish();
  }
  to.execute("update users set db_role = null, may_act_as = 0 where db_role is not null");
  for (const Login& login : logins) to.execute("update users set db_role = $2, may_act_as = $3 where email = $1", login.email, login.role, login.may_act_as);
  const Id next = from.next_id();
  if (IdSequence* ids = to.id_sequence())
    ids->raise(std::max(next, ids->next()));
  else
    to.execute("update project set next_id = $1 where id = 1", next);
}

}  // namespace tasks::store
