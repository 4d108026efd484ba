#pragma once
// Records → bytes, streamed. A Writer gets rows of one record type and writes them in one format; several record types
// in one document (`show`) only in json and table.
//
//     auto out = make_writer(Format::jsonl, sink, {.fields = {"id", "path"}});
//     out->begin(work_item_type());  out->row(cells);  …  out->end();
//     out->finish();
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "lib/render/record.hpp"

namespace tasks::render {

enum class Format { table, json, jsonl, csv, ids };

using Sink = std::function<void(std::string_view)>;  // takes all bytes or throws

struct WriteOptions {
  std::vector<std::string> fields;  // chosen fields, in this order; empty: all (table: the type's table_columns)
  bool header = true;               // csv and table
  bool color = false;               // table
  std::size_t width = 0;            // table: columns of the terminal; 0: as wide as it needs
  Micros now = 0;                   // table: relative times
  bool vertical = false;            // table: one field a line, for `show` of a single record
  std::int64_t null_ids_from = 0;   // dry run: ids from here on are printed as null (decisions.md 1); 0: none
};

class Writer {
 public:
  virtual ~Writer() = default;
  virtual void begin(const RecordType& type) = 0;  // a group of records; in json one member of the root object
  virtual void row(const Cells& cells) = 0;
  virtual void end() = 0;
  virtual void finish() = 0;                       // closes the document and flushes
};

// Throws Code::unknown_field for a field that `type` has not (with the nearest), and Code::usage for -o ids on a
// derived record. Both when the group begins, before any row is written.
std::unique_ptr<Writer> make_writer(Format format, Sink sink, WriteOptions options);

// Throws Code::unknown_field as above; for commands that want to know before they change anything.
void check_fields(const RecordType& type, std::span<const std::string> fields, Format format);

}  // namespace tasks::render
