#pragma once
// Users and groups in the database.
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "lib/model/records.hpp"
#include "lib/store/session.hpp"

namespace tasks::store {

std::optional<model::User> find_user(Database& db, std::string_view email);
std::vector<model::User> find_user_or_role(Database& db, std::string_view email, std::string_view db_role);  // who has either
std::optional<model::User> find_user_of_role(Database& db, std::string_view db_role);
std::string email_of(Database& db, Id user_id);  // "" when nobody has the id
std::vector<model::User> list_users(Database& db, std::optional<model::Role> role, bool inactive_too);
void insert_user(Transaction& tx, model::User& user);  // fills id and created_at
void insert_user_with_id(Transaction& tx, model::User& user, Id id);  // the first owner, who acts as itself
std::optional<model::User> find_user_of_id(Database& db, Id id);
void remove_user(Transaction& tx, Id id);  // the row stays, for what refers to it; notes the effects
void update_user(Transaction& tx, const model::User& user);
void bind_role(Database& db, Id user_id, std::string_view db_role);  // takes it from whom it was bound to; it may act for others
std::int64_t count_active_owners(Database& db);

std::optional<model::Group> find_group(Database& db, std::string_view name);
std::vector<model::Group> list_groups(Database& db);
void insert_group(Transaction& tx, model::Group& group);
void set_group_members(Transaction& tx, const model::Group& group);
void mark_group_removed(Transaction& tx, Id group_id);
bool group_has_assignments(Database& db, Id group_id);  // archived ones too

}  // namespace tasks::store
