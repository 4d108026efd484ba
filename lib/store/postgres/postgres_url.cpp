#include "lib/store/postgres/postgres_url.hpp"

#include "lib/base/error.hpp"
#include "lib/base/text.hpp"
#include "lib/store/postgres/libpq.hpp"

namespace tasks::store {
namespace {

constexpr std::size_t k_longest_name = 63;  // bytes of an identifier

std::string doubled(std::string_view text, char mark) {
  std::string out(1, mark);
  for (char c : text) {
    out += c;
    if (c == mark) out += c;
  }
  out += mark;
  return out;
}

}  // namespace

bool is_postgres_url(std::string_view text) { return text.starts_with("postgresql://") || text.starts_with("postgres://"); }

void check_postgres_url(const std::string& url) {
  const Libpq& pq = libpq();
  char* problem = nullptr;
  PQconninfoOption* options = pq.conninfoParse(url.c_str(), &problem);
  if (!options) {
    const std::string why(trim(problem ? problem : "no memory"));
    pq.freemem(problem);
    throw Error(Code::bad_value, cat("not a PostgreSQL URL: ", why)).hint("postgresql://USER@HOST:PORT/DATABASE, every part may be left out");
  }
  std::string secret;
  for (const PQconninfoOption* option = options; option->keyword; ++option) {
    const std::string_view keyword = option->keyword;
    if ((keyword == "password" || keyword == "sslpassword") && option->val && *option->val) secret = keyword;
  }
  pq.conninfoFree(options);
  if (!secret.empty())
    throw Error(Code::bad_value, cat("the URL holds a secret (", secret, ")")).hint("keep it in ~/.pgpass, in a service file, or in PGPASSWORD: see tasks help tasks-postgresql");
}

void check_schema_name(std::string_view name) {
  if (name.size() > k_longest_name)
    throw Error(Code::bad_value, cat("in PostgreSQL a project's name has at most ", k_longest_name, " bytes, ", quote(name), " has ", name.size()));
  if (name.starts_with("pg_") || name == "information_schema" || name == "public")
    throw Error(Code::bad_value, cat(quote(name), " is a name of PostgreSQL's own")).hint("choose another with --name");
}

std::string quoted_identifier(std::string_view name) { return doubled(name, '"'); }
std::string quoted_literal(std::string_view text) { return doubled(text, '\''); }

}  // namespace tasks::store
