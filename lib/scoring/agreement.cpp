#include "lib/scoring/agreement.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

#include "lib/base/interrupt.hpp"

namespace tasks::scoring {
namespace {

constexpr double k_undefined = std::numeric_limits<double>::quiet_NaN();

// (observed − expected) / (1 − expected)
double beyond_chance(double observed, double expected) {
  if (std::isnan(observed) || !(expected < 1)) return k_undefined;
  return (observed - expected) / (1 - expected);
}

double times(Multiplicity multiplicity, std::size_t item) { return multiplicity.empty() ? 1.0 : multiplicity[item]; }

// 1 − observed / expected, both summed over ordered pairs; `pairs` of labels that chance could have put together.
double alpha_of(double observed, double expected, double paired) {
  if (paired < 2 || !(expected > 0)) return k_undefined;
  return 1 - (paired - 1) * observed / expected;
}

}  // namespace

Table whole_table(const Labels& labels) {
  return {labels.begins, labels.answers, labels.annotators.size(), labels.classes.size(), labels.classes.size()};
}

Sums sum_up(const Table& table, Multiplicity multiplicity) {
  Sums sums;
  sums.labels.resize(table.labels);
  sums.categories = table.categories;
  sums.fewest = std::numeric_limits<std::uint32_t>::max();
  std::vector<std::uint32_t> count(table.labels, 0);
  std::vector<std::uint32_t> met;
  for (std::size_t item = 0; item < table.items(); ++item) {
    const double weight = times(multiplicity, item);
    if (weight == 0) continue;
    const auto answers = table.of(item);
    const auto size = static_cast<std::uint32_t>(answers.size());
    sums.fewest = std::min(sums.fewest, size);
    sums.most = std::max(sums.most, size);
    if (size == 0) continue;
    met.clear();
    for (const Answer& answer : answers)
      if (count[answer.label]++ == 0) met.push_back(answer.label);
    const double m = size;
    sums.items += weight;
    if (size > 1) {
      sums.paired_items += weight;
      sums.paired += weight * m;
    }
    for (const std::uint32_t label : met) {
      const double k = count[label];
      count[label] = 0;
      Sums::OfLabel& of = sums.labels[label];
      of.shares += weight * (k / m);
      if (size == 1) continue;
      const double differing = weight * (2 * k * (m - k)) / (m - 1);
      of.differing_weight += differing;
      of.differing += differing / m;
      of.paired += weight * k;
    }
  }
  if (sums.most == 0) sums.fewest = 0;
  return sums;
}

// Every pair of different labels is counted with both of them.
double Sums::differing() const {
  double sum = 0;
  for (const OfLabel& of : labels) sum += of.differing;
  return sum / 2;
}

double Sums::percent() const { return paired_items > 0 ? 1 - differing() / paired_items : k_undefined; }
double Sums::percent(std::uint32_t label) const { return paired_items > 0 ? 1 - labels[label].differing / paired_items : k_undefined; }

double Sums::fleiss() const {
  if (!complete()) return k_undefined;
  double expected = 0;
  for (const OfLabel& of : labels) expected += (of.paired / paired) * (of.paired / paired);
  return beyond_chance(percent(), expected);
}
double Sums::fleiss(std::uint32_t label) const {
  if (!complete()) return k_undefined;
  const double share = labels[label].paired / paired;
  return beyond_chance(percent(label), share * share + (1 - share) * (1 - share));
}

double Sums::krippendorff() const {
  double observed = 0, expected = 0;
  for (const OfLabel& of : labels) {
    observed += of.differing_weight / 2;
    expected += of.paired * (paired - of.paired);
  }
  return alpha_of(observed, expected, paired);
}
double Sums::krippendorff(std::uint32_t label) const {
  const OfLabel& of = labels[label];
  return alpha_of(of.differing_weight, 2 * of.paired * (paired - of.paired), paired);
}

double Sums::ac1() const {
  if (categories < 2 || items == 0) return k_undefined;
  double expected = 0;
  for (const OfLabel& of : labels) expected += (of.shares / items) * (1 - of.shares / items);
  return beyond_chance(percent(), expected / (categories - 1));
}
double Sums::ac1(std::uint32_t label) const {
  if (categories < 2 || items == 0) return k_undefined;
  const double share = labels[label].shares / items;
  return beyond_chance(percent(label), 2 * share * (1 - share));
}

namespace {

// Numbers whose squared distances are those of the level: the values, or on the ordinal level how many paired labels are below
// and half of those that are equal. (The distance of the 2011 paper, Σ n_g − (n_c + n_k) / 2, is the difference of two such.)
std::vector<double> coordinates(const Scale& scale, const std::vector<double>& paired) {
  std::vector<double> at(scale.values);
  if (scale.level == model::Level::ordinal) {
    std::vector<std::uint32_t> order(paired.size());
    std::iota(order.begin(), order.end(), 0U);
    std::sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) { return scale.values[a] < scale.values[b]; });
    double below = 0;
    for (std::size_t from = 0, to = 0; from < order.size(); from = to) {
      double here = 0;
      for (to = from; to < order.size() && scale.values[order[to]] == scale.values[order[from]]; ++to) here += paired[order[to]];
      for (std::size_t i = from; i < to; ++i) at[order[i]] = below + here / 2;
      below += here;
    }
  }
  return at;
}

double ratio_distance(double a, double b) {
  if (a == b) return 0;
  const double distance = (a - b) / (a + b);
  return distance * distance;
}

// Σ over ordered pairs of weight × weight × distance.
double spread(const std::vector<double>& weights, const std::vector<double>& at, bool ratio) {
  double sum = 0;
  if (ratio) {
    for (std::size_t i = 0; i < at.size(); ++i) {
      if (weights[i] == 0) continue;
      throw_if_interrupted();
      for (std::size_t j = i + 1; j < at.size(); ++j) sum += 2 * weights[i] * weights[j] * ratio_distance(at[i], at[j]);
    }
    return sum;
  }
  double total = 0, mean = 0, squares = 0;
  for (std::size_t i = 0; i < at.size(); ++i) total += weights[i], mean += weights[i] * at[i];
  if (total > 0) mean /= total;
  for (std::size_t i = 0; i < at.size(); ++i) {
    const double d = at[i] - mean;
    sum += weights[i] * d;
    squares += weights[i] * d * d;
  }
  return 2 * (total * squares - sum * sum);
}

}  // namespace

double krippendorff(const Table& table, const Scale& scale, Multiplicity multiplicity) {
  if (scale.level == model::Level::nominal) return sum_up(table, multiplicity).krippendorff();
  std::vector<double> paired(table.labels, 0);
  double total = 0;
  for (std::size_t item = 0; item < table.items(); ++item) {
    const auto answers = table.of(item);
    if (answers.size() < 2) continue;
    const double weight = times(multiplicity, item);
    for (const Answer& answer : answers) paired[answer.label] += weight;
    total += weight * static_cast<double>(answers.size());
  }
  const std::vector<double> at = coordinates(scale, paired);
  const bool ratio = scale.level == model::Level::ratio;
  double observed = 0;
  for (std::size_t item = 0; item < table.items(); ++item) {
    const auto answers = table.of(item);
    const double weight = times(multiplicity, item);
    if (answers.size() < 2 || weight == 0) continue;
    const double m = static_cast<double>(answers.size());
    double here = 0;
    if (ratio) {
      for (std::size_t i = 0; i < answers.size(); ++i)
        for (std::size_t j = i + 1; j < answers.size(); ++j) here += 2 * ratio_distance(at[answers[i].label], at[answers[j].label]);
    } else {
      // From the first answer on, so that equal ones give 0 exactly.
      double sum = 0, squares = 0;
      for (const Answer& answer : answers) {
        const double d = at[answer.label] - at[answers[0].label];
        sum += d;
        squares += d * d;
      }
      here = 2 * (m * squares - sum * sum);
    }
    observed += weight * here / (m - 1);
  }
  // Labels that mean the same leave nothing but rounding.
  double lowest = std::numeric_limits<double>::infinity(), highest = -lowest;
  for (std::size_t label = 0; label < at.size(); ++label) {
    if (paired[label] == 0) continue;
    lowest = std::min(lowest, at[label]);
    highest = std::max(highest, at[label]);
  }
  return alpha_of(observed, lowest < highest ? spread(paired, at, ratio) : 0, total);
}

}  // namespace tasks::scoring
