#pragma once
// What a writer needs to know of its record type: which cells it prints, in which order, under which names. Private to
// the writers of lib/render.
//
//     const auto columns = chosen_columns(type, options.fields, Format::csv);
//     for (const Column& column : columns) value_of(column, cells) …
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "lib/render/record.hpp"
#include "lib/render/writer.hpp"

namespace tasks::render {

struct Column {
  static constexpr std::size_t k_type = static_cast<std::size_t>(-1);  // the record's kind: no cell of its own
  std::string_view name;
  Kind kind = Kind::text;
  std::size_t cell = k_type;
};

// All fields with `type` first, or the chosen ones in their order; a table shows the type's table_columns. Throws as
// check_fields does.
std::vector<Column> chosen_columns(const RecordType& type, const WriteOptions& options, Format format);

// Throws Code::internal when a row has not one cell per field: the record's description and its filling have parted.
void check_row(const RecordType& type, const Cells& cells);

inline bool is_null(const Cell& cell, const WriteOptions& options) {
  return cell.null || (cell.kind == Kind::id && options.null_ids_from > 0 && cell.integer >= options.null_ids_from);
}

// Values as all formats write them. Seconds: µs → "12.5", at most six decimals.
void append_seconds(std::string& out, Micros span);

}  // namespace tasks::render
