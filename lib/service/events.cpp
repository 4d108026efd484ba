#include "lib/service/events.hpp"

#include <limits>

#include "lib/base/error.hpp"
#include "lib/base/text.hpp"
#include "lib/service/effect_values.hpp"
#include "lib/service/names.hpp"

namespace tasks::service {
namespace {

constexpr std::int64_t k_all_of_it = std::numeric_limits<std::int64_t>::max();

std::string ranges_of(const store::IdSet& ids) {
  std::string json = "[";
  store::Id first = 0, last = 0;
  const auto close = [&] {
    if (first != 0) json += cat(json.size() > 1 ? "," : "", '[', first, ',', last, ']');
  };
  if (ids.solid()) {
    first = ids.min();
    last = ids.max();
  } else {
    ids.each([&](store::Id id) {
      if (id != last + 1 || first == 0) {
        close();
        first = id;
      }
      last = id;
    });
  }
  close();
  return json + ']';
}

}  // namespace

store::EventPosition event_position(store::Session& session, std::string_view typed) {
  if (typed == "end") return store::last_event(session);
  const auto colon = typed.find(':');
  const auto operation = to_int(typed.substr(0, colon));
  const auto seq = colon == std::string_view::npos ? std::optional(k_all_of_it) : to_int(typed.substr(colon + 1));
  if (!operation || !seq || *operation < 0 || *seq < 0)
    throw Error(Code::bad_value, cat(quote(typed), " is no place in the events")).hint("the id of an event, 30:2, or of an operation, 30; 0 is the beginning, end the end");
  if (*operation == 0) return {};
  if (!store::operation_exists(session.db(), *operation)) throw_no_such_id(session.db(), "operation", *operation);
  return {*operation, *seq};
}

void tell_events(store::Session& session, const store::EventPosition& after, const std::function<bool(const model::Event&)>& visit) {
  EffectValues values(session.db());
  model::Event event;
  store::each_event(session, after, [&](store::StoredEvent& e) {
    event.operation = e.operation;
    event.seq = e.seq;
    event.at = e.at;
    event.actor = e.actor;
    event.command = e.command;
    event.reason = e.reason;
    event.undoes = e.undoes;
    event.kind = e.kind;
    event.field = e.field;
    event.old_value = values.text(e.field, e.old_value);
    event.new_value = values.text(e.field, e.new_value);
    event.task_id = e.task_id;
    event.entities = e.entities;
    event.ranges_json = ranges_of(e.ids);
    return visit(event);
  });
}

}  // namespace tasks::service
