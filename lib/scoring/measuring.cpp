#include "lib/scoring/measuring.hpp"

#include <algorithm>
#include <cmath>
#include <functional>
#include <tuple>

#include "lib/base/error.hpp"
#include "lib/base/interrupt.hpp"
#include "lib/scoring/agreement.hpp"

namespace tasks::scoring {
namespace {

using model::Agreement;
using model::Breakdown;
using model::Statistic;

// Vigna's splitmix64: the same draws on every machine.
class Draws {
 public:
  explicit Draws(std::uint64_t seed) : m_state(seed) {}
  std::uint64_t below(std::uint64_t bound) {
    // What would favour the lower ones is drawn again.
    const std::uint64_t fair = std::numeric_limits<std::uint64_t>::max() - std::numeric_limits<std::uint64_t>::max() % bound;
    std::uint64_t drawn = next();
    while (drawn >= fair) drawn = next();
    return drawn % bound;
  }

 private:
  std::uint64_t next() {
    std::uint64_t z = m_state += 0x9E3779B97F4A7C15;
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
    return z ^ (z >> 31);
  }
  std::uint64_t m_state;
};

class Measuring {
 public:
  Measuring(const Labels& labels, const Measure& asked) : m_labels(labels), m_asked(asked), m_scale(make_scale(labels.classes, asked.level, asked.weights, asked.order)) {
    if (asked.by == Breakdown::label && (m_scale.level != model::Level::nominal || m_scale.weights != model::KappaWeights::none))
      throw Error(Code::bad_value, "one label against all others has no distances").hint("leave out --level and --weights, or --by label");
  }

  std::vector<Agreement> run() {
    if (m_asked.by == Breakdown::pair) {
      pairs();
    } else if (m_asked.by == Breakdown::label) {
      const Table table = whole_table(m_labels);
      const auto figures = [&](Multiplicity m) { return by_label(table, m); };
      add(table, figures, [&](Agreement& a, std::size_t place) { a.label = m_labels.classes[static_cast<std::uint32_t>(place / m_asked.statistics.size())]; });
    } else {
      const Table table = whole_table(m_labels);
      add(table, [&](Multiplicity m) { return overall(table, m); }, [](Agreement&, std::size_t) {});
    }
    return std::move(m_found);
  }

 private:
  using Figures = std::function<std::vector<double>(Multiplicity)>;

  bool asks(std::initializer_list<Statistic> any) const {
    return std::any_of(any.begin(), any.end(), [&](Statistic s) { return std::find(m_asked.statistics.begin(), m_asked.statistics.end(), s) != m_asked.statistics.end(); });
  }

  std::vector<double> overall(const Table& table, Multiplicity multiplicity) const {
    const bool counts = asks({Statistic::percent, Statistic::fleiss, Statistic::ac1, Statistic::krippendorff});
    const Sums sums = counts ? sum_up(table, multiplicity) : Sums();
    std::vector<double> values;
    for (const Statistic statistic : m_asked.statistics) switch (statistic) {
        case Statistic::percent: values.push_back(sums.percent()); break;
        case Statistic::fleiss: values.push_back(sums.fleiss()); break;
        case Statistic::ac1: values.push_back(sums.ac1()); break;
        case Statistic::krippendorff:
          values.push_back(m_scale.level == model::Level::nominal ? sums.krippendorff() : krippendorff(table, m_scale, multiplicity));
          break;
        case Statistic::cohen: values.push_back(cohen(table, m_scale, multiplicity)); break;
        case Statistic::iou:
        case Statistic::f1: break;  // of shapes
      }
    return values;
  }

  // All statistics of the first label, then of the second …
  std::vector<double> by_label(const Table& table, Multiplicity multiplicity) const {
    const Sums sums = sum_up(table, multiplicity);
    const std::vector<double> kappas = asks({Statistic::cohen}) ? cohen_by_label(table, multiplicity) : std::vector<double>();
    std::vector<double> values;
    for (std::uint32_t label = 0; label < table.labels; ++label)
      for (const Statistic statistic : m_asked.statistics) switch (statistic) {
          case Statistic::percent: values.push_back(sums.percent(label)); break;
          case Statistic::fleiss: values.push_back(sums.fleiss(label)); break;
          case Statistic::ac1: values.push_back(sums.ac1(label)); break;
          case Statistic::krippendorff: values.push_back(sums.krippendorff(label)); break;
          case Statistic::cohen: values.push_back(kappas[label]); break;
          case Statistic::iou:
          case Statistic::f1: break;
        }
    return values;
  }

  void pairs() {
    std::vector<std::size_t> begins;
    std::vector<Answer> answers;
    each_pair(whole_table(m_labels), [&](std::uint32_t first, std::uint32_t second, std::span<const Shared> shared) {
      begins.assign(1, 0);
      answers.clear();
      for (const Shared& s : shared) {
        answers.push_back({0, s.first});
        answers.push_back({1, s.second});
        begins.push_back(answers.size());
      }
      const Table table{begins, answers, 2, m_labels.classes.size(), m_labels.classes.size()};
      add(table, [&](Multiplicity m) { return overall(table, m); }, [&](Agreement& a, std::size_t) {
        a.annotator = m_labels.annotators[first];
        a.other = m_labels.annotators[second];
      });
    });
  }

  void add(const Table& table, const Figures& figures, const std::function<void(Agreement&, std::size_t)>& name) {
    const std::vector<double> values = figures({});
    const std::vector<std::pair<double, double>> intervals = bootstrap(table, figures, values.size());
    std::int64_t items = 0, answers = 0;
    for (std::size_t item = 0; item < table.items(); ++item)
      if (const auto size = table.of(item).size(); size > 1) ++items, answers += static_cast<std::int64_t>(size);
    for (std::size_t place = 0; place < values.size(); ++place) {
      Agreement a;
      a.statistic = m_asked.statistics[place % m_asked.statistics.size()];
      a.value = values[place];
      if (!intervals.empty()) std::tie(a.low, a.high) = intervals[place];
      a.items = items;
      a.answers = answers;
      name(a, place);
      m_found.push_back(std::move(a));
    }
  }

  std::vector<std::pair<double, double>> bootstrap(const Table& table, const Figures& figures, std::size_t count) const {
    if (m_asked.samples == 0 || table.items() == 0) return {};
    Draws draws(m_asked.seed);
    std::vector<std::vector<double>> samples(count);
    std::vector<std::uint32_t> times(table.items());
    for (std::int64_t n = 0; n < m_asked.samples; ++n) {
      throw_if_interrupted();
      std::fill(times.begin(), times.end(), 0U);
      for (std::size_t i = 0; i < times.size(); ++i) ++times[draws.below(times.size())];
      const std::vector<double> values = figures(times);
      for (std::size_t i = 0; i < count; ++i)
        if (!std::isnan(values[i])) samples[i].push_back(values[i]);
    }
    std::vector<std::pair<double, double>> intervals;
    for (std::vector<double>& sample : samples) intervals.emplace_back(quantile(sample, 0.025), quantile(sample, 0.975));
    return intervals;
  }

  // Between the two nearest, in proportion.
  static double quantile(std::vector<double>& sample, double share) {
    if (sample.empty()) return model::k_undefined;
    std::sort(sample.begin(), sample.end());
    const double at = share * static_cast<double>(sample.size() - 1);
    const auto below = static_cast<std::size_t>(at);
    const std::size_t above = std::min(below + 1, sample.size() - 1);
    return sample[below] + (at - static_cast<double>(below)) * (sample[above] - sample[below]);
  }

  const Labels& m_labels;
  const Measure& m_asked;
  Scale m_scale;
  std::vector<Agreement> m_found;
};

}  // namespace

std::vector<Agreement> measure(const Labels& labels, const Measure& asked) { return Measuring(labels, asked).run(); }

}  // namespace tasks::scoring
