#include "lib/model/splitting.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <tuple>

#include "lib/base/error.hpp"
#include "lib/base/text.hpp"
#include "lib/model/workload.hpp"

namespace tasks::model {
namespace {

// Items per side of each label, and of all in the last row.
using Sums = std::vector<std::array<double, 3>>;

std::size_t place_of(Split side) { return static_cast<std::size_t>(std::find(k_sides.begin(), k_sides.end(), side) - k_sides.begin()); }

std::vector<std::int64_t> totals_of(std::span<const SplitUnit> units, std::size_t labels) {
  std::vector<std::int64_t> totals(labels + 1);
  for (const SplitUnit& unit : units) {
    totals[labels] += unit.items;
    for (const auto& [label, items] : unit.labels) totals[label] += items;
  }
  return totals;
}

}  // namespace

SplitShares parse_split_shares(std::string_view text) {
  const auto parts = split(text, '/');
  SplitShares shares{};
  bool good = parts.size() == shares.size();
  for (std::size_t i = 0; good && i < shares.size(); ++i) {
    const auto share = to_double(parts[i]);
    good = share.has_value();
    if (good) shares[i] = *share;
  }
  if (!good) throw Error(Code::bad_value, cat(quote(text), " is no split")).hint("percentages for train/validation/test: 80/10/10");
  for (const double share : shares)
    if (!(share >= 0 && share <= 100)) throw Error(Code::bad_value, cat("a share is from 0 to 100 percent, not ", share)).hint("percentages for train/validation/test: 80/10/10");
  const double sum = shares[0] + shares[1] + shares[2];
  if (std::abs(sum - 100) > 1e-6) throw Error(Code::bad_value, cat("the shares ", text, " add up to ", sum, ", not to 100")).hint("percentages for train/validation/test: 80/10/10");
  return shares;
}

Split split_of(std::uint64_t hash, const SplitShares& shares) {
  const double at = 100 * std::ldexp(static_cast<double>(hash >> 11), -53);
  if (at < shares[0]) return Split::train;
  if (at < shares[0] + shares[1]) return Split::validation;
  // No room for rounding to open a side that has no share.
  return shares[2] > 0 ? Split::test : shares[1] > 0 ? Split::validation : Split::train;
}

std::vector<Split> deal_splits(std::span<const SplitUnit> units, std::size_t labels, const SplitShares& shares) {
  const std::vector<std::int64_t> totals = totals_of(units, labels);
  Sums lacks(labels + 1);
  for (std::size_t label = 0; label <= labels; ++label)
    for (std::size_t side = 0; side < k_sides.size(); ++side) lacks[label][side] = static_cast<double>(totals[label]) * shares[side] / 100;
  // Single items fill every side to its count exactly.
  const bool singles = std::all_of(units.begin(), units.end(), [](const SplitUnit& u) { return u.items == 1; });
  if (singles) {
    const auto counts = deal_counts(totals[labels], shares);
    for (std::size_t side = 0; side < k_sides.size(); ++side) lacks[labels][side] = static_cast<double>(counts[side]);
  }
  // The rarest label that each carries; none: `labels`, which comes last.
  std::vector<std::size_t> rarest(units.size(), labels), order(units.size());
  for (std::size_t i = 0; i < units.size(); ++i)
    for (const auto& [label, items] : units[i].labels)
      if (rarest[i] == labels || std::pair(totals[label], label) < std::pair(totals[rarest[i]], rarest[i])) rarest[i] = label;
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    const auto rank = [&](std::size_t i) { return std::tuple(rarest[i] == labels, totals[rarest[i]], rarest[i], -units[i].items, units[i].hash, i); };
    return rank(a) < rank(b);
  });
  std::vector<Split> sides(units.size());
  const auto put = [&](std::size_t i, std::size_t side) {
    sides[i] = k_sides[side];
    lacks[labels][side] -= static_cast<double>(units[i].items);
    for (const auto& [label, items] : units[i].labels) lacks[label][side] -= static_cast<double>(items);
  };
  for (std::size_t i = 0; i < units.size(); ++i)
    if (units[i].held != Split::none) put(i, place_of(units[i].held));
  for (const std::size_t i : order) {
    if (units[i].held != Split::none) continue;
    const auto want = [&](std::size_t side) { return std::pair(lacks[rarest[i]][side], lacks[labels][side]); };
    const auto full = [&](std::size_t side) { return singles && lacks[labels][side] < 0.5; };
    std::size_t best = k_sides.size();
    for (std::size_t side = 0; side < k_sides.size(); ++side) {
      if (shares[side] <= 0) continue;
      if (best == k_sides.size() || std::pair(!full(side), want(side)) > std::pair(!full(best), want(best))) best = side;
    }
    put(i, best);
  }
  return sides;
}

SplitDeviation deviation_of(std::span<const SplitUnit> units, std::span<const Split> sides, std::size_t labels, const SplitShares& shares) {
  const std::vector<std::int64_t> totals = totals_of(units, labels);
  Sums has(labels + 1);
  for (std::size_t i = 0; i < units.size(); ++i) {
    const std::size_t side = place_of(sides[i]);
    has[labels][side] += static_cast<double>(units[i].items);
    for (const auto& [label, items] : units[i].labels) has[label][side] += static_cast<double>(items);
  }
  SplitDeviation worst;
  worst.label = labels;
  for (std::size_t label = 0; label <= labels; ++label)
    for (std::size_t side = 0; totals[label] > 0 && side < k_sides.size(); ++side) {
      const double share = 100 * has[label][side] / static_cast<double>(totals[label]);
      if (std::abs(share - shares[side]) > worst.points) worst = {std::abs(share - shares[side]), label, k_sides[side], share};
    }
  return worst;
}

}  // namespace tasks::model
