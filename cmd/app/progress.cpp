#include "cmd/app/progress.hpp"

#include <algorithm>

#include "lib/base/interrupt.hpp"
#include "lib/base/text.hpp"
#include "lib/render/bars.hpp"

namespace tasks::app {

Progress::Progress(const Channels& channels, std::string what, std::int64_t total, bool wanted)
    : m_channels(channels), m_what(std::move(what)), m_total(total), m_wanted(wanted && channels.err_terminal), m_start(system_now()), m_last(m_start) {}

Progress::~Progress() {
  if (m_drawn) m_channels.err("\r\x1b[K");
}

void Progress::at(std::int64_t done) {
  throw_if_interrupted();
  if (!m_wanted) return;
  const Micros now = system_now();
  if (now - m_start < k_second / 2 || now - m_last < k_second / 10) return;
  draw(done, now);
}

void Progress::draw(std::int64_t done, Micros now) {
  m_last = now;
  m_drawn = true;
  const double seconds = static_cast<double>(now - m_start) / k_second;
  const double rate = static_cast<double>(done) / seconds;
  std::string line = cat("\r\x1b[K", m_what, " ");
  if (m_total > 0) {
    const double share = std::min(1.0, static_cast<double>(done) / static_cast<double>(m_total));
    line += render::progress_bar(share, 24);
    if (rate > 0) line += cat("  ", format_duration(static_cast<Micros>(static_cast<double>(m_total - done) / rate * k_second)), " left");
  } else {
    line += cat(done, "  ", static_cast<std::int64_t>(rate), "/s");
  }
  m_channels.err(line);
}

}  // namespace tasks::app
