#pragma once
// Labels for agreement and aggregate: --from FILE, its --columns, --repeats.
//
//     struct Args { LabelsFrom labels; };
//     void declare(Options& o, Args& a) { declare_labels(o, a.labels); … }
//     const auto labels = a.labels.read();
#include <optional>
#include <string>

#include "cmd/app/options.hpp"
#include "lib/service/labels_in.hpp"

namespace tasks::app {

struct LabelsFrom {
  std::optional<std::string> file, columns;
  std::optional<model::Repeats> repeats;

  scoring::Labels read() const;
};

void declare_labels(Options& options, LabelsFrom& from);

}  // namespace tasks::app
