// One field a line, for `show` of a single record: nothing is cut, long values go on below themselves.
#include <algorithm>

#include "lib/base/text.hpp"
#include "lib/render/display.hpp"
#include "lib/render/writers.hpp"

namespace tasks::render {
namespace {

constexpr std::size_t k_gap = 2;
constexpr std::size_t k_least_room = 20;  // on a narrower screen the terminal may break the lines

// The start of `text` that fits into `columns`, up to a blank if there is one.
std::string_view one_line_of(std::string_view text, std::size_t columns) {
  if (columns == 0) return text;
  const std::size_t most = width_prefix(text, columns).size();
  if (most == text.size()) return text;
  const std::size_t blank = text.substr(0, most + 1).rfind(' ');
  return text.substr(0, blank == std::string_view::npos || blank == 0 ? most : blank);
}

class VerticalWriter : public Writer {
 public:
  VerticalWriter(Sink sink, WriteOptions options) : m_options(std::move(options)), m_out(std::move(sink)) {}

  void begin(const RecordType& type) override {
    m_columns = chosen_columns(type, m_options, Format::table);
    m_type = &type;
    m_name_width = 0;
    for (const Column& column : m_columns) m_name_width = std::max(m_name_width, column.name.size());
  }

  void row(const Cells& cells) override {
    check_row(*m_type, cells);
    if (m_rows++ > 0) m_out.text() += '\n';
    for (const Column& column : m_columns) write_field(column, cells);
    m_out.row_done();
  }

  void end() override {}
  void finish() override { m_out.flush(); }
  void flush() override { m_out.flush(); }

 private:
  void write_field(const Column& column, const Cells& cells) {
    std::string name(column.name);
    std::replace(name.begin(), name.end(), '_', ' ');
    std::string& out = m_out.text();
    if (m_options.color) out += k_dim;
    out += name;
    if (m_options.color) out += k_plain;

    const Cell* cell = column.cell == Column::k_type ? nullptr : &cells.cells()[column.cell];
    std::size_t padding = m_name_width - name.size() + k_gap;
    if (cell && cell->kind == Kind::text && !cell->null && cell->text.find('\n') != std::string_view::npos) {
      for (const std::string& line : split(trim(cell->text), '\n')) write_value(column, escaped(trim(line)), padding);
      return;
    }
    m_value.clear();
    append_display(m_value, *m_type, column, cells, m_options);
    if (cell && cell->kind == Kind::time && !cell->null) {
      m_value += " UTC";
      if (m_options.now != 0) m_value += cat(" (", relative_time(cell->integer, m_options.now), ')');
    }
    write_value(column, m_value, padding);
  }

  // Behind the name on its first line, below it after that.
  void write_value(const Column& column, std::string_view value, std::size_t& padding) {
    const std::size_t indent = m_name_width + k_gap;
    const std::size_t room = m_options.width > indent + k_least_room ? m_options.width - indent : 0;
    std::string& out = m_out.text();
    do {
      const std::string_view line = one_line_of(value, room);
      value.remove_prefix(line.size());
      value.remove_prefix(std::min(value.find_first_not_of(' '), value.size()));
      if (!line.empty()) {
        out.append(padding, ' ');
        const std::string_view color = m_options.color ? color_of(column, line) : std::string_view();
        out += color;
        out += line;
        if (!color.empty()) out += k_plain;
      }
      out += '\n';
      padding = indent;
    } while (!value.empty());
  }

  WriteOptions m_options;
  Output m_out;
  const RecordType* m_type = nullptr;
  std::vector<Column> m_columns;
  std::size_t m_name_width = 0;
  std::size_t m_rows = 0;
  std::string m_value;
};

}  // namespace

std::unique_ptr<Writer> make_vertical_writer(Sink sink, WriteOptions options) {
  return std::make_unique<VerticalWriter>(std::move(sink), std::move(options));
}

}  // namespace tasks::render
