#pragma once
// DQL, Dataloop's query language: a JSON object of conditions, bare or in Dataloop's envelope (tasks-filters(7)).
//
//     Filter f = parse_dql({R"({"$or":[{"status":"complete"},{"object_count":{"$gte":2}}]})", ""}, work_items(), now);
#include "lib/base/time.hpp"
#include "lib/filters/filter.hpp"

namespace tasks::filters {

// Throws Code::unknown_field, Code::bad_value; from a file the message begins with its name and the line.
Filter parse_dql(const FilterText& filter, const Entity& entity, Micros now);

}  // namespace tasks::filters
