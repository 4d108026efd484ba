#pragma once
// A record type with one field of every kind, and a way to write rows of it into a string.
#include <functional>
#include <string>

#include "lib/render/writer.hpp"

namespace samples {

using namespace tasks;
using namespace tasks::render;

inline const RecordType& thing() {
  static const RecordType type{"thing", "things", true,
                               {{"id", Kind::id, ""},
                                {"name", Kind::text, ""},
                                {"size", Kind::integer, ""},
                                {"share", Kind::number, ""},
                                {"active", Kind::boolean, ""},
                                {"made_at", Kind::time, ""},
                                {"duration_s", Kind::seconds, ""},
                                {"tags", Kind::json, ""}},
                               {"id", "name", "size", "made_at"}};
  return type;
}

inline const RecordType& derived() {
  static const RecordType type{"derived", "derived_rows", false, {{"label", Kind::text, ""}, {"n", Kind::integer, ""}}, {}};
  return type;
}

constexpr Micros k_made = 1'767'323'045'000'007;  // 2026-01-02T03:04:05.000007Z

inline void fill_full(Cells& row) {
  row.id(7);
  row.text("an \"a\", 日本");
  row.integer(-3);
  row.number(0.25);
  row.boolean(true);
  row.time(k_made);
  row.seconds(12'500'000);
  row.json(R"({"a":[1,"b"]})");
}

inline void fill_null(Cells& row) {
  row.id(0);
  row.text_or_null("");
  row.integer(std::nullopt);
  row.number(std::nullopt);
  row.boolean(false);
  row.time(std::nullopt);
  row.seconds(std::nullopt);
  row.json("");
}

inline void fill_named(Cells& row, std::int64_t id, std::string_view name, std::int64_t size) {
  row.id(id);
  row.text(name);
  row.integer(size);
  row.number(std::nullopt);
  row.boolean(false);
  row.time(k_made);
  row.seconds(0);
  row.json("");
}

using Fill = std::function<void(Cells&)>;

inline void write_rows(Writer& writer, const RecordType& type, const std::vector<Fill>& rows) {
  writer.begin(type);
  Cells cells;
  for (const Fill& fill : rows) {
    cells.clear();
    fill(cells);
    writer.row(cells);
  }
  writer.end();
}

inline std::string written(Format format, const WriteOptions& options, const std::vector<Fill>& rows, const RecordType& type = thing()) {
  std::string out;
  const auto writer = make_writer(format, [&](std::string_view bytes) { out += bytes; }, options);
  write_rows(*writer, type, rows);
  writer->finish();
  return out;
}

}  // namespace samples
