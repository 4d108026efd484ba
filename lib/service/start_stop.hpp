#pragma once
// Timers by hand: `start` claims what was chosen and times the first of it, `stop` ends the own timer. Both work on the
// table `selection`; what they left unchanged or refused is taken out of it, so that what remains was changed.
#include "lib/service/changed.hpp"
#include "lib/store/session.hpp"

namespace tasks::service {

// Refused: in a closed task, not the actor's to work on, claimed by somebody else within the idle limit.
Changed start_work(store::Transaction& tx, Partial partial);
Changed stop_work(store::Transaction& tx, Partial partial);

}  // namespace tasks::service
