#include "lib/scoring/dataloop.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <set>
#include <tuple>

#include "lib/base/error.hpp"
#include "lib/base/text.hpp"
#include "lib/geometry/cover.hpp"

namespace tasks::scoring {
namespace {

using geometry::Box;
using geometry::Dot;
using geometry::Mask;
using geometry::Polygon;
using model::ScoredAnnotation;
using model::ScoredContributor;
using model::ScoredItem;
using model::ScoreRow;
using model::Shape;
using Annotations = std::vector<ScoredAnnotation>;

constexpr double k_least_match = 0.01;
constexpr double k_nan = std::numeric_limits<double>::quiet_NaN();
constexpr Shape k_order[] = {Shape::box, Shape::class_, Shape::polygon, Shape::point, Shape::mask};

double ratio(double common, double all) { return all > 0 ? common / all : 0; }

double overlap(const Box& a, const Box& b) {
  const double w = std::min(a.rect.x + a.rect.w, b.rect.x + b.rect.w) - std::max(a.rect.x, b.rect.x);
  const double h = std::min(a.rect.y + a.rect.h, b.rect.y + b.rect.h) - std::max(a.rect.y, b.rect.y);
  const double common = std::max(w, 0.0) * std::max(h, 0.0);
  return ratio(common, a.rect.w * a.rect.h + b.rect.w * b.rect.h - common);
}

// What is worked out once for each annotation.
struct Side {
  const ScoredAnnotation* annotation = nullptr;
  geometry::Cover cover;                 // of a polygon
  std::set<std::string> attributes;      // "key-value"
};

Side side_of(const ScoredAnnotation& a) {
  Side side{&a, {}, {}};
  if (const auto* polygon = a.shape == Shape::polygon ? std::get_if<Polygon>(&a.drawing.shape) : nullptr; polygon && !polygon->rings.empty()) side.cover = geometry::opencv_fill(polygon->rings.front());
  for (const auto& [key, value] : a.attributes) side.attributes.insert(cat(key, '-', value));
  return side;
}

double attribute_score(const std::set<std::string>& a, const std::set<std::string>& b) {
  if (a.empty() && b.empty()) return 1;
  std::size_t both = 0;
  for (const std::string& word : a) both += b.count(word);
  return static_cast<double>(both) / static_cast<double>(a.size() + b.size() - both);
}

bool same_label(const std::string& a, const std::string& b) { return a.find(b) != std::string::npos || b.find(a) != std::string::npos; }

// A reference annotation beside a scored one; one of them may be missing.
struct Pair {
  const ScoredAnnotation *reference = nullptr, *scored = nullptr;
  double geometry = 0, label = 0, attributes = 0;
};

class Comparing {
 public:
  explicit Comparing(const ScoredItem& item) : m_diagonal(std::hypot(item.width.value_or(500), item.height.value_or(500))) {}

  using Sides = std::vector<Side>;
  static Sides prepare(const Annotations& annotations) {
    Sides sides;
    sides.reserve(annotations.size());
    for (const ScoredAnnotation& a : annotations) {
      if (a.frame || !a.drawing.keyframes.empty())
        throw Error(Code::bad_record, cat("annotation ", quote(a.id), " is of a video, which this function does not score"));
      if (a.system) continue;
      try {
        sides.push_back(side_of(a));
      } catch (Error& e) {
        e.within(cat("annotation ", quote(a.id)));
        throw;
      }
    }
    return sides;
  }

  std::vector<Pair> compare(const Sides& reference, const Sides& scored) const {
    std::vector<Pair> pairs;
    for (const Shape shape : k_order) compare(shape, reference, scored, pairs);
    return pairs;
  }

 private:
  double overlap_of(const Side& first, const Side& second) const {
    const ScoredAnnotation &a = *first.annotation, &b = *second.annotation;
    switch (a.shape) {
      case Shape::box: return overlap(std::get<Box>(a.drawing.shape), std::get<Box>(b.drawing.shape));
      case Shape::class_: return 1;
      case Shape::point: {
        const auto &p = std::get<Dot>(a.drawing.shape).at, &q = std::get<Dot>(b.drawing.shape).at;
        return std::exp(-20 * std::hypot(p.x - q.x, p.y - q.y) / m_diagonal);
      }
      case Shape::polygon: {
        const geometry::Cover &p = first.cover, &q = second.cover;
        const auto both = static_cast<double>(geometry::common(p, q));
        return ratio(both, static_cast<double>(p.pixels + q.pixels) - both);
      }
      default: {
        const Mask &p = std::get<Mask>(a.drawing.shape), &q = std::get<Mask>(b.drawing.shape);
        const auto both = static_cast<double>(geometry::common(p, q));
        const double any = static_cast<double>(geometry::pixels(p) + geometry::pixels(q)) - both;
        return any > 0 ? both / any : k_nan;
      }
    }
  }

  void compare(Shape shape, const Sides& reference, const Sides& scored, std::vector<Pair>& pairs) const {
    std::vector<const Side*> first, second;
    for (const auto& a : reference)
      if (a.annotation->shape == shape) first.push_back(&a);
    for (const auto& a : scored)
      if (a.annotation->shape == shape) second.push_back(&a);
    struct Cell {
      double overlap;
      std::size_t scored, reference;
    };
    std::vector<Cell> cells;
    for (std::size_t i = 0; i < second.size(); ++i)
      for (std::size_t j = 0; j < first.size(); ++j)
        if (const double v = overlap_of(*first[j], *second[i]); v >= k_least_match) cells.push_back({v, i, j});
    std::stable_sort(cells.begin(), cells.end(), [](const Cell& a, const Cell& b) { return a.overlap > b.overlap; });
    std::vector<char> taken_first(first.size(), 0), taken_second(second.size(), 0);
    for (const Cell& cell : cells) {
      if (taken_second[cell.scored] || taken_first[cell.reference]) continue;
      taken_second[cell.scored] = taken_first[cell.reference] = 1;
      const Side &a = *first[cell.reference], &b = *second[cell.scored];
      pairs.push_back({a.annotation, b.annotation, cell.overlap, same_label(a.annotation->label, b.annotation->label) ? 1.0 : 0.0, attribute_score(a.attributes, b.attributes)});
    }
    for (std::size_t i = 0; i < second.size(); ++i)
      if (!taken_second[i]) pairs.push_back({nullptr, second[i]->annotation});
    for (std::size_t j = 0; j < first.size(); ++j)
      if (!taken_first[j]) pairs.push_back({first[j]->annotation, nullptr});
  }

  double m_diagonal;
};

// Label of the reference, label of the scored one.
using LabelCells = std::set<std::pair<std::string_view, std::string_view>>;
constexpr std::string_view k_unmatched = "unmatched";

class Scoring {
 public:
  explicit Scoring(const ScoredItem& item) : m_item(item), m_comparing(item) {}

  std::vector<ScoreRow> run() {
    const auto& contributors = m_item.contributors;
    std::vector<Comparing::Sides> sides;
    for (const ScoredContributor& c : contributors) sides.push_back(Comparing::prepare(c.annotations));
    if (m_item.type == model::Quality::consensus) {
      for (std::size_t i = 0; i < sides.size(); ++i)
        for (std::size_t j = 0; j < sides.size(); ++j)
          if (i != j) compare(sides[i], contributors[i].user, sides[j], contributors[j]);
    } else {
      const Comparing::Sides truth = m_item.reference ? Comparing::prepare(*m_item.reference) : Comparing::Sides();
      for (std::size_t j = 0; j < sides.size(); ++j) compare(truth, "ref", sides[j], contributors[j]);
    }
    tell_labels();
    tell_overall();
    return std::move(m_rows);
  }

 private:
  bool wants(std::string_view type) const {
    const auto& types = m_item.config.score_types;
    return types.empty() || std::find(types.begin(), types.end(), type) != types.end();
  }

  void compare(const Comparing::Sides& reference, std::string_view who, const Comparing::Sides& own, const ScoredContributor& scored) {
    double sum = 0;
    const std::vector<Pair> pairs = m_comparing.compare(reference, own);
    LabelCells cells;
    for (const Pair& pair : pairs) {
      sum += pair.label;
      cells.emplace(pair.reference ? std::string_view(pair.reference->label) : k_unmatched, pair.scored ? std::string_view(pair.scored->label) : k_unmatched);
      if (!pair.scored) continue;
      const auto tell = [&](std::string_view type, double value) {
        if (wants(type)) m_rows.push_back({type, value, pair.scored->id, pair.reference ? std::optional<std::string_view>(pair.reference->id) : std::nullopt, scored.user, scored.assignment});
      };
      tell("annotation_label", pair.label);
      tell("annotation_iou", pair.geometry);
      tell("annotation_attribute", pair.attributes);
      auto [overall, fresh] = m_overall.try_emplace(pair.scored->id, Overall{&scored, 1, 1});
      overall->second.sum += pair.label;
      overall->second.count += 1;
    }
    m_cells.push_back(std::move(cells));
    m_rows.push_back({"user_confusion", pairs.empty() ? 1 : sum / static_cast<double>(pairs.size()), scored.user, who, scored.user, scored.assignment});
  }

  // In how many comparisons each pair of labels was met.
  void tell_labels() {
    struct Count {
      std::string_view reference;
      double comparisons;
    };
    std::vector<std::pair<std::string_view, std::vector<Count>>> counts;  // by scored label, both in the order in which they are met
    for (auto cells = m_cells.rbegin(); cells != m_cells.rend(); ++cells)
      for (auto cell = cells->rbegin(); cell != cells->rend(); ++cell) {
        auto row = std::find_if(counts.begin(), counts.end(), [&](const auto& c) { return c.first == cell->second; });
        if (row == counts.end()) row = counts.insert(row, {cell->second, {}});
        auto count = std::find_if(row->second.begin(), row->second.end(), [&](const Count& c) { return c.reference == cell->first; });
        if (count == row->second.end()) count = row->second.insert(count, {cell->first, 0});
        count->comparisons += 1;
      }
    for (const auto& [scored, references] : counts)
      for (const Count& count : references) m_rows.push_back({"label_confusion", count.comparisons, scored, count.reference, {}, {}});
  }

  void tell_overall() {
    double sum = 0;
    for (const auto& [id, overall] : m_overall) {
      const double mean = overall.sum / overall.count;
      sum += mean;
      m_rows.push_back({"annotation_overall", mean, id, {}, overall.by->user, overall.by->assignment});
    }
    m_rows.push_back({"item_overall", m_overall.empty() ? 1 : sum / static_cast<double>(m_overall.size()), m_item.item, {}, {}, {}});
  }

  struct Overall {
    const ScoredContributor* by;
    double sum, count;  // its own vote of 1 included
  };
  const ScoredItem& m_item;
  Comparing m_comparing;
  std::vector<ScoreRow> m_rows;
  std::vector<LabelCells> m_cells;  // of each comparison
  // By annotation id: numbers by their value, and before texts.
  struct ById {
    static bool number(std::string_view id) { return id.find_first_not_of("0123456789") == std::string_view::npos; }
    bool operator()(std::string_view a, std::string_view b) const {
      const bool first = number(a), second = number(b);
      if (first != second) return first;
      return first && a.size() != b.size() ? a.size() < b.size() : a < b;
    }
  };
  std::map<std::string_view, Overall, ById> m_overall;
};

}  // namespace

std::vector<ScoreRow> dataloop(const ScoredItem& item) { return Scoring(item).run(); }

bool agrees(std::span<const ScoreRow> rows, double threshold, Unanimous unanimous) {
  double sum = 0, count = 0, least = std::numeric_limits<double>::infinity();
  for (const ScoreRow& row : rows) {
    if (row.type != "user_confusion") continue;
    sum += row.value;
    count += 1;
    least = std::min(least, row.value);
  }
  if (count == 0) return true;
  return (unanimous == Unanimous::yes ? least : sum / count) >= threshold;
}

}  // namespace tasks::scoring
