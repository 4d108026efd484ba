#pragma once
// Whom an import or export is about: --task T, --dataset D, or a bare word that is a task, else a dataset, and an error if
// it is both (decisions.md 10).
#include <optional>
#include <string>

#include "lib/model/records.hpp"
#include "lib/store/session.hpp"

namespace tasks::service {

struct TypedTarget {
  std::optional<std::string> task, dataset, bare;
};

struct ExchangeTarget {
  std::optional<model::Task> task;  // one of the two
  std::optional<model::Dataset> dataset;
};

ExchangeTarget get_exchange_target(store::Session& session, const TypedTarget& typed);

}  // namespace tasks::service
