#pragma once
// What PostgreSQL reports, as the program's errors. A deadlock and a serialization failure become Code::busy with the
// detail `retry`: the frame runs the command again.
#include <string>
#include <string_view>

#include "lib/base/error.hpp"

namespace tasks::store {

// `sqlstate`: five characters, "" when the connection broke; `where`: the place, quoted; `sql`: what was running, or "".
[[noreturn]] void throw_postgres(std::string_view sqlstate, std::string_view message, const std::string& where, std::string_view sql);
[[noreturn]] void throw_connection_lost(std::string_view message, const std::string& where);

}  // namespace tasks::store
