#pragma once
// Values as typed or as JSON, in the form that a field compares with.
//
//     typed_value(field("width"), "640", now)        →  640, or Code::bad_value: "width is a whole number, not "wide""
#include <string_view>
#include <vector>

#include "lib/base/json_value.hpp"
#include "lib/base/time.hpp"
#include "lib/filters/filter.hpp"

namespace tasks::filters {

// Of --where: words. A word for a field of JSON may mean a number or a text: both come back.
std::vector<Literal> typed_values(const FoundField& found, std::string_view typed, Micros now);

// Of DQL: the kind of value must be the field's.
Literal json_value(const FoundField& found, const JsonValue& value, Micros now);

bool may_have_text(Type type);
bool is_pattern(const FilterField& field, const Literal& value);

}  // namespace tasks::filters
