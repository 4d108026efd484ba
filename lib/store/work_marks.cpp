#include "lib/store/work_marks.hpp"

#include "lib/base/text.hpp"

namespace tasks::store {
namespace {

// The selection in key order, work items by primary key.
constexpr std::string_view k_priorities =
    "select s.id, w.version, s.version, w.priority from selection s join work_item w on w.id = s.id order by s.id /*lock w*/";
constexpr std::string_view k_batches =
    "select s.id, w.version, s.version, w.batch from selection s join work_item w on w.id = s.id order by s.id /*lock w*/";
constexpr std::string_view k_set_priority =
    "update work_item set priority = $1, version = version + 1, updated_at = $2 where id in (select id from selection)";
constexpr std::string_view k_set_batch =
    "update work_item set batch = $1, version = version + 1, updated_at = $2 where id in (select id from selection)";

}  // namespace

std::string_view field_of(Mark mark) { return mark == Mark::priority ? "priority" : "batch"; }

void each_selected_mark(Database& db, Mark mark, const std::function<void(const MarkedWork&)>& visit) {
  MarkedWork work;
  for (Cursor row = db.query(mark == Mark::priority ? k_priorities : k_batches); row.next();) {
    work.id = row.integer(0);
    work.version = row.integer(1);
    work.wanted_version = row.maybe_integer(2);
    work.value = mark == Mark::priority ? std::optional(cat(row.integer(3))) : row.maybe_text(3);
    visit(work);
  }
}

void mark_selected(Transaction& tx, Mark mark, const std::optional<std::string>& value) {
  if (mark == Mark::priority)
    tx.db().post(k_set_priority, to_int(*value).value(), tx.now());
  else
    tx.db().post(k_set_batch, value, tx.now());
}

}  // namespace tasks::store
