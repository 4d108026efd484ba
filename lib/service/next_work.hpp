#pragma once
// Work for the acting user (domain.md §6, decisions.md 19): what the own assignments and those of the own groups hold, claimed
// in the order of the tasks (priority, due date, id) and in each of its queue (priority, queue-entry time, position). Nobody
// is given what is claimed; a claim falls back after the idle limit. The timer starts on the first.
#include <cstdint>
#include <string>
#include <vector>

#include "lib/store/session.hpp"

namespace tasks::service {

struct NextWork {
  std::int64_t given = 0;          // in the table `selection`, in the order in which they are to be done
  std::vector<std::string> notes;  // tasks that give nothing and why; where instructions are
};

// task_id 0: of every task. Throws Code::bad_value for a count below 1.
NextWork next_work(store::Transaction& tx, store::Id task_id, std::int64_t count);
// What the actor holds claimed; its timer goes on, or starts on the first.
NextWork resume_work(store::Transaction& tx, store::Id task_id);

}  // namespace tasks::service
