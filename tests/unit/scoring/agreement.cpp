#include "lib/scoring/agreement.hpp"

#include <catch2/catch.hpp>
#include <algorithm>
#include <cmath>
#include <random>
#include <string>

#include "lib/base/error.hpp"
#include "lib/scoring/measuring.hpp"

using namespace tasks;
using namespace tasks::scoring;
using Catch::Matchers::WithinAbs;
using model::Level;
using model::Repeats;
using model::Statistic;

namespace {

// A row of labels for each annotator, one character an item; '.' is a missing answer.
Labels rows_of(const std::vector<std::string>& rows) {
  LabelCollector collector;
  for (std::size_t item = 0; item < rows[0].size(); ++item)
    for (std::size_t who = 0; who < rows.size(); ++who)
      collector.add(std::to_string(item), "a" + std::to_string(who), std::string(1, rows[who][item]), rows[who][item] != '.');
  return collector.take(Repeats::first);
}

double value(const Labels& labels, Statistic statistic, Measure asked = {}) {
  asked.statistics = {statistic};
  return measure(labels, asked).at(0).value;
}

Labels random_labels(std::mt19937& random, int items, int annotators, int classes, int missing) {
  LabelCollector collector;
  for (int item = 0; item < items; ++item)
    for (int who = 0; who < annotators; ++who) {
      const bool answered = static_cast<int>(random() % 100) >= missing;
      collector.add(std::to_string(item), std::to_string(who), std::to_string(random() % static_cast<unsigned>(classes)), answered);
    }
  return collector.take(Repeats::first);
}

// Two annotators whose table of counts is given.
Labels two(const std::vector<std::vector<int>>& counts) {
  LabelCollector collector;
  int item = 0;
  for (std::size_t i = 0; i < counts.size(); ++i)
    for (std::size_t j = 0; j < counts.size(); ++j)
      for (int n = 0; n < counts[i][j]; ++n, ++item) {
        collector.add(std::to_string(item), "ana", std::to_string(i));
        collector.add(std::to_string(item), "ben", std::to_string(j));
      }
  return collector.take(Repeats::first);
}

}  // namespace

TEST_CASE("Cohen's kappa of a table that can be done by hand") {
  const Labels labels = two({{20, 5}, {10, 15}});
  CHECK_THAT(value(labels, Statistic::percent), WithinAbs(0.7, 1e-12));
  CHECK_THAT(value(labels, Statistic::cohen), WithinAbs(0.4, 1e-12));
  // Two classes have one distance only, whatever the weights.
  CHECK_THAT(value(labels, Statistic::cohen, {.statistics = {}, .weights = model::KappaWeights::quadratic}), WithinAbs(0.4, 1e-12));
  // Of both labels it is the same.
  for (const auto& of_label : measure(labels, {.statistics = {Statistic::cohen}, .by = model::Breakdown::label})) CHECK_THAT(of_label.value, WithinAbs(0.4, 1e-12));
}

TEST_CASE("Weighted kappa counts distances") {
  // Observed Σ w n = 2·1 + 1·2 = 4 (linear), 2·1 + 1·4 = 6 (quadratic); rows 4 3 3, columns 5 3 2 of 10.
  const Labels labels = two({{4, 0, 0}, {0, 2, 1}, {1, 1, 1}});
  const double linear = (4 * 3 * 1 + 4 * 2 * 2 + 3 * 5 * 1 + 3 * 2 * 1 + 3 * 5 * 2 + 3 * 3 * 1) / 10.0;
  const double quadratic = (4 * 3 * 1 + 4 * 2 * 4 + 3 * 5 * 1 + 3 * 2 * 1 + 3 * 5 * 4 + 3 * 3 * 1) / 10.0;
  CHECK_THAT(value(labels, Statistic::cohen, {.statistics = {}, .weights = model::KappaWeights::linear}), WithinAbs(1 - 4 / linear, 1e-12));
  CHECK_THAT(value(labels, Statistic::cohen, {.statistics = {}, .weights = model::KappaWeights::quadratic}), WithinAbs(1 - 6 / quadratic, 1e-12));
}

TEST_CASE("Krippendorff's own example, with missing answers, on all four levels") {
  // Computing Krippendorff's Alpha-Reliability (2011), section D: four observers, twelve units.
  const Labels labels = rows_of({"123321412...", "1233224125.3", ".3332342251.", "12332441251."});
  CHECK_THAT(value(labels, Statistic::krippendorff), WithinAbs(0.743, 0.0005));
  CHECK_THAT(value(labels, Statistic::krippendorff, {.statistics = {}, .level = Level::ordinal}), WithinAbs(0.815, 0.0005));
  CHECK_THAT(value(labels, Statistic::krippendorff, {.statistics = {}, .level = Level::interval}), WithinAbs(0.849, 0.0005));
  CHECK_THAT(value(labels, Statistic::krippendorff, {.statistics = {}, .level = Level::ratio}), WithinAbs(0.797, 0.0005));
}

TEST_CASE("Fleiss's kappa of fourteen raters, ten items, five classes") {
  // Counts of each class on each item, as in the usual worked example; kappa 0.210.
  const int counts[10][5] = {{0, 0, 0, 0, 14}, {0, 2, 6, 4, 2}, {0, 0, 3, 5, 6}, {0, 3, 9, 2, 0}, {2, 2, 8, 1, 1},
                             {7, 7, 0, 0, 0},  {3, 2, 6, 3, 0}, {2, 5, 3, 2, 2}, {6, 5, 2, 1, 0}, {0, 2, 2, 3, 7}};
  LabelCollector collector;
  for (int item = 0; item < 10; ++item) {
    int who = 0;
    for (int label = 0; label < 5; ++label)
      for (int n = 0; n < counts[item][label]; ++n) collector.add(std::to_string(item), std::to_string(who++), std::to_string(label));
  }
  const Labels labels = collector.take(Repeats::first);
  CHECK_THAT(value(labels, Statistic::percent), WithinAbs(0.378, 0.0005));
  CHECK_THAT(value(labels, Statistic::fleiss), WithinAbs(0.210, 0.0005));
}

TEST_CASE("Full agreement is 1, labels by chance are near 0") {
  const Labels same = rows_of({"123123", "123123", "123123"});
  for (const Statistic statistic : {Statistic::percent, Statistic::cohen, Statistic::fleiss, Statistic::krippendorff, Statistic::ac1})
    CHECK_THAT(value(same, statistic), WithinAbs(1, 1e-12));
  for (const Level level : {Level::ordinal, Level::interval, Level::ratio}) CHECK_THAT(value(same, Statistic::krippendorff, {.statistics = {}, .level = level}), WithinAbs(1, 1e-12));
  std::mt19937 random(3);
  const Labels chance = random_labels(random, 4000, 4, 3, 20);
  for (const Statistic statistic : {Statistic::cohen, Statistic::krippendorff, Statistic::ac1}) CHECK_THAT(value(chance, statistic), WithinAbs(0, 0.03));
  for (const Level level : {Level::ordinal, Level::interval, Level::ratio}) CHECK_THAT(value(chance, Statistic::krippendorff, {.statistics = {}, .level = level}), WithinAbs(0, 0.03));
}

TEST_CASE("The order of the rows and the names of the labels do not matter") {
  std::mt19937 random(5);
  struct Row {
    std::string item, who, label;
  };
  std::vector<Row> rows;
  for (int i = 0; i < 600; ++i) rows.push_back({std::to_string(random() % 90), std::to_string(random() % 9), std::string(1, static_cast<char>('a' + random() % 4))});
  const auto measured = [&](bool renamed) {
    LabelCollector collector;
    for (const Row& row : rows) collector.add(row.item, row.who, renamed ? std::string(1, static_cast<char>('z' - (row.label[0] - 'a'))) : row.label);
    std::vector<double> values;
    for (const auto& m : measure(collector.take(Repeats::all), {.statistics = {Statistic::percent, Statistic::krippendorff, Statistic::ac1}})) values.push_back(m.value);
    return values;
  };
  const auto before = measured(false);
  const auto renamed = measured(true);
  std::shuffle(rows.begin(), rows.end(), random);
  const auto shuffled = measured(false);
  for (std::size_t i = 0; i < before.size(); ++i) {
    CHECK_THAT(renamed[i], WithinAbs(before[i], 1e-12));
    CHECK_THAT(shuffled[i], WithinAbs(before[i], 1e-12));
  }
}

TEST_CASE("The interval holds the figure, and narrows with more items") {
  std::mt19937 random(7);
  const auto width = [&](int items) {
    LabelCollector collector;
    for (int item = 0; item < items; ++item)
      for (int who = 0; who < 3; ++who) collector.add(std::to_string(item), std::to_string(who), random() % 4 == 0 ? "x" : item % 2 ? "y" : "z");
    const auto m = measure(collector.take(Repeats::first), {.statistics = {Statistic::krippendorff}, .samples = 300, .seed = 1}).at(0);
    CHECK(m.low <= m.value);
    CHECK(m.value <= m.high);
    return m.high - m.low;
  };
  CHECK(width(2000) < width(50));
}

TEST_CASE("Scales refuse what they cannot order") {
  const Labels words = rows_of({"ab", "ba"});
  CHECK_THROWS_AS(value(words, Statistic::krippendorff, {.statistics = {}, .level = Level::interval}), Error);
  CHECK_THROWS_AS(value(words, Statistic::krippendorff, {.statistics = {}, .level = Level::ordinal, .order = {"a"}}), Error);
  CHECK_NOTHROW(value(words, Statistic::krippendorff, {.statistics = {}, .level = Level::ordinal, .order = {"a", "b"}}));
}

TEST_CASE("Kappa counted in one pass is the mean over the pairs") {
  std::mt19937 random(13);
  for (int round = 0; round < 20; ++round) {
    const Labels labels = random_labels(random, 60, 5, 4, 30);
    for (const auto weights : {model::KappaWeights::none, model::KappaWeights::linear, model::KappaWeights::quadratic}) {
      double sum = 0, items = 0;
      for (const auto& pair : measure(labels, {.statistics = {Statistic::cohen}, .weights = weights, .by = model::Breakdown::pair})) {
        if (std::isnan(pair.value)) continue;
        sum += pair.value * static_cast<double>(pair.items);
        items += static_cast<double>(pair.items);
      }
      CHECK_THAT(value(labels, Statistic::cohen, {.statistics = {}, .weights = weights}), WithinAbs(sum / items, 1e-12));
    }
  }
}

TEST_CASE("Many annotators with many labels take the other way to the same kappa") {
  // 1,500 annotators and 40 labels are too many cells; those beyond the first five label one item each, alone.
  std::mt19937 random(17);
  LabelCollector few, many;
  for (int item = 0; item < 200; ++item)
    for (int who = 0; who < 5; ++who) {
      const std::string label = std::to_string(random() % 40);
      few.add(std::to_string(item), std::to_string(who), label);
      many.add(std::to_string(item), std::to_string(who), label);
    }
  for (int who = 5; who < 1500; ++who) many.add("alone" + std::to_string(who), std::to_string(who), std::to_string(who % 40));
  const Labels small = few.take(Repeats::first), large = many.take(Repeats::first);
  CHECK_THAT(value(large, Statistic::cohen), WithinAbs(value(small, Statistic::cohen), 1e-12));
}
