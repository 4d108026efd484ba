// Users and groups.
#include "lib/base/text.hpp"
#include "lib/base/json_text.hpp"
#include "lib/render/records.hpp"

namespace tasks::render {

template <>
const RecordType& record_type<model::User>() {
  static const RecordType k_type{"user", "users", true,
                                 {{"id", Kind::id, "id of the user"},
                                  {"email", Kind::text, "e-mail, lower case; names the user everywhere"},
                                  {"name", Kind::text, "name to show"},
                                  {"role", Kind::text, "owner, manager or annotator"},
                                  {"active", Kind::boolean, "false once deactivated"},
                                  {"created_at", Kind::time, "when the user was added"},
                                  {"db_role", Kind::text, "database role that logs in for the user, on PostgreSQL"},
                                  {"may_act_as", Kind::boolean, "true when that role may act for others with --as"}},
                                 {"id", "email", "name", "role", "active"}};
  return k_type;
}

void fill(Cells& row, const model::User& v) {
  row.id(v.id);
  row.text(v.email);
  row.text(v.name);
  row.text(model::to_text(v.role));
  row.boolean(v.active);
  row.time(v.created_at);
  row.text_or_null(v.db_role);
  row.boolean(v.may_act_as);
}

template <>
const RecordType& record_type<model::Group>() {
  static const RecordType k_type{"group", "groups", true,
                                 {{"id", Kind::id, "id of the group"},
                                  {"name", Kind::text, "name; an assignee is written @name"},
                                  {"members", Kind::json, "e-mails of its members, sorted"},
                                  {"members_count", Kind::integer, "how many members"},
                                  {"created_at", Kind::time, "when the group was added"}},
                                 {"id", "name", "members_count", "members"}};
  return k_type;
}

void fill(Cells& row, const model::Group& v) {
  row.id(v.id);
  row.text(v.name);
  row.own_json(json_array(v.members));
  row.integer(static_cast<std::int64_t>(v.members.size()));
  row.time(v.created_at);
}

}  // namespace tasks::render
