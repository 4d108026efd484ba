#include "lib/store/postgres/postgres_server.hpp"

#include <xxhash.h>

#include "lib/base/text.hpp"
#include "lib/store/postgres/postgres_url.hpp"
#include "lib/store/postgres/schema_text.hpp"

namespace tasks::store {
namespace {

constexpr std::string_view k_groups = "select g.kind, g.name from group_role g join pg_roles r on r.rolname = g.name";
constexpr std::string_view k_groups_there =
    "select case when (select count(*) from group_role g join pg_roles r on r.rolname = g.name) = 3 then 1 else 0 end,"
    " case when rolsuper or rolcreaterole then 1 else 0 end from pg_roles where rolname = current_user";

// Who should be a member of what, beside who is. A group may be a member of another one: owners hand them out.
constexpr std::string_view k_login_faults =
    "select coalesce(wanted.who, there.member), case"
    " when there.member is null then ' is not in ' || wanted.group_name"
    " when exists (select from users u where u.db_role = there.member and u.active = 1) then ' is in ' || there.group_name || ', too'"
    " else ' is in ' || there.group_name || ', but bound to no active user' end"
    " from (select g.name as group_name, u.db_role as member, u.db_role || ' (' || u.email || ')' as who from users u join group_role g on g.kind = u.role"
    "  join pg_roles r on r.rolname = u.db_role where u.active = 1) wanted"
    " full join (select g.name as group_name, member.rolname::text as member from group_role g join pg_roles r on r.rolname = g.name"
    "  join pg_auth_members m on m.roleid = r.oid join pg_roles member on member.oid = m.member"
    "  where member.rolname not in (select name from group_role) and (g.kind <> 'owner' or member.rolname in (select db_role from users))"
    "  and (coalesce((to_jsonb(m) ->> 'inherit_option')::boolean, true) or coalesce((to_jsonb(m) ->> 'set_option')::boolean, true))) there"
    " on there.group_name = wanted.group_name and there.member = wanted.member"
    " where wanted.member is null or there.member is null order by 1, 2";
constexpr std::string_view k_lost_logins =
    "select u.email || ' is bound to the database role ' || u.db_role || ', which is not there' from users u"
    " where u.active = 1 and u.db_role is not null and not exists (select from pg_roles r where r.rolname = u.db_role) order by u.email";
constexpr std::string_view k_annotator_logins =
    "select u.db_role, u.email from users u join pg_roles r on r.rolname = u.db_role where u.active = 1 and u.role = 'annotator' order by u.email";

// What lets a role do more than its group may. From PostgreSQL 16 on the right to create roles gives none over others' roles.
constexpr std::string_view k_power =
    "select case when r.rolsuper then 'is a superuser' when r.rolbypassrls then 'bypasses row security'"
    " when r.rolcreaterole and current_setting('server_version_num')::int < 160000 then 'may create roles, and so give itself any'"
    " when has_table_privilege(r.oid, 'work_item_secret', 'select') then 'is a member of another role that may read what annotators may not'"
    " end from pg_roles r where r.rolname = $1";

// What is there and what was made, side by side. Of tables that are none of ours the schema's comparison tells.
constexpr std::string_view k_changed =
    "select coalesce(m.subject, n.subject), case when n.subject is null then ' is missing' when m.subject is null then ' is none of ours'"
    " else ' is not as tasks made it' end from (select * from as_made where subject <> 'version') m full join made_now() n on n.subject = m.subject"
    " where (m.subject is null and n.subject not like 'owner of %' and n.subject not like 'row security of %') or n.subject is null or m.state <> n.state"
    " order by 1";

// Up to the first transaction that runs, as this snapshot sees it, without those that are known to run in another database.
// What is not known any more has ended since and may have been ours: this snapshot does not show its rows.
constexpr std::string_view k_settled_until =
    "select coalesce((select min(x.xid::text::bigint) from pg_snapshot_xip(s.snapshot) x (xid) where not exists (select from pg_locks l"
    " join pg_stat_activity a on a.pid = l.pid where l.locktype = 'transactionid' and l.mode = 'ExclusiveLock' and l.granted"
    " and l.transactionid::text::bigint = (x.xid::text::bigint & 4294967295)"
    " and a.datid is distinct from (select oid from pg_database where datname = current_database()))), pg_snapshot_xmax(s.snapshot)::text::bigint)"
    " from (select pg_current_snapshot() as snapshot) s";

std::string with_names(std::string_view text, std::span<const std::pair<std::string, std::string>> names) {
  std::string out;
  for (;;) {
    const auto at = text.find(":\"");
    out += text.substr(0, at);
    if (at == std::string_view::npos) return out;
    const auto end = text.find('"', at + 2);
    const std::string_view name = text.substr(at + 2, end - at - 2);
    for (const auto& [key, value] : names)
      if (key == name) out += quoted_identifier(value);
    text.remove_prefix(end + 1);
  }
}

std::string text_version() {
  const std::string all = cat(as_made_text(), roles_text(), rights_text());
  return cat(static_cast<std::int64_t>(XXH3_64bits(all.data(), all.size()) >> 1));
}

using Names = std::vector<std::pair<std::string, std::string>>;

Names rows_of_two(const Result& result) {
  Names rows;
  for (int row = 0; result && row < libpq().ntuples(result.get()); ++row)
    rows.emplace_back(libpq().getvalue(result.get(), row, 0), libpq().getvalue(result.get(), row, 1));
  return rows;
}

}  // namespace

void make_rights(Connection& connection, std::string_view schema) {
  Names names{{"schema", std::string(schema)}};
  connection.run(cat(with_names(as_made_text(), names), roles_text()));
  const Names groups = rows_of_two(connection.run(std::string(k_groups)));
  if (groups.size() == 3) {
    names.insert(names.end(), groups.begin(), groups.end());
    connection.run(with_names(rights_text(), names));
  }
  connection.run(cat("truncate as_made; insert into as_made (subject, state) select subject, state from made_now() union all"
                     " select 'version', ", quoted_literal(text_version())));
}

std::vector<std::string> group_roles(Connection& connection, std::string_view schema) {
  const std::string table = cat(quoted_identifier(schema), ".group_role");
  std::vector<std::string> roles;
  const Result there = connection.run(cat("select 1, 1 where to_regclass(", quoted_literal(table), ") is not null"));
  if (rows_of_two(there).empty()) return roles;
  for (const auto& [kind, name] : rows_of_two(connection.run(cat("select kind, name from ", table, " where name in (select rolname from pg_roles)"))))
    roles.push_back(name);
  return roles;
}

std::vector<std::string> PostgresServer::lines(std::string_view sql) {
  std::vector<std::string> found;
  for (Cursor rows = m_db.query(sql); rows.next();) found.emplace_back(rows.text(0));
  return found;
}

Groups PostgresServer::groups() {
  Cursor row = m_db.query(k_groups_there);
  row.next();
  return row.boolean(0) ? Groups::there : row.boolean(1) ? Groups::can_be_made : Groups::not_allowed;
}

bool PostgresServer::can_log_in(std::string_view role) {
  return m_db.integer("select 1 from pg_roles where rolname = $1 and rolcanlogin", role).has_value();
}

std::int64_t PostgresServer::settled_until() { return m_db.integer(k_settled_until).value_or(0); }

std::optional<std::string> PostgresServer::power_of(std::string_view role) {
  Cursor row = m_db.query(k_power, role);
  return row.next() ? row.maybe_text(0) : std::nullopt;
}

void PostgresServer::settle_logins(std::string_view role) {
  if (!has_groups()) return;
  m_db.query("select settle_logins($1)", or_null(role)).next();
  // It may have been our own.
  m_guarded = m_db.integer("select case when row_security_active('effect') then 1 else 0 end").value_or(0) != 0;
}

std::vector<std::string> PostgresServer::changed_rights() {
  std::vector<std::string> found;
  for (Cursor rows = m_db.query(k_changed); rows.next();) found.push_back(cat("the ", rows.text(0), rows.text(1)));
  if (m_db.integer("select 1 from as_made where subject = 'version' and state <> $1", text_version()))
    found.emplace_back("the rights are those of another version of tasks");
  return found;
}

std::vector<std::string> PostgresServer::login_faults() {
  std::vector<std::string> faults = lines(k_lost_logins);
  if (!has_groups()) return faults;
  for (Cursor rows = m_db.query(k_login_faults); rows.next();) faults.push_back(cat(rows.text(0), rows.text(1)));
  std::vector<std::pair<std::string, std::string>> annotators;
  for (Cursor rows = m_db.query(k_annotator_logins); rows.next();) annotators.emplace_back(rows.text(0), rows.text(1));
  for (const auto& [role, email] : annotators)
    if (const auto power = power_of(role)) faults.push_back(cat(role, " (", email, ") ", *power));
  return faults;
}

bool PostgresServer::may_repair_rights() {
  return m_db.integer("select 1 from pg_namespace where nspname = current_schema() and pg_has_role(current_user, nspowner, 'usage')").has_value();
}

}  // namespace tasks::store
