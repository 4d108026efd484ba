#include "lib/model/review_dealing.hpp"

#include <algorithm>

namespace tasks::model {

std::vector<std::int32_t> deal_reviews(std::span<const std::int64_t> authors, std::span<const Reviewer> reviewers) {
  const std::size_t count = authors.size();
  std::vector<std::int32_t> dealt;
  dealt.reserve(count);
  for (std::size_t r = 0; r < reviewers.size(); ++r) dealt.insert(dealt.end(), static_cast<std::size_t>(reviewers[r].items), static_cast<std::int32_t>(r));
  const auto own = [&](std::size_t item, std::int32_t reviewer) {
    const std::int64_t user = reviewers[static_cast<std::size_t>(reviewer)].user_id;
    return user != 0 && user == authors[item];
  };

  // By reviewer: how far it was looked for something to exchange. Each looks through all items twice at most.
  std::vector<std::size_t> looked(reviewers.size(), 0);
  std::vector<std::size_t> left;
  for (std::size_t item = 0; item < count; ++item) {
    const std::int32_t reviewer = dealt[item];
    if (!own(item, reviewer)) continue;
    std::size_t& at = looked[static_cast<std::size_t>(reviewer)];
    const auto fits = [&](std::size_t other) { return dealt[other] != reviewer && !own(item, dealt[other]) && !own(other, reviewer); };
    while (at < 2 * count && !fits(at % count)) ++at;
    if (at < 2 * count)
      std::swap(dealt[item], dealt[at++ % count]);
    else
      left.push_back(item);
  }
  if (left.empty()) return dealt;

  std::vector<std::int64_t> held(reviewers.size(), 0);
  for (const std::int32_t reviewer : dealt) ++held[static_cast<std::size_t>(reviewer)];
  for (const std::size_t item : left) {
    std::int32_t least = -1;
    for (std::size_t r = 0; r < reviewers.size(); ++r) {
      const auto place = static_cast<std::int32_t>(r);
      if (!own(item, place) && (least < 0 || held[r] < held[static_cast<std::size_t>(least)])) least = place;
    }
    --held[static_cast<std::size_t>(dealt[item])];
    dealt[item] = least;
    if (least >= 0) ++held[static_cast<std::size_t>(least)];
  }
  return dealt;
}

}  // namespace tasks::model
