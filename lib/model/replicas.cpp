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

std::vector<std::size_t> choose_takers(std::uint64_t hash, const std::vector<std::string>& assignees, const std::vector<std::size_t>& candidates, std::int64_t copies,
                                       std::vector<std::int64_t>& held) {
  struct Candidate {
    std::int64_t held = 0;
    std::uint64_t hash = 0;
    std::size_t place = 0;
    bool operator<(const Candidate& other) const { return std::tie(held, hash, place) < std::tie(other.held, other.hash, other.place); }
  };
  std::vector<Candidate> order;
  for (const std::size_t place : candidates) order.push_back({held[place], hash64(assignees[place], hash), place});
  std::partial_sort(order.begin(), order.begin() + copies, order.end());
  std::vector<std::size_t> chosen;
  for (std::int64_t i = 0; i < copies; ++i) {
    chosen.push_back(order[static_cast<std::size_t>(i)].place);
    ++held[chosen.back()];
  }
  std::sort(chosen.begin(), chosen.end());
  return chosen;
}

std::vector<std::vector<std::size_t>> choose_replicas(std::span<const std::uint64_t> hashes, const std::vector<std::string>& assignees, double percent,
                                                      std::int64_t copies, std::vector<std::int64_t> held) {
  std::vector<std::size_t> order(hashes.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return hashes[a] < hashes[b]; });
  order.resize(static_cast<std::size_t>(count_replicated(static_cast<std::int64_t>(hashes.size()), percent)));
  held.resize(assignees.size());
  std::vector<std::size_t> everybody(assignees.size());
  std::iota(everybody.begin(), everybody.end(), std::size_t{0});
  std::vector<std::vector<std::size_t>> chosen(hashes.size());
  for (const std::size_t item : order) chosen[item] = choose_takers(hashes[item], assignees, everybody, copies, held);
  return chosen;
}

std::vector<Planted> plant(std::span<const std::uint64_t> hashes, std::string_view assignee, std::int64_t raw, std::int64_t count, std::uint64_t seed) {
  const std::uint64_t own = hash64(assignee, seed);
  const auto mixed = [&](std::uint64_t value) { return hash64(std::string_view(reinterpret_cast<const char*>(&value), sizeof value), own); };
  std::vector<std::size_t> order(hashes.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return mixed(hashes[a]) < mixed(hashes[b]); });
  std::vector<Planted> planted;
  for (std::size_t i = 0; i < static_cast<std::size_t>(count); ++i) planted.push_back({order[i], static_cast<std::size_t>(mixed(i) % static_cast<std::uint64_t>(raw + 1))});
  std::stable_sort(planted.begin(), planted.end(), [](const Planted& a, const Planted& b) { return a.before < b.before; });
  return planted;
}

}  // namespace tasks::model
