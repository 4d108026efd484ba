#include "cmd/app/printing.hpp"

#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <csignal>

#include "lib/base/error.hpp"
#include "lib/base/text.hpp"

namespace tasks::app {

render::Format format_of(const std::string& word) {
  if (word == "table") return render::Format::table;
  if (word == "json") return render::Format::json;
  if (word == "jsonl") return render::Format::jsonl;
  if (word == "csv") return render::Format::csv;
  if (word == "ids") return render::Format::ids;
  throw Error(Code::bad_value, cat("the output format is one of table, json, jsonl, csv, ids, not ", quote(word)));
}

Printer::Printer(render::Format format, render::Sink sink, render::WriteOptions options)
    : m_format(format), m_sink(std::move(sink)), m_options(std::move(options)) {}
Printer::~Printer() = default;

render::Writer& Printer::writer() {
  if (!m_writer) m_writer = render::make_writer(m_format, m_sink, m_options);
  return *m_writer;
}

void Printer::begin(const render::RecordType& type) {
  // A table of many rows and one of a single record are different writers.
  if (m_writer && m_format == render::Format::table) {
    m_writer->finish();
    m_writer.reset();
    m_sink("\n");
  }
  writer().begin(type);
}
void Printer::row(const render::Cells& cells) { writer().row(cells); }
void Printer::end() {
  writer().end();
  m_options.vertical = false;
}
void Printer::text(std::string_view bytes) { m_sink(bytes); }
void Printer::finish() {
  if (m_writer) m_writer->finish();
  m_writer.reset();
}

PagedSink::PagedSink(const Channels& channels, std::string pager) : m_channels(channels), m_pager(std::move(pager)) {}

PagedSink::~PagedSink() {
  if (m_pipe >= 0) ::close(m_pipe);
  if (m_child > 0) ::waitpid(m_child, nullptr, 0);
}

void PagedSink::operator()(std::string_view bytes) {
  if (m_pipe >= 0) {
    while (!bytes.empty()) {
      const ssize_t n = ::write(m_pipe, bytes.data(), bytes.size());
      if (n <= 0) return;  // the reader has seen enough
      bytes.remove_prefix(static_cast<std::size_t>(n));
    }
    return;
  }
  if (m_pager.empty()) return m_channels.out(bytes);
  m_held += bytes;
  m_lines += static_cast<std::size_t>(std::count(bytes.begin(), bytes.end(), '\n'));
  if (m_lines + 1 > m_channels.height) start_pager();
}

void PagedSink::start_pager() {
  int ends[2];
  if (::pipe(ends) != 0) {
    m_pager.clear();
    return finish();
  }
  m_child = ::fork();
  if (m_child == 0) {
    ::dup2(ends[0], STDIN_FILENO);
    ::close(ends[0]);
    ::close(ends[1]);
    ::setenv("LESS", "FRX", 0);
    ::execl("/bin/sh", "sh", "-c", m_pager.c_str(), static_cast<char*>(nullptr));
    ::_exit(127);
  }
  ::close(ends[0]);
  ::fcntl(ends[1], F_SETFD, FD_CLOEXEC);
  std::signal(SIGPIPE, SIG_IGN);  // quitting the pager early is no failure of ours
  m_pipe = ends[1];
  std::string held;
  held.swap(m_held);
  (*this)(held);
}

void PagedSink::finish() {
  if (m_pipe >= 0) {
    ::close(m_pipe);
    m_pipe = -1;
    ::waitpid(m_child, nullptr, 0);
    m_child = -1;
    return;
  }
  std::string held;
  held.swap(m_held);
  if (!held.empty()) m_channels.out(held);
}

}  // namespace tasks::app
