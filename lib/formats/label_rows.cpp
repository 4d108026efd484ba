#include "lib/formats/label_rows.hpp"

#include <array>
#include <cstring>
#include <optional>
#include <vector>

#include "lib/base/error.hpp"
#include "lib/base/interrupt.hpp"
#include "lib/base/text.hpp"
#include "lib/formats/json_record.hpp"

namespace tasks::formats {
namespace {

using Take = std::function<void(const LabelRow&)>;

void check(const LabelRow& row, const LabelColumns& columns) {
  if (row.item.empty()) throw Error(Code::bad_record, cat("no ", columns.item));
  if (row.annotator.empty()) throw Error(Code::bad_record, cat("no ", columns.annotator));
}

// One record of a CSV file, which may go over several lines.
class CsvRecords {
 public:
  explicit CsvRecords(LineReader& lines) : m_lines(lines) {}

  // False at the end. Blank lines are none.
  bool next(char delimiter) {
    std::optional<std::string_view> line;
    do {
      line = m_lines.next();
      if (!line) return false;
    } while (line->empty() || (line->front() <= ' ' && trim(*line).empty()));
    split(*line, delimiter);
    return true;
  }
  void split(std::string_view line, char delimiter) {
    m_fields.clear();
    if (std::memchr(line.data(), '"', line.size()) == nullptr) return split_plain(line, delimiter);
    unquote(line, delimiter);
  }
  const std::vector<std::string_view>& fields() const { return m_fields; }

 private:
  void split_plain(std::string_view line, char delimiter) {
    const char *at = line.data(), *const end = at + line.size();
    for (;;) {
      const auto* stop = static_cast<const char*>(std::memchr(at, delimiter, static_cast<std::size_t>(end - at)));
      m_fields.emplace_back(at, static_cast<std::size_t>((stop ? stop : end) - at));
      if (!stop) return;
      at = stop + 1;
    }
  }

  void unquote(std::string_view first, char delimiter) {
    std::string line(first);
    m_text.clear();
    std::vector<std::pair<std::size_t, std::size_t>> pieces;  // of m_text
    std::size_t begin = 0;
    bool quoted = false;
    for (std::size_t i = 0;; ++i) {
      if (i == line.size()) {
        if (!quoted) break;
        const std::int64_t from = m_lines.number();
        const auto more = m_lines.next();
        if (!more) throw Error(Code::bad_record, cat("a quote is opened that nothing closes, in the record that ends with line ", from));
        if (line.size() + more->size() > k_max_line) throw Error(Code::bad_record, cat("a quoted text is longer than ", k_max_line >> 20, " MiB"));
        line += '\n';
        line += *more;
      }
      const char c = line[i];
      if (quoted && c == '"') {
        if (i + 1 < line.size() && line[i + 1] == '"')
          m_text += line[i++];
        else
          quoted = false;
      } else if (quoted) {
        m_text += c;
      } else if (c == '"') {
        quoted = true;
      } else if (c == delimiter) {
        pieces.emplace_back(begin, m_text.size() - begin);
        begin = m_text.size();
      } else {
        m_text += c;
      }
    }
    pieces.emplace_back(begin, m_text.size() - begin);
    for (const auto& [at, size] : pieces) m_fields.emplace_back(std::string_view(m_text).substr(at, size));
  }

  LineReader& m_lines;
  std::vector<std::string_view> m_fields;
  std::string m_text;
};

void read_csv(LineReader& lines, std::string_view header, const LabelColumns& columns, const Take& take) {
  const auto has = [&](char c) { return header.find(c) != std::string_view::npos; };
  const char delimiter = has(',') ? ',' : has('\t') ? '\t' : has(';') ? ';' : ',';
  CsvRecords records(lines);
  records.split(header, delimiter);
  const std::array<std::string_view, 3> wanted{columns.item, columns.annotator, columns.label};
  std::array<std::size_t, 3> place{};
  for (std::size_t i = 0; i < wanted.size(); ++i) {
    const auto& names = records.fields();
    while (place[i] < names.size() && trim(names[place[i]]) != wanted[i]) ++place[i];
    if (place[i] < names.size()) continue;
    std::string known;
    for (const auto& name : names) known += cat(known.empty() ? "" : ", ", trim(name));
    throw Error(Code::bad_record, cat("there is no column ", quote(wanted[i]))).hint(cat("the columns are ", known, "; --columns ITEM,ANNOTATOR,LABEL says which are meant"));
  }
  const std::size_t count = records.fields().size();
  while (records.next(delimiter)) {
    if ((lines.number() & 0xffff) == 0) throw_if_interrupted();
    const auto& fields = records.fields();
    if (fields.size() != count) throw Error(Code::bad_record, cat(plural(static_cast<std::int64_t>(fields.size()), "field"), " where the header has ", count));
    const LabelRow row{fields[place[0]], fields[place[1]], fields[place[2]]};
    check(row, columns);
    take(row);
  }
}

void read_json(LineReader& lines, std::string_view first, const LabelColumns& columns, const Take& take) {
  JsonRecord record;
  std::string item, annotator;
  for (std::optional<std::string_view> line = first; line; line = lines.next()) {
    if ((lines.number() & 0xffff) == 0) throw_if_interrupted();
    if (trim(*line).empty()) continue;
    record.parse(*line);
    LabelRow row;
    bool said = false;
    record.each([&](std::string_view key, const JsonField& field) {
      if (key == columns.item) row.item = field.text_or_number(item);
      if (key == columns.annotator) row.annotator = field.text_or_number(annotator);
      if (key != columns.label) return;
      said = true;
      if (field.null()) return;
      if (field.object() || field.array()) field.fail("expected a text, a number or a boolean");
      row.label = field.element().is_string() ? field.text() : record.raw(key);
    });
    if (!said) throw Error(Code::bad_record, cat("there is no field ", quote(columns.label))).hint("a missing answer is null; --columns ITEM,ANNOTATOR,LABEL says which fields are meant");
    check(row, columns);
    take(row);
  }
}

}  // namespace

LabelColumns parse_label_columns(std::string_view typed) {
  const auto names = split(typed, ',');
  if (names.size() != 3 || names[0].empty() || names[1].empty() || names[2].empty() || names[0] == names[1] || names[1] == names[2] || names[0] == names[2])
    throw Error(Code::bad_value, cat(quote(typed), " are not three columns")).hint("those of the item, the annotator and the label: --columns patient,observer,fitness");
  return {std::string(names[0]), std::string(names[1]), std::string(names[2])};
}

void read_label_rows(LineReader& lines, const LabelColumns& columns, const Take& take) {
  try {
    std::optional<std::string_view> first;
    do {
      first = lines.next();
      if (!first) return;
    } while (trim(*first).empty());
    if (trim(*first).front() == '{') return read_json(lines, *first, columns, take);
    const std::string header(*first);
    read_csv(lines, header, columns, take);
  } catch (Error& e) {
    if (e.code() == Code::bad_record) e.within(lines.place());
    throw;
  }
}

}  // namespace tasks::formats
