/* The yardstick of `dataset add` + `create`: the same rows into the same tables and indexes, by the SQLite C API, one
   transaction with synchronous=FULL, one prepared INSERT per row, indexes kept as it goes.
   insert DB SCHEMA.sql ITEMS.jsonl: SCHEMA.sql is the dump of an empty project's schema. */
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static sqlite3 *db;

static void check(int rc) {
  if (rc != SQLITE_OK && rc != SQLITE_DONE && rc != SQLITE_ROW) {
    fprintf(stderr, "sqlite: %s\n", sqlite3_errmsg(db));
    exit(1);
  }
}
static void script(const char *sql) { check(sqlite3_exec(db, sql, NULL, NULL, NULL)); }

static sqlite3_stmt *prepare(const char *sql) {
  sqlite3_stmt *statement;
  check(sqlite3_prepare_v2(db, sql, -1, &statement, NULL));
  return statement;
}

/* The text between "key":" and the next quote; the lines are of one known form. */
static const char *text_of(const char *line, const char *key, int *length) {
  const char *start = strstr(line, key) + strlen(key);
  *length = (int)(strchr(start, '"') - start);
  return start;
}
static long number_of(const char *line, const char *key) { return atol(strstr(line, key) + strlen(key)); }

int main(int argc, char **argv) {
  if (argc != 4) return 2;
  char name[4096];
  const char *suffixes[] = {"", "-wal", "-shm"};
  for (int i = 0; i < 3; i++) {
    snprintf(name, sizeof name, "%s%s", argv[1], suffixes[i]);
    unlink(name);
  }
  check(sqlite3_open(argv[1], &db));
  script("pragma journal_mode = wal; pragma synchronous = full; pragma cache_size = -65536");
  FILE *file = fopen(argv[2], "r");
  fseek(file, 0, SEEK_END);
  long size = ftell(file);
  rewind(file);
  char *schema = malloc((size_t)size + 1);
  schema[fread(schema, 1, (size_t)size, file)] = 0;
  fclose(file);
  script(schema);

  script("begin immediate");
  sqlite3_stmt *item = prepare(
      "insert into item (id, dataset_id, ordinal, path, dir, kind, mimetype, width, height, size, split, hidden, version, created_op)"
      " values (?, 1, ?, ?, ?, 'image', 'image/jpeg', ?, ?, ?, 'none', 0, 1, 2)");
  sqlite3_stmt *work = prepare(
      "insert into work_item (id, task_id, item_id, assignment_id, replica_key, position, stage, stage_by_hand, priority, queued_at, object_count,"
      " duration_us, open_issues, for_review, edited_after_status, version, updated_at, created_op)"
      " values (?, 3, ?, ?, 0, ?, 'label', 0, 0, 1767225600000000, 0, 0, 0, 0, 0, 1, 1767225600000000, 4)");
  file = fopen(argv[3], "r");
  char *line = NULL;
  size_t room = 0;
  long n = 0;
  while (getline(&line, &room, file) > 0) {
    int length;
    const char *path = text_of(line, "\"path\":\"", &length);
    int folder = length;
    while (folder > 0 && path[folder - 1] != '/') folder--;
    sqlite3_bind_int64(item, 1, 10 + n);
    sqlite3_bind_int64(item, 2, n);
    sqlite3_bind_text(item, 3, path, length, SQLITE_STATIC);
    sqlite3_bind_text(item, 4, path, folder > 1 ? folder - 1 : 1, SQLITE_STATIC);
    sqlite3_bind_int64(item, 5, number_of(line, "\"width\":"));
    sqlite3_bind_int64(item, 6, number_of(line, "\"height\":"));
    sqlite3_bind_int64(item, 7, number_of(line, "\"size\":"));
    check(sqlite3_step(item));
    sqlite3_reset(item);
    n++;
  }
  fclose(file);
  for (long i = 0; i < n; i++) {
    sqlite3_bind_int64(work, 1, 2000000000L + i);
    sqlite3_bind_int64(work, 2, 10 + i);
    sqlite3_bind_int64(work, 3, 5 + i * 3 / n);
    sqlite3_bind_int64(work, 4, i);
    check(sqlite3_step(work));
    sqlite3_reset(work);
  }
  script("commit");
  sqlite3_finalize(item);
  sqlite3_finalize(work);
  sqlite3_close(db);
  printf("%ld items\n", n);
  return 0;
}
