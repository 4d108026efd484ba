#include "lib/render/sorting.hpp"

#include <algorithm>
#include <numeric>

#include "lib/base/error.hpp"
#include "lib/base/text.hpp"

namespace tasks::render {
namespace {

// Below 0, 0, above 0.
int compare(const Cell& a, const Cell& b) {
  const auto by = [](const auto& x, const auto& y) { return x < y ? -1 : y < x ? 1 : 0; };
  switch (a.kind) {
    case Kind::number: return by(a.number, b.number);
    case Kind::text:
    case Kind::json: return by(a.text, b.text);
    default: return by(a.integer, b.integer);
  }
}

}  // namespace

std::vector<SortKey> parse_sort(const RecordType& type, std::string_view sort) {
  std::vector<SortKey> keys;
  for (const std::string& word : split(sort, ',')) {
    const bool down = word.starts_with('-');
    const std::string name = down ? word.substr(1) : word;
    const auto field = std::find_if(type.fields.begin(), type.fields.end(), [&](const Field& f) { return f.name == name; });
    if (field == type.fields.end()) {
      std::vector<std::string> names;
      for (const Field& f : type.fields) names.emplace_back(f.name);
      const auto near = nearest(name, names);
      throw Error(Code::unknown_field, cat("a ", type.kind, " has no field ", quote(name), " to sort by"))
          .hint(cat(near ? cat("did you mean ", *near, "? ") : "", "known: ", join(names, ", ")));
    }
    keys.push_back({static_cast<std::size_t>(field - type.fields.begin()), down});
  }
  return keys;
}

std::vector<std::size_t> sorted_order(const std::vector<Cells>& rows, const std::vector<SortKey>& keys) {
  std::vector<std::size_t> order(rows.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(), [&](std::size_t x, std::size_t y) {
    for (const SortKey& key : keys) {
      const Cell& a = rows[x].cells()[key.cell];
      const Cell& b = rows[y].cells()[key.cell];
      if (a.null || b.null) {
        if (a.null != b.null) return b.null;
        continue;
      }
      if (const int c = compare(a, b); c != 0) return key.down ? c > 0 : c < 0;
    }
    return false;
  });
  return order;
}

}  // namespace tasks::render
