#include "lib/scoring/aggregation.hpp"

#include <catch2/catch.hpp>
#include <random>
#include <string>

using namespace tasks::scoring;
using Catch::Matchers::WithinAbs;
using tasks::model::Repeats;

namespace {

// Annotators of differing skill on items whose truth is known: item i is of class i % classes.
Labels noisy(unsigned seed, int items, int annotators, int classes) {
  std::mt19937 random(seed);
  LabelCollector collector;
  for (int item = 0; item < items; ++item)
    for (int who = 0; who < annotators; ++who) {
      if (random() % 4 == 0) continue;
      const bool right = static_cast<int>(random() % 100) < 35 + 60 * who / annotators;
      collector.add(std::to_string(item), std::to_string(who), std::to_string(right ? item % classes : static_cast<int>(random() % static_cast<unsigned>(classes))));
    }
  return collector.take(Repeats::first);
}

}  // namespace

TEST_CASE("The likelihood never falls from one iteration to the next") {
  for (unsigned seed = 1; seed <= 20; ++seed) {
    const Labels labels = noisy(seed, 60, 3 + static_cast<int>(seed % 5), 2 + static_cast<int>(seed % 4));
    double last = -std::numeric_limits<double>::infinity();
    for (std::int64_t most = 1; most <= 25; ++most) {
      const Aggregation result = dawid_skene(labels, {.tolerance = 0, .most = most});
      CHECK(result.log_likelihood >= last - 1e-9);
      last = result.log_likelihood;
    }
  }
}

TEST_CASE("Posteriors, shares and rows of confusion matrices add up to 1") {
  const Labels labels = noisy(4, 200, 6, 3);
  for (const Aggregation& result : {majority(labels, {}), dawid_skene(labels, {})}) {
    for (std::size_t item = 0; item < labels.item_count(); ++item) {
      double sum = 0;
      for (std::uint32_t k = 0; k < result.classes; ++k) sum += result.posterior(item, k);
      CHECK_THAT(sum, WithinAbs(labels.of(item).empty() ? 0 : 1, 1e-12));
    }
    double shares = 0;
    for (const double share : result.shares) shares += share;
    CHECK_THAT(shares, WithinAbs(1, 1e-12));
    for (std::uint32_t who = 0; who < labels.annotators.size(); ++who) {
      CHECK(result.skills[who] > 0);
      for (std::uint32_t truth = 0; truth < result.classes; ++truth) {
        double row = 0;
        for (std::uint32_t said = 0; said < result.classes; ++said) row += result.said(who, truth, said);
        CHECK_THAT(row, WithinAbs(1, 1e-12));
      }
    }
  }
}

TEST_CASE("The skilled outweigh the many") {
  // Two who always know, five who say the same wrong thing half of the time.
  std::mt19937 random(11);
  LabelCollector collector;
  for (int item = 0; item < 300; ++item) {
    const std::string truth(1, static_cast<char>('a' + item % 3));
    const bool misled = random() % 2 == 0;
    for (int who = 0; who < 7; ++who) collector.add(std::to_string(item), std::to_string(who), who < 2 || !misled ? truth : std::string(1, static_cast<char>('a' + (random() % 3))));
  }
  const Labels labels = collector.take(Repeats::first);
  const auto right = [&](const Aggregation& result) {
    int count = 0;
    for (int item = 0; item < 300; ++item) count += labels.classes[result.labels[static_cast<std::size_t>(item)]] == std::string(1, static_cast<char>('a' + item % 3));
    return count;
  };
  CHECK(right(dawid_skene(labels, {})) > right(majority(labels, {})));
}

TEST_CASE("Ties go to the preferred label, else to the lower bytes, and are told") {
  LabelCollector collector;
  collector.add("1", "ana", "dog");
  collector.add("1", "ben", "cat");
  collector.add("2", "ana", "dog");
  const Labels labels = collector.take(Repeats::first);
  const Aggregation plain = majority(labels, {});
  CHECK(labels.classes[plain.labels[0]] == "cat");
  CHECK(plain.tied == std::vector<char>{1, 0});
  CHECK(labels.classes[majority(labels, {labels.classes.find("dog")}).labels[0]] == "dog");
}

TEST_CASE("Nothing gives nothing") {
  const Labels labels = LabelCollector().take(Repeats::first);
  CHECK(majority(labels, {}).labels.empty());
  CHECK(dawid_skene(labels, {}).labels.empty());
}
