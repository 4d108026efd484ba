#include "lib/model/review_dealing.hpp"

#include <catch2/catch.hpp>
#include <random>

using namespace tasks::model;

namespace {

constexpr std::int64_t k_ana = 1, k_ben = 2, k_cid = 3;
using Dealt = std::vector<std::int32_t>;

Dealt deal(const std::vector<std::int64_t>& authors, const std::vector<Reviewer>& reviewers) { return deal_reviews(authors, reviewers); }

}  // namespace

TEST_CASE("reviews are dealt in runs, and exchanged where somebody would get the own work") {
  CHECK(deal({k_cid, k_cid, k_cid}, {{k_ana, 2}, {k_ben, 1}}) == Dealt{0, 0, 1});
  CHECK(deal({k_ana, k_ana, k_ben, k_cid}, {{k_ana, 2}, {k_ben, 2}}) == Dealt{1, 1, 0, 0});
  CHECK(deal({k_ana, k_ben}, {{k_ana, 1}, {k_ben, 1}}) == Dealt{1, 0});
  CHECK(deal({}, {{k_ana, 0}}).empty());
}

TEST_CASE("what cannot be exchanged goes to whoever may have it, else to nobody") {
  CHECK(deal({k_ana, k_ana, k_ana}, {{k_ana, 2}, {k_ben, 1}}) == Dealt{1, 1, 1});
  CHECK(deal({k_ana, k_ben}, {{k_ana, 2}}) == Dealt{-1, 0});
  CHECK(deal({k_ana, k_ana}, {{0, 1}, {k_ana, 1}}) == Dealt{0, 0});  // a group may get everything
}

TEST_CASE("nobody is dealt the own work, whatever is dealt, and the numbers hold where they can") {
  std::mt19937 random(7);
  for (int round = 0; round < 500; ++round) {
    const std::size_t people = 1 + random() % 4, items = random() % 40;
    std::vector<std::int64_t> authors;
    for (std::size_t i = 0; i < items; ++i) authors.push_back(static_cast<std::int64_t>(1 + random() % 5));
    std::vector<Reviewer> reviewers;
    std::int64_t left = static_cast<std::int64_t>(items);
    for (std::size_t r = 0; r < people; ++r) {
      const std::int64_t n = r + 1 == people ? left : static_cast<std::int64_t>(random()) % (left + 1);
      reviewers.push_back({static_cast<std::int64_t>(r + 1), n});
      left -= n;
    }
    const Dealt dealt = deal(authors, reviewers);
    REQUIRE(dealt.size() == items);
    std::vector<std::int64_t> held(people, 0);
    std::int64_t to_nobody = 0;
    for (std::size_t i = 0; i < items; ++i) {
      if (dealt[i] < 0) {
        ++to_nobody;
        REQUIRE(people == 1);
        continue;
      }
      REQUIRE(reviewers[static_cast<std::size_t>(dealt[i])].user_id != authors[i]);
      ++held[static_cast<std::size_t>(dealt[i])];
    }
    // Numbers differ only when somebody's share is larger than the work of others.
    for (std::size_t r = 0; r < people; ++r) {
      std::int64_t of_others = 0;
      for (const std::int64_t author : authors) of_others += author != reviewers[r].user_id;
      if (reviewers[r].items > of_others) to_nobody = -1;
    }
    if (to_nobody == 0)
      for (std::size_t r = 0; r < people; ++r) REQUIRE(held[r] == reviewers[r].items);
  }
}
