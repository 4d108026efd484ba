#pragma once
// Who gets how many: percentages to whole numbers of items (domain.md §4). Exact: percents count in millionths, quotas
// are whole numbers, so that every machine deals alike.
//
//     deal_counts(10, {60, 40})          → {6, 4}
//     deal_counts(10, even_workload(3))  → {4, 3, 3}
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace tasks::model {

// The most items that are dealt in one go; the products of the quotas stay below 2^63.
constexpr std::int64_t k_most_dealt = 10'000'000'000;

// 100 / assignees for each, with six decimals.
std::vector<double> even_workload(std::size_t assignees);

// What they add up to. Throws Code::bad_value for one that is not within 0..100, and for a sum that is not 100 when
// rounded to a whole number; the message shows the sum. An empty list is fine.
void check_workload(std::span<const double> percents);

// Largest remainder: quota n·p/Σp, the items that are left go to the largest fractions, to the first of equals. The
// counts add up to `items`, none is a whole item off its quota. Needs 0 ≤ items ≤ k_most_dealt and some percent above 0.
std::vector<std::int64_t> deal_counts(std::int64_t items, std::span<const double> percents);

// Pulling (domain.md §4): batches of 3 to 100 items, and nobody holds more than the maximum, which is between batch + 2 and
// twice the batch. What is not given is 10, and half as much again as the batch. Throws Code::bad_value.
struct Batches {
  std::int64_t size = 10, most = 15;
};
Batches check_batches(std::optional<std::int64_t> size, std::optional<std::int64_t> most);

}  // namespace tasks::model
