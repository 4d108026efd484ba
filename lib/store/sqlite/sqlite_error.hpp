#pragma once
// What SQLite reports, as the program's errors.
#include <string>
#include <string_view>

namespace tasks::store {

// `extended`: an extended result code; `system_error`: errno of the failing call, or 0; `where`: the file, quoted.
[[noreturn]] void throw_sqlite(int extended, std::string_view message, int system_error, const std::string& where);

}  // namespace tasks::store
