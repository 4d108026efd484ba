#include "lib/base/descriptor.hpp"

#include <unistd.h>

#include <cerrno>

#include "lib/base/file.hpp"
#include "lib/base/interrupt.hpp"

namespace tasks {
namespace {

// Repeats a system call that a signal broke off, unless the signal asks to stop.
template <class Call>
std::size_t unbroken(std::string_view doing, const fs::path& name, Call call) {
  while (true) {
    const ssize_t done = call();
    if (done >= 0) return static_cast<std::size_t>(done);
    if (errno != EINTR) throw_errno(doing, name, errno);
    throw_if_interrupted();
  }
}

}  // namespace

Descriptor::~Descriptor() {
  if (m_fd >= 0) ::close(m_fd);
}

std::size_t read_some(int fd, char* into, std::size_t size, const fs::path& name) {
  return unbroken("cannot read", name, [&] { return ::read(fd, into, size); });
}

std::size_t Descriptor::read(char* into, std::size_t size, const fs::path& name) const { return read_some(m_fd, into, size, name); }

std::size_t Descriptor::read_at(char* into, std::size_t size, std::int64_t at, const fs::path& name) const {
  std::size_t used = 0;
  while (used < size) {
    const auto got = unbroken("cannot read", name, [&] { return ::pread(m_fd, into + used, size - used, at + static_cast<off_t>(used)); });
    if (got == 0) break;
    used += got;
  }
  return used;
}

void Descriptor::write(std::string_view bytes, const fs::path& name) const {
  while (!bytes.empty()) bytes.remove_prefix(unbroken("cannot write", name, [&] { return ::write(m_fd, bytes.data(), bytes.size()); }));
}

void Descriptor::write_at(std::string_view bytes, std::int64_t at, const fs::path& name) const {
  while (!bytes.empty()) {
    const auto done = unbroken("cannot write", name, [&] { return ::pwrite(m_fd, bytes.data(), bytes.size(), at); });
    bytes.remove_prefix(done);
    at += static_cast<std::int64_t>(done);
  }
}

void Descriptor::close(const fs::path& name) {
  if (::close(std::exchange(m_fd, -1)) != 0 && errno != EINTR) throw_errno("cannot write", name, errno);
}

}  // namespace tasks
