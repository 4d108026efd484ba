/* contend DB PROCESSES CYCLES once|stay [TASKS]: PROCESSES workers on one task of the project DB each pull the next work
   item, then set its status: two transactions a cycle, CYCLES in all. Worker n acts as user un@example.com, who has an
   assignment in the task t.
     once: a process for every transaction;   stay: one process, one connection for each worker.
   With TASKS the program's commands run (next, set-status; through `batch -` for stay), without it the plain C below: the
   same rows read and written by prepared statements, SQLite's own waiting and flushing (synchronous = full).
   Prints transactions a second and the milliseconds one took, and fails when an item was given twice or lost. DB may be
   a server's URL, with TASKS (TASKS_PROJECT names the project): then whoever calls looks whether items were lost. */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <spawn.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

extern char **environ;
static const char *path, *tasks;
static sqlite3 *db;

static double now(void) {
  struct timespec t;
  clock_gettime(CLOCK_MONOTONIC, &t);
  return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}
static sqlite3_int64 micros(void) {
  struct timespec t;
  clock_gettime(CLOCK_REALTIME, &t);
  return (sqlite3_int64)t.tv_sec * 1000000 + t.tv_nsec / 1000;
}
static void die(const char *what) {
  fprintf(stderr, "contend: %s: %s\n", what, db ? sqlite3_errmsg(db) : strerror(errno));
  _exit(1);
}

/* --- the plain program --- */

enum { BEGIN, COMMIT, NEXT_ID, USER, ASSIGNMENT, FREE, OPEN_INTERVAL, HELD, CLAIM, COMPLETE, OPERATION, EFFECT, START, STOP, COUNT_LESS, COUNT_MORE, TOUCH, SET_NEXT_ID, STATEMENTS };
static const char *texts[STATEMENTS] = {
    "begin immediate", "commit", "select next_id from project where id = 1", "select id from users where email = ?",
    "select a.id, t.id from task t join assignment a on a.task_id = t.id where t.name = 't' and a.user_id = ? and a.archived_at is null and a.removed_op is null",
    "select id from work_item where assignment_id = ? and status is null and skipped_at is null and claimed_at is null and removed_op is null and"
    " stage <> 'prepare' order by priority desc, queued_at, position limit 1",
    "select id, started_at from work_interval where user_id = ? and ended_at is null",
    "select claimed_at, duration_us, stage from work_item where id = ?",
    "update work_item set claimed_by = ?, claimed_at = ?2, last_activity_at = ?2, updated_at = ?2 where id = ?3",
    "update work_item set status = 'complete', status_by = ?, status_at = ?2, stage = 'completed', claimed_by = null, claimed_at = null,"
    " last_activity_at = ?2, duration_us = duration_us + ?4, version = version + 1, updated_at = ?2 where id = ?3",
    "insert into operation (id, at, actor_id, command, argv_json, counts_json) values (?, ?, ?, ?, '[\"pull\"]', '{\"changed\":1}')",
    "insert into effect (op_id, seq, kind, field, old_value, new_value, task_id, min_id, max_id, entities) values (?, ?, ?, ?, ?, ?, ?, ?8, ?8, 1)",
    "insert into work_interval (id, work_item_id, user_id, started_at, last_at, active_us, source, op_id) values (?, ?, ?, ?4, ?4, 0, 'timer', ?5)",
    "update work_interval set last_at = ?2, ended_at = ?2, active_us = ?3 where id = ?1",
    "update counter set items = items - 1 where task_id = ? and assignment_id = ? and stage = 'label'",
    "insert into counter (task_id, assignment_id, replica_set, stage, status, skipped, items, duration_us) values (?, ?, 0, 'completed', 'complete', 0, 1, ?3)"
    " on conflict do update set items = items + 1, duration_us = duration_us + ?3",
    "update assignment set last_activity_at = ? where id = ?", "update project set next_id = ? where id = 1"};
static sqlite3_stmt *statements[STATEMENTS];

static void open_plain(void) {
  if (sqlite3_open(path, &db)) die("open");
  sqlite3_busy_timeout(db, 60000);
  if (sqlite3_exec(db, "pragma synchronous = full", 0, 0, 0)) die("synchronous");
  for (int i = 0; i < STATEMENTS; i++)
    if (sqlite3_prepare_v2(db, texts[i], -1, &statements[i], 0)) die(texts[i]);
}
static void close_plain(void) {
  for (int i = 0; i < STATEMENTS; i++) sqlite3_finalize(statements[i]);
  sqlite3_close(db);
}
/* Runs a statement with integers bound in turn; the first columns of its row, if any, go to out. */
static int run(int which, int n, const sqlite3_int64 *in, int columns, sqlite3_int64 *out) {
  sqlite3_stmt *s = statements[which];
  for (int i = 0; i < n; i++) sqlite3_bind_int64(s, i + 1, in[i]);
  int rc = sqlite3_step(s);
  if (rc != SQLITE_ROW && rc != SQLITE_DONE) die(texts[which]);
  for (int i = 0; rc == SQLITE_ROW && i < columns; i++) out[i] = sqlite3_column_int64(s, i);
  sqlite3_reset(s);
  return rc == SQLITE_ROW;
}
#define RUN(which, ...) run(which, sizeof((sqlite3_int64[]){__VA_ARGS__}) / sizeof(sqlite3_int64), (sqlite3_int64[]){__VA_ARGS__}, 0, 0)
static void effect(sqlite3_int64 op, int seq, const char *kind, const char *field, const char *old, const char *value, sqlite3_int64 task, sqlite3_int64 id) {
  sqlite3_stmt *s = statements[EFFECT];
  sqlite3_bind_text(s, 3, kind, -1, SQLITE_STATIC);
  sqlite3_bind_text(s, 4, field, -1, SQLITE_STATIC);
  if (old) sqlite3_bind_text(s, 5, old, -1, SQLITE_STATIC); else sqlite3_bind_null(s, 5);
  if (value) sqlite3_bind_text(s, 6, value, -1, SQLITE_STATIC); else sqlite3_bind_null(s, 6);
  sqlite3_bind_int64(s, 7, task);
  sqlite3_bind_int64(s, 8, id);
  RUN(EFFECT, op, seq);
}
static sqlite3_int64 pull(int worker, int done, sqlite3_int64 item) {
  sqlite3_int64 next = 0, user, holder[2], interval[2], held[2], at = micros();
  char email[40], number[32];
  snprintf(email, sizeof email, "u%d@example.com", worker);
  snprintf(number, sizeof number, "%lld", (long long)at);
  run(BEGIN, 0, 0, 0, 0);
  run(NEXT_ID, 0, 0, 1, &next);
  sqlite3_bind_text(statements[USER], 1, email, -1, SQLITE_STATIC);
  if (!run(USER, 0, 0, 1, &user) || !run(ASSIGNMENT, 1, &user, 2, holder)) die("no such worker");
  sqlite3_int64 op = next++, task = holder[1];
  sqlite3_bind_text(statements[OPERATION], 4, done ? "set-status" : "next", -1, SQLITE_STATIC);
  if (!done) {
    if (!run(FREE, 1, holder, 1, &item)) die("no item left");
    run(OPEN_INTERVAL, 1, &user, 2, interval);
    RUN(CLAIM, user, at, item);
    RUN(OPERATION, op, at, user);
    RUN(START, next, item, user, at, op);
    effect(op, 1, "work_item", "claimed_by", 0, email, task, item);
    effect(op, 2, "work_item", "claimed_at", 0, number, task, item);
    effect(op, 3, "work_interval", "created", 0, 0, task, next++);
    effect(op, 4, "work_item", "started", 0, 0, task, item);
  } else {
    if (!run(OPEN_INTERVAL, 1, &user, 2, interval) || !run(HELD, 1, &item, 2, held)) die("not held");
    sqlite3_int64 active = at - interval[1];
    RUN(STOP, interval[0], at, active);
    RUN(COMPLETE, user, at, item, active);
    RUN(OPERATION, op, at, user);
    effect(op, 1, "work_interval", "last_at", number, number, task, interval[0]);
    effect(op, 2, "work_interval", "active_us", "0", number, task, interval[0]);
    effect(op, 3, "work_interval", "ended_at", 0, number, task, interval[0]);
    effect(op, 4, "work_item", "stopped", 0, number, task, item);
    effect(op, 5, "work_item", "status", 0, "complete", task, item);
    effect(op, 6, "work_item", "status_by", 0, email, task, item);
    effect(op, 7, "work_item", "status_at", 0, number, task, item);
    effect(op, 8, "work_item", "stage", "label", "completed", task, item);
    effect(op, 9, "work_item", "claimed_by", email, 0, task, item);
    effect(op, 10, "work_item", "claimed_at", number, 0, task, item);
    effect(op, 11, "work_item", "duration_us", "0", number, task, item);
    RUN(COUNT_LESS, task, holder[0]);
    RUN(COUNT_MORE, task, holder[0], active);
  }
  RUN(TOUCH, at, holder[0]);
  RUN(SET_NEXT_ID, next);
  run(COMMIT, 0, 0, 0, 0);
  return item;
}

/* --- the workers --- */

/* Starts a program with its input and output on pipes (input: -1 for none). */
static pid_t start(char *const words[], int *to, int *from) {
  int in[2], out[2];
  pid_t child;
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  if (pipe2(out, O_CLOEXEC) || (to && pipe2(in, O_CLOEXEC))) die("pipe");
  if (to) posix_spawn_file_actions_adddup2(&actions, in[0], 0);
  posix_spawn_file_actions_adddup2(&actions, out[1], 1);
  if (posix_spawn(&child, words[0], &actions, 0, words, environ)) die(words[0]);
  posix_spawn_file_actions_destroy(&actions);
  close(out[1]);
  *from = out[0];
  if (to) close(in[0]), *to = in[1];
  return child;
}
static long number_after(const char *text, const char *key) {
  const char *at = strstr(text, key);
  return at ? strtol(at + strlen(key), 0, 10) : -1;
}
static long once(const char *self, int worker, int done, long item) {
  char email[40], id[24], number[12], output[4096] = "";
  snprintf(email, sizeof email, "u%d@example.com", worker);
  snprintf(id, sizeof id, "%ld", item);
  snprintf(number, sizeof number, "%d", worker);
  char *next[] = {(char *)tasks, "--db", (char *)path, "next", "t", "--as", email, "-o", "ids", "-q", 0};
  char *set[] = {(char *)tasks, "--db", (char *)path, "set-status", "t", "complete", id, "--as", email, "-o", "ids", "-q", 0};
  char *plain[] = {(char *)self, (char *)path, "plain", number, done ? id : 0, 0};
  int from, status;
  pid_t child = start(tasks ? (done ? set : next) : plain, 0, &from);
  for (ssize_t got, have = 0; (got = read(from, output + have, sizeof output - 1 - (size_t)have)) > 0;) output[have += got] = 0;
  close(from);
  waitpid(child, &status, 0);
  if (status || atol(output) <= 0) fprintf(stderr, "contend: status %d: %s\n", status, output), _exit(1);
  return atol(output);
}
static int to_batch, from_batch;
static long through_batch(int worker, int done, long item) {
  char line[256], answer[16384];
  int length = done ? snprintf(line, sizeof line, "[\"set-status\",\"t\",\"complete\",\"%ld\",\"-o\",\"ids\",\"--as\",\"u%d@example.com\"]\n", item, worker)
                    : snprintf(line, sizeof line, "[\"next\",\"t\",\"-o\",\"ids\",\"--as\",\"u%d@example.com\"]\n", worker);
  if (write(to_batch, line, (size_t)length) != length) die("write");
  ssize_t have = 0;
  do {
    ssize_t got = read(from_batch, answer + have, sizeof answer - 1 - (size_t)have);
    if (got <= 0) die("the batch ended");
    answer[have += got] = 0;
  } while (!strchr(answer, '\n'));
  if (number_after(answer, "\"exit\":")) fprintf(stderr, "contend: %s", answer), _exit(1);
  return number_after(answer, "\"text\":\"");
}

/* Items that were not completed just once; a pull counts as a version, too. */
static int lost(const long *items, int n) {
  int missing = 0;
  if (sqlite3_open(path, &db)) die("open");
  sqlite3_busy_timeout(db, 60000);
  char sql[] = "select count(*) from work_item where id = ? and status = 'complete' and version in (2, 3)";
  sqlite3_stmt *check;
  if (sqlite3_prepare_v2(db, sql, -1, &check, 0)) die(sql);
  for (int i = 0; i < n; i += 2) {
    sqlite3_bind_int64(check, 1, items[i]);
    missing += sqlite3_step(check) != SQLITE_ROW || sqlite3_column_int(check, 0) != 1;
    sqlite3_reset(check);
  }
  sqlite3_finalize(check);
  sqlite3_close(db);
  return missing;
}
static int by_size(const void *a, const void *b) {
  double x = *(const double *)a, y = *(const double *)b;
  return (x > y) - (x < y);
}

int main(int argc, char **argv) {
  path = argv[1];
  if (argc >= 4 && !strcmp(argv[2], "plain")) { /* one transaction of the plain program */
    open_plain();
    printf("%lld\n", (long long)pull(atoi(argv[3]), argc > 4, argc > 4 ? atoll(argv[4]) : 0));
    close_plain();
    return 0;
  }
  if (argc < 5) return fprintf(stderr, "usage: contend DB PROCESSES CYCLES once|stay [TASKS]\n"), 2;
  int workers = atoi(argv[2]), each = atoi(argv[3]) / workers, stay = !strcmp(argv[4], "stay"), n = 2 * workers * each;
  tasks = argc > 5 ? argv[5] : 0;
  double *took = mmap(0, (size_t)n * sizeof *took, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
  long *items = mmap(0, (size_t)n * sizeof *items, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
  volatile int *go = mmap(0, 4096, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
  for (int w = 0; w < workers; w++) {
    if (fork()) continue;
    if (stay && tasks) {
      char *batch[] = {(char *)tasks, "--db", (char *)path, "-o", "jsonl", "batch", "-", 0};
      start(batch, &to_batch, &from_batch);
    }
    if (stay && !tasks) open_plain();
    while (!*go) usleep(500);
    for (int i = 0; i < each; i++) {
      long item = 0;
      for (int done = 0; done < 2; done++) {
        double began = now();
        long got = !stay ? once(argv[0], w, done, item) : tasks ? through_batch(w, done, item) : (long)pull(w, done, item);
        took[(w * each + i) * 2 + done] = (now() - began) * 1e3;
        items[(w * each + i) * 2 + done] = item = got;
      }
    }
    if (stay && tasks) close(to_batch), wait(0);
    _exit(0);
  }
  usleep(500000); /* batches have begun */
  double began = now();
  *go = 1;
  int failed = 0, status;
  while (wait(&status) > 0) failed += status != 0;
  double seconds = now() - began;
  /* Every item came out of one next and went into one set-status. */
  for (int i = 0; i < n; i += 2) failed += items[i] != items[i + 1];
  if (!strstr(path, "://") && !failed) failed = lost(items, n);
  qsort(took, (size_t)n, sizeof *took, by_size);
  printf("%8.0f txn/s  ms: p50 %8.2f  p99 %8.2f  max %8.1f%s\n", n / seconds, took[n / 2], took[(long)n * 99 / 100], took[n - 1], failed ? "  WRONG" : "");
  return failed != 0;
}
