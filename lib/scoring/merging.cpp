#include "lib/scoring/merging.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>
#include <set>

#include "lib/base/error.hpp"
#include "lib/base/text.hpp"
#include "lib/geometry/overlap.hpp"
#include "lib/geometry/shape_json.hpp"

namespace tasks::scoring {
namespace {

using model::ScoredAnnotation;
using model::Shape;

// An annotation and whose it is.
struct Member {
  const ScoredAnnotation* annotation;
  std::size_t contributor;
  geometry::Figure figure;
};

double median(std::vector<double> values) {
  std::sort(values.begin(), values.end());
  const std::size_t half = values.size() / 2;
  return values.size() % 2 == 1 ? values[half] : (values[half - 1] + values[half]) / 2;
}

std::int64_t median(std::vector<std::int64_t> values) {
  std::sort(values.begin(), values.end());
  const std::size_t half = values.size() / 2;
  return values.size() % 2 == 1 ? values[half] : (values[half - 1] + values[half]) / 2;
}

class Merging {
 public:
  Merging(const model::ScoredItem& item, std::span<const char> left_out, const MergeRules& rules)
      : m_item(item), m_rules(rules), m_measures{std::hypot(item.width.value_or(500), item.height.value_or(500)), item.config.line_tolerance} {
    for (std::size_t c = 0; c < item.contributors.size(); ++c) {
      if (c < left_out.size() && left_out[c]) continue;
      ++m_voters;
      for (const ScoredAnnotation& a : item.contributors[c].annotations) {
        if (a.system) continue;
        if (a.shape == Shape::class_) {
          m_classes.push_back({&a, c, geometry::Figure(a.drawing, {})});
          continue;
        }
        try {
          geometry::check_valid(a.drawing);
          m_shapes.push_back({&a, c, geometry::Figure(a.drawing, {a.frame, a.frame_end})});
        } catch (Error& e) {
          e.within(cat("annotation ", quote(a.id)));
          throw;
        }
      }
    }
  }

  std::vector<Merged> run() {
    merge_classes();
    for (const std::vector<std::size_t>& cluster : clusters())
      if (2 * cluster.size() > m_voters) merge_cluster(cluster);
    return std::move(m_merged);
  }

 private:
  std::size_t rank(const std::string& label) const {
    return static_cast<std::size_t>(std::find(m_rules.preference.begin(), m_rules.preference.end(), label) - m_rules.preference.begin());
  }

  struct Winner {
    std::string label;
    std::size_t votes = 0;
    bool tied = false;
  };
  Winner winner(const std::map<std::string, std::size_t>& votes) const {
    Winner best;
    std::size_t best_rank = 0;
    for (const auto& [label, count] : votes) {  // by bytes
      const std::size_t here = rank(label);
      const bool equal = count == best.votes;
      if (count > best.votes || (equal && here < best_rank)) {
        best = {label, count, equal};
        best_rank = here;
      } else if (equal) {
        best.tied = true;
      }
    }
    return best;
  }

  // Attributes that most of them have; of equals those with the lower bytes.
  static const ScoredAnnotation* typical(const std::vector<const ScoredAnnotation*>& of) {
    std::map<std::vector<std::pair<std::string, std::string>>, std::pair<std::size_t, const ScoredAnnotation*>> counts;
    for (const ScoredAnnotation* a : of) {
      auto attributes = a->attributes;
      std::sort(attributes.begin(), attributes.end());
      auto& [count, first] = counts.try_emplace(std::move(attributes), 0, a).first->second;
      ++count;
    }
    const ScoredAnnotation* best = nullptr;
    std::size_t most = 0;
    for (const auto& [attributes, found] : counts)
      if (found.first > most) most = found.first, best = found.second;
    return best;
  }

  void merge_classes() {
    std::map<std::string, std::set<std::size_t>> voters;
    std::map<std::size_t, std::size_t> each;
    for (const Member& m : m_classes) {
      voters[m.annotation->label].insert(m.contributor);
      ++each[m.contributor];
    }
    const bool several = std::any_of(each.begin(), each.end(), [](const auto& one) { return one.second > 1; });
    std::map<std::string, std::size_t> votes;
    for (const auto& [label, who] : voters) votes[label] = who.size();
    const auto keep = [&](const Winner& won) {
      std::vector<const ScoredAnnotation*> of;
      for (const Member& m : m_classes)
        if (m.annotation->label == won.label) of.push_back(m.annotation);
      m_merged.push_back({.label = won.label, .shape = Shape::class_, .drawing = {}, .frame = {}, .frame_end = {},
                          .confidence = static_cast<double>(won.votes) / static_cast<double>(m_voters), .tied = won.tied, .like = typical(of)});
    };
    if (!several) {
      if (!votes.empty()) keep(winner(votes));
      return;
    }
    for (const auto& [label, count] : votes)
      if (2 * count > m_voters) keep({label, count, false});
  }

  // Members by place, in the order of their first ones. The best pairs join first; a cluster has nobody twice.
  std::vector<std::vector<std::size_t>> clusters() const {
    struct Pair {
      double overlap;
      std::size_t a, b;
    };
    std::vector<Pair> pairs;
    for (std::size_t i = 0; i < m_shapes.size(); ++i)
      for (std::size_t j = i + 1; j < m_shapes.size(); ++j) {
        const Member &a = m_shapes[i], &b = m_shapes[j];
        if (a.contributor == b.contributor || a.annotation->shape != b.annotation->shape) continue;
        const double overlap = geometry::overlap(a.figure, b.figure, m_measures);
        if (overlap >= m_item.config.iou_threshold) pairs.push_back({overlap, i, j});
      }
    std::stable_sort(pairs.begin(), pairs.end(), [](const Pair& a, const Pair& b) { return a.overlap > b.overlap; });

    std::vector<std::size_t> cluster_of(m_shapes.size());
    std::iota(cluster_of.begin(), cluster_of.end(), std::size_t{0});
    std::vector<std::vector<std::size_t>> found(m_shapes.size());
    for (std::size_t i = 0; i < found.size(); ++i) found[i] = {i};
    for (const Pair& pair : pairs) {
      const std::size_t into = std::min(cluster_of[pair.a], cluster_of[pair.b]), from = std::max(cluster_of[pair.a], cluster_of[pair.b]);
      if (into == from) continue;
      const bool twice = std::any_of(found[from].begin(), found[from].end(), [&](std::size_t one) {
        return std::any_of(found[into].begin(), found[into].end(), [&](std::size_t other) { return m_shapes[one].contributor == m_shapes[other].contributor; });
      });
      if (twice) continue;
      for (const std::size_t one : found[from]) cluster_of[one] = into;
      found[into].insert(found[into].end(), found[from].begin(), found[from].end());
      found[from].clear();
    }
    std::erase_if(found, [](const auto& cluster) { return cluster.empty(); });
    for (auto& cluster : found) std::sort(cluster.begin(), cluster.end());
    return found;
  }

  std::size_t central(const std::vector<std::size_t>& cluster) const {
    std::size_t best = cluster.front();
    double most = -1;
    for (const std::size_t one : cluster) {
      double sum = 0;
      for (const std::size_t other : cluster)
        if (other != one) sum += geometry::overlap(m_shapes[one].figure, m_shapes[other].figure, m_measures);
      if (sum > most) most = sum, best = one;
    }
    return best;
  }

  // The median shape, where there is such a thing.
  std::optional<geometry::Shape> middle(const std::vector<std::size_t>& cluster) const {
    const auto column = [&]<class Of>(Of of) {
      std::vector<decltype(of(m_shapes[0].annotation->drawing.shape))> values;
      for (const std::size_t one : cluster) values.push_back(of(m_shapes[one].annotation->drawing.shape));
      return median(std::move(values));
    };
    for (const std::size_t one : cluster)
      if (m_shapes[one].figure.tracked() || !m_shapes[one].annotation->drawing.keyframes.empty()) return std::nullopt;
    switch (m_shapes[cluster.front()].annotation->shape) {
      case Shape::box: {
        for (const std::size_t one : cluster)
          if (std::get<geometry::Box>(m_shapes[one].annotation->drawing.shape).rotation != 0) return std::nullopt;
        const auto rect = [](const geometry::Shape& s) { return std::get<geometry::Box>(s).rect; };
        const double x = column([&](const geometry::Shape& s) { return rect(s).x; }), y = column([&](const geometry::Shape& s) { return rect(s).y; });
        const double right = column([&](const geometry::Shape& s) { return rect(s).x + rect(s).w; });
        const double bottom = column([&](const geometry::Shape& s) { return rect(s).y + rect(s).h; });
        return geometry::Box{{x, y, right - x, bottom - y}, 0};
      }
      case Shape::point:
        return geometry::Dot{{column([](const geometry::Shape& s) { return std::get<geometry::Dot>(s).at.x; }),
                              column([](const geometry::Shape& s) { return std::get<geometry::Dot>(s).at.y; })}};
      case Shape::text:
        return geometry::TextSpan{column([](const geometry::Shape& s) { return std::get<geometry::TextSpan>(s).start; }),
                                  column([](const geometry::Shape& s) { return std::get<geometry::TextSpan>(s).end; })};
      case Shape::range:
        return geometry::TimeRange{column([](const geometry::Shape& s) { return std::get<geometry::TimeRange>(s).start_s; }),
                                   column([](const geometry::Shape& s) { return std::get<geometry::TimeRange>(s).end_s; })};
      default: return std::nullopt;
    }
  }

  void merge_cluster(const std::vector<std::size_t>& cluster) {
    std::map<std::string, std::size_t> votes;
    for (const std::size_t one : cluster) ++votes[m_shapes[one].annotation->label];
    const Winner won = winner(votes);
    std::vector<const ScoredAnnotation*> of;
    for (const std::size_t one : cluster)
      if (m_shapes[one].annotation->label == won.label) of.push_back(m_shapes[one].annotation);
    const ScoredAnnotation& taken = *m_shapes[central(cluster)].annotation;
    Merged merged{.label = won.label, .shape = taken.shape, .drawing = taken.drawing, .frame = taken.frame, .frame_end = taken.frame_end,
                  .confidence = static_cast<double>(cluster.size()) / static_cast<double>(m_voters), .tied = won.tied, .like = typical(of)};
    if (auto shape = middle(cluster)) merged.drawing.shape = std::move(*shape);
    m_merged.push_back(std::move(merged));
  }

  const model::ScoredItem& m_item;
  const MergeRules& m_rules;
  geometry::Measures m_measures;
  std::size_t m_voters = 0;
  std::vector<Member> m_classes, m_shapes;
  std::vector<Merged> m_merged;
};

}  // namespace

std::vector<Merged> merge_layers(const model::ScoredItem& item, std::span<const char> left_out, const MergeRules& rules) {
  return Merging(item, left_out, rules).run();
}

}  // namespace tasks::scoring
