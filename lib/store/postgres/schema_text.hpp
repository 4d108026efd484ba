#pragma once
// The .sql files of this folder, embedded by CMake.
#include <string_view>

namespace tasks::store {

std::string_view schema_text();
std::string_view as_made_text();
std::string_view roles_text();
std::string_view rights_text();

}  // namespace tasks::store
