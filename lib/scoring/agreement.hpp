#pragma once
// Agreement of annotators beyond chance, from counts (tasks-scoring(7) has the formulas). What cannot be computed, since there
// is no item with two labels or only one label at all, is NaN: 0/0, and never a made-up 0 or 1.
//
//     const Table table = whole_table(labels);
//     const Sums sums = sum_up(table, {});
//     sums.percent();  sums.fleiss();  sums.ac1();  sums.krippendorff();  krippendorff(table, scale, {});  cohen(table, scale, {});
//
// Sources: Cohen 1960 and 1968 (weights); Fleiss 1971; Krippendorff 2011, Computing Krippendorff's Alpha-Reliability; Gwet 2008.
#include <cstddef>
#include <cstdint>
#include <functional>
#include <span>
#include <vector>

#include "lib/scoring/labels.hpp"
#include "lib/scoring/scale.hpp"

namespace tasks::scoring {

// Answers by item: all of a file, or what two annotators have in common. Nobody answers twice on one item.
struct Table {
  std::span<const std::size_t> begins;  // of each item's answers, and the end of the last
  std::span<const Answer> answers;
  std::uint32_t annotators = 0, labels = 0;
  std::uint32_t categories = 0;  // labels that there might have been; Gwet's q

  std::size_t items() const { return begins.size() - 1; }
  std::span<const Answer> of(std::size_t item) const { return answers.subspan(begins[item], begins[item + 1] - begins[item]); }
};
Table whole_table(const Labels& labels);

// How often each item counts, for a sample with replacement; empty: each once.
using Multiplicity = std::span<const std::uint32_t>;

// One pass over the answers: all that the statistics on the nominal level need, also for each label against all others.
struct Sums {
  // Σ over items with two labels or more (m of them, k of which are this label) …
  struct OfLabel {
    double differing = 0;         // 2 k (m − k) / (m (m − 1)): ordered pairs of which one says it and one does not, as a share
    double differing_weight = 0;  // 2 k (m − k) / (m − 1)
    double paired = 0;            // k
    double shares = 0;            // k / m, over items with any label
  };
  std::vector<OfLabel> labels;
  double items = 0;         // with any label
  double paired_items = 0;  // with two or more
  double paired = 0;        // labels on those
  std::uint32_t fewest = 0, most = 0;  // labels on one item
  std::uint32_t categories = 0;

  double percent() const;
  double fleiss() const;  // NaN unless every item has the same number of labels
  double krippendorff() const;
  double ac1() const;
  double percent(std::uint32_t label) const;
  double fleiss(std::uint32_t label) const;
  double krippendorff(std::uint32_t label) const;
  double ac1(std::uint32_t label) const;
  bool complete() const { return fewest == most; }

 private:
  double differing() const;
};
Sums sum_up(const Table& table, Multiplicity multiplicity);

// Krippendorff's alpha on any other level.
double krippendorff(const Table& table, const Scale& scale, Multiplicity multiplicity);

// Cohen's kappa: of the only two annotators, or the mean over all pairs, each as often as it shares items (where all share all
// items that is Light's kappa). Pairs whose kappa is 0/0 are left out.
double cohen(const Table& table, const Scale& scale, Multiplicity multiplicity);
std::vector<double> cohen_by_label(const Table& table, Multiplicity multiplicity);  // each label against all others

// What two annotators both labeled.
struct Shared {
  std::uint32_t item = 0, first = 0, second = 0;  // the labels of the first annotator and the second
};
using UsePair = std::function<void(std::uint32_t first, std::uint32_t second, std::span<const Shared>)>;
void each_pair(const Table& table, const UsePair& use);  // pairs that share an item, by number; items in their order

}  // namespace tasks::scoring
