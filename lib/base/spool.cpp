// The Spool of file.hpp.
#include <fcntl.h>
#include <sys/mman.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>

#include "lib/base/descriptor.hpp"
#include "lib/base/file.hpp"
#include "lib/base/interrupt.hpp"

namespace tasks {
namespace {

constexpr std::size_t k_chunk = 256 * 1024;
const char* const k_name = "temporary file";

Descriptor make_file() {
  std::error_code error;
  const fs::path folder = fs::temp_directory_path(error);
  if (error) throw_errno("cannot use the folder for temporary files", folder, error.value());
  Descriptor file(::open(folder.c_str(), O_TMPFILE | O_RDWR | O_EXCL | O_CLOEXEC, 0600));
  if (file) return file;
  std::string pattern = (folder / "tasks-XXXXXX").native();  // file systems without unnamed files
  file = Descriptor(::mkostemp(pattern.data(), O_CLOEXEC));
  if (!file) throw_errno("cannot make a temporary file in", folder, errno);
  ::unlink(pattern.c_str());
  return file;
}

}  // namespace

struct Spool::State {
  std::size_t limit = 0;
  std::string memory;   // everything, as long as there is no file
  Descriptor file;      // read and written by position: its own offset is the reader's
  std::int64_t size = 0;

  void spill(Descriptor into) {
    into.write_at(memory, 0, k_name);
    file = std::move(into);
    memory = std::string();
  }
};

Spool::Spool(std::size_t memory) : m_state(std::make_unique<State>()) { m_state->limit = memory; }
Spool::~Spool() = default;
Spool::Spool(Spool&&) noexcept = default;
Spool& Spool::operator=(Spool&&) noexcept = default;

void Spool::write(std::string_view bytes) {
  State& s = *m_state;
  if (!s.file && s.memory.size() + bytes.size() > s.limit) s.spill(make_file());
  if (s.file) {
    s.file.write_at(bytes, s.size, k_name);
  } else {
    s.memory += bytes;
  }
  s.size += static_cast<std::int64_t>(bytes.size());
}

void Spool::drain(int fd) {
  const auto chunk = std::make_unique_for_overwrite<char[]>(k_chunk);
  while (const std::size_t got = read_some(fd, chunk.get(), k_chunk, fd == STDIN_FILENO ? "standard input" : "input")) {
    throw_if_interrupted();
    write({chunk.get(), got});
  }
}

std::int64_t Spool::size() const { return m_state->size; }

void Spool::replay(const std::function<void(std::string_view)>& sink) const {
  const State& s = *m_state;
  if (!s.file) {
    if (!s.memory.empty()) sink(s.memory);
    return;
  }
  const auto chunk = std::make_unique_for_overwrite<char[]>(k_chunk);
  std::int64_t at = 0;
  while (const std::size_t got = s.file.read_at(chunk.get(), k_chunk, at, k_name)) {
    throw_if_interrupted();
    sink({chunk.get(), got});
    at += static_cast<std::int64_t>(got);
  }
}

int Spool::open_for_reading() {
  State& s = *m_state;
  if (!s.file) {
    Descriptor memory(::memfd_create("tasks-spool", MFD_CLOEXEC));  // spares the disk
    s.spill(memory ? std::move(memory) : make_file());
  }
  if (::lseek(s.file.get(), 0, SEEK_SET) != 0) throw_errno("cannot rewind", k_name, errno);
  return s.file.get();
}

std::string read_file_or_input(const std::string& path) {
  if (path != "-") return read_file(path);
  Spool spool;
  spool.drain(STDIN_FILENO);
  std::string bytes;
  spool.replay([&](std::string_view chunk) { bytes += chunk; });
  return bytes;
}

}  // namespace tasks
