#pragma once
// Records → bytes, streamed: at most a chunk of 64 KiB and, in a table, the 2,000 rows that its widths are taken from are
// held. A Writer gets rows of one record type and writes them in one format; several record types in one document (`show`)
// only in json and table.
//
// table  aligned columns for people; vertical: one field a line
// json   one document {"work_items":[…]}, a record a line; no group at all is {}
// jsonl  a record a line
// csv    RFC 4180 quoting, lines end with \n; null is empty, an empty text is "", JSON is its text
// ids    an id a line; a null id is left out
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
  std::size_t height = 0;           // its lines, for what is drawn again and again; 0: not a terminal
  Micros now = 0;                   // vertical table: how long ago a time is; 0: not told
  bool vertical = false;            // table: one field a line, for `show` of a single record
  std::int64_t null_ids_from = 0;   // dry run: ids from here on are printed as null (decisions.md 1); 0: none
};

class Writer {
 public:
  virtual ~Writer() = default;
  virtual void begin(const RecordType& type) = 0;  // a group of records; in json one member of the root object
  virtual void row(const Cells& cells) = 0;        // one cell per field of the type, else Code::internal
  virtual void end() = 0;
  virtual void finish() = 0;                       // closes the document and flushes
  virtual void flush() = 0;                        // hands over what is complete: for a stream that somebody follows
};

// `begin` throws Code::unknown_field for a field that the type has not (with the nearest), Code::usage for a field that is
// named twice and for -o ids on a derived record; nothing of the group is written then. `begin` keeps a pointer to the type.
std::unique_ptr<Writer> make_writer(Format format, Sink sink, WriteOptions options);

// Throws as `begin` does; for commands that want to know before they change anything.
void check_fields(const RecordType& type, std::span<const std::string> fields, Format format);

}  // namespace tasks::render
