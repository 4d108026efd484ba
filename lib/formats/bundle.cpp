#include "lib/formats/bundle.hpp"

#include <algorithm>
#include <cmath>

#include "lib/base/error.hpp"
#include "lib/base/json_text.hpp"
#include "lib/base/text.hpp"
#include "lib/formats/json_record.hpp"
#include "lib/formats/json_scan.hpp"
#include "lib/formats/loose_json.hpp"

namespace tasks::formats {
namespace {

using nlohmann::json;

constexpr int k_version = 1;

std::int64_t whole(const json& object, const char* name, std::string_view place) {
  const json& value = member(object, name);
  if (!value.is_number_integer() || value.get<std::int64_t>() < 0) throw Error(Code::bad_file, cat(place, ": ", name, ": expected a whole number"));
  return value.get<std::int64_t>();
}

std::string word(const json& object, const char* name, std::string_view place) {
  const json& value = member(object, name);
  if (!value.is_string()) throw Error(Code::bad_file, cat(place, ": ", name, ": expected text"));
  return value.get<std::string>();
}

}  // namespace

std::string manifest_text(const BundleManifest& m) {
  JsonText json;
  json.begin_object();
  json.member("type", "tasks-bundle");
  json.member("version", k_version);
  json.member("schema", m.schema);
  json.member("project", m.project);
  json.member("uuid", m.uuid);
  json.member("created_at_us", m.created_at);
  json.member("next_id", m.next_id);
  json.key("files");
  json.begin_array();
  for (const BundleTable& table : m.tables) {
    json.begin_object();
    json.member("table", table.table);
    json.member("rows", table.rows);
    json.member("bytes", table.bytes);
    json.member("xxh64", table.checksum);
    json.end_object();
  }
  json.end_array();
  json.end_object();
  return cat(json.take(), '\n');
}

BundleManifest read_manifest(std::string_view text, std::string_view place) {
  json m;
  try {
    m = json::parse(text);
  } catch (const json::exception&) {
    throw Error(Code::bad_file, cat(place, ": not valid JSON: ", describe_json_error(text)));
  }
  if (member(m, "type") != "tasks-bundle") throw Error(Code::bad_file, cat(place, " is no manifest of a bundle"));
  if (const auto version = whole(m, "version", place); version != k_version) throw Error(Code::bad_file, cat(place, ": a bundle of version ", version, ", and this program reads version ", k_version));
  BundleManifest found{.schema = static_cast<int>(whole(m, "schema", place)), .project = word(m, "project", place), .uuid = word(m, "uuid", place), .created_at = whole(m, "created_at_us", place), .next_id = whole(m, "next_id", place), .tables = {}};
  const json& files = member(m, "files");
  if (!files.is_array()) throw Error(Code::bad_file, cat(place, ": files: expected a list"));
  for (const json& file : files) found.tables.push_back({word(file, "table", place), whole(file, "rows", place), whole(file, "bytes", place), word(file, "xxh64", place)});
  return found;
}

void append_bundle_row(std::string& out, std::span<const std::string> columns, std::span<const BundleValue> values) {
  JsonText json;
  json.begin_object();
  for (std::size_t i = 0; i < columns.size(); ++i) {
    json.key(columns[i]);
    if (const auto* whole = std::get_if<std::int64_t>(&values[i]))
      json.value(*whole);
    else if (const auto* real = std::get_if<double>(&values[i]))
      json.value(*real);
    else if (const auto* text = std::get_if<std::string_view>(&values[i]))
      json.value(*text);
    else
      json.null();
  }
  json.end_object();
  out += json.take();
  out += '\n';
}

struct BundleRowReader::State {
  std::vector<std::string> columns;
  std::vector<BundleValue> values;
  std::vector<bool> given;
  JsonRecord record;
};

BundleRowReader::BundleRowReader(std::vector<std::string> columns) : m_state(std::make_unique<State>()) {
  m_state->columns = std::move(columns);
  m_state->values.resize(m_state->columns.size());
}
BundleRowReader::~BundleRowReader() = default;

std::span<const BundleValue> BundleRowReader::read(std::string_view line) {
  State& s = *m_state;
  s.record.parse(line);
  s.given.assign(s.columns.size(), false);
  std::size_t expected = 0;
  s.record.each([&](std::string_view key, const JsonField& field) {
    // Columns come in their order, mostly.
    const std::size_t at = expected < s.columns.size() && s.columns[expected] == key ? expected : static_cast<std::size_t>(std::find(s.columns.begin(), s.columns.end(), key) - s.columns.begin());
    if (at == s.columns.size()) field.fail("there is no such column");
    if (s.given[at]) field.fail("is there twice");
    s.given[at] = true;
    expected = at + 1;
    const auto element = field.element();
    if (field.null())
      s.values[at] = std::monostate();
    else if (element.is_int64())
      s.values[at] = field.integer();
    else if (element.is_number())
      s.values[at] = field.number();
    else
      s.values[at] = field.text();
  });
  for (std::size_t i = 0; i < s.columns.size(); ++i)
    if (!s.given[i]) throw Error(Code::bad_record, cat(s.columns[i], ": is missing"));
  return s.values;
}

}  // namespace tasks::formats
