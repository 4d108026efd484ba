#pragma once
// The score function `dataloop`: faithful to dtlpymetrics 1.2.32, quirks included (tasks-scoring(7)): labels are equal when one is part
// of the other, matching is greedy from the greatest overlap down to 0.01, classifications pair by position, every annotation votes for
// itself, rotations and holes are ignored, and shapes other than box, class, polygon, point and mask give nothing.
//
//     for (const model::ScoreRow& row : dataloop(item)) use(row);      // in the order of the reference
//     agrees(rows, 0.5);
#include <span>
#include <vector>

#include "lib/model/scored_item.hpp"

namespace tasks::scoring {

// Throws Code::bad_record for annotations of videos, and for masks of different sizes.
std::vector<model::ScoreRow> dataloop(const model::ScoredItem& item);

// The shapes that it looks at.
constexpr model::Shape k_dataloop_shapes[] = {model::Shape::box, model::Shape::class_, model::Shape::polygon, model::Shape::point, model::Shape::mask};

enum class Unanimous { no, yes };
// Whether the contributors agree: the mean of user_confusion (unanimous: each) is at least the threshold. No rows: they do.
bool agrees(std::span<const model::ScoreRow> rows, double threshold, Unanimous unanimous);

}  // namespace tasks::scoring
