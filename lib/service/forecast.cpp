#include "lib/service/forecast.hpp"

#include <algorithm>
#include <numeric>
#include <random>

namespace tasks::service {
namespace {

constexpr int k_simulations = 1000;
constexpr double k_most_days = 3653;

}  // namespace

Forecast forecast(const std::vector<std::int64_t>& days, std::int64_t remaining, Micros now) {
  Forecast found;
  const std::int64_t all = std::accumulate(days.begin(), days.end(), std::int64_t{0});
  if (all == 0) return found;
  found.per_day = static_cast<double>(all) / static_cast<double>(days.size());
  if (remaining <= 0) return found;
  std::mt19937_64 draw(1);
  std::vector<double> ends;
  ends.reserve(k_simulations);
  for (int i = 0; i < k_simulations; ++i) {
    double left = static_cast<double>(remaining), took = 0;
    while (took <= k_most_days) {
      const auto done = static_cast<double>(days[draw() % days.size()]);
      if (done >= left) {
        took += left / done;
        break;
      }
      left -= done;
      took += 1;
    }
    ends.push_back(took);
  }
  std::sort(ends.begin(), ends.end());
  const auto at = [&](std::size_t place) -> std::optional<Micros> {
    if (ends[place] > k_most_days) return std::nullopt;
    return now + static_cast<Micros>(ends[place] * static_cast<double>(k_day));
  };
  found.early = at(k_simulations / 10);
  found.likely = at(k_simulations / 2);
  found.late = at(k_simulations / 10 * 9);
  return found;
}

}  // namespace tasks::service
