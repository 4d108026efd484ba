#pragma once
// Stages of work items moved by hand (domain.md §7, decisions.md 32): a manager's act. Back to prepare or label clears the status;
// review and completed want one, which is there or comes along. A stage set by hand holds until the next change of the
// status. Works on the table `selection`; the number of statements does not depend on how many are in it.
#include <string>

#include "lib/model/records.hpp"
#include "lib/service/changed.hpp"
#include "lib/service/clean_up.hpp"
#include "lib/service/validating.hpp"
#include "lib/store/session.hpp"

namespace tasks::service {

struct StageRequest {
  model::Stage stage = model::Stage::label;
  std::string status;  // an action's name, with review and completed; "" leaves what is there
  CleanUps clean;      // also of those that are in the stage already
  Partial partial = Partial::no;
  const Verdicts* verdicts = nullptr;  // as in set_status.hpp
};

// Throws Code::permission for an annotator, bad_value for a status that is no action of the task, usage for one with prepare
// or label, and for the stage label of a QA task.
Changed set_stage(store::Transaction& tx, const model::Task& task, const StageRequest& request);

}  // namespace tasks::service
