#pragma once
// `--where FIELD=VALUE`: one condition, and what it is in SQL. Values are bound, never pasted. A comma in the value means
// "or", several conditions mean "and"; `*` matches within a path segment, `**` across them; the value `none` (or nothing)
// stands for "has no value". Operators: = != < <= > >=.
//
//     Condition c = parse_condition("status=complete,discard", work_item_fields());
//     SqlPart part = to_sql(c, 2);       // "(w.status = $2 or w.status = $3)", values {"complete", "discard"}
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "lib/base/time.hpp"

namespace tasks::filters {

enum class Type { id, integer, number, boolean, text, path, time, seconds, label };

// A field that can be asked for: its name as in the records, and where the database has it.
struct FilterField {
  std::string_view name;
  Type type;
  std::string_view sql;  // an expression over the table's alias; for label: the column that joins annotations
};

std::span<const FilterField> work_item_fields();  // alias w
std::span<const FilterField> item_fields();       // alias i
std::span<const FilterField> annotation_fields(); // alias a

enum class Operator { equal, not_equal, less, less_equal, greater, greater_equal };

struct Condition {
  const FilterField* field = nullptr;
  Operator op = Operator::equal;
  std::vector<std::string> values;
};

// Throws Code::unknown_field with the nearest and the list, Code::bad_value for a value of the wrong form.
Condition parse_condition(std::string_view text, std::span<const FilterField> fields);

using Bound = std::variant<std::int64_t, double, std::string>;

struct SqlPart {
  std::string sql;            // a boolean expression; "" when the condition needs `matches`
  std::vector<Bound> values;  // for the parameters from `first_parameter` on
};
SqlPart to_sql(const Condition& condition, int first_parameter, Micros now);

// A pattern with wildcards cannot be said in the SQL that both engines share: the expression is read and asked here.
bool has_wildcards(const Condition& condition);
bool matches(const Condition& condition, std::string_view value);

}  // namespace tasks::filters
