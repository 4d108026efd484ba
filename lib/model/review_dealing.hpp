#pragma once
// Who reviews what: items dealt by workload, in runs, so that nobody gets what they made themselves (decisions.md 33).
//
//     deal_reviews({ana, ana, ben, cid}, {{ana, 2}, {ben, 2}})     → {1, 1, 0, 0}: ben gets both of ana's
// An item that its reviewer made is exchanged with the first one, after those that were exchanged before, that fits both; the
// numbers stay as they were asked for as long as that is possible. What cannot be exchanged goes to whoever may have it
// and has the fewest, else to nobody.
#include <cstdint>
#include <span>
#include <vector>

namespace tasks::model {

struct Reviewer {
  std::int64_t user_id = 0;  // 0: a group, which may get everything
  std::int64_t items = 0;    // how many; together as many as there are items
};

// `authors`: who made each item. For each item the place of its reviewer, or -1: all of them made it.
std::vector<std::int32_t> deal_reviews(std::span<const std::int64_t> authors, std::span<const Reviewer> reviewers);

}  // namespace tasks::model
