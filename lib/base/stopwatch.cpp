#include "lib/base/stopwatch.hpp"

#include <sys/resource.h>

#include <chrono>

namespace tasks {

Micros Stopwatch::steady_now() {
  return std::chrono::duration_cast<std::chrono::microseconds>(std::chrono::steady_clock::now().time_since_epoch()).count();
}

Micros Stopwatch::used(Of whose) {
  rusage used{};
  getrusage(whose == Of::this_process ? RUSAGE_SELF : RUSAGE_CHILDREN, &used);
  return Micros{used.ru_utime.tv_sec + used.ru_stime.tv_sec} * k_second + used.ru_utime.tv_usec + used.ru_stime.tv_usec;
}

}  // namespace tasks
