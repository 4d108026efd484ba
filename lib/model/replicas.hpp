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
// `held`: how many replicas each has already; empty: nobody has any.
std::vector<std::vector<std::size_t>> choose_replicas(std::span<const std::uint64_t> hashes, const std::vector<std::string>& assignees, double percent,
                                                      std::int64_t copies, std::vector<std::int64_t> held = {});

// Those of `candidates` (places) that get one more replica of an item, `copies` of them: who has fewest, then by hash. Counts them in `held`.
std::vector<std::size_t> choose_takers(std::uint64_t hash, const std::vector<std::string>& assignees, const std::vector<std::size_t>& candidates, std::int64_t copies,
                                       std::vector<std::int64_t>& held);

// Of a honeypot task: which of the true items an assignee with `raw` items gets, by place, and before which of the raw items each stands
// (0 … raw), ascending. Needs count ≤ hashes.
struct Planted {
  std::size_t truth = 0, before = 0;
};
std::vector<Planted> plant(std::span<const std::uint64_t> hashes, std::string_view assignee, std::int64_t raw, std::int64_t count, std::uint64_t seed);

}  // namespace tasks::model
