#pragma once
// Dealing anew what several hold already, so that the fewest items move (domain.md §4): who is to have at least what they
// hold keeps all of it; the others give up no more than their surplus.
//
//     std::vector<Hand> hands = {{.items = anas, .quota = 3}, {.items = {}, .quota = 3}};
//     for (const Given& given : redeal(hands)) …      // three of ana's six, the last ones in order, to hand 1
#include <cstddef>
#include <cstdint>
#include <vector>

#include "lib/model/records.hpp"

namespace tasks::model {

struct HeldItem {
  Id id = 0;
  std::uint64_t place = 0;  // in the order of dealing: position, or a hash
  bool claimed = false;     // somebody works on it: given up last
};
struct Hand {
  std::vector<HeldItem> items;  // in their order
  std::int64_t quota = 0;       // how many it is to have; the quotas add up to the items of all hands
};
struct Given {
  Id id = 0;
  std::size_t hand = 0;  // who gets it
};

// Each gives up from the end of its order, claimed ones last. What was given up goes, in order and in contiguous runs, to
// the hands that lack some, the first hand first. Empties the hands.
std::vector<Given> redeal(std::vector<Hand>& hands);

}  // namespace tasks::model
