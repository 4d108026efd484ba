#pragma once
// Labels for agreement and aggregate: a task's classifications, or --from FILE, its --columns; --repeats.
//
//     struct Args { LabelsFrom labels; };
//     void declare(Options& o, Args& a) { declare_labels(o, a.labels); … }
//     const auto labels = a.labels.read();
#include <optional>
#include <string>

#include "cmd/app/options.hpp"
#include "cmd/app/command.hpp"
#include "lib/service/labels_in.hpp"
#include "lib/service/task_labels.hpp"

namespace tasks::app {

struct LabelsFrom {
  std::optional<std::string> task, file, columns;
  std::optional<model::Repeats> repeats;

  scoring::Labels read() const;                         // of the file
  model::Task task_of(store::Session& session, std::string_view command) const;  // for managers alone
  service::TaskLabels read(store::Session& session, const model::Task& task) const;
  Access access() const { return task ? Access::read : Access::none; }
};

void declare_labels(Options& options, LabelsFrom& from);

}  // namespace tasks::app
