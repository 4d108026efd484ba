#include "lib/store/postgres/postgres_error.hpp"

#include "lib/base/interrupt.hpp"
#include "lib/base/text.hpp"

namespace tasks::store {
namespace {

// Only the first line, without the severity: the rest names our own SQL.
std::string_view first_line(std::string_view message) {
  message = trim(message.substr(0, message.find('\n')));
  for (const std::string_view severity : {"ERROR:", "FATAL:", "PANIC:"})
    if (message.starts_with(severity)) message = trim(message.substr(severity.size()));
  return message;
}

}  // namespace

void throw_connection_lost(std::string_view message, const std::string& where) {
  throw Error(Code::unavailable, cat("the connection to ", where, " was lost: ", first_line(message)))
      .hint("what was under way is undone; repeat when the server is there again");
}

void throw_postgres(std::string_view sqlstate, std::string_view message, const std::string& where, std::string_view sql) {
  const std::string text = cat(where, ": ", first_line(message));
  const auto in_class = [&](std::string_view name) { return sqlstate.starts_with(name); };
  if (sqlstate.empty() || in_class("08") || in_class("57P")) throw_connection_lost(message, where);
  if (sqlstate == "40001" || sqlstate == "40P01")
    throw Error(Code::busy, cat(where, ": another command was changing the same records")).hint("repeat it").detail("retry", std::string(sqlstate));
  if (sqlstate == "55P03") throw Error(Code::busy, cat(where, ": another command holds the records"));
  if (sqlstate == "57014") {
    throw_if_interrupted();
    throw Error(Code::busy, text).hint("the server's statement_timeout is too short for this");
  }
  if (sqlstate == "23505") throw Error(Code::exists, text);
  if (sqlstate == "25006") throw Error(Code::read_only, cat(where, " is read-only")).hint("a replica, or a role that may only read");
  if (sqlstate == "42501" || in_class("28")) throw Error(Code::permission, text).hint("the login role lacks a right: tasks doctor tells which");
  if (sqlstate == "53100") throw Error(Code::disk_full, cat("no space left for ", where));
  if (in_class("53")) throw Error(Code::unavailable, text);
  if (sqlstate == "22021" || sqlstate == "22P05") throw Error(Code::bad_value, text).hint("text must be UTF-8 without NUL characters");
  if (in_class("XX001") || in_class("XX002")) throw Error(Code::corrupt, text);
  throw Error(Code::internal, sql.empty() ? text : cat(text, " in: ", sql.substr(0, 2000)));
}

}  // namespace tasks::store
