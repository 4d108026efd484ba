#include "lib/service/labels_in.hpp"

#include "lib/base/error.hpp"
#include "lib/base/text.hpp"

namespace tasks::service {
namespace {

// Names are looked at as they come up, so that the line is known; rows that repeat them cost nothing.
class NewNames {
 public:
  explicit NewNames(const scoring::Names& names) : m_names(names) {}
  void check() {
    for (; m_seen < m_names.size(); ++m_seen)
      if (!valid_utf8(m_names[m_seen])) throw Error(Code::bad_record, cat(quote(escaped(m_names[m_seen])), " is not valid UTF-8")).hint("iconv -t UTF-8 makes it so");
  }

 private:
  const scoring::Names& m_names;
  std::uint32_t m_seen = 0;
};

}  // namespace

scoring::Labels read_labels(LineReader& lines, const LabelReading& reading) {
  scoring::LabelCollector collector;
  NewNames items(collector.so_far().items), annotators(collector.so_far().annotators), classes(collector.so_far().classes);
  formats::read_label_rows(lines, reading.columns, [&](const formats::LabelRow& row) {
    collector.add(row.item, row.annotator, row.label);
    items.check();
    annotators.check();
    classes.check();
  });
  return collector.take(reading.repeats);
}

std::vector<std::string> notes_on(const scoring::Labels& labels) {
  std::vector<std::string> notes;
  if (labels.unlabeled > 0) notes.push_back(cat(plural(labels.unlabeled, "row"), labels.unlabeled == 1 ? " has" : " have", " no label"));
  if (labels.repeated > 0)
    notes.push_back(cat(plural(labels.repeated, "label"), labels.repeated == 1 ? " is" : " are", " left out: of an annotator's labels on one item the first counts (--repeats all)"));
  return notes;
}

}  // namespace tasks::service
