#include "lib/render/columns.hpp"

#include <algorithm>

#include "lib/base/error.hpp"
#include "lib/base/text.hpp"

namespace tasks::render {
namespace {

constexpr std::string_view k_type_name = "type";

// "a task", "an annotation"
std::string one(const RecordType& type) { return cat(std::string_view("aeio").find(type.kind.front()) == std::string_view::npos ? "a " : "an ", type.kind); }

Column column_of(const RecordType& type, std::string_view name) {
  if (name == k_type_name) return {k_type_name, Kind::text, Column::k_type};
  const auto field = std::find_if(type.fields.begin(), type.fields.end(), [&](const Field& f) { return f.name == name; });
  if (field != type.fields.end()) return {field->name, field->kind, static_cast<std::size_t>(field - type.fields.begin())};

  std::vector<std::string> known{std::string(k_type_name)};
  for (const Field& f : type.fields) known.emplace_back(f.name);
  const auto near = nearest(name, known);
  const std::string list = cat("fields: ", join(known, ", "));
  throw Error(Code::unknown_field, cat(one(type), " record has no field ", quote(name)))
      .hint(near ? cat("did you mean ", *near, "? ", list) : list);
}

}  // namespace

void check_fields(const RecordType& type, std::span<const std::string> fields, Format format) {
  if (format == Format::ids && !type.has_id)
    throw Error(Code::usage, cat(one(type), " record has no id, so -o ids has nothing to print"))
        .hint("use -o jsonl, json, csv or table");
  for (std::size_t i = 0; i < fields.size(); ++i) {
    column_of(type, fields[i]);
    const auto before = fields.first(i);
    if (std::find(before.begin(), before.end(), fields[i]) != before.end())
      throw Error(Code::usage, cat("the field ", quote(fields[i]), " is named twice")).hint("name each field once in --fields");
  }
}

std::vector<Column> chosen_columns(const RecordType& type, const WriteOptions& options, Format format) {
  check_fields(type, options.fields, format);
  std::vector<Column> columns;
  if (!options.fields.empty()) {
    for (const std::string& name : options.fields) columns.push_back(column_of(type, name));
  } else if (format == Format::table && !options.vertical && !type.table_columns.empty()) {
    for (const std::string_view name : type.table_columns) columns.push_back(column_of(type, name));
  } else {
    columns.push_back(column_of(type, k_type_name));
    for (const Field& field : type.fields) columns.push_back(column_of(type, field.name));
  }
  return columns;
}

void check_row(const RecordType& type, const Cells& cells) {
  if (cells.cells().size() != type.fields.size())
    throw Error(Code::internal, cat("a ", type.kind, " row has ", cells.cells().size(), " cells for ", type.fields.size(), " fields"));
}

void append_seconds(std::string& out, Micros span) {
  if (span < 0) out += '-';
  const auto size = span < 0 ? 0 - static_cast<std::uint64_t>(span) : static_cast<std::uint64_t>(span);
  constexpr std::uint64_t second = k_second;
  append(out, size / second);
  std::uint64_t rest = size % second;
  if (rest == 0) return;
  std::size_t digits = 6;
  for (; rest % 10 == 0; rest /= 10) --digits;
  char decimals[7] = {'.'};
  for (std::size_t i = digits; i > 0; rest /= 10) decimals[i--] = static_cast<char>('0' + rest % 10);
  out.append(decimals, digits + 1);
}

}  // namespace tasks::render
