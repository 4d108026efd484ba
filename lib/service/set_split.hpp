#pragma once
// Splits of dataset items (domain.md §11): by hand, by hash, dealt exactly, by the shares of the labels, by groups; and the
// check for leaks. All work on the table `selection` of items, and leave those that were changed in it.
//
//     choose_split_items(tx, target, choice);
//     SplitResult result = set_split(tx, dataset_id, Split::train, Partial::no);
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "lib/model/records.hpp"
#include "lib/model/splitting.hpp"
#include "lib/service/changed.hpp"
#include "lib/service/selecting.hpp"
#include "lib/store/session.hpp"

namespace tasks::service {

// Of one task, or of one dataset.
struct SplitTarget {
  store::Id task_id = 0;
  store::Id dataset_id = 0;  // always
};
// A choice within a task names work items, one within a dataset its items. Returns how many items; nothing chosen is everything
// when `all` says so. Throws Code::conflict for a piped record that is stale.
enum class Unchosen { refused, everything };
std::int64_t choose_split_items(store::Session& session, const SplitTarget& target, const Choice& choice, Unchosen unchosen);

// What a locked task that is not archived holds is refused (decisions.md 25).
Changed set_split(store::Transaction& tx, store::Id dataset_id, model::Split split, Partial partial);

struct AutoSplit {
  model::SplitShares shares{80, 10, 10};
  std::uint64_t seed = 0;
  bool exact = false, stratify = false, overwrite = false;
  std::string group_by;  // a key of the items' own data, dots lead inwards; "" none
  Partial partial = Partial::no;
};
struct AutoSplitResult {
  Changed changed;
  std::string deviation;  // where the deal is furthest off, in words; "" when nothing was dealt
};
// Throws Code::bad_value when an item lacks the key to group by.
AutoSplitResult split_by_chance(store::Transaction& tx, store::Id dataset_id, const AutoSplit& wanted);

struct SplitFinding {
  std::string check;  // share, label; leaks: group, content, path
  std::optional<model::Split> split;
  std::string label, value, splits, where;
  std::int64_t items = 0;
  std::optional<double> share;
  bool leak() const { return check != "share" && check != "label"; }
};
std::vector<SplitFinding> check_splits(store::Session& session, const std::string& group_by);

}  // namespace tasks::service
