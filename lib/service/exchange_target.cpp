#include "lib/service/exchange_target.hpp"

#include "lib/base/error.hpp"
#include "lib/base/text.hpp"
#include "lib/service/datasets.hpp"
#include "lib/service/tasks.hpp"

namespace tasks::service {
namespace {

// Nothing when there is no such record; other errors are thrown.
template <class Get>
auto maybe(Get get) -> std::optional<decltype(get())> {
  try {
    return get();
  } catch (const Error& e) {
    if (e.code() != Code::not_found && e.code() != Code::wrong_kind) throw;
    return std::nullopt;
  }
}

}  // namespace

ExchangeTarget get_exchange_target(store::Session& session, const TypedTarget& typed) {
  const int given = (typed.task ? 1 : 0) + (typed.dataset ? 1 : 0) + (typed.bare ? 1 : 0);
  if (given != 1) throw Error(Code::usage, given == 0 ? "no task or dataset was named" : "name one task or one dataset").hint("--task TASK or --dataset DATASET");
  ExchangeTarget target;
  if (typed.task) {
    target.task = get_task(session, *typed.task);
  } else if (typed.dataset) {
    target.dataset = get_dataset(session, *typed.dataset);
  } else {
    target.task = maybe([&] { return get_task(session, *typed.bare); });
    target.dataset = maybe([&] { return get_dataset(session, *typed.bare); });
    if (target.task && target.dataset)
      throw Error(Code::usage, cat(quote(*typed.bare), " is a task and a dataset")).hint(cat("say --task ", *typed.bare, " or --dataset ", *typed.bare));
    if (!target.task && !target.dataset) throw Error(Code::not_found, cat("no task or dataset ", quote(*typed.bare))).hint("tasks list and tasks dataset list show them");
  }
  return target;
}

}  // namespace tasks::service
