#include "lib/scoring/scale.hpp"

#include <algorithm>
#include <cmath>

#include "lib/base/error.hpp"
#include "lib/base/text.hpp"

namespace tasks::scoring {
namespace {

using model::KappaWeights;
using model::Level;

std::vector<double> numbers_of(const Names& classes, bool order_would_do) {
  std::vector<double> numbers;
  for (std::uint32_t label = 0; label < classes.size(); ++label) {
    const auto number = to_double(classes[label]);
    if (!number || !std::isfinite(*number))
      throw Error(Code::bad_value, cat("the label ", quote(classes[label]), " is not a number"))
          .hint(order_would_do ? "--order LOWEST,…,HIGHEST says how the labels are ordered" : "the levels interval and ratio are for numbers");
    numbers.push_back(*number);
  }
  return numbers;
}

std::vector<double> places_in(std::span<const std::string> order, const Names& classes) {
  for (std::size_t i = 0; i < order.size(); ++i)
    if (std::find(order.begin(), order.begin() + static_cast<std::ptrdiff_t>(i), order[i]) != order.begin() + static_cast<std::ptrdiff_t>(i))
      throw Error(Code::bad_value, cat("the label ", quote(order[i]), " is in --order twice"));
  std::vector<double> places;
  for (std::uint32_t label = 0; label < classes.size(); ++label) {
    const auto found = std::find(order.begin(), order.end(), classes[label]);
    if (found == order.end())
      throw Error(Code::bad_value, cat("the label ", quote(classes[label]), " is not in --order")).hint("it names every label, from the lowest to the highest");
    places.push_back(static_cast<double>(found - order.begin()));
  }
  return places;
}

// Equal numbers, however they are written, have one place.
std::vector<double> places_of(const std::vector<double>& numbers) {
  std::vector<double> sorted(numbers);
  std::sort(sorted.begin(), sorted.end());
  sorted.erase(std::unique(sorted.begin(), sorted.end()), sorted.end());
  std::vector<double> places;
  for (const double number : numbers) places.push_back(static_cast<double>(std::lower_bound(sorted.begin(), sorted.end(), number) - sorted.begin()));
  return places;
}

}  // namespace

Scale make_scale(const Names& classes, Level level, KappaWeights weights, std::span<const std::string> order) {
  Scale scale{level, weights, {}, {}};
  const bool needs_order = level == Level::ordinal || weights != KappaWeights::none;
  std::vector<double> places;
  if (needs_order) places = order.empty() ? places_of(numbers_of(classes, true)) : places_in(order, classes);
  if (weights != KappaWeights::none) scale.places = places;
  if (level == Level::ordinal) scale.values = std::move(places);
  if (level == Level::interval || level == Level::ratio) {
    scale.values = numbers_of(classes, false);
    const auto negative = std::find_if(scale.values.begin(), scale.values.end(), [](double v) { return v < 0; });
    if (level == Level::ratio && negative != scale.values.end())
      throw Error(Code::bad_value, cat("the label ", quote(classes[static_cast<std::uint32_t>(negative - scale.values.begin())]), " is negative"))
          .hint("the ratio level is for amounts from 0 on; use --level interval");
  }
  return scale;
}

}  // namespace tasks::scoring
