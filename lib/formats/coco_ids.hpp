#pragma once
// Which ids a COCO file gets. Foreign ids that are whole numbers and differ are written back; records without one are
// numbered behind them. When two records share an id, all are numbered from 1. Private to lib/formats.
//
//     ids.add("42"); ids.add(""); ids.settle();      // first every record, then the same again:
//     ids.next("42") == 42; ids.next("") == 43;
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "lib/formats/coco.hpp"

namespace tasks::formats {

class CocoIds {
 public:
  void add(std::string_view external_id);
  bool settle();  // whether the foreign ids are kept
  std::int64_t next(std::string_view external_id);

 private:
  std::vector<std::int64_t> m_given;
  std::int64_t m_next = 1;
  bool m_keep = true;
};

// Categories: those of the header a file came with, then those of the recipe, then what annotations use beside them.
class CocoCategories {
 public:
  CocoCategories(std::string_view header, const std::vector<CocoLabel>& labels);
  void add(const std::string& label, std::string_view category_id);  // of an annotation; the id it came with, or ""
  void settle();
  std::int64_t find(const std::string& label, std::string_view category_id) const;
  const std::vector<std::string>& elements() const { return m_elements; }  // JSON objects, in the order of the file
  template <class Visit>
  void each(const Visit& visit) const {  // id and name of each, once they are settled
    for (const Row& row : m_rows) visit(*row.id, row.name);
  }

 private:
  struct Row {
    std::optional<std::int64_t> id;
    std::string name, json;
  };
  void put(Row row);

  std::vector<Row> m_rows;
  std::unordered_map<std::int64_t, std::size_t> m_by_id;
  std::unordered_map<std::string, std::size_t> m_by_name;  // the first of that name
  std::vector<std::string> m_elements;
};

}  // namespace tasks::formats
