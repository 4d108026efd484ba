#pragma once
// How often a label was given, wanted and right, from the cells of a confusion matrix.
//
//     std::map<std::string, LabelSums> sums;
//     add_cell(sums, "car", "bus", 3);   // three were called bus that the other side calls car
//     sums["bus"].precision();           // 0
#include <map>
#include <string>
#include <string_view>

#include "lib/model/quality.hpp"

namespace tasks::scoring {

struct LabelSums {
  double given = 0, wanted = 0, right = 0;
  // 0 to 1; undefined (NaN) where nothing was given, or wanted.
  double precision() const { return model::ratio(right, given); }
  double recall() const { return model::ratio(right, wanted); }
  double f1() const { return model::ratio(2 * right, given + wanted); }
};

inline void add_cell(std::map<std::string, LabelSums>& sums, const std::string& reference, const std::string& scored, double count) {
  sums[scored].given += count;
  sums[reference].wanted += count;
  if (reference == scored) sums[scored].right += count;
}

// Stands in a matrix where there is no partner: of the function agreement, of dataloop.
inline bool is_no_label(std::string_view label) { return label == "none" || label == "unmatched"; }

}  // namespace tasks::scoring
