// json and jsonl: one record a line, with or without a document around.
#include <algorithm>

#include "lib/base/text.hpp"
#include "lib/render/columns.hpp"
#include "lib/render/writers.hpp"

namespace tasks::render {
namespace {

// Stored JSON may have been written with line breaks, which stand between its tokens only: a record stays on one line.
void append_one_line(std::string& out, std::string_view json) {
  const std::size_t from = out.size();
  out += json;
  if (json.find_first_of("\r\n") == std::string_view::npos) return;
  std::replace_if(out.begin() + static_cast<std::ptrdiff_t>(from), out.end(), [](char c) { return c == '\n' || c == '\r'; }, ' ');
}

void append_value(std::string& out, const Cell& cell) {
  switch (cell.kind) {
    case Kind::id:
    case Kind::integer: append(out, cell.integer); return;
    case Kind::number: append(out, cell.number); return;
    case Kind::boolean: out += cell.integer != 0 ? "true" : "false"; return;
    case Kind::text: append_json(out, cell.text); return;
    case Kind::time:
      out += '"';
      append_time(out, cell.integer);
      out += '"';
      return;
    case Kind::seconds: append_seconds(out, cell.integer); return;
    case Kind::json: append_one_line(out, cell.text); return;
  }
}

// Everything of a record that is the same in each row is put together once: braces, commas, names, the type.
class RecordLine {
 public:
  RecordLine(const RecordType& type, const WriteOptions& options, Format format) : m_type(&type), m_options(&options) {
    std::string before = "{";
    std::string_view comma;
    for (const Column& column : chosen_columns(type, options, format)) {
      before += comma;
      comma = ",";
      append_json(before, column.name);
      before += ':';
      if (column.cell == Column::k_type) {
        append_json(before, type.kind);
      } else {
        m_parts.push_back({std::exchange(before, {}), column.cell});
      }
    }
    m_after = before + '}';
  }

  void append_to(std::string& out, const Cells& cells) const {
    check_row(*m_type, cells);
    for (const Part& part : m_parts) {
      out += part.before;
      const Cell& cell = cells.cells()[part.cell];
      if (is_null(cell, *m_options))
        out += "null";
      else
        append_value(out, cell);
    }
    out += m_after;
  }

 private:
  struct Part {
    std::string before;
    std::size_t cell;
  };
  const RecordType* m_type;
  const WriteOptions* m_options;
  std::vector<Part> m_parts;
  std::string m_after;
};

class JsonLinesWriter : public Writer {
 public:
  JsonLinesWriter(Sink sink, WriteOptions options) : m_options(std::move(options)), m_out(std::move(sink)) {}

  void begin(const RecordType& type) override { m_line = std::make_unique<RecordLine>(type, m_options, Format::jsonl); }
  void row(const Cells& cells) override {
    m_line->append_to(m_out.text(), cells);
    m_out.text() += '\n';
    m_out.row_done();
  }
  void end() override {}
  void finish() override { m_out.flush(); }
  void flush() override { m_out.flush(); }

 private:
  WriteOptions m_options;
  Output m_out;
  std::unique_ptr<RecordLine> m_line;
};

class JsonWriter : public Writer {
 public:
  JsonWriter(Sink sink, WriteOptions options) : m_options(std::move(options)), m_out(std::move(sink)) {}

  void begin(const RecordType& type) override {
    m_line = std::make_unique<RecordLine>(type, m_options, Format::json);
    m_out.text() += m_groups++ == 0 ? "{" : ",\n";
    append_json(m_out.text(), type.plural);
    m_out.text() += ":[";
    m_rows = 0;
  }
  void row(const Cells& cells) override {
    m_out.text() += m_rows++ == 0 ? "\n" : ",\n";
    m_line->append_to(m_out.text(), cells);
    m_out.row_done();
  }
  void end() override { m_out.text() += m_rows == 0 ? "]" : "\n]"; }
  void finish() override {
    m_out.text() += m_groups == 0 ? "{}\n" : "}\n";
    m_out.flush();
  }
  void flush() override { m_out.flush(); }

 private:
  WriteOptions m_options;
  Output m_out;
  std::unique_ptr<RecordLine> m_line;
  std::size_t m_groups = 0;
  std::size_t m_rows = 0;  // of the group
};

}  // namespace

std::unique_ptr<Writer> make_json_writer(Sink sink, WriteOptions options) {
  return std::make_unique<JsonWriter>(std::move(sink), std::move(options));
}
std::unique_ptr<Writer> make_jsonl_writer(Sink sink, WriteOptions options) {
  return std::make_unique<JsonLinesWriter>(std::move(sink), std::move(options));
}

}  // namespace tasks::render
