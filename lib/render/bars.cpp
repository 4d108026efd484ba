#include "lib/render/bars.hpp"

#include <cmath>

#include "lib/base/text.hpp"

namespace tasks::render {
namespace {

// How many of `steps` are reached. The small addition mends shares such as 0.29, which is stored a little below.
std::size_t reached(double share, std::size_t steps) {
  if (!(share > 0)) return 0;
  if (share >= 1) return steps;
  const auto whole = static_cast<std::size_t>(std::floor(share * static_cast<double>(steps) + 1e-9));
  return whole < steps ? whole : steps - 1;
}

}  // namespace

std::string bar(double share, std::size_t cells, BarStyle style) {
  std::size_t full = reached(share, cells);
  if (full == 0 && share > 0 && cells > 1) full = 1;
  std::string out;
  for (std::size_t i = 0; i < cells; ++i) {
    const bool done = i < full;
    out += style == BarStyle::utf8 ? (done ? "█" : "░") : (done ? "#" : ".");
  }
  return out;
}

std::string percent(double share) { return cat(reached(share, 100), '%'); }

std::string progress_bar(double share, std::size_t cells, BarStyle style) { return cat(bar(share, cells, style), ' ', percent(share)); }

}  // namespace tasks::render
