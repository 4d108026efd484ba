#include "cmd/app/channels.hpp"

#include <poll.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <csignal>
#include <cstdlib>
#include <cstring>
#include <thread>

#include "lib/base/error.hpp"
#include "lib/base/interrupt.hpp"
#include "lib/base/text.hpp"

namespace tasks::app {
namespace {

void write_all(int fd, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t n = ::write(fd, bytes.data(), bytes.size());
    if (n < 0) {
      if (errno == EINTR) continue;
      if (errno == EPIPE) die_quietly();
      throw Error(errno == ENOSPC ? Code::disk_full : Code::io, cat("cannot write the output: ", std::strerror(errno)))
          .hint("what the command changed is kept; only its output is lost");
    }
    bytes.remove_prefix(static_cast<std::size_t>(n));
  }
}

}  // namespace

bool wait_for_reader(double seconds) {
  for (auto end = std::chrono::steady_clock::now() + std::chrono::duration<double>(seconds); std::chrono::steady_clock::now() < end;) {
    throw_if_interrupted();
    const auto left = std::chrono::duration<double>(end - std::chrono::steady_clock::now()).count();
    std::this_thread::sleep_for(std::chrono::duration<double>(std::clamp(left, 0.0, 0.05)));
    pollfd out{STDOUT_FILENO, 0, 0};
    if (::poll(&out, 1, 0) > 0 && (out.revents & (POLLERR | POLLNVAL)) != 0) return false;
  }
  return true;
}

void die_quietly() {
  std::signal(SIGPIPE, SIG_DFL);
  ::raise(SIGPIPE);
  std::_Exit(141);
}

Channels standard_channels() {
  Channels channels;
  channels.out = [](std::string_view bytes) { write_all(STDOUT_FILENO, bytes); };
  channels.err = [](std::string_view bytes) {
    while (!bytes.empty()) {
      const ssize_t n = ::write(STDERR_FILENO, bytes.data(), bytes.size());
      if (n <= 0) return;  // nobody left to tell
      bytes.remove_prefix(static_cast<std::size_t>(n));
    }
  };
  channels.out_terminal = ::isatty(STDOUT_FILENO) == 1;
  channels.err_terminal = ::isatty(STDERR_FILENO) == 1;
  channels.in_terminal = ::isatty(STDIN_FILENO) == 1;
  winsize size{};
  if (channels.out_terminal && ::ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0) {
    channels.width = size.ws_col;
    channels.height = size.ws_row;
  }
  return channels;
}

}  // namespace tasks::app
