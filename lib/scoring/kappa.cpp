// Cohen's kappa: pairs of annotators, and what each pair says together.
#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

#include "lib/base/interrupt.hpp"
#include "lib/scoring/agreement.hpp"

namespace tasks::scoring {
namespace {

using model::KappaWeights;

constexpr double k_undefined = std::numeric_limits<double>::quiet_NaN();

double times(Multiplicity multiplicity, std::size_t item) { return multiplicity.empty() ? 1.0 : multiplicity[item]; }

// The labels of one pair, counted; only those that were met are touched, so that a million pairs of a thousand labels cost
// what they share.
class PairCounts {
 public:
  explicit PairCounts(std::uint32_t labels) : m_first(labels, 0), m_second(labels, 0), m_both(labels, 0) {}

  void take(std::span<const Shared> shared, Multiplicity multiplicity) {
    for (const std::uint32_t label : m_met) m_first[label] = m_second[label] = m_both[label] = 0;
    m_met.clear();
    m_total = 0;
    for (const Shared& s : shared) {
      const double weight = times(multiplicity, s.item);
      if (weight == 0) continue;
      meet(s.first);
      m_first[s.first] += weight;
      meet(s.second);
      m_second[s.second] += weight;
      if (s.first == s.second) m_both[s.first] += weight;
      m_total += weight;
    }
    std::sort(m_met.begin(), m_met.end());
  }

  double total() const { return m_total; }
  const std::vector<std::uint32_t>& met() const { return m_met; }

  double kappa() const {
    double observed = 0, expected = 0;
    for (const std::uint32_t label : m_met) {
      observed += m_both[label];
      expected += m_first[label] * m_second[label];
    }
    return ratio(m_total - observed, m_total * m_total - expected);
  }
  double kappa(std::uint32_t label) const {
    const double a = m_first[label], b = m_second[label];
    return ratio(a + b - 2 * m_both[label], a * (m_total - b) + b * (m_total - a));
  }
  double weighted(std::span<const Shared> shared, const Scale& scale, Multiplicity multiplicity) const {
    const bool quadratic = scale.weights == KappaWeights::quadratic;
    const auto distance = [&](std::uint32_t a, std::uint32_t b) {
      const double d = std::abs(scale.places[a] - scale.places[b]);
      return quadratic ? d * d : d;
    };
    double observed = 0, expected = 0;
    for (const Shared& s : shared) observed += times(multiplicity, s.item) * distance(s.first, s.second);
    for (const std::uint32_t a : m_met)
      for (const std::uint32_t b : m_met) expected += m_first[a] * m_second[b] * distance(a, b);
    return ratio(observed, expected);
  }

 private:
  void meet(std::uint32_t label) {
    if (m_first[label] == 0 && m_second[label] == 0) m_met.push_back(label);
  }
  // 1 − observed disagreement / expected disagreement.
  double ratio(double observed, double expected) const { return expected > 0 ? 1 - m_total * observed / expected : k_undefined; }

  std::vector<double> m_first, m_second, m_both;
  std::vector<std::uint32_t> m_met;
  double m_total = 0;
};

// A mean in which every pair counts as often as it shares items.
struct Mean {
  double sum = 0, weight = 0;
  void take(double value, double of) {
    if (std::isnan(value)) return;
    sum += of * value;
    weight += of;
  }
  double value() const { return weight > 0 ? sum / weight : k_undefined; }
};

}  // namespace

void each_pair(const Table& table, const UsePair& use) {
  // Where each annotator's answers stand.
  std::vector<std::size_t> begins(table.annotators + std::size_t{1}, 0);
  for (const Answer& answer : table.answers) ++begins[answer.annotator + std::size_t{1}];
  for (std::size_t i = 1; i < begins.size(); ++i) begins[i] += begins[i - 1];
  struct Own {
    std::uint32_t item, label;
  };
  std::vector<Own> own(table.answers.size());
  {
    std::vector<std::size_t> next(begins);
    for (std::size_t item = 0; item < table.items(); ++item)
      for (const Answer& answer : table.of(item)) own[next[answer.annotator]++] = {static_cast<std::uint32_t>(item), answer.label};
  }
  // One annotator after the other: who else was there, sorted by them.
  std::vector<std::size_t> place(table.annotators, 0);
  std::vector<std::uint32_t> others;
  std::vector<Shared> shared;
  for (std::uint32_t first = 0; first < table.annotators; ++first) {
    throw_if_interrupted();
    const auto mine = std::span(own).subspan(begins[first], begins[first + 1] - begins[first]);
    others.clear();
    for (const Own& answer : mine)
      for (const Answer& other : table.of(answer.item))
        if (other.annotator > first && place[other.annotator]++ == 0) others.push_back(other.annotator);
    std::sort(others.begin(), others.end());
    std::size_t size = 0;
    for (const std::uint32_t other : others) size += std::exchange(place[other], size);
    shared.resize(size);
    for (const Own& answer : mine)
      for (const Answer& other : table.of(answer.item))
        if (other.annotator > first) shared[place[other.annotator]++] = {answer.item, answer.label, other.label};
    std::size_t from = 0;
    for (const std::uint32_t other : others) {
      const std::size_t to = std::exchange(place[other], 0);
      use(first, other, std::span(shared).subspan(from, to - from));
      from = to;
    }
  }
}

constexpr std::size_t k_most_cells = std::size_t{1} << 22;  // 32 MiB

// Few annotators and labels for so many answers: all pairs are counted in one pass, a matrix of labels each.
class AllPairs {
 public:
  explicit AllPairs(const Table& table) : m_labels(table.labels), m_annotators(table.annotators), m_counts(cells(table), 0.0) {}
  static std::size_t cells(const Table& table) {
    const double wanted = 0.5 * table.annotators * (table.annotators - 1.0) * table.labels * table.labels;
    const double worth = std::min<double>(k_most_cells, 1024 + 16.0 * static_cast<double>(table.answers.size()));
    return wanted <= worth ? static_cast<std::size_t>(wanted) : 0;
  }

  void take(const Table& table, Multiplicity multiplicity) {
    for (std::size_t item = 0; item < table.items(); ++item) {
      const double weight = times(multiplicity, item);
      if (weight == 0) continue;
      const auto answers = table.of(item);
      for (std::size_t i = 0; i < answers.size(); ++i)
        for (std::size_t j = i + 1; j < answers.size(); ++j) {
          const bool falls = answers[i].annotator > answers[j].annotator;
          const Answer &low = answers[falls ? j : i], &high = answers[falls ? i : j];
          if (low.annotator != high.annotator) m_counts[(place(low.annotator, high.annotator) * m_labels + low.label) * m_labels + high.label] += weight;
        }
    }
  }

  double mean_kappa(const Scale& scale) const {
    const std::vector<double> distances = distances_of(scale);
    Mean mean;
    std::vector<double> first(m_labels), second(m_labels);
    for (std::size_t pair = 0; pair < m_counts.size() / (m_labels * m_labels); ++pair) {
      const double* const counts = &m_counts[pair * m_labels * m_labels];
      std::fill(first.begin(), first.end(), 0.0);
      std::fill(second.begin(), second.end(), 0.0);
      double total = 0, observed = 0, expected = 0;
      for (std::size_t a = 0; a < m_labels; ++a)
        for (std::size_t b = 0; b < m_labels; ++b) {
          const double n = counts[a * m_labels + b];
          first[a] += n;
          second[b] += n;
          total += n;
          observed += n * distances[a * m_labels + b];
        }
      if (total == 0) continue;
      for (std::size_t a = 0; a < m_labels; ++a)
        for (std::size_t b = 0; b < m_labels; ++b) expected += first[a] * second[b] * distances[a * m_labels + b];
      mean.take(expected > 0 ? 1 - total * observed / expected : k_undefined, total);
    }
    return mean.value();
  }

 private:
  std::size_t place(std::size_t low, std::size_t high) const { return low * (2 * m_annotators - low - 1) / 2 + high - low - 1; }
  std::vector<double> distances_of(const Scale& scale) const {
    std::vector<double> distances(m_labels * m_labels, 1);
    for (std::size_t a = 0; a < m_labels; ++a)
      for (std::size_t b = 0; b < m_labels; ++b) {
        double& distance = distances[a * m_labels + b];
        if (scale.weights == KappaWeights::none) {
          distance = a == b ? 0 : 1;
        } else {
          distance = std::abs(scale.places[a] - scale.places[b]);
          if (scale.weights == KappaWeights::quadratic) distance *= distance;
        }
      }
    return distances;
  }

  std::size_t m_labels, m_annotators;
  std::vector<double> m_counts;
};

double cohen(const Table& table, const Scale& scale, Multiplicity multiplicity) {
  if (AllPairs::cells(table) > 0) {
    AllPairs pairs(table);
    pairs.take(table, multiplicity);
    return pairs.mean_kappa(scale);
  }
  PairCounts counts(table.labels);
  Mean mean;
  each_pair(table, [&](std::uint32_t, std::uint32_t, std::span<const Shared> shared) {
    counts.take(shared, multiplicity);
    mean.take(scale.weights == KappaWeights::none ? counts.kappa() : counts.weighted(shared, scale, multiplicity), counts.total());
  });
  return mean.value();
}

std::vector<double> cohen_by_label(const Table& table, Multiplicity multiplicity) {
  PairCounts counts(table.labels);
  std::vector<Mean> means(table.labels);
  each_pair(table, [&](std::uint32_t, std::uint32_t, std::span<const Shared> shared) {
    counts.take(shared, multiplicity);
    for (const std::uint32_t label : counts.met()) means[label].take(counts.kappa(label), counts.total());
  });
  std::vector<double> values;
  for (const Mean& mean : means) values.push_back(mean.value());
  return values;
}

}  // namespace tasks::scoring
