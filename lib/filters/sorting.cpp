#include "lib/filters/sorting.hpp"

#include <algorithm>
#include <vector>

#include "lib/base/error.hpp"
#include "lib/base/text.hpp"

namespace tasks::filters {

std::string order_by(std::span<const std::string> keys, std::span<const FilterField> fields, std::string_view last) {
  std::string sql;
  for (const std::string& key : keys) {
    const bool descending = key.starts_with('-');
    const std::string_view name = std::string_view(key).substr(descending ? 1 : 0);
    const auto field = std::find_if(fields.begin(), fields.end(), [&](const FilterField& f) { return f.name == name && f.type != Type::label; });
    if (field == fields.end()) {
      std::vector<std::string> names;
      for (const FilterField& f : fields)
        if (f.type != Type::label) names.emplace_back(f.name);
      const auto near = nearest(name, names);
      throw Error(Code::unknown_field, cat("there is no field ", quote(name), " to sort by"))
          .hint(cat(near ? cat("did you mean ", *near, "? ") : "", "known: ", join(names, ", ")));
    }
    sql += cat(field->sql, descending ? " desc" : "", " nulls last, ");
  }
  return cat(sql, last);
}

}  // namespace tasks::filters
