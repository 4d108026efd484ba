#include "lib/base/program.hpp"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <vector>

#include "lib/base/error.hpp"
#include "lib/base/file.hpp"
#include "lib/base/interrupt.hpp"
#include "lib/base/stopwatch.hpp"
#include "lib/base/text.hpp"

namespace tasks {
namespace {

constexpr std::size_t k_most_errors = 4000;  // bytes of standard error that are kept

struct Pipe {
  int read = -1, write = -1;
  Pipe() {
    int ends[2];
    if (::pipe2(ends, O_CLOEXEC) != 0) throw_errno("cannot make a pipe for", "a program", errno);
    read = ends[0];
    write = ends[1];
  }
  ~Pipe() {
    close_read();
    close_write();
  }
  Pipe(const Pipe&) = delete;
  Pipe& operator=(const Pipe&) = delete;
  void close_read() { if (read >= 0) ::close(read), read = -1; }
  void close_write() { if (write >= 0) ::close(write), write = -1; }
};

void set_nonblocking(int fd) { ::fcntl(fd, F_SETFL, ::fcntl(fd, F_GETFL) | O_NONBLOCK); }

class Running {
 public:
  Running(const std::vector<std::string>& words, const ProgramSettings& settings) : m_program(words.at(0)), m_settings(settings) {
    std::vector<char*> variables, arguments;
    for (std::string& text : m_settings.environment) variables.push_back(text.data());
    variables.push_back(nullptr);
    std::vector<std::string> own = words;
    for (std::string& word : own) arguments.push_back(word.data());
    arguments.push_back(nullptr);
    const std::string folder = settings.folder.native();
    m_child = ::fork();
    if (m_child < 0) throw_errno("cannot start", m_program, errno);
    if (m_child == 0) become(arguments.data(), variables.data(), folder.c_str());
    ::setpgid(m_child, m_child);
    m_in.close_read();
    m_out.close_write();
    m_error.close_write();
    for (const int fd : {m_in.write, m_out.read, m_error.read}) set_nonblocking(fd);
  }
  ~Running() {
    if (m_child <= 0) return;
    ::kill(-m_child, SIGKILL);
    while (::waitpid(m_child, nullptr, 0) < 0 && errno == EINTR) {
    }
  }
  Running(const Running&) = delete;
  Running& operator=(const Running&) = delete;

  void exchange(const std::function<std::optional<std::string>()>& next_line, const std::function<void(std::string_view)>& take) {
    const Micros began = Stopwatch::steady_now();
    Micros heard = began;
    bool more = true;
    while (m_out.read >= 0 || m_error.read >= 0) {
      if (more && m_sent == m_unsent.size()) {
        m_unsent.clear();
        m_sent = 0;
        while (m_unsent.size() < 65536) {
          auto line = next_line();
          if (!(more = line.has_value())) break;
          m_unsent += *line;
          m_unsent += '\n';
        }
      }
      if (m_sent == m_unsent.size() && !more) m_in.close_write();
      pollfd waits[] = {{m_out.read, POLLIN, 0}, {m_error.read, POLLIN, 0}, {m_in.write, POLLOUT, 0}};
      const int ready = ::poll(waits, 3, 200);
      throw_if_interrupted();
      if (ready < 0 && errno != EINTR) throw_errno("cannot wait for", m_program.native(), errno);
      if (ready == 0 && has_ended()) break;  // what it left running holds its output open
      if (waits[0].revents && receive(take)) heard = Stopwatch::steady_now();
      if (waits[1].revents) listen();
      if (waits[2].revents && send()) heard = Stopwatch::steady_now();
      const Micros now = Stopwatch::steady_now();
      if (now - heard > m_settings.silence) fail(cat("said nothing for ", static_cast<double>(m_settings.silence) / k_second, " seconds"), "it was stopped");
      if (m_settings.deadline > 0 && now - began > m_settings.deadline) fail(cat("took longer than ", static_cast<double>(m_settings.deadline) / k_second, " seconds"), "it was stopped");
    }
    m_in.close_write();
    finish();
    if (!m_line.empty()) fail("ended in the middle of a line");
    if (more || m_sent < m_unsent.size()) fail("ended before it had read everything");
  }

 private:
  // In the child.
  [[noreturn]] void become(char* const* arguments, char* const* variables, const char* folder) const {
    ::setpgid(0, 0);
    ::dup2(m_in.read, STDIN_FILENO);
    ::dup2(m_out.write, STDOUT_FILENO);
    ::dup2(m_error.write, STDERR_FILENO);
    const rlimit none{0, 0};
    ::setrlimit(RLIMIT_CORE, &none);
    if (m_settings.memory) {
      const rlimit memory{static_cast<rlim_t>(*m_settings.memory), static_cast<rlim_t>(*m_settings.memory)};
      ::setrlimit(RLIMIT_AS, &memory);
    }
    sigset_t nothing;
    ::sigemptyset(&nothing);
    ::sigprocmask(SIG_SETMASK, &nothing, nullptr);
    ::signal(SIGPIPE, SIG_DFL);
    if (*folder != '\0' && ::chdir(folder) != 0) ::_exit(127);
    ::execve(arguments[0], arguments, variables);
    ::_exit(127);
  }

  bool has_ended() const {
    siginfo_t info{};
    return ::waitid(P_PID, static_cast<id_t>(m_child), &info, WEXITED | WNOHANG | WNOWAIT) == 0 && info.si_pid == m_child;
  }

  // Whether anything went.
  bool send() {
    const ssize_t sent = ::write(m_in.write, m_unsent.data() + m_sent, m_unsent.size() - m_sent);
    if (sent > 0) m_sent += static_cast<std::size_t>(sent);
    if (sent < 0 && errno != EAGAIN && errno != EINTR) m_in.close_write();  // it does not read any more: what it says tells why
    return sent > 0;
  }

  bool receive(const std::function<void(std::string_view)>& take) {
    char buffer[65536];
    const ssize_t got = ::read(m_out.read, buffer, sizeof buffer);
    if (got == 0) m_out.close_read();
    if (got <= 0) return false;
    m_received += static_cast<std::size_t>(got);
    if (m_settings.most_output > 0 && m_received > m_settings.most_output) fail(cat("wrote more than ", m_settings.most_output, " bytes"), "it was stopped");
    std::string_view text(buffer, static_cast<std::size_t>(got));
    for (auto end = text.find('\n'); end != std::string_view::npos; end = text.find('\n')) {
      m_line += text.substr(0, end);
      text.remove_prefix(end + 1);
      take(m_line);
      m_line.clear();
    }
    m_line += text;
    if (m_line.size() > m_settings.longest_line) fail(cat("wrote a line of more than ", m_settings.longest_line >> 20, " MiB"), "it was stopped");
    return true;
  }

  void listen() {
    char buffer[4096];
    const ssize_t got = ::read(m_error.read, buffer, sizeof buffer);
    if (got == 0) m_error.close_read();
    if (got <= 0) return;
    m_errors.append(buffer, static_cast<std::size_t>(got));
    if (m_errors.size() > k_most_errors) m_errors.erase(0, m_errors.size() - k_most_errors);
  }

  void finish() {
    int status = 0;
    while (::waitpid(m_child, &status, 0) < 0 && errno == EINTR) {
    }
    ::kill(-m_child, SIGKILL);  // what it may have left behind
    m_child = 0;
    if (WIFSIGNALED(status)) fail(cat("was killed by signal ", WTERMSIG(status)));
    if (WEXITSTATUS(status) == 127 && m_received == 0 && m_errors.empty()) fail("could not be started", "its first line may name an interpreter that is not there");
    if (WEXITSTATUS(status) != 0) fail(cat("ended with exit status ", WEXITSTATUS(status)));
  }

  [[noreturn]] void fail(std::string what, const std::string& hint = {}) const {
    const std::string_view said = trim(m_errors);
    Error error(Code::io, cat(quote(m_program.native()), " ", what, said.empty() ? "" : ": ", said));
    if (!hint.empty()) throw std::move(error).hint(hint);
    throw error;
  }

  std::filesystem::path m_program;
  ProgramSettings m_settings;
  Pipe m_in, m_out, m_error;
  pid_t m_child = 0;
  std::string m_unsent, m_line, m_errors;
  std::size_t m_sent = 0, m_received = 0;
};

}  // namespace

std::filesystem::path find_program(const std::filesystem::path& typed) {
  std::error_code problem;
  const std::filesystem::path path = std::filesystem::absolute(typed, problem).lexically_normal();
  if (!std::filesystem::exists(path, problem)) throw Error(Code::not_found, cat("there is no program ", quote(path.native())));
  if (!std::filesystem::is_regular_file(path, problem) || ::access(path.c_str(), X_OK) != 0)
    throw Error(Code::bad_value, cat(quote(path.native()), " is no executable file")).hint("chmod +x makes a script one; its first line names what runs it");
  return path;
}

std::filesystem::path find_executable(const std::string& word, const std::vector<std::string>& environment, const std::filesystem::path& folder) {
  if (word.find('/') != std::string::npos) return find_program(std::filesystem::path(word).is_absolute() ? std::filesystem::path(word) : folder / word);
  for (const std::string& variable : environment)
    if (variable.starts_with("PATH="))
      for (const std::string& place : split(std::string_view(variable).substr(5), ':')) {
        const std::filesystem::path path = std::filesystem::path(place) / word;
        std::error_code problem;
        if (std::filesystem::is_regular_file(path, problem) && ::access(path.c_str(), X_OK) == 0) return path;
      }
  throw Error(Code::not_found, cat("there is no program ", quote(word), " in the PATH")).hint("with a slash it is a file: ./model.py");
}

void run_program(const std::vector<std::string>& words, const ProgramSettings& settings, const std::function<std::optional<std::string>()>& next_line,
                 const std::function<void(std::string_view)>& take) {
  // A program that ends early is told by its end. The signal goes to the thread that wrote.
  struct Blocked {
    sigset_t pipe, before;
    Blocked() {
      ::sigemptyset(&pipe);
      ::sigaddset(&pipe, SIGPIPE);
      ::pthread_sigmask(SIG_BLOCK, &pipe, &before);
    }
    ~Blocked() {
      const timespec at_once{0, 0};
      if (!::sigismember(&before, SIGPIPE)) ::sigtimedwait(&pipe, nullptr, &at_once);
      ::pthread_sigmask(SIG_SETMASK, &before, nullptr);
    }
  } blocked;
  Running(words, settings).exchange(next_line, take);
}

}  // namespace tasks
