#include "lib/service/bundle.hpp"

#include <fstream>

#include "lib/base/error.hpp"
#include "lib/base/file_tree.hpp"
#include "lib/base/hash.hpp"
#include "lib/base/interrupt.hpp"
#include "lib/base/text.hpp"
#include "lib/formats/bundle.hpp"
#include "lib/store/migrations.hpp"
#include "lib/store/project.hpp"
#include "lib/store/sqlite/sqlite_database.hpp"
#include "lib/store/transfer.hpp"

namespace tasks::service {
namespace {

using formats::BundleManifest;
using formats::BundleTable;
using formats::BundleValue;
using store::Column;
using store::ColumnType;
using store::Value;

BundleValue bundled(const Value& value) {
  switch (value.kind()) {
    case Value::Kind::integer: return value.integer();
    case Value::Kind::real: return value.real();
    case Value::Kind::text: return value.text();
    case Value::Kind::null: break;
  }
  return std::monostate();
}

// An archive as a source of records; what is wrong with it is found while they are read.
class BundleRecords final : public store::RecordSource {
 public:
  explicit BundleRecords(const std::filesystem::path& file) : m_tree(FileTree::open_zip(file)) {
    if (!m_tree.contains(formats::k_manifest_name)) throw Error(Code::bad_file, cat(m_tree.name(), " has no ", formats::k_manifest_name, ": it is no bundle")).hint("tasks export --bundle writes bundles, tasks backup backups");
    m_manifest = formats::read_manifest(m_tree.read(formats::k_manifest_name), m_tree.place(formats::k_manifest_name));
    for (const std::string& name : m_tree.names())
      if (name != formats::k_manifest_name && std::none_of(m_manifest.tables.begin(), m_manifest.tables.end(), [&](const BundleTable& t) { return formats::bundle_file(t.table) == name; }))
        throw Error(Code::bad_file, cat(m_tree.place(name), " is not in the manifest"));
    for (const BundleTable& t : m_manifest.tables) {
      const auto known = store::project_tables();
      if (std::find(known.begin(), known.end(), t.table) == known.end()) throw Error(Code::bad_file, cat(m_tree.name(), ": there is no table ", quote(t.table)));
      if (!m_tree.contains(formats::bundle_file(t.table))) throw Error(Code::bad_file, cat(m_tree.name(), " has no ", formats::bundle_file(t.table), ", which its manifest tells of"));
    }
  }

  const BundleManifest& manifest() const { return m_manifest; }
  std::int64_t count(std::string_view table) override { return table_of(table).rows; }
  store::Id next_id() override { return m_manifest.next_id; }

  void each(std::string_view table, std::span<const Column> columns, const std::function<void(std::span<const Value>)>& take) override {
    const BundleTable& said = table_of(table);
    const std::string name = formats::bundle_file(table);
    std::vector<std::string> names;
    for (const Column& c : columns) names.push_back(c.name);
    formats::BundleRowReader reader(std::move(names));
    std::vector<Value> row(columns.size());
    RunningHash hash;
    std::int64_t rows = 0, bytes = 0;
    LineReader lines = m_tree.lines(name);
    while (const auto line = lines.next()) {
      if ((++rows & 0xfff) == 0) throw_if_interrupted();
      bytes += static_cast<std::int64_t>(line->size()) + 1;
      hash.add(*line);
      hash.add("\n");
      try {
        const auto values = reader.read(*line);
        for (std::size_t i = 0; i < columns.size(); ++i) row[i] = value_of(columns[i], values[i]);
      } catch (Error& e) {
        e.within(lines.place());
        throw;
      }
      take(row);
    }
    if (rows != said.rows || bytes != said.bytes || hash.text() != said.checksum)
      throw Error(Code::bad_file, cat(m_tree.place(name), " is not what the manifest says: ", rows, " rows, ", bytes, " bytes, checksum ", hash.text(), ", not ", said.rows, ", ", said.bytes, ", ", said.checksum)).hint("the bundle was changed or damaged: use another copy");
  }

 private:
  const BundleTable& table_of(std::string_view table) const {
    const auto found = std::find_if(m_manifest.tables.begin(), m_manifest.tables.end(), [&](const BundleTable& t) { return t.table == table; });
    if (found == m_manifest.tables.end()) throw Error(Code::bad_file, cat(m_tree.name(), " has no table ", table));
    return *found;
  }

  static Value value_of(const Column& column, const BundleValue& value) {
    const auto fail = [&](std::string_view wanted) -> Value { throw Error(Code::bad_record, cat(column.name, ": expected ", wanted)); };
    if (std::holds_alternative<std::monostate>(value)) return {};
    if (column.type == ColumnType::text) {
      const auto* text = std::get_if<std::string_view>(&value);
      return text != nullptr ? Value(*text) : fail("text");
    }
    if (const auto* whole = std::get_if<std::int64_t>(&value)) return column.type == ColumnType::real ? Value(static_cast<double>(*whole)) : Value(*whole);
    const auto* real = std::get_if<double>(&value);
    return real != nullptr && column.type == ColumnType::real ? Value(*real) : fail(column.type == ColumnType::real ? "a number" : "a whole number");
  }

  FileTree m_tree;
  BundleManifest m_manifest;
};

}  // namespace

Bundled write_bundle(store::Session& session, FileSink& out) {
  constexpr std::size_t k_chunk = 256 * 1024;
  const store::ProjectInfo project = store::check_project(session.db());
  store::ProjectRecords records(session.db());
  BundleManifest manifest{.schema = project.schema, .project = project.name, .uuid = project.uuid, .created_at = project.created_at, .next_id = records.next_id(), .tables = {}};
  Bundled done;
  std::string text;
  std::vector<BundleValue> values;
  for (const std::string_view table : store::project_tables()) {
    const std::vector<Column> columns = store::record_columns(session.db(), table);
    std::vector<std::string> names;
    for (const Column& c : columns) names.push_back(c.name);
    BundleTable& about = manifest.tables.emplace_back();
    about.table = table;
    RunningHash hash;
    const auto flush = [&] {
      hash.add(text);
      about.bytes += static_cast<std::int64_t>(text.size());
      out.write(text);
      text.clear();
    };
    out.begin(formats::bundle_file(table));
    records.each(table, columns, [&](std::span<const Value> row) {
      values.clear();
      for (const Value& value : row) values.push_back(bundled(value));
      formats::append_bundle_row(text, names, values);
      ++about.rows;
      if (text.size() >= k_chunk) flush();
    });
    flush();
    out.end();
    about.checksum = hash.text();
    done.records += about.rows;
    if (table == "item") done.items = about.rows;
    if (table == "annotation") done.annotations = about.rows;
  }
  out.put(formats::k_manifest_name, formats::manifest_text(manifest));
  return done;
}

bool is_bundle(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  char head[4] = {};
  return in.read(head, sizeof head) && std::string_view(head, 2) == "PK";
}

void unpack_bundle(const std::filesystem::path& file, const std::filesystem::path& database) {
  BundleRecords records(file);
  const BundleManifest& manifest = records.manifest();
  if (manifest.schema > store::newest_schema()) throw Error(Code::schema_new, cat("the project in ", quote(file.native()), " has schema ", manifest.schema, ", this program knows ", store::newest_schema()));
  if (manifest.schema < store::newest_schema())
    throw Error(Code::schema_old, cat("the project in ", quote(file.native()), " has schema ", manifest.schema, ", this program writes ", store::newest_schema())).hint("restore it with the program that wrote it, then tasks migrate");
  const auto db = store::create_sqlite(database, {.mode = store::OpenMode::write, .busy_wait = 0, .trace = {}});
  store::create_project(*db, manifest.project, manifest.uuid, manifest.created_at);
  db->begin_write();
  store::replace_records(records, *db);
  db->commit();
}

}  // namespace tasks::service
