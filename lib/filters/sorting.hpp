#pragma once
// `--sort f,-g`: fields of records → SQL. What has no value comes last in either direction.
//
//     order_by({"kind", "-size"}, item_fields(), "i.ordinal")  →  "i.kind nulls last, i.size desc nulls last, i.ordinal"
#include <span>
#include <string>
#include <string_view>

#include "lib/filters/where.hpp"

namespace tasks::filters {

// `last` decides between equals. Throws Code::unknown_field with the nearest and the list.
std::string order_by(std::span<const std::string> keys, std::span<const FilterField> fields, std::string_view last);

}  // namespace tasks::filters
