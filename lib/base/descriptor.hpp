#pragma once
// A file descriptor that is closed when it goes out of scope, with the read and write loops that every user needs.
//
//     const Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
//     if (!file) throw_errno("cannot read", path, errno);
//     file.write(bytes, path);       // all of them, or an Error that names `path`
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <string_view>
#include <utility>

namespace tasks {

class Descriptor {
 public:
  Descriptor() = default;
  explicit Descriptor(int fd) : m_fd(fd) {}
  ~Descriptor();
  Descriptor(Descriptor&& other) noexcept : m_fd(std::exchange(other.m_fd, -1)) {}
  Descriptor& operator=(Descriptor&& other) noexcept {
    std::swap(m_fd, other.m_fd);
    return *this;
  }

  explicit operator bool() const { return m_fd >= 0; }
  int get() const { return m_fd; }

  // `name` is what errors call the file. Reads return 0 at the end, else at least one byte; an interrupt throws.
  std::size_t read(char* into, std::size_t size, const std::filesystem::path& name) const;
  std::size_t read_at(char* into, std::size_t size, std::int64_t at, const std::filesystem::path& name) const;  // as much as is there
  void write(std::string_view bytes, const std::filesystem::path& name) const;
  void write_at(std::string_view bytes, std::int64_t at, const std::filesystem::path& name) const;
  void close(const std::filesystem::path& name);  // some file systems report a full disk only here

 private:
  int m_fd = -1;
};

// read(2) on a descriptor that somebody else owns, with the same rules.
std::size_t read_some(int fd, char* into, std::size_t size, const std::filesystem::path& name);

}  // namespace tasks
