#include "cmd/app/labels_from.hpp"

#include <unistd.h>

#include "lib/base/error.hpp"
#include "lib/base/text.hpp"
#include "lib/service/people.hpp"
#include "lib/service/tasks.hpp"

namespace tasks::app {

void declare_labels(Options& options, LabelsFrom& from) {
  options.optional_positional("TASK", from.task, "the classifications of this task: id or name; default: --from").live(Live::task);
  options.value("--from", "FILE", from.file, "CSV or JSON lines with an item, an annotator and a label a row; - is standard input; default: the task's labels").live(Live::file);
  options.value("--columns", "ITEM,ANNOTATOR,LABEL", from.columns, "what the three columns or fields are called; default: item,annotator,label");
  options.word("--repeats", "WHICH", from.repeats, "which count when somebody labeled an item more than once; default: first");
  options.before_opening([&from] {
    if (!from.file && !from.task) throw Error(Code::usage, "where the labels are was not said").hint("name a task, or give --from FILE");
    if (from.file && from.task) throw Error(Code::usage, "a task and --from exclude each other");
    if (from.columns && from.task) throw Error(Code::usage, "--columns goes with --from");
    if (from.columns) formats::parse_label_columns(*from.columns);
  });
}

scoring::Labels LabelsFrom::read() const {
  LineReader lines = *file == "-" ? LineReader::descriptor(STDIN_FILENO, "standard input") : LineReader::file(*file);
  service::LabelReading reading;
  if (columns) reading.columns = formats::parse_label_columns(*columns);
  reading.repeats = repeats.value_or(model::Repeats::first);
  return service::read_labels(lines, reading);
}

model::Task LabelsFrom::task_of(store::Session& session, std::string_view command) const {
  service::require_role(session.actor(), model::Role::manager, cat(command, " TASK"));
  return service::get_task(session, *task, store::TaskDetail::settings);
}

service::TaskLabels LabelsFrom::read(store::Session& session, const model::Task& of) const {
  return service::labels_of_task(session, of, repeats.value_or(model::Repeats::first));
}

}  // namespace tasks::app
