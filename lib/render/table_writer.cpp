// Aligned columns for people. The first rows are held back until the widths are known.
#include <algorithm>

#include "lib/base/text.hpp"
#include "lib/render/display.hpp"
#include "lib/render/writers.hpp"

namespace tasks::render {
namespace {

constexpr std::size_t k_held_rows = 2'000;  // later rows must do with the widths of these
constexpr std::size_t k_gap = 2;
constexpr std::size_t k_narrowest = 4;      // what a cut column keeps at least
constexpr std::size_t k_id_room = 7;        // ids grow while rows stream

class TableWriter : public Writer {
 public:
  TableWriter(Sink sink, WriteOptions options) : m_options(std::move(options)), m_out(std::move(sink)) {}

  void begin(const RecordType& type) override {
    m_columns.clear();
    for (const Column& column : chosen_columns(type, m_options, Format::table)) {
      std::string title(column.name);
      for (char& c : title) c = c == '_' ? ' ' : c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
      m_columns.push_back({column, std::move(title), 0});
    }
    m_type = &type;
    m_held.clear();
    m_text.clear();
    m_streaming = false;
    if (m_groups++ > 0) m_out.text() += '\n';
  }

  void row(const Cells& cells) override {
    check_row(*m_type, cells);
    for (const Shown& shown : m_columns) {
      const std::size_t from = m_text.size();
      append_display(m_text, *m_type, shown.column, cells, m_options);
      if (m_options.width > 0 && is_cuttable(shown.column) && m_text.size() - from > m_options.width) {
        // No more than a line of it can ever be shown: 2,000 masks are not held in memory.
        const std::string cut = fit_width(std::string_view(m_text).substr(from), m_options.width);
        m_text.replace(from, std::string::npos, cut);
      }
      m_held.push_back({from, m_text.size() - from, columns_of(std::string_view(m_text).substr(from))});
    }
    if (m_streaming) return write_held();
    if (m_held.size() == k_held_rows * m_columns.size()) {
      fix_widths(true);
      write_held();
    }
  }

  void end() override {
    if (!m_streaming) fix_widths(false);
    write_held();
  }
  void finish() override { m_out.flush(); }
  void flush() override { m_out.flush(); }

 private:
  struct Shown {
    Column column;
    std::string title;
    std::size_t width = 0;
  };
  struct Held {
    std::size_t from, size;  // in m_text
    std::size_t width;       // on the screen
  };

  void fix_widths(bool more_to_come) {
    m_streaming = true;
    std::vector<std::size_t> needed(m_columns.size());
    for (std::size_t i = 0; i < m_held.size(); ++i) needed[i % needed.size()] = std::max(needed[i % needed.size()], m_held[i].width);
    m_total = k_gap * (m_columns.size() - 1);
    for (std::size_t i = 0; i < m_columns.size(); ++i) {
      Shown& shown = m_columns[i];
      if (more_to_come && shown.column.kind == Kind::id) needed[i] = std::max(needed[i], k_id_room);
      shown.width = std::max(needed[i], m_options.header ? shown.title.size() : 0);
      if (m_options.width > 0) shown.width = std::min(shown.width, std::max(m_options.width, k_narrowest));
      m_total += shown.width;
    }
    shrink(needed);
    if (m_options.header) write_header();
  }

  // Takes columns from the widest that can give one: texts down to a few letters, others down to what their values need.
  void shrink(const std::vector<std::size_t>& needed) {
    while (m_options.width > 0 && m_total > m_options.width) {
      Shown* widest = nullptr;
      for (std::size_t i = 0; i < m_columns.size(); ++i) {
        Shown& shown = m_columns[i];
        const std::size_t least = is_cuttable(shown.column) ? k_narrowest : std::max(needed[i], std::size_t{1});
        if (shown.width > least && (!widest || shown.width > widest->width)) widest = &shown;
      }
      if (!widest) return;
      --widest->width;
      --m_total;
    }
  }

  void write_header() {
    m_line.clear();
    for (std::size_t i = 0; i < m_columns.size(); ++i) {
      const Shown& shown = m_columns[i];
      const std::string title = fit_width(shown.title, shown.width);
      append_padded(i, title, columns_of(title), {});
    }
    write_line(m_options.color ? k_bold : std::string_view());
  }

  void write_held() {
    for (std::size_t at = 0; at < m_held.size(); at += m_columns.size()) {
      m_line.clear();
      // A late row may be wider than the first ones were: it may use what the screen has left.
      std::size_t spare = m_options.width > m_total ? m_options.width - m_total : 0;
      for (std::size_t i = 0; i < m_columns.size(); ++i) {
        const Held& held = m_held[at + i];
        const std::string_view text = std::string_view(m_text).substr(held.from, held.size);
        const Column& column = m_columns[i].column;
        const std::string_view color = m_options.color && fits() ? color_of(column, text) : std::string_view();
        const std::size_t room = m_columns[i].width + spare;
        if (held.width <= room || m_options.width == 0 || !is_cuttable(column)) {
          append_padded(i, text, held.width, color);
        } else {
          const std::string cut = fit_width(text, room);
          append_padded(i, cut, columns_of(cut), color);
        }
        if (held.width > m_columns[i].width) spare -= std::min(spare, held.width - m_columns[i].width);
      }
      write_line({});
    }
    m_held.clear();
    m_text.clear();
  }

  // Whether the table as a whole has found room; when it has not, its lines are cut at the edge.
  bool fits() const { return m_options.width == 0 || m_total <= m_options.width; }

  void append_padded(std::size_t i, std::string_view text, std::size_t width, std::string_view color) {
    const Shown& shown = m_columns[i];
    const std::size_t padding = shown.width > width ? shown.width - width : 0;
    if (i > 0) m_line.append(k_gap, ' ');
    if (is_number(shown.column)) m_line.append(padding, ' ');
    if (color.empty()) {
      m_line += text;
    } else {
      m_line += color;
      m_line += text;
      m_line += k_plain;
    }
    if (!is_number(shown.column) && i + 1 < m_columns.size()) m_line.append(padding, ' ');
  }

  void write_line(std::string_view color) {
    while (m_line.ends_with(' ')) m_line.pop_back();
    if (!fits()) m_line = fit_width(m_line, m_options.width);
    std::string& out = m_out.text();
    out += color;
    out += m_line;
    if (!color.empty()) out += k_plain;
    out += '\n';
    m_out.row_done();
  }

  WriteOptions m_options;
  Output m_out;
  const RecordType* m_type = nullptr;
  std::vector<Shown> m_columns;
  std::string m_text;        // of the rows held
  std::vector<Held> m_held;  // one per cell, row after row
  std::string m_line;
  std::size_t m_total = 0;   // columns of a whole line
  std::size_t m_groups = 0;
  bool m_streaming = false;  // widths are fixed, rows go out as they come
};

}  // namespace

std::unique_ptr<Writer> make_table_writer(Sink sink, WriteOptions options) {
  return std::make_unique<TableWriter>(std::move(sink), std::move(options));
}

}  // namespace tasks::render
