#pragma once
// What a record looks like from outside: its kind, its fields in order, and one value per field. There is ONE
// description per record type; table, json, jsonl, csv and ids all come from it, and so do the pinned field lists and
// the JSON FIELDS section of the manual pages. Knows no terminal: width and colour come in as options.
//
//     RecordType user = {"user", "users", {{"id", Kind::id, "…"}, {"email", Kind::text, "…"}}, …};
//     Cells row; row.id(7); row.text("ana@x.io");          // in the order of the fields
#include <concepts>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "lib/base/time.hpp"

namespace tasks::render {

// How a value is written. json: text that is JSON already. seconds: µs inside, seconds with decimals outside.
enum class Kind { id, integer, number, boolean, text, time, seconds, json };

struct Field {
  std::string_view name;  // snake_case
  Kind kind;
  std::string_view doc;   // one line for the manual
};

struct RecordType {
  std::string_view kind;         // "work_item": the `type` of every record
  std::string_view plural;       // "work_items": the root of a json document
  bool has_id;                   // derived records have none: -o ids is refused (decisions.md 4)
  std::vector<Field> fields;     // `type` is not among them; it is written first
  std::vector<std::string_view> table_columns;  // what a table shows unless --fields says otherwise
};

// One value. Text is borrowed (the record must live until the row is written) unless own_text or own_json was used.
struct Cell {
  Kind kind = Kind::text;
  bool null = true;
  std::int64_t integer = 0;
  double number = 0;
  std::string_view text;
};

// The values of one record, in the order of its type's fields. Reused from row to row: clear() keeps the memory.
class Cells {
 public:
  void clear() { m_cells.clear(); m_owned_used = 0; }
  void id(std::int64_t v);                       // 0 is null
  void integer(std::int64_t v);
  void integer(std::optional<std::int64_t> v);
  void number(std::optional<double> v);          // what is not finite is null: JSON has no word for it
  void boolean(bool v);
  void text(std::string_view v);                 // "" stays ""
  void text_or_null(std::string_view v);         // "" is null
  void time(std::optional<Micros> v);
  void seconds(std::optional<Micros> v);
  void json(std::string_view v);                 // "" is null
  void own_json(std::string v);                  // kept by the row; "" is null
  void own_text(std::string v);

  template <std::same_as<std::optional<std::string>> T>
  void text_or_null(const T& v) { text_or_null(v ? std::string_view(*v) : std::string_view()); }

  // A string that dies with the call cannot be borrowed: own_text and own_json keep it.
  template <std::same_as<std::string> T>
  void text(T&&) = delete;
  template <std::same_as<std::string> T>
  void text_or_null(T&&) = delete;
  template <std::same_as<std::string> T>
  void json(T&&) = delete;

  const std::vector<Cell>& cells() const { return m_cells; }

 private:
  Cell& push(Kind kind, bool null);
  std::string_view keep(std::string v);
  std::vector<Cell> m_cells;
  std::vector<std::unique_ptr<std::string>> m_owned;
  std::size_t m_owned_used = 0;
};

}  // namespace tasks::render
