#include "lib/store/postgres/postgres_check.hpp"

#include <map>

#include "lib/base/text.hpp"
#include "lib/store/postgres/postgres_url.hpp"
#include "lib/store/project.hpp"
#include "lib/store/sqlite/sqlite_database.hpp"

namespace tasks::store {
namespace {

constexpr std::string_view k_bad_indexes =
    "select c.relname from pg_index i join pg_class c on c.oid = i.indexrelid where c.relnamespace = (select oid from pg_namespace where nspname = current_schema())"
    " and not (i.indisvalid and i.indisready) order by 1";
constexpr std::string_view k_references =
    "select k.conname, c.relname, p.relname, a.attname, b.attname, k.convalidated from pg_constraint k join pg_class c on c.oid = k.conrelid"
    " join pg_class p on p.oid = k.confrelid join pg_attribute a on a.attrelid = k.conrelid and a.attnum = k.conkey[1]"
    " join pg_attribute b on b.attrelid = k.confrelid and b.attnum = k.confkey[1]"
    " where k.contype = 'f' and k.connamespace = (select oid from pg_namespace where nspname = current_schema()) order by c.relname, p.relname, k.conname";

// Names of tables, columns, indexes and references, and what tells whether they are as they should be.
using Schema = std::map<std::string, std::string>;

std::string column_text(std::string_view type, bool never_null, bool by_bytes) {
  return cat(type == "integer" ? "bigint" : type, never_null ? " not null" : "", by_bytes ? " by bytes" : "");
}

Schema wanted_schema() {
  const auto fresh = memory_sqlite({.mode = OpenMode::write, .busy_wait = 0, .trace = {}});
  create_project(*fresh, "fresh", "", 0);
  Schema schema;
  for (Cursor rows = fresh->query("select m.name, c.name, lower(c.type), c.\"notnull\" = 1 or c.pk > 0 from sqlite_master m join pragma_table_info(m.name) c"
                                  " where m.type = 'table'");
       rows.next();) {
    schema[cat("table ", rows.text(0))] = "";
    schema[cat("column ", rows.text(0), ".", rows.text(1))] = column_text(rows.text(2), rows.boolean(3), rows.text(2) == "text");
  }
  for (Cursor rows = fresh->query("select m.name, i.name, i.\"unique\", i.partial, (select count(*) from pragma_index_info(i.name)) from sqlite_master m"
                                  " join pragma_index_list(m.name) i where m.type = 'table' and i.origin = 'c'");
       rows.next();)
    schema[cat("index ", rows.text(1))] = cat(rows.text(0), rows.boolean(2) ? " unique" : "", rows.boolean(3) ? " partial " : " ", rows.integer(4));
  for (Cursor rows = fresh->query("select m.name, r.\"from\", r.\"table\" from sqlite_master m join pragma_foreign_key_list(m.name) r where m.type = 'table'");
       rows.next();)
    schema[cat("reference ", rows.text(0), ".", rows.text(1))] = rows.text(2);
  schema.erase("reference effect.op_id");  // schema.sql says why
  return schema;
}

Schema kept_schema(Database& db) {
  Schema schema;
  for (Cursor rows = db.query("select c.relname, a.attname, format_type(a.atttypid, a.atttypmod), a.attnotnull, coalesce(l.collname, '') = 'C'"
                              " from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped"
                              " left join pg_collation l on l.oid = a.attcollation"
                              " where c.relnamespace = (select oid from pg_namespace where nspname = current_schema()) and c.relkind in ('r', 'p')");
       rows.next();) {
    schema[cat("table ", rows.text(0))] = "";
    schema[cat("column ", rows.text(0), ".", rows.text(1))] = column_text(rows.text(2), rows.boolean(3), rows.boolean(4));
  }
  for (Cursor rows = db.query("select t.relname, c.relname, i.indisunique, i.indpred is not null, i.indnkeyatts from pg_index i join pg_class c on c.oid = i.indexrelid"
                              " join pg_class t on t.oid = i.indrelid where c.relnamespace = (select oid from pg_namespace where nspname = current_schema())"
                              " and not exists (select 1 from pg_constraint k where k.conindid = i.indexrelid)");
       rows.next();)
    schema[cat("index ", rows.text(1))] = cat(rows.text(0), rows.boolean(2) ? " unique" : "", rows.boolean(3) ? " partial " : " ", rows.integer(4));
  for (Cursor rows = db.query(k_references); rows.next();) schema[cat("reference ", rows.text(1), ".", rows.text(3))] = rows.text(2);
  return schema;
}

// What this engine needs for itself: who may what (rights.sql).
bool is_own(std::string_view name) {
  for (const std::string_view table : {"table group_role", "table as_made", "column group_role.", "column as_made."})
    if (name.starts_with(table)) return true;
  return false;
}

// A table that is missing, or is none of ours, speaks for its columns.
bool told_by_table(const std::string& name, const Schema& other) {
  for (const std::string_view part : {"column ", "reference "})
    if (name.starts_with(part)) return !other.contains(cat("table ", name.substr(part.size(), name.find('.') - part.size())));
  return false;
}

}  // namespace

std::vector<std::string> check_postgres(Database& db, Depth depth) {
  std::vector<std::string> problems;
  for (Cursor rows = db.query(k_bad_indexes); rows.next();) problems.push_back(cat("the index ", rows.text(0), " is not valid: reindex it"));
  std::map<std::pair<std::string, std::string>, std::int64_t> lost;
  for (Cursor rows = db.query(k_references); rows.next();) {
    if (!rows.boolean(5)) problems.push_back(cat("the constraint ", rows.text(0), " was never checked: alter table ", rows.text(1), " validate constraint ", rows.text(0)));
    if (depth == Depth::quick) continue;
    const std::string column = quoted_identifier(rows.text(3));
    const auto count = db.integer(cat("select count(*) from ", quoted_identifier(rows.text(1)), " r where r.", column, " is not null and not exists (select 1 from ",
                                      quoted_identifier(rows.text(2)), " p where p.", quoted_identifier(rows.text(4)), " = r.", column, ")"));
    if (count.value_or(0) > 0) lost[{std::string(rows.text(1)), std::string(rows.text(2))}] += *count;
  }
  for (const auto& [tables, count] : lost)
    problems.push_back(cat(plural(count, "row"), " of ", tables.first, count == 1 ? " refers to a missing row of " : " refer to missing rows of ", tables.second));
  return problems;
}

std::vector<std::string> compare_schema_postgres(Database& db) {
  const Schema wanted = wanted_schema(), kept = kept_schema(db);
  std::vector<std::string> differences;
  for (const auto& [name, text] : wanted) {
    const auto found = kept.find(name);
    if (found == kept.end() && !told_by_table(name, kept))
      differences.push_back(cat("the ", name, " is missing"));
    else if (found != kept.end() && found->second != text)
      differences.push_back(cat("the ", name, " is not as the migrations make it"));
  }
  for (const auto& [name, text] : kept)
    if (!wanted.contains(name) && !told_by_table(name, wanted) && !is_own(name)) differences.push_back(cat("the ", name, " is none of ours"));
  return differences;
}

}  // namespace tasks::store
