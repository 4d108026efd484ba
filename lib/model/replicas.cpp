#include "lib/model/replicas.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <tuple>

#include "lib/base/hash.hpp"

namespace tasks::model {

// In millionths of a percent, which are whole numbers: no machine rounds otherwise.
std::int64_t count_replicated(std::int64_t items, double percent) {
  if (items == 0) return 0;
  const std::int64_t part = std::llround(percent * 1e6), whole = 100'000'000;
  return std::max<std::int64_t>(1, items / whole * part + (items % whole * part + whole / 2) / whole);
}

std::vector<std::vector<std::size_t>> choose_replicas(std::span<const std::uint64_t> hashes, const std::vector<std::string>& assignees, double percent,
                                                      std::int64_t copies) {
  std::vector<std::size_t> order(hashes.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return hashes[a] < hashes[b]; });
  order.resize(static_cast<std::size_t>(count_replicated(static_cast<std::int64_t>(hashes.size()), percent)));

  struct Candidate {
    std::int64_t held = 0;
    std::uint64_t hash = 0;
    std::size_t place = 0;
    bool operator<(const Candidate& other) const { return std::tie(held, hash, place) < std::tie(other.held, other.hash, other.place); }
  };
  std::vector<std::vector<std::size_t>> chosen(hashes.size());
  std::vector<std::int64_t> held(assignees.size());
  std::vector<Candidate> candidates(assignees.size());
  for (const std::size_t item : order) {
    for (std::size_t i = 0; i < assignees.size(); ++i) candidates[i] = {held[i], hash64(assignees[i], hashes[item]), i};
    std::partial_sort(candidates.begin(), candidates.begin() + copies, candidates.end());
    for (std::int64_t i = 0; i < copies; ++i) {
      const std::size_t place = candidates[static_cast<std::size_t>(i)].place;
      ++held[place];
      chosen[item].push_back(place);
    }
    std::sort(chosen[item].begin(), chosen[item].end());
  }
  return chosen;
}

}  // namespace tasks::model
