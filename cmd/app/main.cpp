#include <csignal>

#include "cmd/app/frame.hpp"
#include "lib/base/interrupt.hpp"

int main(int argc, char** argv) {
  // The first signal rolls back, a second one kills.
  struct sigaction action {};
  action.sa_handler = [](int) { tasks::request_interrupt(); };
  action.sa_flags = static_cast<int>(SA_RESETHAND);
  ::sigaction(SIGINT, &action, nullptr);
  ::sigaction(SIGTERM, &action, nullptr);
  std::signal(SIGPIPE, SIG_DFL);
  tasks::app::Frame frame(tasks::app::read_environment(), tasks::app::standard_channels());
  return static_cast<int>(frame.run({argv + 1, argv + argc}));
}
