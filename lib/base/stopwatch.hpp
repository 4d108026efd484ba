#pragma once
// What something cost: time that passed, and time of computing, of this process or of the programs that it ran. It tells no instants:
// those come from the session (time.hpp).
//
//     const Stopwatch watch(Stopwatch::Of::this_process);  …;  watch.wall();  watch.cpu();      // µs
#include "lib/base/time.hpp"

namespace tasks {

class Stopwatch {
 public:
  enum class Of { this_process, ended_children };
  explicit Stopwatch(Of whose) : m_whose(whose), m_wall(steady_now()), m_cpu(used(whose)) {}
  Micros wall() const { return steady_now() - m_wall; }
  Micros cpu() const { return used(m_whose) - m_cpu; }
  static Micros steady_now();  // since some instant: for differences

 private:
  static Micros used(Of whose);
  Of m_whose;
  Micros m_wall, m_cpu;
};

}  // namespace tasks
