#pragma once
// `--sort field,-field` for records that are all in memory: any field of their description, nothing last.
//
//     sort_records(tasks, "-priority,due_at", now);
#include <cstddef>
#include <string_view>
#include <utility>
#include <vector>

#include "lib/render/records.hpp"

namespace tasks::render {

struct SortKey {
  std::size_t cell = 0;  // of the record's fields
  bool down = false;
};

// Throws Code::unknown_field with the nearest.
std::vector<SortKey> parse_sort(const RecordType& type, std::string_view sort);

// The order of the rows by these keys; equal ones keep theirs. Numbers and times by value, texts bytewise.
std::vector<std::size_t> sorted_order(const std::vector<Cells>& rows, const std::vector<SortKey>& keys);

template <class T>
void sort_records(std::vector<T>& records, std::string_view sort, Micros now) {
  const std::vector<SortKey> keys = parse_sort(record_type<T>(), sort);
  if (keys.empty()) return;
  std::vector<Cells> rows(records.size());
  for (std::size_t i = 0; i < records.size(); ++i) {
    if constexpr (requires { fill(rows[i], records[i], now); })
      fill(rows[i], records[i], now);
    else
      fill(rows[i], records[i]);
  }
  std::vector<T> sorted;
  sorted.reserve(records.size());
  for (const std::size_t i : sorted_order(rows, keys)) sorted.push_back(std::move(records[i]));
  records = std::move(sorted);
}

}  // namespace tasks::render
