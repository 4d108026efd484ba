#pragma once
// `--where FIELD=VALUE`: one condition in a word. A comma in the value means "or"; `*` matches within a path segment, `**`
// across them; the value `none` (or nothing) stands for "has no value". Operators: = != < <= > >=.
//
//     Node node = parse_condition("status=complete,discard", work_items(), now);
#include <string_view>
#include <vector>

#include "lib/base/time.hpp"
#include "lib/filters/filter.hpp"

namespace tasks::filters {

// Throws Code::unknown_field with the nearest and the list, Code::bad_value for a value of the wrong form.
Node parse_condition(std::string_view text, const Entity& entity, Micros now);

// A short flag's: any of the values as they are typed.
Node equal_to(const Entity& entity, std::string_view field, const std::vector<std::string>& values, Micros now);

}  // namespace tasks::filters
