#include "lib/render/display.hpp"

#include <algorithm>
#include <charconv>

#include "lib/base/text.hpp"
#include "lib/render/bars.hpp"

namespace tasks::render {
namespace {

constexpr std::string_view k_none = "-";
constexpr std::size_t k_bar_cells = 10;

bool plain_ascii(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return c >= ' ' && c <= '~'; });
}

void append_text(std::string& out, std::string_view text) {
  if (plain_ascii(text))
    out += text;
  else
    out += escaped(text);
}

// ["box","point"] → box, point. Anything that is not a list of plain words stays JSON.
void append_json_for_people(std::string& out, std::string_view json) {
  if (json == "[]" || json == "{}") {
    out += k_none;
    return;
  }
  const bool list = json.size() > 4 && json.starts_with("[\"") && json.ends_with("\"]");
  if (!list || json.find('\\') != std::string_view::npos) return append_text(out, json);
  std::string words;
  for (std::size_t at = 1; at + 1 < json.size();) {
    const std::size_t end = json.find('"', at + 1);
    words += json.substr(at + 1, end - at - 1);
    at = end + 1;
    if (at + 1 == json.size()) break;
    if (json.substr(at, 2) != ",\"") return append_text(out, json);
    words += ", ";
    ++at;
  }
  append_text(out, words);
}

}  // namespace

void append_short_number(std::string& out, double value, int decimals) {
  if (value >= 1e15 || value <= -1e15) return append(out, value);
  char buffer[40];
  char* end = std::to_chars(buffer, buffer + sizeof buffer, value, std::chars_format::fixed, decimals).ptr;
  while (decimals > 0 && end[-1] == '0') --end;
  if (end[-1] == '.') --end;
  const std::string_view text(buffer, static_cast<std::size_t>(end - buffer));
  if ((text == "0" || text == "-0") && value != 0) return append(out, value);  // small is not nothing
  out += text == "-0" ? "0" : text;
}

bool is_bar(const Column& column) { return column.kind == Kind::number && column.name == "progress"; }

bool is_number(const Column& column) {
  const Kind kind = column.kind;
  const bool numeric = kind == Kind::id || kind == Kind::integer || kind == Kind::number || kind == Kind::seconds;
  return numeric && !is_bar(column);
}

bool is_cuttable(const Column& column) { return column.kind == Kind::text || column.kind == Kind::json; }

std::size_t columns_of(std::string_view text) { return plain_ascii(text) ? text.size() : display_width(text); }

void append_display(std::string& out, const RecordType& type, const Column& column, const Cells& cells, const WriteOptions& options) {
  if (column.cell == Column::k_type) {
    out += type.kind;
    return;
  }
  const Cell& cell = cells.cells()[column.cell];
  if (is_null(cell, options)) {
    out += k_none;
    return;
  }
  switch (cell.kind) {
    case Kind::id:
    case Kind::integer: append(out, cell.integer); return;
    case Kind::number:
      if (is_bar(column))
        out += progress_bar(cell.number, k_bar_cells);
      else
        append_short_number(out, cell.number);
      return;
    case Kind::boolean: out += cell.integer != 0 ? "yes" : "no"; return;
    case Kind::text: append_text(out, cell.text); return;
    case Kind::time: {
      const std::string time = format_time(cell.integer);  // 2026-01-02T03:04:05.000000Z
      const std::size_t day_end = time.find('T');
      out += time.substr(0, day_end);
      if (day_end != std::string::npos) out += cat(' ', std::string_view(time).substr(day_end + 1, 5));
      return;
    }
    case Kind::seconds: append_seconds(out, (cell.integer + (cell.integer < 0 ? -50'000 : 50'000)) / 100'000 * 100'000); return;
    case Kind::json: append_json_for_people(out, cell.text); return;
  }
}

std::string_view color_of(const Column& column, std::string_view text) {
  constexpr std::string_view red = "\x1b[31m", green = "\x1b[32m", yellow = "\x1b[33m";
  if (column.name == "status") {
    if (text == "done" || text == "completed") return green;
    if (text == "in-progress") return yellow;
    if (text == "completed-with-issues") return red;
  } else if (column.name == "stage") {
    if (text == "completed") return green;
    if (text == "review") return yellow;
  } else if (column.name == "issue_state") {
    if (text == "open") return red;
    if (text == "for-review") return yellow;
    if (text == "approved") return green;
  } else if (column.name == "overdue" || column.name == "locked") {
    if (text == "yes") return red;
  }
  return {};
}

}  // namespace tasks::render
