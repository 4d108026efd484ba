#pragma once
// What managers put on work items to order the work: the priority in the queue, and the name of a batch. Both leave the
// counters alone. Works on the table `selection`; the number of statements depends on neither items nor values.
//
//     each_selected_mark(tx.db(), Mark::priority, [&](const MarkedWork& w) { … });   // locks them
//     mark_selected(tx, Mark::priority, "5");
#include <cstdint>
#include <functional>
#include <optional>
#include <string>

#include "lib/store/session.hpp"

namespace tasks::store {

enum class Mark { priority, batch };
std::string_view field_of(Mark mark);  // of the effects, and the column

struct MarkedWork {
  Id id = 0;
  std::int64_t version = 0;
  std::optional<std::int64_t> wanted_version;  // of the record that was piped in
  std::optional<std::string> value;            // as text; nothing: none
};
void each_selected_mark(Database& db, Mark mark, const std::function<void(const MarkedWork&)>& visit);  // by id
void mark_selected(Transaction& tx, Mark mark, const std::optional<std::string>& value);               // raises the version

}  // namespace tasks::store
