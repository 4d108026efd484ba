#include "lib/service/set_priority.hpp"

#include <map>

#include "lib/base/text.hpp"
#include "lib/service/names.hpp"
#include "lib/service/work_access.hpp"
#include "lib/store/work_marks.hpp"

namespace tasks::service {
namespace {

constexpr std::int64_t k_most = 1'000'000;

Changed mark(store::Transaction& tx, const model::Task& task, store::Mark mark, const std::optional<std::string>& value, Partial partial) {
  if (const auto why = closed(*store::find_gate(tx.db(), task.id), tx.now())) throw *why;
  Changed result;
  store::IdSet dropped;
  std::map<std::optional<std::string>, store::IdSet> by_old;
  store::each_selected_mark(tx.db(), mark, [&](const store::MarkedWork& work) {
    if (work.value == value) {
      ++result.unchanged;
      dropped.add(work.id);
    } else if (work.wanted_version && *work.wanted_version != work.version) {
      result.refusals.add(work.id, Error(Code::conflict, cat("it has changed since it was read (version ", work.version, ", not ", *work.wanted_version, ")")));
      dropped.add(work.id);
    } else {
      ++result.changed;
      by_old[work.value].add(work.id);
    }
  });
  if (!result.refusals.empty() && partial == Partial::no) throw result.refusals.error(result.all());
  store::drop_from_selection(tx.db(), dropped);
  if (result.changed == 0) return result;
  store::mark_selected(tx, mark, value);
  for (auto& [old, ids] : by_old)
    tx.note({.kind = "work_item", .field = store::field_of(mark), .old_value = old, .new_value = value, .task_id = task.id, .ids = std::move(ids)});
  return result;
}

}  // namespace

Changed set_priority(store::Transaction& tx, const model::Task& task, std::int64_t priority, Partial partial) {
  if (priority < -k_most || priority > k_most) throw Error(Code::bad_value, cat("a priority is from ", -k_most, " to ", k_most, ", not ", priority));
  return mark(tx, task, store::Mark::priority, cat(priority), partial);
}

Changed set_batch(store::Transaction& tx, const model::Task& task, std::string_view batch, Partial partial) {
  if (trim(batch) == "none") return mark(tx, task, store::Mark::batch, std::nullopt, partial);
  // A batch has no id that digits could be taken for.
  const std::string name = all_digits(batch) ? std::string(batch) : checked_name("batch", batch);
  if (name.find_first_of(",*") != std::string::npos)
    throw Error(Code::bad_value, cat(quote(batch), " cannot be the name of a batch: it holds a comma or a wildcard")).hint("conditions like -w batch=a,b could not name it");
  return mark(tx, task, store::Mark::batch, name, partial);
}

}  // namespace tasks::service
