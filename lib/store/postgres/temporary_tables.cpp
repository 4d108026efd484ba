#include "lib/store/postgres/temporary_tables.hpp"

#include <algorithm>
#include <bit>

#include "lib/base/error.hpp"
#include "lib/base/text.hpp"

namespace tasks::store {

std::string with_byte_order(std::string_view ddl) {
  constexpr std::string_view k_type = " text";
  std::string out;
  for (std::size_t from = 0;;) {
    const auto at = ddl.find(k_type, from);
    if (at == std::string_view::npos) return out += ddl.substr(from);
    const auto end = at + k_type.size();
    out += ddl.substr(from, end - from);
    if (end == ddl.size() || ddl[end] == ' ' || ddl[end] == ',' || ddl[end] == ')' || ddl[end] == ';' || ddl[end] == '\n') out += " collate \"C\"";
    from = end;
  }
}

namespace {

constexpr std::int32_t k_most_rows = 1000;  // of a writer's array
constexpr std::uint32_t k_null_length = 0xffffffff;

bool is_word_character(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_'; }

bool follows(std::string_view sql, std::string_view verb, std::string_view name) {
  const std::string phrase = cat(verb, ' ', name);
  for (auto at = sql.find(phrase); at != std::string_view::npos; at = sql.find(phrase, at + 1))
    if (at + phrase.size() == sql.size() || !is_word_character(sql[at + phrase.size()])) return true;
  return false;
}

bool written_by(std::string_view sql, std::string_view name) {
  return follows(sql, "insert into", name) || follows(sql, "delete from", name) || follows(sql, "update", name);
}

Oid element_type(const std::string& type) { return type == "bigint" ? k_int8 : type == "text" ? k_text : k_float8; }
Oid array_type(const std::string& type) { return type == "bigint" ? k_int8_array : type == "text" ? k_text_array : k_float8_array; }

void append_element(std::string& out, const std::string& type, const Value& value) {
  const auto number = [&](std::uint64_t bits) {
    append_big_endian(out, 8, 4);
    append_big_endian(out, bits, 8);
  };
  switch (value.kind()) {
    case Value::Kind::null: append_big_endian(out, k_null_length, 4); break;
    case Value::Kind::integer:
      number(type == "double precision" ? std::bit_cast<std::uint64_t>(static_cast<double>(value.integer())) : static_cast<std::uint64_t>(value.integer()));
      break;
    case Value::Kind::real: number(std::bit_cast<std::uint64_t>(value.real())); break;
    case Value::Kind::text:
      append_big_endian(out, value.text().size(), 4);
      out += value.text();
      break;
  }
}

std::uint64_t read_big_endian(const std::string& bytes, std::size_t at, std::size_t count) {
  std::uint64_t value = 0;
  for (std::size_t i = 0; i < count; ++i) value = value << 8 | static_cast<unsigned char>(bytes[at + i]);
  return value;
}
std::uint32_t read_length(const std::string& bytes, std::size_t at) { return static_cast<std::uint32_t>(read_big_endian(bytes, at, 4)); }
std::int64_t read_number(const std::string& bytes, std::size_t at) { return static_cast<std::int64_t>(read_big_endian(bytes, at, 8)); }

}  // namespace

bool names_word(std::string_view sql, std::string_view word) {
  for (auto at = sql.find(word); at != std::string_view::npos; at = sql.find(word, at + 1)) {
    const auto end = at + word.size();
    if ((at == 0 || !is_word_character(sql[at - 1])) && (end == sql.size() || !is_word_character(sql[end]))) return true;
  }
  return false;
}

void TemporaryTables::declare(std::string_view name, std::string_view columns) {
  Table& table = m_tables[std::string(name)];
  table.rows = 0;
  table.real = false;
  if (table.definition == columns) {
    for (Column& column : table.columns) column.elements.clear(), column.array.clear();
    return;
  }
  table.definition = columns;
  table.columns.clear();
  for (const std::string& part : split(columns, ',')) {
    const std::string_view words = trim(part);
    const auto end = words.find(' ');
    const std::string_view type = trim(words.substr(end));
    table.columns.push_back({std::string(words.substr(0, end)), type.starts_with("bigint") ? "bigint" : type.starts_with("text") ? "text" : "double precision", {}, {}});
  }
}

bool TemporaryTables::add(std::string_view name, std::span<const std::string_view> columns, std::span<const Value> row) {
  const auto found = m_tables.find(name);
  Table& table = found->second;
  if (table.real) return false;
  if (m_writer && table.rows >= k_most_rows) {
    make_real(found->first, table);
    return false;
  }
  for (Column& column : table.columns) {
    const auto place = std::find(columns.begin(), columns.end(), column.name);
    append_element(column.elements, column.type, place == columns.end() ? Value() : row[static_cast<std::size_t>(place - columns.begin())]);
    column.array.clear();
  }
  ++table.rows;
  return true;
}

const std::string& TemporaryTables::array_of(Column& column, std::int32_t rows) {
  if (column.array.empty()) {
    append_big_endian(column.array, rows > 0 ? 1 : 0, 4);  // dimensions
    append_big_endian(column.array, 1, 4);                 // there may be nulls
    append_big_endian(column.array, element_type(column.type), 4);
    if (rows > 0) {
      append_big_endian(column.array, static_cast<std::uint32_t>(rows), 4);
      append_big_endian(column.array, 1, 4);  // counted from 1
      column.array += column.elements;
    }
  }
  return column.array;
}

std::string TemporaryTables::as_expression(const std::string& name, Table& table, Parameters& parameters) {
  std::string names, arrays;
  for (Column& column : table.columns) {
    parameters.add({array_type(column.type), array_of(column, table.rows), false});
    names += cat(names.empty() ? "" : ", ", column.name);
    arrays += cat(arrays.empty() ? "" : ", ", "$", parameters.all().size(), "::", column.type, "[]");
  }
  return cat(name, " (", names, ") as (select * from unnest(", arrays, "))");
}

void TemporaryTables::forget_rows() {
  for (auto& [name, table] : m_tables) {
    table.rows = 0;
    table.real = false;
    for (Column& column : table.columns) column.elements.clear(), column.array.clear();
  }
}

void TemporaryTables::make_real(std::string_view name) {
  const auto found = m_tables.find(name);
  if (!found->second.real) make_real(found->first, found->second);
}

void TemporaryTables::make_real(const std::string& name, Table& table) {
  if (!m_writer) throw Error(Code::internal, cat("a reader writes to the temporary table ", name));
  // It may be there from an earlier command of a batch, unless that was rolled back.
  m_connection.run(cat("create temporary table if not exists ", name, " (", with_byte_order(table.definition), "); truncate pg_temp.", name));
  table.real = true;
  if (table.rows == 0) return;
  Parameters parameters({});
  std::string arrays;
  for (Column& column : table.columns) {
    parameters.add({array_type(column.type), array_of(column, table.rows), false});
    arrays += cat(arrays.empty() ? "" : ", ", "$", parameters.all().size(), "::", column.type, "[]");
  }
  m_connection.execute(cat("insert into pg_temp.", name, " select * from unnest(", arrays, ")"), parameters.all());
  for (Column& column : table.columns) column.elements = {}, column.array = {};
}

std::optional<TemporaryTables::Write> TemporaryTables::as_query(std::string_view sql) const {
  constexpr std::string_view k_delete = "delete from ", k_insert = "insert into ";
  const bool removes = sql.starts_with(k_delete);
  if (!removes && (m_writer || !sql.starts_with(k_insert))) return std::nullopt;
  std::string_view rest = sql.substr((removes ? k_delete : k_insert).size());
  const auto end = std::min(rest.find_first_of(" ("), rest.size());
  const auto found = m_tables.find(rest.substr(0, end));
  if (found == m_tables.end() || found->second.real) return std::nullopt;
  rest.remove_prefix(end);
  if (removes) return Write{found->first, cat("select ", found->second.columns.front().name, " from ", found->first, rest), {}};
  Write write{found->first, {}, {}};
  const auto open = rest.find('('), close = rest.find(')');
  for (const std::string& column : split(rest.substr(open + 1, close - open - 1), ',')) write.columns.emplace_back(trim(column));
  write.query = rest.substr(close + 1, rest.rfind(" on conflict ") == std::string_view::npos ? std::string_view::npos : rest.rfind(" on conflict ") - close - 1);
  return write;
}

std::int64_t TemporaryTables::remove(std::string_view name, std::vector<std::int64_t> keys) {
  std::sort(keys.begin(), keys.end());
  Table& table = m_tables.find(name)->second;
  std::vector<std::size_t> places(table.columns.size(), 0);
  std::vector<std::string> kept(table.columns.size());
  std::int32_t rows = 0;
  for (std::int32_t row = 0; row < table.rows; ++row) {
    bool gone = false;
    for (std::size_t c = 0; c < table.columns.size(); ++c) {
      const std::string& elements = table.columns[c].elements;
      const std::uint32_t length = read_length(elements, places[c]);
      const std::size_t size = 4 + (length == k_null_length ? 0 : length);
      if (c == 0) gone = std::binary_search(keys.begin(), keys.end(), read_number(elements, places[c] + 4));
      if (!gone) kept[c].append(elements, places[c], size);
      places[c] += size;
    }
    rows += !gone;
  }
  const std::int64_t removed = table.rows - rows;
  for (std::size_t c = 0; c < table.columns.size(); ++c) {
    table.columns[c].elements = std::move(kept[c]);
    table.columns[c].array.clear();
  }
  table.rows = rows;
  return removed;
}

bool TemporaryTables::is_text(std::string_view name, std::string_view column) const {
  for (const Column& c : m_tables.find(name)->second.columns)
    if (c.name == column) return c.type == "text";
  return false;
}

std::string TemporaryTables::resolve(std::string_view sql, Parameters& parameters) {
  std::string expressions;
  for (auto& [name, table] : m_tables) {
    if (table.real || !names_word(sql, name)) continue;
    if (written_by(sql, name)) {
      make_real(name, table);
      continue;
    }
    expressions += cat(expressions.empty() ? "" : ", ", as_expression(name, table, parameters));
  }
  if (expressions.empty()) return std::string(sql);
  constexpr std::string_view k_recursive = "with recursive ", k_with = "with ";
  if (sql.starts_with(k_recursive)) return cat(k_recursive, expressions, ", ", sql.substr(k_recursive.size()));
  if (sql.starts_with(k_with)) return cat(k_with, expressions, ", ", sql.substr(k_with.size()));
  return cat(k_with, expressions, " ", sql);
}

}  // namespace tasks::store
