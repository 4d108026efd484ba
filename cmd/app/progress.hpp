#pragma once
// A progress bar on the standard error stream: only on a terminal, only after half a second, gone when done.
#include <cstdint>
#include <string>

#include "cmd/app/channels.hpp"
#include "lib/base/time.hpp"

namespace tasks::app {

class Progress {
 public:
  Progress(const Channels& channels, std::string what, std::int64_t total, bool wanted);
  ~Progress();
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;
  void at(std::int64_t done);  // cheap: redraws at most ten times a second; also notices Ctrl-C

 private:
  void draw(std::int64_t done, Micros now);
  const Channels& m_channels;
  std::string m_what;
  std::int64_t m_total;
  bool m_wanted;
  bool m_drawn = false;
  Micros m_start, m_last;
};

}  // namespace tasks::app
