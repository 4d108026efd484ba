#include "lib/model/workload.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "lib/base/error.hpp"
#include "lib/base/text.hpp"

namespace tasks::model {
namespace {

std::int64_t millionths(double percent) { return std::llround(percent * 1e6); }

}  // namespace

std::vector<double> even_workload(std::size_t assignees) {
  return std::vector<double>(assignees, assignees == 0 ? 0.0 : std::round(1e8 / static_cast<double>(assignees)) / 1e6);
}

void check_workload(std::span<const double> percents) {
  if (percents.empty()) return;
  std::int64_t sum = 0;
  for (const double p : percents) {
    if (!(p >= 0 && p <= 100)) throw Error(Code::bad_value, cat("a workload is 0 to 100 percent, not ", p));
    sum += millionths(p);
  }
  if ((sum + 500'000) / 1'000'000 != 100)
    throw Error(Code::bad_value, cat("the workload adds up to ", static_cast<double>(sum) / 1e6, " percent, not to 100"))
        .hint("leave --workload out to share evenly");
}

std::vector<std::int64_t> deal_counts(std::int64_t items, std::span<const double> percents) {
  if (items < 0 || items > k_most_dealt) throw Error(Code::bad_value, cat("cannot deal ", items, " items"));
  std::vector<std::int64_t> weights;
  for (const double p : percents) weights.push_back(millionths(p));
  const std::int64_t sum = std::accumulate(weights.begin(), weights.end(), std::int64_t{0});
  if (sum <= 0) throw Error(Code::bad_value, "nobody has any workload");

  // n·w/Σw without losing a bit: n = a·Σw + b, and b·w < 2^63 because b < Σw and the weights are small.
  std::vector<std::int64_t> counts, fractions;
  for (const std::int64_t w : weights) {
    const std::int64_t product = items % sum * w;
    counts.push_back(items / sum * w + product / sum);
    fractions.push_back(product % sum);
  }
  std::vector<std::size_t> order(weights.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return fractions[a] > fractions[b]; });
  std::int64_t left = items - std::accumulate(counts.begin(), counts.end(), std::int64_t{0});
  for (std::size_t i = 0; left > 0; ++i, --left) ++counts[order[i]];
  return counts;
}

Batches check_batches(std::optional<std::int64_t> size, std::optional<std::int64_t> most) {
  Batches batches;
  batches.size = size.value_or(batches.size);
  if (batches.size < 3 || batches.size > 100) throw Error(Code::bad_value, cat("a batch is 3 to 100 items, not ", batches.size));
  batches.most = most.value_or(batches.size + std::max<std::int64_t>(2, batches.size / 2));
  if (batches.most < batches.size + 2 || batches.most > 2 * batches.size)
    throw Error(Code::bad_value, cat("with batches of ", batches.size, " the maximum workload is ", batches.size + 2, " to ", 2 * batches.size, ", not ", batches.most));
  return batches;
}

}  // namespace tasks::model
