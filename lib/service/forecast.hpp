#pragma once
// When a task will be done, from what was done on the days before: each day to come is like one of those, drawn at random, a thousand times
// over (resampling; Vacanti 2015 calls it Monte Carlo forecasting). The same figures give the same dates.
//
//     const Forecast f = forecast({40, 0, 35, 50}, 120, now);   // f.likely: half of the simulations were done by then
#include <cstdint>
#include <optional>
#include <vector>

#include "lib/base/time.hpp"

namespace tasks::service {

struct Forecast {
  double per_day = 0;                                // mean of the days
  std::optional<Micros> early, likely, late;         // a tenth, half and nine tenths; nothing: not within ten years
};
// `days`: items done on each, days without work too. Nothing is known when no day has any.
Forecast forecast(const std::vector<std::int64_t>& days, std::int64_t remaining, Micros now);

}  // namespace tasks::service
