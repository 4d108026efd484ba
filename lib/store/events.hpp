#pragma once
// Every change in the order in which it became true: the effects of all operations, for whoever follows the project
// (decisions.md 45). An event is named by its operation and its place in it.
//
//     Position from = …;
//     each_event(session, from, {}, [&](const StoredEvent& e) { from = {e.operation, e.seq}; …; return true; });
#include <cstdint>
#include <functional>
#include <optional>
#include <string>

#include "lib/store/id_set.hpp"
#include "lib/store/session.hpp"

namespace tasks::store {

// After this event; seq 0: from the operation's first on. {0, 0}: from the beginning.
struct EventPosition {
  Id operation = 0;
  std::int64_t seq = 0;
};

struct StoredEvent {
  Id operation = 0;
  std::int64_t seq = 0;
  Micros at = 0;
  std::string actor, command, reason;
  Id undoes = 0;
  std::string kind, field;
  std::optional<std::string> old_value, new_value;
  Id task_id = 0;
  std::int64_t entities = 0;
  IdSet ids;
};

// On a server: those of transactions that ended before the oldest one that still runs, in the order of the transactions, so
// that no event appears before one that was told already. False from the visitor stops.
void each_event(Session& session, const EventPosition& after, const std::function<bool(StoredEvent&)>& visit);
bool operation_exists(Database& db, Id id);
EventPosition last_event(Session& session);  // after which nothing has happened yet

}  // namespace tasks::store
