#include "lib/store/sqlite/functions.hpp"

#include <sqlite3.h>

#include <string_view>

#include "lib/base/json_value.hpp"
#include "lib/base/text.hpp"

namespace tasks::store {
namespace {

std::string_view text_of(sqlite3_value* value) {
  const auto* bytes = sqlite3_value_text(value);
  return {reinterpret_cast<const char*>(bytes), bytes ? static_cast<std::size_t>(sqlite3_value_bytes(value)) : 0};
}

// null in, null out: as the server's functions do it.
bool any_null(int count, sqlite3_value** values) {
  for (int i = 0; i < count; ++i)
    if (sqlite3_value_type(values[i]) == SQLITE_NULL) return true;
  return false;
}

// Patterns are kept as they are; on a server they become regular expressions here, once a statement.
void wildcards(sqlite3_context* context, int, sqlite3_value** values) { sqlite3_result_value(context, values[0]); }

void matches_wildcards(sqlite3_context* context, int count, sqlite3_value** values) {
  if (any_null(count, values)) return sqlite3_result_null(context);
  sqlite3_result_int(context, wildcard_match(text_of(values[1]), text_of(values[0])));
}

void meets(sqlite3_context* context, int count, sqlite3_value** values) {
  if (any_null(count, values)) return sqlite3_result_null(context);
  sqlite3_result_int(context, json_meets(text_of(values[0]), text_of(values[1]), text_of(values[2]), text_of(values[3])));
}

}  // namespace

void add_functions(sqlite3* db) {
  constexpr int k_kind = SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_INNOCUOUS;
  sqlite3_create_function_v2(db, "wildcards", 1, k_kind, nullptr, wildcards, nullptr, nullptr, nullptr);
  sqlite3_create_function_v2(db, "matches_wildcards", 2, k_kind, nullptr, matches_wildcards, nullptr, nullptr, nullptr);
  sqlite3_create_function_v2(db, "json_meets", 4, k_kind, nullptr, meets, nullptr, nullptr, nullptr);
}

}  // namespace tasks::store
