#include "lib/model/redeal.hpp"

#include <algorithm>

namespace tasks::model {
namespace {

// Moves the surplus of a hand to `spare`, in the order of the hand.
void give_up(Hand& hand, std::vector<HeldItem>& spare) {
  auto surplus = static_cast<std::int64_t>(hand.items.size()) - hand.quota;
  if (surplus <= 0) return;
  const auto claimed = std::count_if(hand.items.begin(), hand.items.end(), [](const HeldItem& i) { return i.claimed; });
  // So many of the claimed ones must go as well, the last ones.
  std::int64_t claimed_to_go = std::max<std::int64_t>(0, surplus - (static_cast<std::int64_t>(hand.items.size()) - claimed));
  std::int64_t free_to_go = surplus - claimed_to_go;
  const std::size_t first = spare.size();
  for (auto item = hand.items.rbegin(); item != hand.items.rend() && free_to_go + claimed_to_go > 0; ++item) {
    std::int64_t& left = item->claimed ? claimed_to_go : free_to_go;
    if (left == 0) continue;
    --left;
    spare.push_back(*item);
  }
  std::reverse(spare.begin() + static_cast<std::ptrdiff_t>(first), spare.end());
  hand.items = {};
}

}  // namespace

std::vector<Given> redeal(std::vector<Hand>& hands) {
  std::vector<std::int64_t> lacking;
  for (const Hand& hand : hands) lacking.push_back(std::max<std::int64_t>(0, hand.quota - static_cast<std::int64_t>(hand.items.size())));
  std::vector<HeldItem> spare;
  for (Hand& hand : hands) give_up(hand, spare);
  // Equal places, which only hashes have, keep the order of the hands.
  std::stable_sort(spare.begin(), spare.end(), [](const HeldItem& a, const HeldItem& b) { return a.place < b.place; });
  std::vector<Given> given;
  given.reserve(spare.size());
  std::size_t hand = 0;
  for (const HeldItem& item : spare) {
    while (lacking[hand] == 0) ++hand;
    --lacking[hand];
    given.push_back({item.id, hand});
  }
  hands.clear();
  return given;
}

}  // namespace tasks::model
