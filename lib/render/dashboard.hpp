#pragma once
// The figures of tasks as a person reads them in a terminal: progress, days as sparklines, people and labels as bars, scores as a
// histogram, the two matrices as heat maps. Shapes say what colours say elsewhere, so it reads without any.
//
//     const std::string text = dashboard(analytics, {.width = 80, .color = true});
#include <cstddef>
#include <string>
#include <vector>

#include "lib/base/time.hpp"
#include "lib/model/analytics.hpp"

namespace tasks::render {

struct DashboardOptions {
  std::size_t width = 80;  // columns; nothing is wider, but for 40 at least
  bool color = false;
};
std::string dashboard(const model::Analytics& all, const DashboardOptions& options);

// "▁▃█": a character for each value, of up to `columns` columns; neighbours share one (their sum, or the last of them) where there are more.
enum class Squeeze { sum, last };
std::string sparkline(const std::vector<double>& values, std::size_t columns, Squeeze squeeze);

}  // namespace tasks::render
