/* Preloaded: every fsync and fdatasync takes SLOW_FLUSH_US microseconds more, as on a disk that really writes. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <stdlib.h>
#include <time.h>

static int slowly(const char *symbol, int fd) {
  int (*real)(int);
  *(void **)&real = dlsym(RTLD_NEXT, symbol);
  int status = real(fd), problem = errno;
  const char *us = getenv("SLOW_FLUSH_US");
  long more = us ? atol(us) : 0;
  struct timespec time = {more / 1000000, more % 1000000 * 1000};
  while (more && nanosleep(&time, &time) && errno == EINTR) {}
  errno = problem;
  return status;
}
int fsync(int fd) { return slowly("fsync", fd); }
int fdatasync(int fd) { return slowly("fdatasync", fd); }
