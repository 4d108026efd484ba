#pragma once
// What a score function gets and what it answers (tasks-scoring(7)): one item with the annotations of each contributor, and for
// qualification and honeypot tasks the truth.
//
//     ScoredItem item{.type = Quality::consensus, .contributors = {{"ana@x.io", "17", {box_a}}, {"ben@x.io", "18", {box_b}}}};
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "lib/geometry/shapes.hpp"
#include "lib/model/words.hpp"

namespace tasks::model {

struct ScoredAnnotation {
  std::string id;  // opaque
  std::string label;
  Shape shape = Shape::class_;
  geometry::Drawing drawing;  // of the alternative that `shape` says, where the function asks for it
  std::vector<std::pair<std::string, std::string>> attributes;  // key, value as text
  std::optional<std::int64_t> frame, frame_end;                 // of a video
  bool system = false;
};

struct ScoredContributor {
  std::string user, assignment;
  std::vector<ScoredAnnotation> annotations;
};

// What a recipe says of scoring, for the function agreement.
struct ScoreConfig {
  std::vector<std::string> score_types;  // of dataloop: only these kinds of annotation scores; empty: all
  double iou_threshold = 0.5;            // what overlaps less is no match
  double geometry = 1, label = 1, attributes = 1;  // weights
  double line_tolerance = 10;            // pixels
};

struct ScoredItem {
  std::string task, item, dataset;
  Quality type = Quality::consensus;
  std::optional<double> width, height;  // pixels
  std::optional<std::vector<ScoredAnnotation>> reference;  // the truth; none for consensus
  std::vector<ScoredContributor> contributors;             // in the order of the task's assignments
  ScoreConfig config;
};

// One figure. `entity` is what is scored, `relative` what it was compared with. Texts are the item's: it must live as long.
struct ScoreRow {
  std::string_view type;  // annotation_label, user_confusion …
  double value = 0;
  std::optional<std::string_view> entity, relative;
  std::string_view user, assignment;  // "" : none
};

}  // namespace tasks::model
