#pragma once
// schema.sql, embedded by CMake.
#include <string_view>

namespace tasks::store {

std::string_view schema_text();

}  // namespace tasks::store
