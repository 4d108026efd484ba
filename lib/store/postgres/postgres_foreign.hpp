#pragma once
// Queries that somebody typed, on PostgreSQL: a cursor, which takes nothing but a query, inside the transaction that only
// reads. The views are common table expressions in front of it, so that nothing has to be made, on a replica neither.
#include <memory>

#include "lib/store/foreign_query.hpp"
#include "lib/store/postgres/connection.hpp"

namespace tasks::store {

std::unique_ptr<ForeignQuery> postgres_foreign(Database& db, std::string_view sql, Micros now);

Connection& postgres_connection(Database& db);  // of a database that open_postgres gave

}  // namespace tasks::store
