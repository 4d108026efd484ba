#pragma once
// The words of agreement and aggregation (tasks-scoring(7)): statistics, levels of measurement, weights, methods.
//
//     parse<Statistic>("fleiss") == Statistic::fleiss;   words<Level>() lists all
#include <array>
#include <string_view>

#include "lib/model/words.hpp"

namespace tasks::model {

enum class Statistic { percent, cohen, fleiss, krippendorff, ac1, iou, f1 };  // of labels; iou, f1: of shapes
enum class Level { nominal, ordinal, interval, ratio };  // of measurement: what the distance of two labels is
enum class KappaWeights { none, linear, quadratic };     // of Cohen's kappa: how much a disagreement counts
enum class Breakdown { label, pair };                    // one figure for each label, or for each pair of annotators
enum class AggregationMethod { majority, dawid_skene };
enum class ScoreFunction { dataloop, agreement };
enum class Repeats { first, all };                       // which labels count when somebody labeled an item twice

template <>
struct Words<Statistic> { static constexpr std::string_view what = "statistic"; static constexpr std::array names{"percent", "cohen", "fleiss", "krippendorff", "ac1", "iou", "f1"}; };
template <>
struct Words<Level> { static constexpr std::string_view what = "level"; static constexpr std::array names{"nominal", "ordinal", "interval", "ratio"}; };
template <>
struct Words<KappaWeights> { static constexpr std::string_view what = "weights"; static constexpr std::array names{"none", "linear", "quadratic"}; };
template <>
struct Words<Breakdown> { static constexpr std::string_view what = "breakdown"; static constexpr std::array names{"label", "pair"}; };
template <>
struct Words<AggregationMethod> { static constexpr std::string_view what = "method"; static constexpr std::array names{"majority", "dawid-skene"}; };
template <>
struct Words<ScoreFunction> { static constexpr std::string_view what = "score function"; static constexpr std::array names{"dataloop", "agreement"}; };
template <>
struct Words<Repeats> { static constexpr std::string_view what = "choice of repeats"; static constexpr std::array names{"first", "all"}; };

}  // namespace tasks::model
