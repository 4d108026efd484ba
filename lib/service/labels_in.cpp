#include "lib/service/labels_in.hpp"

#include "lib/base/error.hpp"
#include "lib/base/text.hpp"

namespace tasks::service {

scoring::Labels read_labels(LineReader& lines, const LabelReading& reading) {
  scoring::LabelCollector collector;
  formats::read_label_rows(lines, reading.columns, [&](const formats::LabelRow& row) { collector.add(row.item, row.annotator, row.label); });
  scoring::Labels labels = collector.take(reading.repeats);
  for (const scoring::Names* names : {&labels.items, &labels.annotators, &labels.classes})
    for (std::uint32_t i = 0; i < names->size(); ++i)
      if (!valid_utf8((*names)[i])) throw Error(Code::bad_file, cat(quote(escaped((*names)[i])), " is not valid UTF-8")).hint("iconv -t UTF-8 makes it so");
  return labels;
}

std::vector<std::string> notes_on(const scoring::Labels& labels) {
  std::vector<std::string> notes;
  if (labels.unlabeled > 0) notes.push_back(cat(plural(labels.unlabeled, "row"), labels.unlabeled == 1 ? " has" : " have", " no label"));
  if (labels.repeated > 0)
    notes.push_back(cat(plural(labels.repeated, "label"), labels.repeated == 1 ? " is" : " are", " left out: of an annotator's labels on one item the first counts (--repeats all)"));
  return notes;
}

}  // namespace tasks::service
