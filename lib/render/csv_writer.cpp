// csv and ids.
#include <algorithm>

#include "lib/base/text.hpp"
#include "lib/render/columns.hpp"
#include "lib/render/writers.hpp"

namespace tasks::render {
namespace {

void append_csv_text(std::string& out, std::string_view text) {
  const auto special = [](char c) { return c == ',' || c == '"' || c == '\r' || c == '\n'; };
  if (!text.empty() && std::none_of(text.begin(), text.end(), special)) {
    out += text;
    return;
  }
  out += '"';  // also around nothing: so "" is not null
  for (std::size_t from = 0;;) {
    const std::size_t at = text.find('"', from);
    out += text.substr(from, at - from);
    if (at == std::string_view::npos) break;
    out += "\"\"";
    from = at + 1;
  }
  out += '"';
}

void append_csv(std::string& out, const Cell& cell) {
  switch (cell.kind) {
    case Kind::id:
    case Kind::integer: append(out, cell.integer); return;
    case Kind::number: append(out, cell.number); return;
    case Kind::boolean: out += cell.integer != 0 ? "true" : "false"; return;
    case Kind::text:
    case Kind::json: append_csv_text(out, cell.text); return;
    case Kind::time: append_time(out, cell.integer); return;
    case Kind::seconds: append_seconds(out, cell.integer); return;
  }
}

class CsvWriter : public Writer {
 public:
  CsvWriter(Sink sink, WriteOptions options) : m_options(std::move(options)), m_out(std::move(sink)) {}

  void begin(const RecordType& type) override {
    m_columns = chosen_columns(type, m_options, Format::csv);
    m_type = &type;
    if (!m_options.header) return;
    std::string& out = m_out.text();
    for (const Column& column : m_columns) {
      append_csv_text(out, column.name);
      out += ',';
    }
    out.back() = '\n';
  }
  void row(const Cells& cells) override {
    check_row(*m_type, cells);
    std::string& out = m_out.text();
    for (const Column& column : m_columns) {
      if (column.cell == Column::k_type)
        append_csv_text(out, m_type->kind);
      else if (const Cell& cell = cells.cells()[column.cell]; !is_null(cell, m_options))
        append_csv(out, cell);
      out += ',';
    }
    out.back() = '\n';
    m_out.row_done();
  }
  void end() override {}
  void finish() override { m_out.flush(); }
  void flush() override { m_out.flush(); }

 private:
  WriteOptions m_options;
  Output m_out;
  const RecordType* m_type = nullptr;
  std::vector<Column> m_columns;
};

class IdsWriter : public Writer {
 public:
  IdsWriter(Sink sink, WriteOptions options) : m_options(std::move(options)), m_out(std::move(sink)) {}

  void begin(const RecordType& type) override {
    check_fields(type, m_options.fields, Format::ids);
    WriteOptions only_id;
    only_id.fields = {"id"};
    m_cell = chosen_columns(type, only_id, Format::ids).front().cell;
    m_type = &type;
  }
  void row(const Cells& cells) override {
    check_row(*m_type, cells);
    const Cell& cell = cells.cells()[m_cell];
    if (is_null(cell, m_options)) return;
    if (cell.kind == Kind::text)  // an event's: operation:seq
      m_out.text() += cell.text;
    else
      append(m_out.text(), cell.integer);
    m_out.text() += '\n';
    m_out.row_done();
  }
  void end() override {}
  void finish() override { m_out.flush(); }
  void flush() override { m_out.flush(); }

 private:
  WriteOptions m_options;
  Output m_out;
  const RecordType* m_type = nullptr;
  std::size_t m_cell = 0;
};

}  // namespace

std::unique_ptr<Writer> make_csv_writer(Sink sink, WriteOptions options) {
  return std::make_unique<CsvWriter>(std::move(sink), std::move(options));
}
std::unique_ptr<Writer> make_ids_writer(Sink sink, WriteOptions options) {
  return std::make_unique<IdsWriter>(std::move(sink), std::move(options));
}

}  // namespace tasks::render
