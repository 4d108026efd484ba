#pragma once
// Names and ids as typed: what a name may be, and what "id or name" means (decisions.md 7).
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "lib/store/session.hpp"

namespace tasks::service {

// Trimmed; refuses empty ones, digits only, control characters, bad UTF-8, more than 200 bytes. Throws Code::bad_value.
std::string checked_name(std::string_view kind, std::string_view name);

// An all-digit argument is an id; else nothing. Throws Code::not_found for one that is larger than ids get.
std::optional<store::Id> as_id(std::string_view typed);

// The kind of the record that has this id, or "" when none has.
std::string kind_of_id(store::Database& db, store::Id id);

// For an id that is not of the wanted kind: wrong_kind when it is of another, not_found when nobody has it.
[[noreturn]] void throw_no_such_id(store::Database& db, std::string_view wanted_kind, store::Id id);

// For messages: "a", "b", "c" and 3 more
std::string some_of(const std::vector<std::string>& names);

}  // namespace tasks::service
