/* Preloaded into a program, writes down what it does to the files below the folder DISK_ROOT: every write, every change of
   a folder, every flush, and what it tells on its standard output, in the order of all processes, into the file DISK_LOG.
   power_cut.c reads it, and knows from it what a disk may hold at any moment.

   A flush is not passed on: it only takes DISK_FLUSH_US microseconds (default 0). DISK_LOSES=TEXT leaves out the flushes of
   names that end in TEXT ("/" stands for folders): a program that forgets them. DISK_FAILS=TEXT makes them fail.

   A record is a line "KIND FLUSH OFFSET NAME-LENGTH DATA-LENGTH", the name and the data.
     c create   d make a folder   x remove   m move (data: the new name)   w write at OFFSET   t cut to OFFSET
     b a flush begins   e it has ended   s said on the standard output (name: DISK_NAME, of the one who says it) */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <sys/uio.h>
#include <time.h>
#include <unistd.h>

static int log_file = -1;
static const char *root;
static size_t root_length;

#define REAL(result, name, ...) \
  static result (*real)(__VA_ARGS__); \
  if (!real) *(void **)&real = dlsym(RTLD_NEXT, name)

static void begin(void) {
  static int begun;
  if (begun) return;
  begun = 1;
  REAL(int, "open", const char *, int, ...);
  const char *file = getenv("DISK_LOG");
  root = getenv("DISK_ROOT");
  if (!file || !root) return;
  root_length = strlen(root);
  log_file = real(file, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0666);
}

/* One at a time: a record stands in the log where the act stands among those of all processes. */
static void lock(void) { while (flock(log_file, LOCK_EX) && errno == EINTR) {} }
static void unlock(void) { flock(log_file, LOCK_UN); }

static void record(char kind, long flush, long long offset, const char *name, const void *data, size_t size) {
  char head[96];
  struct iovec parts[3] = {{head, 0}, {(void *)name, strlen(name)}, {(void *)data, size}};
  parts[0].iov_len = (size_t)snprintf(head, sizeof head, "%c %ld %lld %zu %zu\n", kind, flush, offset, parts[1].iov_len, size);
  if (writev(log_file, parts, 3) < 0) _exit(99);
}

/* The path below the root, or NULL when it is none of ours. Shared memory and locks do not outlive a machine. */
static const char *below(const char *path) {
  if (log_file < 0 || strncmp(path, root, root_length) || (path[root_length] != '/' && path[root_length])) return NULL;
  const char *name = path + root_length, *end = name + strlen(name);
  if (end - name > 4 && (!strcmp(end - 4, "-shm") || !strcmp(end - 5, "-lock"))) return NULL;
  return *name ? name + 1 : name;
}
static const char *named(const char *path, char *whole) {
  begin();
  if (log_file < 0) return NULL;
  if (path[0] == '/') return below(path);
  if (!getcwd(whole, PATH_MAX) || strlen(whole) + strlen(path) + 2 > PATH_MAX) return NULL;
  if (!strncmp(path, "./", 2)) path += 2;
  return below(strcat(strcat(whole, "/"), path));
}
static const char *of_descriptor(int fd, char *whole) {
  char link[40];
  begin();
  if (log_file < 0 || fd < 0 || fd == log_file) return NULL;
  snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
  ssize_t length = readlink(link, whole, PATH_MAX - 1);
  if (length <= 0) return NULL;
  whole[length] = 0;
  return strstr(whole, " (deleted)") ? NULL : below(whole);
}

static int do_open(const char *symbol, int at, const char *path, int flags, mode_t mode) {
  char whole[PATH_MAX];
  int (*real)(int, const char *, int, ...);
  *(void **)&real = dlsym(RTLD_NEXT, symbol);
  const char *name = (flags & (O_CREAT | O_TRUNC)) && at == AT_FDCWD ? named(path, whole) : NULL;
  if (!name) return real(at, path, flags, mode);
  lock();
  int fresh = access(path, F_OK) != 0, fd = real(at, path, flags, mode), problem = errno;
  if (fd >= 0 && fresh) record('c', 0, 0, name, "", 0);
  if (fd >= 0 && !fresh && (flags & O_TRUNC)) record('t', 0, 0, name, "", 0);
  unlock();
  errno = problem;
  return fd;
}
#define MODE \
  va_list rest; \
  va_start(rest, flags); \
  mode_t mode = flags & (O_CREAT | __O_TMPFILE) ? va_arg(rest, mode_t) : 0; \
  va_end(rest)
int open(const char *path, int flags, ...) { MODE; return do_open("openat", AT_FDCWD, path, flags, mode); }
int open64(const char *path, int flags, ...) { MODE; return do_open("openat64", AT_FDCWD, path, flags, mode); }
int openat(int at, const char *path, int flags, ...) { MODE; return do_open("openat", at, path, flags, mode); }
int openat64(int at, const char *path, int flags, ...) { MODE; return do_open("openat64", at, path, flags, mode); }

static ssize_t do_pwrite(const char *symbol, int fd, const void *data, size_t size, off64_t offset) {
  char whole[PATH_MAX];
  ssize_t (*real)(int, const void *, size_t, off64_t);
  *(void **)&real = dlsym(RTLD_NEXT, symbol);
  const char *name = of_descriptor(fd, whole);
  if (!name) return real(fd, data, size, offset);
  lock();
  ssize_t written = real(fd, data, size, offset);
  int problem = errno;
  if (written > 0) record('w', 0, offset, name, data, (size_t)written);
  unlock();
  errno = problem;
  return written;
}
ssize_t pwrite(int fd, const void *data, size_t size, off_t offset) { return do_pwrite("pwrite", fd, data, size, offset); }
ssize_t pwrite64(int fd, const void *data, size_t size, off64_t offset) { return do_pwrite("pwrite64", fd, data, size, offset); }

ssize_t write(int fd, const void *data, size_t size) {
  REAL(ssize_t, "write", int, const void *, size_t);
  char whole[PATH_MAX];
  begin();
  if (fd == STDOUT_FILENO && log_file >= 0) {  /* what is said counts from before it can be heard */
    const char *who = getenv("DISK_NAME");
    lock();
    record('s', 0, 0, who ? who : "", data, size);
    unlock();
    return real(fd, data, size);
  }
  const char *name = of_descriptor(fd, whole);
  if (!name) return real(fd, data, size);
  lock();
  off64_t offset = lseek64(fd, 0, fcntl(fd, F_GETFL) & O_APPEND ? SEEK_END : SEEK_CUR);
  ssize_t written = real(fd, data, size);
  int problem = errno;
  if (written > 0) record('w', 0, offset, name, data, (size_t)written);
  unlock();
  errno = problem;
  return written;
}

static int cut(const char *symbol, int fd, off64_t size) {
  char whole[PATH_MAX];
  int (*real)(int, off64_t);
  *(void **)&real = dlsym(RTLD_NEXT, symbol);
  const char *name = of_descriptor(fd, whole);
  if (!name) return real(fd, size);
  lock();
  int status = real(fd, size), problem = errno;
  if (!status) record('t', 0, size, name, "", 0);
  unlock();
  errno = problem;
  return status;
}
int ftruncate(int fd, off_t size) { return cut("ftruncate", fd, size); }
int ftruncate64(int fd, off64_t size) { return cut("ftruncate64", fd, size); }

/* Acts on a name: `kind` is recorded when `real` succeeds. */
static int by_name(const char *symbol, char kind, const char *path, mode_t mode) {
  char whole[PATH_MAX];
  int (*real)(const char *, mode_t);
  *(void **)&real = dlsym(RTLD_NEXT, symbol);
  const char *name = named(path, whole);
  if (!name) return real(path, mode);
  lock();
  int status = real(path, mode), problem = errno;
  if (!status) record(kind, 0, 0, name, "", 0);
  unlock();
  errno = problem;
  return status;
}
int unlink(const char *path) { return by_name("unlink", 'x', path, 0); }
int rmdir(const char *path) { return by_name("rmdir", 'x', path, 0); }
int remove(const char *path) { return by_name("remove", 'x', path, 0); }
int mkdir(const char *path, mode_t mode) { return by_name("mkdir", 'd', path, mode); }

int rename(const char *from, const char *to) {
  REAL(int, "rename", const char *, const char *);
  char whole[PATH_MAX], whole_to[PATH_MAX];
  const char *name = named(from, whole), *name_to = named(to, whole_to);
  if (!name || !name_to) return real(from, to);
  lock();
  int status = real(from, to), problem = errno;
  if (!status) record('m', 0, 0, name, name_to, strlen(name_to));
  unlock();
  errno = problem;
  return status;
}

static int chosen(const char *variable, const char *name, int folder) {
  const char *text = getenv(variable);
  if (!text || !*text) return 0;
  size_t length = strlen(text), name_length = strlen(name);
  return !strcmp(text, "/") ? folder : name_length >= length && !strcmp(name + name_length - length, text);
}
static int flush(const char *symbol, int fd) {
  char whole[PATH_MAX];
  int (*real)(int);
  *(void **)&real = dlsym(RTLD_NEXT, symbol);
  const char *name = of_descriptor(fd, whole), *slow = getenv("DISK_FLUSH_US");
  if (!name) return real(fd);
  struct stat there;
  int folder = !fstat(fd, &there) && S_ISDIR(there.st_mode);
  if (chosen("DISK_FAILS", name, folder)) return errno = EIO, -1;
  if (chosen("DISK_LOSES", name, folder)) return 0;
  static long count;
  long number = (long)getpid() * 100000 + ++count, us = slow ? atol(slow) : 0;
  struct timespec time = {us / 1000000, us % 1000000 * 1000};
  lock();
  record('b', number, 0, name, "", 0);
  unlock();
  while (us && nanosleep(&time, &time) && errno == EINTR) {}
  lock();
  record('e', number, 0, name, "", 0);
  unlock();
  return 0;
}
int fsync(int fd) { return flush("fsync", fd); }
int fdatasync(int fd) { return flush("fdatasync", fd); }
