#pragma once
// Every record of one project into another, whatever their engines: how a project moves between SQLite and PostgreSQL.
//
//     from.begin_read();
//     to.begin_write();
//     replace_records(from, to);   // streams; the schemas must be of one number
//     to.commit();
#include <span>
#include <string_view>

#include "lib/store/database.hpp"

namespace tasks::store {

// The tables of a project, each after those that it refers to.
std::span<const std::string_view> project_tables();

// Inside a write transaction of `to`: everything that it holds goes, everything that `from` holds comes, with the same ids.
// What belongs to a server stays as it is there: its users' login roles, found again by e-mail. Other writers are shut out
// until the transaction ends. Throws Code::internal when `from` has a table that project_tables() does not know.
void replace_records(Database& from, Database& to);

}  // namespace tasks::store
