#include "lib/store/people.hpp"

#include "lib/base/text.hpp"

namespace tasks::store {
namespace {

// By unique e-mail.
constexpr std::string_view k_find_user = "select id, email, name, role, active, created_at, db_role, may_act_as from users where email = $1";
// By unique role.
// By two unique indexes.
constexpr std::string_view k_find_user_or_role =
    "select id, email, name, role, active, created_at, db_role, may_act_as from users where email = $1 or db_role = $2";
constexpr std::string_view k_find_user_of_role = "select id, email, name, role, active, created_at, db_role, may_act_as from users where db_role = $1";
constexpr std::string_view k_email_of = "select email from users where id = $1";
// A scan: people are few.
constexpr std::string_view k_list_users =
    "select id, email, name, role, active, created_at, db_role, may_act_as from users where (role = $1 or $1 = '') and (active = 1 or $2 = 1) and removed_op is null order by email";
constexpr std::string_view k_insert_user =
    "insert into users (id, email, name, name_fold, role, active, created_op, created_at, db_role, may_act_as)"
    " values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)";
constexpr std::string_view k_update_user = "update users set name = $2, name_fold = $3, role = $4, active = $5, db_role = $6, may_act_as = $7 where id = $1";
constexpr std::string_view k_unbind = "update users set db_role = null, may_act_as = 0 where db_role = $1";
constexpr std::string_view k_bind = "update users set db_role = $2, may_act_as = 1 where id = $1";
constexpr std::string_view k_user_of_id = "select id, email, name, role, active, created_at, db_role, may_act_as from users where id = $1";
// Its e-mail and its database role are free again.
constexpr std::string_view k_remove_user = "update users set removed_op = $2, email = $3, active = 0, db_role = null, may_act_as = 0 where id = $1";
constexpr std::string_view k_count_owners = "select count(*) from users where role = 'owner' and active = 1";
// By unique name; members through the primary key of group_member.
constexpr std::string_view k_find_group =
    "select g.id, g.name, g.created_at, u.email from groups g left join group_member m on m.group_id = g.id left join users u on u.id = m.user_id"
    " where g.removed_op is null and g.name = $1 order by u.email";
// A scan: groups are few.
constexpr std::string_view k_list_groups =
    "select g.id, g.name, g.created_at, u.email from groups g left join group_member m on m.group_id = g.id left join users u on u.id = m.user_id"
    " where g.removed_op is null order by g.name, u.email";
constexpr std::string_view k_insert_group = "insert into groups (id, name, created_op, created_at) values ($1, $2, $3, $4)";
constexpr std::string_view k_clear_members = "delete from group_member where group_id = $1";
constexpr std::string_view k_add_member = "insert into group_member (group_id, user_id) select $1, id from users where email = $2";
constexpr std::string_view k_remove_group = "update groups set removed_op = $2 where id = $1";
constexpr std::string_view k_group_used = "select 1 from assignment where group_id = $1 and removed_op is null limit 1";

model::User read_user(const Cursor& row) {
  model::User user;
  user.id = row.integer(0);
  user.email = row.text(1);
  user.name = row.text(2);
  user.role = model::parse<model::Role>(row.text(3)).value_or(model::Role::annotator);
  user.active = row.boolean(4);
  user.created_at = row.integer(5);
  user.db_role = row.text(6);
  user.may_act_as = row.boolean(7);
  return user;
}

std::vector<model::Group> read_groups(Cursor rows) {
  std::vector<model::Group> groups;
  while (rows.next()) {
    if (groups.empty() || groups.back().id != rows.integer(0)) {
      model::Group group;
      group.id = rows.integer(0);
      group.name = rows.text(1);
      group.created_at = rows.integer(2);
      groups.push_back(std::move(group));
    }
    if (!rows.is_null(3)) groups.back().members.emplace_back(rows.text(3));
  }
  return groups;
}

}  // namespace

std::optional<model::User> find_user(Database& db, std::string_view email) {
  Cursor row = db.query(k_find_user, email);
  if (!row.next()) return std::nullopt;
  return read_user(row);
}

std::vector<model::User> find_user_or_role(Database& db, std::string_view email, std::string_view db_role) {
  std::vector<model::User> found;
  for (Cursor rows = db.query(k_find_user_or_role, email, db_role); rows.next();) found.push_back(read_user(rows));
  return found;
}

std::optional<model::User> find_user_of_role(Database& db, std::string_view db_role) {
  Cursor row = db.query(k_find_user_of_role, db_role);
  if (!row.next()) return std::nullopt;
  return read_user(row);
}

std::string email_of(Database& db, Id user_id) {
  Cursor row = db.query(k_email_of, user_id);
  return row.next() ? std::string(row.text(0)) : std::string();
}

std::vector<model::User> list_users(Database& db, std::optional<model::Role> role, bool inactive_too) {
  std::vector<model::User> users;
  for (Cursor rows = db.query(k_list_users, role ? to_text(*role) : std::string_view(), inactive_too); rows.next();) users.push_back(read_user(rows));
  return users;
}

void insert_user(Transaction& tx, model::User& user) { insert_user_with_id(tx, user, tx.new_id()); }

void insert_user_with_id(Transaction& tx, model::User& user, Id id) {
  user.id = id;
  user.created_at = tx.now();
  const std::string folded = fold(user.name);
  tx.db().execute(k_insert_user, user.id, user.email, user.name, folded, to_text(user.role), user.active, tx.operation_id(), user.created_at,
                  or_null(user.db_role), user.may_act_as);
}

void update_user(Transaction& tx, const model::User& user) {
  const std::string folded = fold(user.name);
  tx.db().execute(k_update_user, user.id, user.name, folded, to_text(user.role), user.active, or_null(user.db_role), user.may_act_as);
}

std::optional<model::User> find_user_of_id(Database& db, Id id) {
  Cursor row = db.query(k_user_of_id, id);
  if (!row.next()) return std::nullopt;
  return read_user(row);
}

void remove_user(Transaction& tx, Id id) {
  const auto user = find_user_of_id(tx.db(), id);
  if (!user) return;
  // No e-mail that anybody can type. Undo may have put it back already.
  const std::string mark = cat("removed ", id, ' ');
  const std::string email = user->email.starts_with(mark) ? user->email : mark + user->email;
  tx.db().execute(k_remove_user, id, tx.operation_id(), email);
  tx.removed("user", IdSet(id));
  tx.changed("user", id, "email", user->email, email);
  tx.changed("user", id, "active", user->active ? "1" : "0", "0");
  tx.changed("user", id, "db_role", user->db_role.empty() ? std::nullopt : std::optional(user->db_role), {});
  tx.changed("user", id, "may_act_as", user->may_act_as ? "1" : "0", "0");
}

void bind_role(Database& db, Id user_id, std::string_view db_role) {
  db.execute(k_unbind, db_role);
  db.execute(k_bind, user_id, db_role);
}

std::int64_t count_active_owners(Database& db) { return db.integer(k_count_owners).value_or(0); }

std::optional<model::Group> find_group(Database& db, std::string_view name) {
  auto groups = read_groups(db.query(k_find_group, name));
  if (groups.empty()) return std::nullopt;
  return std::move(groups.front());
}

std::vector<model::Group> list_groups(Database& db) { return read_groups(db.query(k_list_groups)); }

void insert_group(Transaction& tx, model::Group& group) {
  group.id = tx.new_id();
  group.created_at = tx.now();
  tx.db().execute(k_insert_group, group.id, group.name, tx.operation_id(), group.created_at);
}

void set_group_members(Transaction& tx, const model::Group& group) {
  tx.db().execute(k_clear_members, group.id);
  for (const auto& email : group.members) tx.db().execute(k_add_member, group.id, email);
}

void mark_group_removed(Transaction& tx, Id group_id) { tx.db().execute(k_remove_group, group_id, tx.operation_id()); }

bool group_has_assignments(Database& db, Id group_id) { return db.integer(k_group_used, group_id).has_value(); }

}  // namespace tasks::store
