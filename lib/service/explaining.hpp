#pragma once
// --explain: instead of choosing, a command tells how it would choose. The services that compose SQL out of conditions throw
// what they have composed, and the frame prints it: nothing has run, nothing is kept.
#include <span>
#include <string>
#include <vector>

#include "lib/store/session.hpp"

namespace tasks::service {

struct Explanation {
  std::string sql;
  std::string values;             // JSON, a list: of $1, $2, …
  std::vector<std::string> plan;  // the engine's, a line a step
};

struct Explained {
  std::vector<Explanation> statements;
};

Explanation explanation_of(store::Session& session, std::string sql, std::span<const store::Value> values);

}  // namespace tasks::service
