#pragma once
// Labels for agreement and aggregation: out of a file.
//
//     const scoring::Labels labels = read_labels(lines, {.repeats = model::Repeats::first});
#include "lib/base/lines.hpp"
#include "lib/formats/label_rows.hpp"
#include "lib/scoring/labels.hpp"

namespace tasks::service {

struct LabelReading {
  formats::LabelColumns columns;
  model::Repeats repeats = model::Repeats::first;
};

// Throws Code::bad_record with file and line, also for names that are not UTF-8.
scoring::Labels read_labels(LineReader& lines, const LabelReading& reading);

// What a person should know of the input: rows without a label, labels that were given twice.
std::vector<std::string> notes_on(const scoring::Labels& labels);

}  // namespace tasks::service
