#pragma once
// Is the project sound? Asks the engine and every rule of lib/store/integrity, and counts derived values anew.
//
//     auto findings = service::examine(session, {});  // one line a check, or one a problem
#include <functional>
#include <string_view>
#include <vector>

#include "lib/model/upkeep.hpp"
#include "lib/store/session.hpp"

namespace tasks::service {

struct Examination {
  bool quick = false;                               // leaves out the comparison of every index with its table
  std::function<void(std::int64_t done)> progress;  // may be empty
};
std::int64_t check_count();  // how many steps an examination has

// All checks, in a fixed order: a finding that says ok, or one for each of the first problems. A check that the damage
// itself makes impossible is a problem too.
std::vector<model::Finding> examine(store::Session& session, const Examination& how);

// As examine(), and counts anew what derived values are wrong, in this transaction. Nothing is repaired while the file
// itself is damaged.
std::vector<model::Finding> examine_and_repair(store::Transaction& tx, const Examination& how);

}  // namespace tasks::service
