#pragma once
// The score function `agreement` (tasks-scoring(7)), the default: matching is one to one with the greatest total overlap, whatever the labels,
// which are judged afterwards; classifications match by label; overlap, label and attributes all weigh in; what the other side has and one
// missed counts 0; nobody votes for himself.
//
//     for (const model::ScoreRow& row : score_agreement(item)) use(row);
#include <vector>

#include "lib/model/scored_item.hpp"

namespace tasks::scoring {

// Types, in this order: annotation_score, annotation_label, annotation_iou (none for classifications), annotation_attribute (where
// either side has any) for each annotation of each comparison;
// missed (entity none, relative what was missed); user_confusion for each comparison; label_confusion (entity the label given, relative the
// one compared with, "none" where there is no partner; how many annotations); annotation_overall; user_overall; item_overall.
// Throws Code::bad_record for shapes without sense (a ring on one line, a box without width) and masks of different sizes.
std::vector<model::ScoreRow> score_agreement(const model::ScoredItem& item);

}  // namespace tasks::scoring
