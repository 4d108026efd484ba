#include "cmd/app/reporting.hpp"

#include <algorithm>

#include "lib/service/tasks.hpp"

namespace tasks::app {

std::vector<model::Task> reported_tasks(Context& context, const std::vector<std::string>& words, bool archived) {
  if (words.empty()) {
    service::TaskFilter filter;
    filter.archived = archived;
    return service::list_tasks(context.session(), filter);
  }
  std::vector<model::Task> tasks;
  for (const std::string& word : words) {
    model::Task task = service::get_task(context.session(), word, store::TaskDetail::all);
    if (std::none_of(tasks.begin(), tasks.end(), [&](const model::Task& t) { return t.id == task.id; })) tasks.push_back(std::move(task));
  }
  return tasks;
}

void print_analytics(Printer& printer, const model::Analytics& all) {
  printer.all(all.tasks);
  printer.all(all.days);
  printer.all(all.contributors);
  printer.all(all.labels);
  printer.all(all.models);
  printer.all(all.statuses);
  printer.all(all.scores);
  printer.all(all.cells);
  printer.all(all.costs);
}

}  // namespace tasks::app
