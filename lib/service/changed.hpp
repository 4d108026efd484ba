#pragma once
// What a bulk command came to. What it changed is left in the table `selection`, in input order, for printing.
#include <cstdint>

#include "lib/service/refusals.hpp"

namespace tasks::service {

struct Changed {
  std::int64_t changed = 0, unchanged = 0;
  Refusals refusals{"work item"};
  std::int64_t all() const { return changed + unchanged + refusals.count(); }
};

enum class Partial { no, yes };  // --partial: refused ones are left out instead of stopping everything

}  // namespace tasks::service
