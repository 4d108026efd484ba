#pragma once
// What `tasks events` tells: every change as a record, in the words of the other records (times, e-mails), with a cursor to
// go on from.
#include <functional>
#include <string>
#include <string_view>

#include "lib/model/records.hpp"
#include "lib/store/events.hpp"

namespace tasks::service {

// "30:2", "30" (all of operation 30 is known), "0" (from the beginning), "end" (from now on). Throws Code::bad_value, or
// Code::not_found for an operation that is not there.
store::EventPosition event_position(store::Session& session, std::string_view typed);

void tell_events(store::Session& session, const store::EventPosition& after, const std::function<bool(const model::Event&)>& visit);

}  // namespace tasks::service
