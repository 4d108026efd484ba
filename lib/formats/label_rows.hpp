#pragma once
// Plain labels out of a file: who called which item what, a row each. CSV with a header (commas, else tabs or semicolons; quotes as in
// RFC 4180, also over several lines), or JSON lines. Columns that nobody asked for are skipped.
//
//     item,annotator,label             {"item":"photo1","annotator":"ana","label":"cat"}
//     photo1,ana,cat                   {"item":"photo1","annotator":"ben","label":null}
//     photo1,ben,
//
//     read_label_rows(lines, {}, [&](const LabelRow& row) { collector.add(row.item, row.annotator, row.label); });
#include <functional>
#include <string>
#include <string_view>

#include "lib/base/lines.hpp"

namespace tasks::formats {

// Names of columns, or of JSON fields.
struct LabelColumns {
  std::string item = "item", annotator = "annotator", label = "label";
};

// "patient,observer,fitness". Throws Code::bad_value.
LabelColumns parse_label_columns(std::string_view typed);

struct LabelRow {
  std::string_view item, annotator;
  std::string_view label;  // "" : the answer is missing
};

// Rows until the end. Throws Code::bad_record with file and line: a column that is not there, a row with another number of fields, an
// open quote, no item or annotator, what is not JSON.
void read_label_rows(LineReader& lines, const LabelColumns& columns, const std::function<void(const LabelRow&)>& take);

}  // namespace tasks::formats
