// Real crowds against what other programs computed for the same files (../shared/data/README.md): crowd-kit, nltk, statsmodels.
#include <catch2/catch.hpp>
#include <algorithm>
#include <fstream>
#include <map>
#include <string>

#include "lib/base/lines.hpp"
#include "lib/formats/label_rows.hpp"
#include "lib/scoring/aggregation.hpp"
#include "lib/scoring/measuring.hpp"
#include "tests/unit/formats/fixtures.hpp"

using namespace tasks;
using namespace tasks::scoring;
using Catch::Matchers::WithinAbs;
using model::Statistic;

namespace {

Labels read(const std::filesystem::path& file) {
  LineReader lines = LineReader::file(file);
  LabelCollector collector;
  formats::read_label_rows(lines, {}, [&](const formats::LabelRow& row) { collector.add(row.item, row.annotator, row.label); });
  return collector.take(model::Repeats::first);
}

void check(const Labels& labels, double percent, double fleiss, double alpha) {
  const auto found = measure(labels, {.statistics = {Statistic::percent, Statistic::fleiss, Statistic::krippendorff}});
  CHECK_THAT(found[0].value, WithinAbs(percent, 0.5e-6));
  CHECK_THAT(found[1].value, WithinAbs(fleiss, 0.5e-6));
  CHECK_THAT(found[2].value, WithinAbs(alpha, 0.5e-6));
}

// The share of items whose label is the gold one; what is tied counts `tie`.
double accuracy(const std::filesystem::path& gold, const Labels& labels, const Aggregation& result, double tie) {
  std::ifstream file(gold);
  std::string line;
  std::getline(file, line);
  double right = 0, all = 0;
  while (std::getline(file, line)) {
    if (line.ends_with('\r')) line.pop_back();
    const auto comma = line.rfind(',');
    const std::uint32_t item = labels.items.find(line.substr(0, comma));
    if (item == k_none) continue;
    all += 1;
    right += result.tied[item] ? tie : labels.classes[result.labels[item]] == line.substr(comma + 1);
  }
  return right / all;
}

// Items whose labels are all the same.
std::size_t unanimous(const Labels& labels) {
  std::size_t items = 0;
  for (std::size_t i = 0; i < labels.item_count(); ++i) {
    const auto answers = labels.of(i);
    items += std::all_of(answers.begin(), answers.end(), [&](const Answer& a) { return a.label == answers.front().label; });
  }
  return items;
}

// The share of all labels that are the gold ones.
double label_accuracy(const std::filesystem::path& gold, const Labels& labels) {
  std::ifstream file(gold);
  std::string line;
  std::getline(file, line);
  double right = 0;
  while (std::getline(file, line)) {
    if (line.ends_with('\r')) line.pop_back();
    const auto comma = line.rfind(',');
    const std::uint32_t item = labels.items.find(line.substr(0, comma));
    if (item == k_none) continue;
    for (const Answer& a : labels.of(item)) right += labels.classes[a.label] == line.substr(comma + 1);
  }
  return right / static_cast<double>(labels.answers.size());
}

}  // namespace

TEST_CASE("Recognising textual entailment: 164 annotators") {
  const auto folder = data_set("crowd_rte");
  if (folder.empty()) {
    WARN("SKIPPED: there is no data set crowd_rte (TASKS_TEST_DATA names the folder)");
    return;
  }
  const Labels labels = read(folder / "labels.csv");
  CHECK(labels.items.size() == 800);
  CHECK(labels.annotators.size() == 164);
  check(labels, 0.628694, 0.241384, 0.241479);
  CHECK(unanimous(labels) == 78);
  CHECK_THAT(label_accuracy(folder / "gold.csv", labels), WithinAbs(0.729125, 1e-12));
  const Aggregation votes = majority(labels, {});
  CHECK(std::count(votes.tied.begin(), votes.tied.end(), 1) == 65);
  CHECK_THAT(accuracy(folder / "gold.csv", labels, votes, 0.5), WithinAbs(0.896875, 1e-12));
  CHECK_THAT(accuracy(folder / "gold.csv", labels, votes, 0), WithinAbs(0.85625, 1e-12));
  CHECK_THAT(accuracy(folder / "gold.csv", labels, votes, 1), WithinAbs(0.9375, 1e-12));
  CHECK_THAT(accuracy(folder / "gold.csv", labels, dawid_skene(labels, {}), 0.5), WithinAbs(0.9275, 1e-12));
}

TEST_CASE("Word senses: few annotators who agree") {
  const auto folder = data_set("crowd_wsd");
  if (folder.empty()) {
    WARN("SKIPPED: there is no data set crowd_wsd (TASKS_TEST_DATA names the folder)");
    return;
  }
  const Labels labels = read(folder / "labels.csv");
  check(labels, 0.974388, 0.937165, 0.937200);
  for (const Aggregation& result : {majority(labels, {}), dawid_skene(labels, {})}) {
    CHECK_THAT(accuracy(folder / "gold.csv", labels, result, 0.5), WithinAbs(176.0 / 177, 1e-12));
    CHECK(std::count(result.tied.begin(), result.tied.end(), 1) == 0);
  }
}

TEST_CASE("Senses of \"date\": nine classes, 25 labels an item") {
  const auto folder = data_set("crowd_sense_date");
  if (folder.empty()) {
    WARN("SKIPPED: there is no data set crowd_sense_date (TASKS_TEST_DATA names the folder)");
    return;
  }
  const Labels labels = read(folder / "labels.csv");
  check(labels, 0.482864, 0.384132, 0.384157);
  const Aggregation votes = majority(labels, {});
  CHECK(std::count(votes.tied.begin(), votes.tied.end(), 1) == 21);
}
