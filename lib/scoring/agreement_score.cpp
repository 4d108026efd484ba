#include "lib/scoring/agreement_score.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <unordered_map>

#include "lib/base/error.hpp"
#include "lib/base/text.hpp"
#include "lib/geometry/overlap.hpp"
#include "lib/geometry/shape_json.hpp"
#include "lib/scoring/matching.hpp"

namespace tasks::scoring {
namespace {

using model::ScoredAnnotation;
using model::ScoredContributor;
using model::ScoredItem;
using model::ScoreRow;
using model::Shape;

constexpr std::string_view k_none = "none";

// An annotation, ready to be compared with many.
struct Ready {
  const ScoredAnnotation* annotation;
  geometry::Figure figure;
};
using Side = std::vector<Ready>;

Side ready(const std::vector<ScoredAnnotation>& annotations) {
  Side side;
  side.reserve(annotations.size());
  for (const ScoredAnnotation& a : annotations) {
    if (a.system) continue;
    try {
      geometry::check_valid(a.drawing);
      side.push_back({&a, geometry::Figure(a.drawing, {a.frame, a.frame_end})});
    } catch (Error& e) {
      e.within(cat("annotation ", quote(a.id)));
      throw;
    }
  }
  return side;
}

double equal_attributes(const ScoredAnnotation& a, const ScoredAnnotation& b) {
  if (a.attributes.empty() && b.attributes.empty()) return 1;
  const std::set<std::pair<std::string, std::string>> first(a.attributes.begin(), a.attributes.end()), second(b.attributes.begin(), b.attributes.end());
  std::size_t both = 0;
  for (const auto& one : first) both += second.count(one);
  return static_cast<double>(both) / static_cast<double>(first.size() + second.size() - both);
}

struct Judged {
  double score = 0, geometry = 0, label = 0, attributes = 0;
};

class Scoring {
 public:
  explicit Scoring(const ScoredItem& item) : m_item(item), m_measures{std::hypot(item.width.value_or(500), item.height.value_or(500)), item.config.line_tolerance} {}

  std::vector<ScoreRow> run() {
    std::vector<Side> sides;
    for (const ScoredContributor& c : m_item.contributors) sides.push_back(ready(c.annotations));
    for (const Side& side : sides) m_sums.emplace_back(side.size());
    if (m_item.type == model::Quality::consensus) {
      std::vector<std::vector<Edge>> matches(sides.size() * sides.size());  // of a pair of contributors, both ways
      for (std::size_t i = 0; i < sides.size(); ++i)
        for (std::size_t j = i + 1; j < sides.size(); ++j) {
          std::vector<Edge>& there = matches[i * sides.size() + j] = match(sides[i], sides[j]);
          std::vector<Edge>& back = matches[j * sides.size() + i];
          for (const Edge& pair : there) back.push_back({pair.right, pair.left, pair.weight});
        }
      for (std::size_t i = 0; i < sides.size(); ++i)
        for (std::size_t j = 0; j < sides.size(); ++j)
          if (i != j) compare(sides[i], m_item.contributors[i].user, sides[j], j, matches[i * sides.size() + j]);
    } else {
      const Side truth = m_item.reference ? ready(*m_item.reference) : Side();
      for (std::size_t j = 0; j < sides.size(); ++j) compare(truth, "ref", sides[j], j, match(truth, sides[j]));
    }
    for (const auto& [labels, count] : m_labels) m_rows.push_back({"label_confusion", count, labels.second, labels.first, {}, {}});
    tell_overall(sides);
    return std::move(m_rows);
  }

 private:
  struct Sum {
    double sum = 0, count = 0;
    void add(double value) {
      sum += value;
      count += 1;
    }
  };
  struct SumsOf {
    explicit SumsOf(std::size_t annotations) : of(annotations) {}
    std::vector<Sum> of;  // each annotation
    Sum made_and_missed;
    double comparisons = 0;
  };

  Judged judge(const ScoredAnnotation& a, const ScoredAnnotation& b, double overlap) const {
    Judged judged{0, overlap, a.label == b.label ? 1.0 : 0.0, equal_attributes(a, b)};
    const model::ScoreConfig& weigh = m_item.config;
    const double geometry = a.shape == Shape::class_ ? 0 : weigh.geometry;  // a classification has none
    const double attributes = a.attributes.empty() && b.attributes.empty() ? 0 : weigh.attributes;
    const double all = geometry + weigh.label + attributes;
    judged.score = all > 0 ? (geometry * judged.geometry + weigh.label * judged.label + attributes * judged.attributes) / all : 1;
    return judged;
  }

  double overlap_of(const Ready& a, const Ready& b) const {
    try {
      return geometry::overlap(a.figure, b.figure, m_measures);
    } catch (Error& e) {
      e.within(cat("annotations ", quote(a.annotation->id), " and ", quote(b.annotation->id)));
      throw;
    }
  }

  // Pairs by place: reference, scored.
  std::vector<Edge> match(const Side& reference, const Side& scored) const {
    std::vector<Edge> edges;
    for (std::size_t i = 0; i < reference.size(); ++i)
      for (std::size_t j = 0; j < scored.size(); ++j) {
        const ScoredAnnotation &a = *reference[i].annotation, &b = *scored[j].annotation;
        if (a.shape != b.shape || (a.shape == Shape::class_ && a.label != b.label)) continue;
        const double overlap = overlap_of(reference[i], scored[j]);
        if (overlap >= m_item.config.iou_threshold) edges.push_back({i, j, overlap});
      }
    return best_pairs(edges);
  }

  void compare(const Side& reference, std::string_view who, const Side& scored, std::size_t by, const std::vector<Edge>& matches) {
    const ScoredContributor& contributor = m_item.contributors[by];
    std::vector<std::size_t> partner(scored.size(), reference.size());
    std::vector<double> overlaps(scored.size(), 0);
    std::vector<char> met(reference.size(), 0);
    for (const Edge& pair : matches) {
      partner[pair.right] = pair.left;
      overlaps[pair.right] = pair.weight;
      met[pair.left] = 1;
    }
    Sum here;
    for (std::size_t j = 0; j < scored.size(); ++j) {
      const ScoredAnnotation& b = *scored[j].annotation;
      const ScoredAnnotation* const a = partner[j] < reference.size() ? reference[partner[j]].annotation : nullptr;
      const Judged judged = a ? judge(*a, b, overlaps[j]) : Judged();
      const auto tell = [&](std::string_view type, double value) {
        m_rows.push_back({type, value, b.id, a ? std::optional<std::string_view>(a->id) : std::nullopt, contributor.user, contributor.assignment});
      };
      tell("annotation_score", judged.score);
      tell("annotation_label", judged.label);
      if (b.shape != Shape::class_) tell("annotation_iou", judged.geometry);
      if (!b.attributes.empty() || (a && !a->attributes.empty())) tell("annotation_attribute", judged.attributes);
      here.add(judged.score);
      m_sums[by].of[j].add(judged.score);
    }
    for (std::size_t i = 0; i < reference.size(); ++i) {
      if (met[i]) continue;
      here.add(0);
      m_rows.push_back({"missed", 0, std::nullopt, reference[i].annotation->id, contributor.user, contributor.assignment});
    }
    count_labels(reference, scored, partner, met);
    m_sums[by].comparisons += 1;
    m_sums[by].made_and_missed.sum += here.sum;
    m_sums[by].made_and_missed.count += here.count;
    m_rows.push_back({"user_confusion", here.count > 0 ? here.sum / here.count : 1, contributor.user, who, contributor.user, contributor.assignment});
  }

  // Two classifications that differ, each without a partner, are taken for one another where there are no others.
  void count_labels(const Side& reference, const Side& scored, const std::vector<std::size_t>& partner, const std::vector<char>& met) {
    const ScoredAnnotation *lone_a = nullptr, *lone_b = nullptr;
    int lone_as = 0, lone_bs = 0;
    for (std::size_t i = 0; i < reference.size(); ++i)
      if (!met[i] && reference[i].annotation->shape == Shape::class_) lone_a = reference[i].annotation, ++lone_as;
    for (std::size_t j = 0; j < scored.size(); ++j)
      if (partner[j] == reference.size() && scored[j].annotation->shape == Shape::class_) lone_b = scored[j].annotation, ++lone_bs;
    const bool swapped = lone_as == 1 && lone_bs == 1;
    if (swapped) m_labels[{lone_a->label, lone_b->label}] += 1;
    for (std::size_t j = 0; j < scored.size(); ++j) {
      if (swapped && scored[j].annotation == lone_b) continue;
      m_labels[{partner[j] < reference.size() ? std::string_view(reference[partner[j]].annotation->label) : k_none, scored[j].annotation->label}] += 1;
    }
    for (std::size_t i = 0; i < reference.size(); ++i)
      if (!met[i] && !(swapped && reference[i].annotation == lone_a)) m_labels[{reference[i].annotation->label, k_none}] += 1;
  }

  void tell_overall(const std::vector<Side>& sides) {
    Sum item;
    for (std::size_t by = 0; by < sides.size(); ++by)
      for (std::size_t j = 0; j < sides[by].size(); ++j)
        if (const Sum& sum = m_sums[by].of[j]; sum.count > 0)
          m_rows.push_back({"annotation_overall", sum.sum / sum.count, sides[by][j].annotation->id, {}, m_item.contributors[by].user, m_item.contributors[by].assignment});
    for (std::size_t by = 0; by < sides.size(); ++by) {
      if (m_sums[by].comparisons == 0) continue;
      const Sum& sum = m_sums[by].made_and_missed;
      const double value = sum.count > 0 ? sum.sum / sum.count : 1;
      item.add(value);
      m_rows.push_back({"user_overall", value, m_item.contributors[by].user, {}, m_item.contributors[by].user, m_item.contributors[by].assignment});
    }
    m_rows.push_back({"item_overall", item.count > 0 ? item.sum / item.count : 1, m_item.item, {}, {}, {}});
  }

  const ScoredItem& m_item;
  geometry::Measures m_measures;
  std::vector<ScoreRow> m_rows;
  std::vector<SumsOf> m_sums;  // by contributor
  std::map<std::pair<std::string_view, std::string_view>, double> m_labels;  // of the reference, of the scored one
};

}  // namespace

std::vector<ScoreRow> score_agreement(const ScoredItem& item) { return Scoring(item).run(); }

}  // namespace tasks::scoring
