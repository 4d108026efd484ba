#pragma once
// A filter asked of a record in memory, where records are few and most of their fields are computed: tasks, issues, history.
// Answers as the SQL of compile.hpp does.
//
//     matches(node, [&](const FilterField& f) { return value_of(record, f.name); })
#include <functional>
#include <string_view>

#include "lib/filters/filter.hpp"

namespace tasks::filters {

// A record's value of a field: nothing, a number in the form of the column, or text; of a field of JSON its text.
using Held = std::variant<std::monostate, std::int64_t, double, std::string_view>;
using ValueOf = std::function<Held(const FilterField&)>;

bool matches(const Node& node, const ValueOf& value_of);

}  // namespace tasks::filters
