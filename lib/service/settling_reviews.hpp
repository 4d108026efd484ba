#pragma once
// What labeling work and its reviews decide about each other (domain.md §7, §8, decisions.md 30, 32), brought in order after a
// command changed one of them: the stage of labeling work that waits for review; the status of a review that goes with the
// status of what it reviews; stages of QA work items; counts of issues; QA work that comes back to its queue. History,
// counters and versions follow. A number of statements that does not depend on how many there are.
//
//     store::group_selected(tx.db());
//     settle_reviews(tx);
#include "lib/store/reviews.hpp"

namespace tasks::service {

// all: both sides; labeling: nothing changed that could decide about the reviews.
enum class Settles { all, labeling };
// Over the table `review_group`.
void settle_reviews(store::Transaction& tx, Settles what = Settles::all, store::IssueCounts counts = store::IssueCounts::kept);

}  // namespace tasks::service
