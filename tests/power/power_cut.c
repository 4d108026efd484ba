/* power_cut LOG WORK CUTS SHUFFLES DB…: what would be left after a power cut? Replays the log of disk_log.c and, before the
   end of every flush and at the end of the log, makes the databases DB as a disk may hold them then, in the folder WORK:
     1. only what was flushed, of files and of folders;     2. everything;
     3. what was flushed and the beginning of what was not: CUTS times, each cut off elsewhere, at a sector;
     4. what was flushed and any sectors of what was not, SHUFFLES times.
   Each must be sound, and hold everything that was told to be done before: once something was said in the name of a
   database it must be there with its project, with every user whose e-mail was said. Prints what is wrong, and the
   numbers. With SAVE=N in the environment every N-th database is kept in WORK, for other programs to look at. */
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { SECTOR = 512, MOST = 4096 };

typedef struct {
  char kind;
  long flush;
  long long offset;
  char *name, *data;
  size_t size;
} Act;

typedef struct { /* a file or a folder, whatever it is called */
  char *bytes;   /* as flushed */
  size_t size, room;
  size_t *pending, count, space; /* acts on its bytes that are not flushed */
} Thing;

typedef struct { char *name; Thing *thing; } Entry;
typedef struct { Entry *entries; size_t count, room; } Names;
typedef struct { char kind; char *name, *to; Thing *thing; size_t at; } Change; /* of a folder, not flushed */

static Act *acts;
static size_t act_count;
static Names now, flushed;
static Change *changes;
static size_t change_count;

static void die(const char *what) {
  fprintf(stderr, "power_cut: %s\n", what);
  exit(2);
}
static void *grow(void *old, size_t bytes) {
  void *more = realloc(old, bytes);
  if (!more) die("no memory");
  return more;
}

/* --- names --- */

static Entry *find(Names *names, const char *name) {
  for (size_t i = 0; i < names->count; i++)
    if (!strcmp(names->entries[i].name, name)) return &names->entries[i];
  return NULL;
}
static void put(Names *names, char *name, Thing *thing) {
  Entry *old = find(names, name);
  if (old) { old->thing = thing; return; }
  if (names->count == names->room) names->entries = grow(names->entries, (names->room = names->room * 2 + 16) * sizeof(Entry));
  names->entries[names->count++] = (Entry){name, thing};
}
static void drop(Names *names, const char *name) {
  Entry *old = find(names, name);
  if (old) *old = names->entries[--names->count];
}
static void change_names(Names *names, const Change *change) {
  if (change->kind != 'c') drop(names, change->name);
  if (change->kind == 'c') put(names, change->name, change->thing);
  if (change->kind == 'm') put(names, change->to, change->thing);
}
static int in_folder(const char *name, const char *folder) {
  const char *slash = strrchr(name, '/');
  size_t length = slash ? (size_t)(slash - name) : 0;
  return strlen(folder) == length && !strncmp(name, folder, length);
}
/* What a name leads to: every folder on the way must be there as well. */
static Thing *reach(Names *names, const char *name) {
  char part[MOST];
  for (const char *slash = strchr(name, '/'); slash; slash = strchr(slash + 1, '/')) {
    snprintf(part, sizeof part, "%.*s", (int)(slash - name), name);
    if (!find(names, part)) return NULL;
  }
  Entry *entry = find(names, name);
  return entry ? entry->thing : NULL;
}

/* --- bytes --- */

static void write_at(Thing *thing, long long offset, const char *data, size_t size) {
  size_t end = (size_t)offset + size;
  if (end > thing->room) thing->bytes = grow(thing->bytes, thing->room = end * 2);
  if ((size_t)offset > thing->size) memset(thing->bytes + thing->size, 0, (size_t)offset - thing->size);
  memcpy(thing->bytes + offset, data, size);
  if (end > thing->size) thing->size = end;
}
static void cut_to(Thing *thing, size_t size) {
  if (size > thing->size) write_at(thing, (long long)size, "", 0);
  thing->size = size;
}
static void apply(Thing *thing, const Act *act) {
  if (act->kind == 'w') write_at(thing, act->offset, act->data, act->size);
  if (act->kind == 't') cut_to(thing, (size_t)act->offset);
}
static void flush_until(Thing *thing, size_t act) {
  size_t done = 0;
  while (done < thing->count && thing->pending[done] < act) apply(thing, &acts[thing->pending[done++]]);
  memmove(thing->pending, thing->pending + done, (thing->count - done) * sizeof *thing->pending);
  thing->count -= done;
}

static unsigned long long dice_state = 88172645463325252ULL;
static unsigned long long dice(unsigned long long sides) {
  dice_state ^= dice_state << 13, dice_state ^= dice_state >> 7, dice_state ^= dice_state << 17;
  return sides ? dice_state % sides : 0;
}

enum Left { FLUSHED, ALL, BEGINNING, SECTORS };

/* The thing's bytes after a cut that leaves `left` of what was not flushed. */
static Thing after_cut(const Thing *thing, enum Left left) {
  Thing copy = {grow(NULL, thing->size + 1), thing->size, thing->size + 1, 0, 0, 0};
  if (thing->size) memcpy(copy.bytes, thing->bytes, thing->size);
  size_t keep = left == BEGINNING ? dice(thing->count + 1) : thing->count;
  for (size_t i = 0; left != FLUSHED && i < thing->count; i++) {
    const Act *act = &acts[thing->pending[i]];
    if (left == ALL || (left == BEGINNING && i < keep)) {
      apply(&copy, act);
    } else if (left == BEGINNING) {  /* the write in which it was cut */
      if (act->kind != 'w') break;
      size_t end = ((size_t)act->offset + dice(act->size)) / SECTOR * SECTOR;
      if (end > (size_t)act->offset) write_at(&copy, act->offset, act->data, end - (size_t)act->offset);
      break;
    } else if (act->kind == 't') {
      if (dice(2)) apply(&copy, act);
    } else {
      for (size_t at = 0, next; at < act->size; at = next) {
        next = (((size_t)act->offset + at) / SECTOR + 1) * SECTOR - (size_t)act->offset;
        if (next > act->size) next = act->size;
        if (dice(2)) write_at(&copy, act->offset + (long long)at, act->data + at, next - at);
      }
    }
  }
  return copy;
}

/* --- what must be there --- */

typedef struct {
  const char *path;
  int told;
  char **emails;
  size_t count;
} Database;

static void hear(Database *db, const Act *act) {
  static const char key[] = "\"email\":\"";
  db->told = 1;
  char *text = grow(NULL, act->size + 1), *end;
  memcpy(text, act->data, act->size);
  text[act->size] = 0;
  for (char *at = strstr(text, key); at; at = strstr(end, key)) {
    at += sizeof key - 1;
    end = strchr(at, '"');
    if (!end) break;
    *end++ = 0;
    db->emails = grow(db->emails, (db->count + 1) * sizeof *db->emails);
    db->emails[db->count++] = strdup(at);
  }
  free(text);
}

static const char *first_text(sqlite3 *db, const char *sql, char *into, size_t room) {
  sqlite3_stmt *statement = NULL;
  if (sqlite3_prepare_v2(db, sql, -1, &statement, NULL)) return snprintf(into, room, "%s", sqlite3_errmsg(db)), into;
  int rc = sqlite3_step(statement);
  snprintf(into, room, "%s", rc == SQLITE_ROW ? (const char *)sqlite3_column_text(statement, 0) : rc == SQLITE_DONE ? "" : sqlite3_errmsg(db));
  sqlite3_finalize(statement);
  return into;
}

/* "" when the file holds all of it. */
static const char *problem_of(const char *file, const Database *wanted, char *into, size_t room) {
  sqlite3 *db;
  char text[1000];
  into[0] = 0;
  if (sqlite3_open_v2(file, &db, SQLITE_OPEN_READWRITE, NULL)) return snprintf(into, room, "cannot be opened: %s", sqlite3_errmsg(db)), sqlite3_close(db), into;
  sqlite3_db_config(db, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, NULL);
  sqlite3_exec(db, "pragma synchronous = off", NULL, NULL, NULL);
  if (strcmp(first_text(db, "pragma integrity_check(1)", text, sizeof text), "ok")) snprintf(into, room, "damaged: %s", text);
  else if (*first_text(db, "pragma foreign_key_check", text, sizeof text)) snprintf(into, room, "half a change: %s", text);
  else if (strcmp(first_text(db, "select count(*) from project", text, sizeof text), "1")) snprintf(into, room, "lost: the project: %s", text);
  sqlite3_stmt *find_user = NULL;
  if (!*into && sqlite3_prepare_v2(db, "select 1 from users where email = ?", -1, &find_user, NULL)) snprintf(into, room, "%s", sqlite3_errmsg(db));
  for (size_t i = 0; !*into && i < wanted->count; i++) {
    sqlite3_bind_text(find_user, 1, wanted->emails[i], -1, SQLITE_STATIC);
    if (sqlite3_step(find_user) != SQLITE_ROW) snprintf(into, room, "lost: %s", wanted->emails[i]);
    sqlite3_reset(find_user);
  }
  sqlite3_finalize(find_user);
  sqlite3_close(db);
  return into;
}

static int lay_out(const char *file, const Thing *thing) {
  FILE *out = fopen(file, "wb");
  if (!out || (thing->size && fwrite(thing->bytes, thing->size, 1, out) != 1) || fclose(out)) die("cannot write a database");
  return 1;
}

static long images, failures, save_every, saved;
static const char *work;

static void check(const Database *db, Names *names, enum Left left, const char *moment) {
  static const char *suffixes[] = {"", "-wal", "-journal", "-shm"};
  static const char *lefts[] = {"only what was flushed", "everything", "the beginning of the rest", "some sectors of the rest"};
  char file[MOST], name[MOST], problem[1200];
  int there = 0;
  snprintf(file, sizeof file, "%s/cut.db", work);
  for (int i = 0; i < 3; i++) {
    snprintf(name, sizeof name, "%s%s", db->path, suffixes[i]);
    Thing *thing = reach(names, name);
    snprintf(name, sizeof name, "%s%s", file, suffixes[i]);
    if (!thing) continue;
    Thing copy = after_cut(thing, left);
    there |= i == 0 && copy.size > 0;
    lay_out(name, &copy);
    free(copy.bytes);
  }
  images++;
  if (there && save_every && images % save_every == 0) {
    char command[3 * MOST];
    snprintf(command, sizeof command, "for s in '' -wal -journal; do [ ! -e '%s'$s ] || cp '%s'$s '%s/saved%ld.db'$s; done", file, file, work, saved++);
    if (system(command)) die("cannot save a database");
  }
  if (!there) snprintf(problem, sizeof problem, "lost: the whole database");
  else problem_of(file, db, problem, sizeof problem);
  if (*problem && ++failures <= 20) printf("%s: with %s, before %s: %s\n", db->path, lefts[left], moment, problem);
  for (int i = 0; i < 4; i++) {
    snprintf(name, sizeof name, "%s%s", file, suffixes[i]);
    unlink(name);
  }
}

static int unflushed(const Database *db) {
  static const char *suffixes[] = {"", "-wal", "-journal"};
  char name[MOST];
  for (int i = 0; i < 3; i++) {
    snprintf(name, sizeof name, "%s%s", db->path, suffixes[i]);
    Thing *thing = reach(&now, name);
    if (thing && thing->count) return 1;
  }
  return change_count > 0;
}

static void cut_power(Database *databases, int count, int cuts, int shuffles, const char *moment) {
  Names all = {NULL, 0, 0};
  for (size_t i = 0; i < flushed.count; i++) put(&all, flushed.entries[i].name, flushed.entries[i].thing);
  for (size_t i = 0; i < change_count; i++) change_names(&all, &changes[i]);
  for (int i = 0; i < count; i++) {
    const Database *db = &databases[i];
    if (!db->told) continue;
    check(db, &flushed, FLUSHED, moment);
    if (!unflushed(db)) continue;
    check(db, &all, ALL, moment);
    for (int n = 0; n < cuts; n++) check(db, &all, BEGINNING, moment);
    for (int n = 0; n < shuffles; n++) check(db, dice(2) ? &all : &flushed, SECTORS, moment);
  }
  free(all.entries);
}

/* --- the log --- */

static void read_log(const char *file) {
  FILE *in = fopen(file, "rb");
  char kind;
  long flush;
  long long offset;
  size_t name_length, size, room = 0;
  if (!in) die("cannot read the log");
  while (fscanf(in, "%c %ld %lld %zu %zu", &kind, &flush, &offset, &name_length, &size) == 5 && fgetc(in) == '\n') {
    if (act_count == room) acts = grow(acts, (room = room * 2 + 1024) * sizeof *acts);
    Act *act = &acts[act_count++];
    *act = (Act){kind, flush, offset, calloc(1, name_length + 1), malloc(size + 1), size};
    if (fread(act->name, 1, name_length, in) != name_length || fread(act->data, 1, size, in) != size) die("the log breaks off");
    act->data[size] = 0;
  }
  if (!feof(in)) die("the log cannot be understood");
  fclose(in);
}

static void note_change(Change change) {
  changes = grow(changes, (change_count + 1) * sizeof *changes);
  changes[change_count++] = change;
}

int main(int argc, char **argv) {
  if (argc < 6) die("usage: power_cut LOG WORK CUTS SHUFFLES DB…");
  int cuts = atoi(argv[3]), shuffles = atoi(argv[4]), count = argc - 5;
  Database *databases = calloc((size_t)count, sizeof *databases);
  for (int i = 0; i < count; i++) databases[i].path = argv[5 + i];
  work = argv[2];
  save_every = getenv("SAVE") ? atol(getenv("SAVE")) : 0;
  read_log(argv[1]);
  put(&now, "", calloc(1, sizeof(Thing)));

  long flushes = 0, logs_begun = 0, told = 0;
  for (size_t i = 0; i < act_count; i++) {
    Act *act = &acts[i];
    Entry *entry = find(&now, act->name);
    if (strchr("wt", act->kind)) {
      if (!entry) die("a write to a file that nobody made");
      Thing *thing = entry->thing;
      if (thing->count == thing->space) thing->pending = grow(thing->pending, (thing->space = thing->space * 2 + 16) * sizeof *thing->pending);
      thing->pending[thing->count++] = i;
      size_t length = strlen(act->name);
      logs_begun += act->kind == 'w' && act->offset == 0 && length > 4 && !strcmp(act->name + length - 4, "-wal");
    } else if (strchr("cdxm", act->kind)) {
      Change change = {act->kind == 'd' ? 'c' : act->kind, act->name, act->data, NULL, i};
      if (change.kind == 'c') change.thing = calloc(1, sizeof(Thing));
      else if (entry) change.thing = entry->thing;
      else die("a change of a name that is not there");
      change_names(&now, &change);
      note_change(change);
    } else if (act->kind == 'b') {
      act->data = entry ? (char *)entry->thing : NULL;  /* what was flushed, though its name may change meanwhile */
    } else if (act->kind == 's') {
      for (int n = 0; n < count; n++)
        if (!strcmp(databases[n].path, act->name)) hear(&databases[n], act), told++;
    } else if (act->kind == 'e') {
      size_t from = i;
      while (from > 0 && !(acts[from].kind == 'b' && acts[from].flush == act->flush)) from--;
      char moment[MOST];
      snprintf(moment, sizeof moment, "the end of flush %ld, of %s", ++flushes, *act->name ? act->name : "the root");
      cut_power(databases, count, cuts, shuffles, moment);
      if (acts[from].data) flush_until((Thing *)acts[from].data, from);
      size_t left = 0;
      for (size_t n = 0; n < change_count; n++) {
        int here = changes[n].at < from && (in_folder(changes[n].name, act->name) || (changes[n].kind == 'm' && in_folder(changes[n].to, act->name)));
        if (here) change_names(&flushed, &changes[n]);
        else changes[left++] = changes[n];
      }
      change_count = left;
    }
  }
  cut_power(databases, count, cuts, shuffles, "the end");
  size_t users = 0;
  for (int i = 0; i < count; i++) users += databases[i].count;
  printf("flushes %ld, logs begun %ld, messages %ld, users told of %zu, databases looked at %ld, wrong %ld\n", flushes, logs_begun, told, users, images, failures);
  return failures > 0;
}
