#pragma once
// Which side an item falls on: train, validation or test (domain.md §11, decisions.md 24). By hash, what comes later never moves what was there;
// dealt, the counts come out exactly, or as near to the shares of every label as whole groups allow.
//
//     SplitShares shares = parse_split_shares("80/10/10");
//     Split side = split_of(hash64(path, seed), shares);
#include <array>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "lib/model/words.hpp"

namespace tasks::model {

// The sides in the order of the percentages; Split::none is no side.
inline constexpr std::array k_sides{Split::train, Split::validation, Split::test};
using SplitShares = std::array<double, 3>;  // percent

// "80/10/10". Throws Code::bad_value for anything but three numbers of 0..100 whose sum is 100; the message shows the sum.
SplitShares parse_split_shares(std::string_view text);

// The top 53 bits of the hash as a number from 0 to 1, among the shares: hash version 1.
Split split_of(std::uint64_t hash, const SplitShares& shares);

// What goes to one side as a whole: an item, or a group of items.
struct SplitUnit {
  std::uint64_t hash = 0;        // the order of those that are alike
  std::int64_t items = 1;
  Split held = Split::none;      // the side that it is on already; none: it is to be dealt
  std::vector<std::pair<std::size_t, std::int64_t>> labels = {};  // label number, items that carry it
};

// Deals the units so that the sides get their shares of all items and of each label: units of the rarest label first, the
// largest first, each to the side that lacks most of that label. Units of one item give the exact counts. The same units
// in another order give the same sides.
std::vector<Split> deal_splits(std::span<const SplitUnit> units, std::size_t labels, const SplitShares& shares);

// How far the result is off: the largest difference from a share, in percent points, and where. label: labels.size() for all items.
struct SplitDeviation {
  double points = 0;
  std::size_t label = 0;
  Split side = Split::none;
  double share = 0;  // percent, as it is
};
SplitDeviation deviation_of(std::span<const SplitUnit> units, std::span<const Split> sides, std::size_t labels, const SplitShares& shares);

}  // namespace tasks::model
