#include "lib/base/lines.hpp"

#include <fcntl.h>
#include <poll.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>

#include "lib/base/descriptor.hpp"
#include "lib/base/error.hpp"
#include "lib/base/file.hpp"
#include "lib/base/interrupt.hpp"
#include "lib/base/text.hpp"

namespace tasks {
namespace {

constexpr std::size_t k_chunk = 256 * 1024;
constexpr std::size_t k_padding = 64;
constexpr std::string_view k_mark = "\xEF\xBB\xBF";  // byte-order mark

}  // namespace

struct LineReader::State {
  std::string name;
  Descriptor owned;
  int fd = -1;            // -1: `rest` is the source
  std::string_view rest;  // of a text, what was not yet copied into the buffer
  std::int64_t number = 0;
  std::int64_t taken = 0;  // bytes of the lines returned
  std::int64_t total = 0;

  std::unique_ptr<char[]> buffer;
  std::size_t capacity = 0;  // without the padding
  std::size_t begin = 0, end = 0;
  bool at_end = false;

  void grow(std::size_t size) {
    auto larger = std::make_unique_for_overwrite<char[]>(size + k_padding);
    if (end > begin) std::memcpy(larger.get(), buffer.get() + begin, end - begin);
    end -= begin;
    begin = 0;
    std::memset(larger.get() + end, 0, size + k_padding - end);
    buffer = std::move(larger);
    capacity = size;
  }

  // More bytes behind `end`; what lies before `begin` is dropped.
  void fill() {
    throw_if_interrupted();
    if (begin > 0) {
      std::memmove(buffer.get(), buffer.get() + begin, end - begin);
      end -= begin;
      begin = 0;
    }
    if (end == capacity) grow(std::max(k_chunk, capacity * 2));
    std::size_t got = 0;
    if (fd >= 0) {
      got = read_some(fd, buffer.get() + end, capacity - end, name);
    } else {
      got = std::min(rest.size(), capacity - end);
      std::memcpy(buffer.get() + end, rest.data(), got);
      rest.remove_prefix(got);
    }
    end += got;
    at_end = got == 0;
  }
};

LineReader::LineReader(std::unique_ptr<State> state) : m_state(std::move(state)) {}
LineReader::~LineReader() = default;
LineReader::LineReader(LineReader&&) noexcept = default;
LineReader& LineReader::operator=(LineReader&&) noexcept = default;

LineReader LineReader::file(const std::filesystem::path& path) {
  Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
  if (!file) throw_errno("cannot read", path, errno);
  LineReader reader = descriptor(file.get(), path.native());
  reader.m_state->owned = std::move(file);
  return reader;
}

LineReader LineReader::descriptor(int fd, std::string name) {
  auto state = std::make_unique<State>();
  state->name = name.empty() || name == "-" ? "standard input" : std::move(name);
  state->fd = fd;
  struct stat status {};
  if (::fstat(fd, &status) != 0) throw_errno("cannot read", state->name, errno);
  if (S_ISDIR(status.st_mode)) throw_errno("cannot read", state->name, EISDIR);
  if (S_ISREG(status.st_mode)) {
    const auto already = std::max<off_t>(0, ::lseek(fd, 0, SEEK_CUR));
    state->total = std::max<std::int64_t>(0, status.st_size - already);
    ::posix_fadvise(fd, 0, 0, POSIX_FADV_SEQUENTIAL);
  }
  return LineReader(std::move(state));
}

LineReader LineReader::text(std::string_view text, std::string name) {
  auto state = std::make_unique<State>();
  state->name = std::move(name);
  state->rest = text;
  state->total = static_cast<std::int64_t>(text.size());
  return LineReader(std::move(state));
}

std::optional<std::string_view> LineReader::next() {
  State& s = *m_state;
  std::size_t searched = 0;  // bytes of the line that are known to hold no newline
  std::size_t length = 0;
  std::size_t with_end = 0;
  while (true) {
    const char* from = s.buffer.get() + s.begin;
    const std::size_t available = s.end - s.begin;
    if (const void* found = available > searched ? std::memchr(from + searched, '\n', available - searched) : nullptr) {
      length = static_cast<std::size_t>(static_cast<const char*>(found) - from);
      with_end = length + 1;
    } else if (!s.at_end) {
      searched = available;
      if (available <= k_max_line) {
        s.fill();
        continue;
      }
      length = available;
    } else if (available > 0) {
      length = with_end = available;
    } else {
      return std::nullopt;
    }
    break;
  }
  if (length > k_max_line)
    throw Error(Code::bad_record, cat("line ", s.number + 1, " of ", escaped(s.name), " is longer than ", k_max_line >> 20, " MiB"))
        .hint("one record stands on one line; is this the right file?");
  std::string_view line(s.buffer.get() + s.begin, length);
  s.begin += with_end;
  s.taken += static_cast<std::int64_t>(with_end);
  if (s.number == 0 && line.starts_with(k_mark)) {
    line.remove_prefix(k_mark.size());
    if (line.empty() && with_end == length) return next();  // nothing but the mark: no line at all
  }
  if (line.ends_with('\r')) line.remove_suffix(1);
  ++s.number;
  return line;
}

bool LineReader::ready() {
  State& s = *m_state;
  while (!s.at_end && (s.begin == s.end || !std::memchr(s.buffer.get() + s.begin, '\n', s.end - s.begin))) {
    if (s.end - s.begin > k_max_line) return true;
    if (s.fd >= 0) {
      pollfd waiting{s.fd, POLLIN, 0};
      if (::poll(&waiting, 1, 0) == 0) return false;
    }
    s.fill();
  }
  return true;
}

std::int64_t LineReader::number() const { return m_state->number; }
std::string LineReader::place() const { return cat("line ", m_state->number, " of ", escaped(m_state->name)); }
std::int64_t LineReader::bytes_read() const { return m_state->taken; }
std::int64_t LineReader::bytes_total() const { return m_state->total; }

}  // namespace tasks
