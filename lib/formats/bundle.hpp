#pragma once
// The spelling of a bundle: a whole project as text, one JSON Lines file a table in a zip archive, and a manifest (tasks-formats(5)). What the tables are
// is the store's business; service/bundle.hpp brings both together.
//
//     TABLE.jsonl      {"id":17,"name":"cars","due_at":null}          a row a line, every column
//     manifest.json    {"type":"tasks-bundle","version":1,"schema":10,…,"files":[{"table","rows","bytes","xxh64"}]}
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace tasks::formats {

constexpr std::string_view k_manifest_name = "manifest.json";
inline std::string bundle_file(std::string_view table) { return std::string(table) + ".jsonl"; }

struct BundleTable {
  std::string table;
  std::int64_t rows = 0, bytes = 0;
  std::string checksum;           // XXH64 of the file, 16 hexadecimal digits
};
struct BundleManifest {
  int schema = 0;
  std::string project, uuid;
  std::int64_t created_at = 0;    // of the project, µs UTC
  std::int64_t next_id = 0;       // the id that the next record gets
  std::vector<BundleTable> tables;  // in the order in which they refer to each other
};
std::string manifest_text(const BundleManifest& manifest);
// Throws Code::bad_file, naming `place`.
BundleManifest read_manifest(std::string_view text, std::string_view place);

using BundleValue = std::variant<std::monostate, std::int64_t, double, std::string_view>;  // the first is null
void append_bundle_row(std::string& out, std::span<const std::string> columns, std::span<const BundleValue> values);  // with a line end

class BundleRowReader {
 public:
  explicit BundleRowReader(std::vector<std::string> columns);
  ~BundleRowReader();
  // In the order of the columns; good until the next call. Throws Code::bad_record for what is no such row: a column too many, one that is missing.
  std::span<const BundleValue> read(std::string_view line);

 private:
  struct State;
  std::unique_ptr<State> m_state;
};

}  // namespace tasks::formats
