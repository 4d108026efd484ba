#pragma once
// Where a PostgreSQL project is: a connection URL without secrets, and the project's name, which is its schema's.
#include <string>
#include <string_view>

namespace tasks::store {

bool is_postgres_url(std::string_view text);  // postgresql://… or postgres://…

// Throws Code::bad_value for a URL that libpq cannot read, and for one with a password in it: configuration files, process
// lists and logs are no place for secrets; libpq has a password file, a service file and variables for them.
void check_postgres_url(const std::string& url);

// Throws Code::bad_value unless a schema can have this name: at most 63 bytes, not PostgreSQL's own.
void check_schema_name(std::string_view name);

std::string quoted_identifier(std::string_view name);  // "my ""project"""
std::string quoted_literal(std::string_view text);     // 'it''s', for words that cannot be parameters

}  // namespace tasks::store
