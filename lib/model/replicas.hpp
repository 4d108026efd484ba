#pragma once
// Which items of a consensus task are labeled several times, and by whom (domain.md §5). By hash alone, so that every
// machine chooses alike.
//
//     count_replicated(10, 50)                                          → 5
//     choose_replicas(hashes, {"ana@x.io", "ben@x.io"}, 50, 2)[3]       → {0, 1}: the fourth item goes to both
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace tasks::model {

// Half up, at least one of them. Needs 0 < percent ≤ 100.
std::int64_t count_replicated(std::int64_t items, double percent);

// For each item the places of those who get a replica of it, ascending; none: it is dealt once. `hashes` are those of the items,
// with the seed: the lowest are chosen. An item goes to those who have fewest so far, so that nobody has two replicas more than another.
// Needs 2 ≤ copies ≤ assignees.
std::vector<std::vector<std::size_t>> choose_replicas(std::span<const std::uint64_t> hashes, const std::vector<std::string>& assignees, double percent,
                                                      std::int64_t copies);

}  // namespace tasks::model
