#include "lib/store/applied.hpp"

#include <algorithm>

#include "lib/store/id_set.hpp"

namespace tasks::store {
namespace {

// The log from its beginning: a rare question. Effects by primary key.
constexpr std::string_view k_made =
    "select e.min_id, e.max_id, e.ids from operation o cross join effect e where o.command = 'apply' and e.op_id = o.id and e.kind = $1 and e.field = 'created'";

}  // namespace

std::vector<Id> made_by_apply(Database& db, std::string_view kind) {
  std::vector<Id> made;
  for (Cursor rows = db.query(k_made, kind); rows.next();)
    IdSet::parse(rows.integer(0), rows.integer(1), rows.text(2)).each([&](Id id) { made.push_back(id); });
  std::sort(made.begin(), made.end());
  return made;
}

}  // namespace tasks::store
