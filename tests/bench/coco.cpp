// The yardstick of a COCO import: the file parsed by simdjson, and the same rows into the same tables and indexes by the SQLite C API, one transaction with
// synchronous=FULL, one prepared INSERT per row, indexes kept as it goes.
// coco DB FILE.json: DB is a copy of the project that the import begins with, whose dataset is the only one.
#include <simdjson.h>
#include <sqlite3.h>

#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <unordered_map>

static sqlite3* db;
static void check(int rc) {
  if (rc == SQLITE_OK || rc == SQLITE_DONE || rc == SQLITE_ROW) return;
  std::fprintf(stderr, "sqlite: %s\n", sqlite3_errmsg(db));
  std::exit(1);
}
static void script(const char* sql) { check(sqlite3_exec(db, sql, nullptr, nullptr, nullptr)); }
static sqlite3_stmt* prepare(const char* sql) {
  sqlite3_stmt* statement;
  check(sqlite3_prepare_v2(db, sql, -1, &statement, nullptr));
  return statement;
}
static void text(sqlite3_stmt* s, int at, std::string_view t) { check(sqlite3_bind_text(s, at, t.data(), static_cast<int>(t.size()), SQLITE_STATIC)); }

int main(int, char** argv) {
  check(sqlite3_open(argv[1], &db));
  script("pragma journal_mode=wal; pragma synchronous=full; pragma cache_size=-65536; begin immediate");
  std::int64_t dataset = 0, op = 1, next = 1000000;
  for (auto* s = prepare("select id from dataset"); sqlite3_step(s) == SQLITE_ROW;) dataset = sqlite3_column_int64(s, 0);
  simdjson::dom::parser parser;
  const auto root = parser.load(argv[2]).value();
  std::unordered_map<std::int64_t, std::string> labels;
  for (const auto category : root["categories"].get_array()) labels[category["id"].get_int64()] = std::string(category["name"].get_string().value());
  std::unordered_map<std::int64_t, std::int64_t> items;
  auto* item = prepare("insert into item (id, dataset_id, ordinal, path, dir, kind, mimetype, width, height, external_id, created_op)"
                       " values (?1, ?2, ?1, ?3, ?4, 'image', 'image/jpeg', ?5, ?6, ?7, ?8)");
  std::string path, dir, number;
  for (const auto image : root["images"].get_array()) {
    const std::int64_t id = image["id"].get_int64();
    items[id] = ++next;
    path = "/" + std::string(image["file_name"].get_string().value());
    dir = path.substr(0, std::max<std::size_t>(1, path.rfind('/')));
    number = std::to_string(id);
    sqlite3_bind_int64(item, 1, next);
    sqlite3_bind_int64(item, 2, dataset);
    text(item, 3, path);
    text(item, 4, dir);
    sqlite3_bind_int64(item, 5, image["width"].get_int64());
    sqlite3_bind_int64(item, 6, image["height"].get_int64());
    text(item, 7, number);
    sqlite3_bind_int64(item, 8, op);
    check(sqlite3_step(item));
    sqlite3_reset(item);
  }
  auto* annotation = prepare("insert into annotation (id, layer, item_id, label, shape, geometry, area, bbox_x, bbox_y, bbox_w, bbox_h, source, external_id, created_op, updated_op, created_at, updated_at)"
                             " values (?1, 'import', ?2, ?3, 'box', ?4, ?5, ?6, ?7, ?8, ?9, 'import', ?10, ?11, ?11, 0, 0)");
  char geometry[200];
  for (const auto one : root["annotations"].get_array()) {
    double box[4];
    int i = 0;
    for (const double side : one["bbox"]) box[i++] = side;
    const int length = std::snprintf(geometry, sizeof geometry, "{\"bbox\":[%.10g,%.10g,%.10g,%.10g]}", box[0], box[1], box[2], box[3]);
    number = std::to_string(one["id"].get_int64().value());
    sqlite3_bind_int64(annotation, 1, ++next);
    sqlite3_bind_int64(annotation, 2, items[one["image_id"].get_int64()]);
    text(annotation, 3, labels[one["category_id"].get_int64()]);
    text(annotation, 4, std::string_view(geometry, static_cast<std::size_t>(length)));
    sqlite3_bind_double(annotation, 5, box[2] * box[3]);
    for (int side = 0; side < 4; ++side) sqlite3_bind_double(annotation, 6 + side, box[side]);
    text(annotation, 10, number);
    sqlite3_bind_int64(annotation, 11, op);
    check(sqlite3_step(annotation));
    sqlite3_reset(annotation);
  }
  script("commit");
  sqlite3_close(db);
}
