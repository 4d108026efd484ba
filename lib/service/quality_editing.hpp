#pragma once
// Quality tasks that change while they run (domain.md §5, decisions.md 36): more or fewer replicas, copies and honeypots, new items, new
// people. What somebody has begun stays as it is.
//
//     edit_quality(tx, task, {.percent = 50}, notes);          // tasks edit --percent 50
//     NewWork more = deal_more(tx, task, people, found);       // tasks add-items
#include <optional>
#include <string>
#include <vector>

#include "lib/service/contributors.hpp"
#include "lib/service/quality_dealing.hpp"

namespace tasks::service {

struct QualityEdit {
  std::optional<double> percent;
  std::optional<std::int64_t> copies;
  bool given() const { return percent || copies; }
};
// Whether anything changed; what could not be done is said.
bool edit_quality(store::Transaction& tx, const model::Task& task, const QualityEdit& edit, std::vector<std::string>& notes);

// Work for new items, as create would have made it. Where `who` is not empty the raw or once labeled items go to those alone, by `percents`.
struct NewWork {
  store::Id first = 0;
  std::int64_t count = 0;
};
NewWork deal_more(store::Transaction& tx, const model::Task& task, Contributors& people, const store::DealableItems& items, const std::vector<model::Assignment*>& who,
                  const std::vector<double>& percents);

// A qualification gives whoever joins all of its items.
void deal_to_newcomer(store::Transaction& tx, const model::Task& task, const model::Assignment& newcomer);

}  // namespace tasks::service
