/* ratio N LABEL COMMAND_A COMMAND_B: runs two shell commands in turn (A B A B …, one warm-up pair not counted) and prints
   the median wall time of each, the median of the pair-by-pair ratios A/B, and the largest memory of A's processes.
   PREPARE_A and PREPARE_B, when set, are run before each and not timed. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

static double now(void) {
  struct timespec t;
  clock_gettime(CLOCK_MONOTONIC, &t);
  return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

/* Seconds that the command took; its peak memory in KiB goes to *peak. Ends the program when it fails. */
static double run(const char *command, long *peak) {
  double start = now();
  pid_t child = fork();
  if (child == 0) {
    execl("/bin/sh", "sh", "-c", command, (char *)NULL);
    _exit(127);
  }
  int status;
  struct rusage usage;
  wait4(child, &status, 0, &usage);
  double took = now() - start;
  if (peak && usage.ru_maxrss > *peak) *peak = usage.ru_maxrss;
  if (!WIFEXITED(status) || WEXITSTATUS(status) != 0) {
    fprintf(stderr, "failed (status %d): %s\n", status, command);
    exit(1);
  }
  return took;
}

static int by_size(const void *a, const void *b) {
  double x = *(const double *)a, y = *(const double *)b;
  return (x > y) - (x < y);
}

static double median(double *values, int n) {
  qsort(values, (size_t)n, sizeof *values, by_size);
  return n % 2 ? values[n / 2] : (values[n / 2 - 1] + values[n / 2]) / 2;
}

int main(int argc, char **argv) {
  if (argc != 5) {
    fprintf(stderr, "usage: ratio N LABEL COMMAND_A COMMAND_B\n");
    return 2;
  }
  int n = atoi(argv[1]);
  double *a = calloc((size_t)n, sizeof *a), *b = calloc((size_t)n, sizeof *b), *r = calloc((size_t)n, sizeof *r);
  const char *prepare_a = getenv("PREPARE_A"), *prepare_b = getenv("PREPARE_B");
  long peak = 0;
  for (int i = -1; i < n; i++) {
    if (prepare_a && *prepare_a) run(prepare_a, NULL);
    double ta = run(argv[3], &peak);
    if (prepare_b && *prepare_b) run(prepare_b, NULL);
    double tb = run(argv[4], NULL);
    if (i < 0) continue;
    a[i] = ta;
    b[i] = tb;
    r[i] = ta / tb;
  }
  printf("%-46s %9.4f s  base %9.4f s  ratio %6.2f  peak %4ld MiB\n", argv[2], median(a, n), median(b, n), median(r, n), peak / 1024);
  return 0;
}
