#include "cmd/app/watching.hpp"

#include <poll.h>
#include <termios.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <set>

#include "lib/base/error.hpp"
#include "lib/base/interrupt.hpp"
#include "lib/base/text.hpp"

namespace tasks::app {
namespace {

// The screen beside the usual one, and keys without Enter, until it goes out of scope.
class Screen {
 public:
  explicit Screen(Printer& printer) : m_printer(printer) {
    if (::isatty(STDIN_FILENO) == 1 && ::tcgetattr(STDIN_FILENO, &m_before) == 0) {
      termios keys = m_before;
      keys.c_lflag &= ~static_cast<tcflag_t>(ICANON | ECHO);
      m_keys = ::tcsetattr(STDIN_FILENO, TCSANOW, &keys) == 0;
    }
    m_printer.text("\x1b[?1049h\x1b[?25l");
  }
  ~Screen() {
    if (m_keys) ::tcsetattr(STDIN_FILENO, TCSANOW, &m_before);
    try {
      m_printer.text("\x1b[?25h\x1b[?1049l");
    } catch (...) {  // nobody looks any more
    }
  }
  Screen(const Screen&) = delete;
  Screen& operator=(const Screen&) = delete;

  // In one piece, line over line: nothing is blank in between.
  void draw(std::string_view text, std::size_t height) {
    std::string out = "\x1b[?2026h\x1b[H";
    std::size_t lines = 0;
    for (std::size_t at = 0; at < text.size() && (height == 0 || lines + 1 < height); ++lines) {
      const std::size_t end = std::min(text.find('\n', at), text.size());
      out += cat(text.substr(at, end - at), "\x1b[K\r\n");
      at = end + 1;
    }
    m_printer.text(out + "\x1b[J\x1b[?2026l");
  }

  // False when q was pressed.
  bool wait(double seconds) const {
    const auto end = std::chrono::steady_clock::now() + std::chrono::duration<double>(seconds);
    for (;;) {
      throw_if_interrupted();
      const double left = std::chrono::duration<double>(end - std::chrono::steady_clock::now()).count();
      if (left <= 0) return true;
      pollfd keys{m_keys ? STDIN_FILENO : -1, POLLIN, 0};
      if (::poll(&keys, 1, static_cast<int>(std::min(left, 0.1) * 1000) + 1) <= 0) continue;
      char key = 0;
      if (::read(STDIN_FILENO, &key, 1) != 1) return true;
      if (key == 'q' || key == 'Q') return false;
    }
  }

 private:
  Printer& m_printer;
  termios m_before{};
  bool m_keys = false;
};

// What a reader of lines has not seen: of records those that changed, of a table all when anything did.
class Lines {
 public:
  explicit Lines(bool records) : m_records(records) {}
  std::string unseen(const std::string& text) {
    if (!m_records) {
      std::string fresh = text == m_before ? "" : m_before.empty() ? text : cat('\n', text);
      m_before = text;
      return fresh;
    }
    std::string fresh;
    std::set<std::string, std::less<>> now;
    for (std::size_t at = 0; at < text.size();) {
      const std::size_t end = std::min(text.find('\n', at), text.size());
      const auto [line, first] = now.insert(text.substr(at, end - at));
      if (first && !m_seen.contains(*line)) fresh += cat(*line, '\n');
      at = end + 1;
    }
    m_seen = std::move(now);
    return fresh;
  }

 private:
  bool m_records;
  std::string m_before;
  std::set<std::string, std::less<>> m_seen;
};

}  // namespace

void declare_watch(Options& options, Watching& watching) {
  options.flag("--watch", watching.on, "show it again and again, on a terminal until q is pressed; default: off");
  options.value("--interval", "SECONDS", watching.interval, "how often --watch looks, in seconds; default: 2");
  options.before_opening([&watching] {
    if (watching.interval && !watching.on) throw Error(Code::usage, "--interval goes with --watch");
    if (watching.interval && !(*watching.interval >= 0.1 && *watching.interval <= 3600)) throw Error(Code::bad_value, cat("--interval is between 0.1 and 3600 seconds, not ", *watching.interval));
  });
}

Outcome watched(Context& context, const Watching& watching, std::function<void(Printer&)> once) {
  Outcome outcome;
  outcome.live = true;
  outcome.print = [&context, interval = watching.interval.value_or(2), once = std::move(once)](Printer& p) {
    if (p.format() == render::Format::json || p.format() == render::Format::ids) throw Error(Code::usage, "--watch writes a record a line").hint("add -o jsonl or -o csv");
    const auto round = [&] {
      std::string text;
      Printer printer(p.format(), [&text](std::string_view bytes) { text += bytes; }, p.options());
      once(printer);
      printer.finish();
      return text;
    };
    store::Session& session = context.session();
    if (!p.for_people() || p.width() == 0) {
      for (Lines lines(!p.for_people());; session.look_again()) {
        if (const std::string fresh = lines.unseen(round()); !fresh.empty()) p.text(fresh);
        session.let_go();
        if (!wait_for_reader(interval)) die_quietly();
      }
    }
    for (Screen screen(p);; session.look_again()) {
      screen.draw(cat(round(), "\n", format_time(system_now()).substr(11, 8), " UTC; q quits"), p.height());
      session.let_go();
      if (!screen.wait(interval)) break;
    }
    session.look_again();  // the frame ends it
  };
  return outcome;
}

}  // namespace tasks::app
