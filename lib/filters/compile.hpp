#pragma once
// A filter as SQL that both engines understand, with values bound, never pasted.
//
//     SqlPart part = to_sql(node, work_items(), 2);     // "w.status in ($2, $3)", values {"complete", "discard"}
//
// Conditions on columns stand as they are, so that indexes serve them; a path that begins without wildcards is a range.
// Wildcards and JSON are asked of two functions that each engine has: matches_wildcards(text, wildcards($n)) and
// json_meets(document, path, op, wanted).
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "lib/filters/filter.hpp"

namespace tasks::filters {

using Bound = std::variant<std::int64_t, double, std::string>;

struct SqlPart {
  std::string sql;            // a boolean expression, never empty; null counts as false
  std::vector<Bound> values;  // for the parameters from `first_parameter` on
};
SqlPart to_sql(const Node& node, const Entity& entity, int first_parameter);

// What meets the filter has an annotation with one of these labels; empty: that is not known.
std::vector<std::string> needed_labels(const Node& node);

// `--sort f,-g` as SQL. What has no value comes last in either direction; `last` decides between equals.
//
//     order_by({"kind", "-size"}, items(), "i.ordinal")  →  "i.kind nulls last, i.size desc nulls last, i.ordinal"
std::string order_by(std::span<const std::string> keys, const Entity& entity, std::string_view last);

// The texts that begin with `prefix` are those from it up to before this one; "" when there is no end.
std::string end_of_prefix(std::string_view prefix);

}  // namespace tasks::filters
