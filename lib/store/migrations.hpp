#pragma once
// The schema's history: forward steps, each run in one transaction together with its record.
#include <span>
#include <string_view>

namespace tasks::store {

struct Migration {
  int number;             // from 1, without gaps
  std::string_view name;  // "project"
  std::string_view sql;
};

std::span<const Migration> migrations();

}  // namespace tasks::store
