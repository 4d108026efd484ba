#include "cmd/app/labels_from.hpp"

#include <unistd.h>

#include "lib/base/error.hpp"

namespace tasks::app {

void declare_labels(Options& options, LabelsFrom& from) {
  options.value("--from", "FILE", from.file, "CSV or JSON lines with an item, an annotator and a label a row; - is standard input; required").live(Live::file);
  options.value("--columns", "ITEM,ANNOTATOR,LABEL", from.columns, "what the three columns or fields are called; default: item,annotator,label");
  options.word("--repeats", "WHICH", from.repeats, "which count when somebody labeled an item more than once; default: first");
  options.before_opening([&from] {
    if (!from.file) throw Error(Code::usage, "where the labels are was not said").hint("give --from FILE");
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

}  // namespace tasks::app
