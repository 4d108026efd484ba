#include "lib/render/page.hpp"

#include <algorithm>
#include <cctype>
#include <utility>
#include <vector>

#include "lib/base/text.hpp"

namespace tasks::render {
namespace {

constexpr std::size_t k_body = 4;   // columns that text stands in from the section's name
constexpr std::size_t k_step = 4;   // columns of one tab
constexpr std::string_view k_bold = "\x1b[1m", k_underlined = "\x1b[4m", k_plain = "\x1b[0m";

bool is_word(char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0; }

// A word that may carry styles; `width` counts what the eye sees.
struct Word {
  std::string bytes;
  std::size_t width = 0;
  bool break_after = false;  // a line ends here, whatever fits
};

// Inline marks → words. Styles are closed at the end of a word and opened again in the next one, so that a line break
// between them does not carry a style into the margin.
class Words {
 public:
  explicit Words(bool color) : m_color(color) {}

  void add(std::string_view text) {
    for (std::size_t i = 0; i < text.size(); ++i) {
      const char c = text[i];
      const char next = i + 1 < text.size() ? text[i + 1] : '\0';
      if (c == '\\' && next != '\0') {
        put(next);
        ++i;
      } else if (c == '*') {
        toggle(m_bold);
      } else if (c == '_' && (!is_word(m_last) || (m_underlined && !is_word(next)))) {
        toggle(m_underlined);
        m_last = c;
      } else if (c == '+' && text.substr(i) == "++") {
        finish_word();
        if (!m_words.empty()) m_words.back().break_after = true;
        return;
      } else if (c == ' ') {
        finish_word();
        m_last = c;
      } else {
        put(c);
      }
    }
    finish_word();
    m_last = ' ';
  }
  std::vector<Word> take() {
    m_bold = m_underlined = false;
    return std::exchange(m_words, {});
  }

 private:
  void put(char c) {
    if (m_text.empty() && m_color) m_bytes += style();
    m_bytes += c;
    m_text += c;
    m_last = c;
  }
  std::string style() const { return cat(m_bold ? k_bold : "", m_underlined ? k_underlined : ""); }
  void toggle(bool& style_bit) {
    if (!m_text.empty() && m_color && (m_bold || m_underlined)) m_bytes += k_plain;
    style_bit = !style_bit;
    if (!m_text.empty() && m_color) m_bytes += style();
  }
  void finish_word() {
    if (m_text.empty()) return;
    if (m_color && (m_bold || m_underlined)) m_bytes += k_plain;
    m_words.push_back({std::exchange(m_bytes, {}), display_width(m_text)});
    m_text.clear();
  }

  bool m_color, m_bold = false, m_underlined = false;
  char m_last = ' ';
  std::string m_bytes, m_text;
  std::vector<Word> m_words;
};

// Words in lines of at most `columns`; every line but the first begins with `margin` blanks.
std::string filled(const std::vector<Word>& words, std::size_t margin, std::size_t columns) {
  std::string out;
  std::size_t column = 0;
  bool fresh = true;
  for (const Word& word : words) {
    if (!fresh && column + 1 + word.width > columns) {
      out += cat("\n", std::string(margin, ' '));
      column = 0;
      fresh = true;
    }
    out += cat(fresh ? "" : " ", word.bytes);
    column += word.width + (fresh ? 0 : 1);
    fresh = false;
    if (word.break_after) column = columns;
  }
  return out;
}

std::size_t width_of(const std::vector<Word>& words) {
  std::size_t width = words.empty() ? 0 : words.size() - 1;
  for (const Word& word : words) width += word.width;
  return width;
}

class Page {
 public:
  explicit Page(const PageOptions& options) : m_width(std::max<std::size_t>(options.width, 30)), m_color(options.color), m_words(options.color) {}

  std::string render(std::string_view source) {
    std::size_t at = source.find('\n');  // the preamble is for man
    while (at != std::string_view::npos && at + 1 <= source.size()) {
      const std::size_t end = source.find('\n', at + 1);
      line(source.substr(at + 1, end == std::string_view::npos ? std::string_view::npos : end - at - 1));
      at = end;
    }
    flush();
    return std::move(m_out);
  }

 private:
  void line(std::string_view text) {
    std::size_t tabs = 0;
    while (tabs < text.size() && text[tabs] == '\t') ++tabs;
    const std::string_view body = text.substr(tabs);
    if (body.starts_with("```")) {
      flush();
      if (!m_literal) gap();
      m_literal = !m_literal;
      m_indent = tabs;
      m_wants_gap = !m_literal;
    } else if (m_literal) {
      m_out += text.empty() ? "\n" : cat(std::string(k_body + m_indent * k_step, ' '), text, "\n");
    } else if (body.empty()) {
      flush();
      m_wants_gap = !m_below_heading;
    } else if (text.starts_with("; ") || text == ";") {
      return;
    } else if (text.starts_with("## ")) {
      heading(text.substr(3), 2);
    } else if (text.starts_with("# ")) {
      heading(text.substr(2), 0);
    } else if (!m_rows.empty() || (tabs == 0 && is_table_row(body))) {
      table_row(body);
    } else if (body.starts_with("- ")) {
      flush();
      gap();
      m_indent = tabs;
      m_item = true;
      m_words.add(body.substr(2));
      m_pending = true;
    } else if (m_item && body.starts_with("  ")) {
      m_words.add(trim(body));
    } else {
      if (m_pending && (tabs != m_indent || m_item)) flush();
      if (!m_pending) gap();
      m_indent = tabs;
      m_words.add(body);
      m_pending = true;
    }
  }

  void gap() {
    m_below_heading = false;
    if (m_wants_gap && !m_out.empty()) m_out += '\n';
    m_wants_gap = false;
  }

  void heading(std::string_view text, std::size_t margin) {
    flush();
    m_wants_gap = true;
    gap();
    m_words.add(text);
    auto words = m_words.take();
    if (m_color)
      for (Word& word : words) word.bytes = cat(k_bold, word.bytes, k_plain);
    m_out += cat(std::string(margin, ' '), filled(words, margin + 2, m_width - margin), "\n");
    m_below_heading = true;
  }

  void flush() {
    if (m_pending) {
      const std::size_t margin = k_body + m_indent * k_step + (m_item ? 2 : 0);
      const std::size_t columns = m_width > margin + 10 ? m_width - margin : 10;
      m_out += cat(std::string(m_item ? margin - 2 : margin, ' '), m_item ? "- " : "", filled(m_words.take(), margin, columns), "\n");
      m_pending = m_item = false;
    }
    if (!m_rows.empty()) table();
  }

  static bool is_table_row(std::string_view body) {
    return body.size() >= 2 && (body[0] == '|' || body[0] == '[' || body[0] == ']') &&
           (body[1] == '[' || body[1] == '-' || body[1] == ']' || body[1] == '<' || body[1] == ' ');
  }

  // "|[ a" begins a row, ":[ b" the next cell; a blank goes on with the cell above.
  void table_row(std::string_view body) {
    if (m_rows.empty()) flush();
    if (body[0] == ' ') {
      Words words(m_color);
      words.add(trim(body));
      auto more = words.take();
      auto& cell = m_rows.back().back();
      cell.insert(cell.end(), more.begin(), more.end());
      return;
    }
    if (m_rows.empty() || body[0] == '|') m_rows.emplace_back();
    Words words(m_color);
    words.add(body.size() > 2 ? trim(body.substr(2)) : "");
    m_rows.back().push_back(words.take());
  }

  void table() {
    const auto rows = std::exchange(m_rows, {});
    gap();
    std::size_t columns = 0;
    for (const auto& row : rows) columns = std::max(columns, row.size());
    std::vector<std::size_t> widths(columns, 0);
    for (const auto& row : rows)
      for (std::size_t c = 0; c + 1 < row.size(); ++c) widths[c] = std::max(widths[c], width_of(row[c]));
    std::size_t left = k_body;
    for (std::size_t c = 0; c + 1 < columns; ++c) left += widths[c] + 2;
    const bool stacked = left + 20 > m_width;  // too narrow for columns: one cell below the other
    for (const auto& row : rows) {
      if (stacked) {
        for (std::size_t c = 0; c < row.size(); ++c) {
          const std::size_t margin = k_body + (c == 0 ? 0 : k_step);
          m_out += cat(std::string(margin, ' '), filled(row[c], margin, m_width - margin), "\n");
        }
        continue;
      }
      std::string text(k_body, ' ');
      for (std::size_t c = 0; c < row.size(); ++c) {
        if (c + 1 == row.size()) {
          text += filled(row[c], left, m_width - left);
        } else {
          text += filled(row[c], 0, m_width);
          text.append(widths[c] + 2 - width_of(row[c]), ' ');
        }
      }
      m_out += cat(text, "\n");
    }
    m_wants_gap = true;
  }

  std::size_t m_width;
  bool m_color;
  Words m_words;
  std::string m_out;
  std::size_t m_indent = 0;
  bool m_pending = false, m_item = false, m_literal = false, m_wants_gap = false, m_below_heading = false;
  std::vector<std::vector<std::vector<Word>>> m_rows;
};

}  // namespace

std::string render_page(std::string_view scdoc, const PageOptions& options) { return Page(options).render(scdoc); }

std::string scdoc_escaped(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    const bool first = i == 0;
    const bool marks = c == '*' || c == '_' || c == '\\' || c == '`';
    const bool opens = first && (c == '-' || c == '#' || c == '|' || c == ':' || c == '[' || c == ']' || c == ';' || c == ' ');
    const bool breaks = c == '+' && i > 0 && text[i - 1] == '+';
    if (marks || opens || breaks) out += '\\';
    out += c;
  }
  return out;
}

}  // namespace tasks::render
