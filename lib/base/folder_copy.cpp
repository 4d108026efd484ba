#include "lib/base/folder_copy.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <memory>

#include "lib/base/error.hpp"
#include "lib/base/text.hpp"

namespace tasks {
namespace {

constexpr std::size_t k_chunk = 256 * 1024;
constexpr std::string_view k_suffix = ".tasks-part";

Descriptor open_source(const fs::path& source) {
  Descriptor file(::open(source.c_str(), O_RDONLY | O_CLOEXEC));
  if (!file) throw_errno("cannot read", source, errno);
  return file;
}

std::int64_t size_of(int fd) {
  struct stat status {};
  return ::fstat(fd, &status) == 0 ? static_cast<std::int64_t>(status.st_size) : -1;
}

bool same_bytes(const Descriptor& a, const fs::path& a_name, const Descriptor& b, const fs::path& b_name) {
  if (size_of(a.get()) != size_of(b.get())) return false;
  const auto left = std::make_unique_for_overwrite<char[]>(k_chunk), right = std::make_unique_for_overwrite<char[]>(k_chunk);
  for (std::int64_t at = 0;;) {
    const std::size_t got = a.read_at(left.get(), k_chunk, at, a_name);
    if (got != b.read_at(right.get(), k_chunk, at, b_name)) return false;
    if (got == 0) return true;
    if (std::string_view(left.get(), got) != std::string_view(right.get(), got)) return false;
    at += static_cast<std::int64_t>(got);
  }
}

void require_below(const fs::path& below) {
  for (const fs::path& part : below)
    if (part == ".." || part == "." || part.empty()) throw Error(Code::guard, cat(quote(below.native()), " is not a path below a folder"));
  if (below.empty() || below.is_absolute()) throw Error(Code::guard, cat(quote(below.native()), " is not a path below a folder"));
}

}  // namespace

FolderCopy::FolderCopy(fs::path folder) : m_folder(std::move(folder)) {
  std::error_code problem;
  fs::create_directories(m_folder, problem);
  if (problem) throw_errno("cannot make", m_folder, problem.value());
  m_descriptor = Descriptor(::open(m_folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  if (!m_descriptor) throw_errno("cannot enter", m_folder, errno);
}

Descriptor FolderCopy::open_parent(const fs::path& below, bool make) const {
  require_below(below);
  Descriptor at(::fcntl(m_descriptor.get(), F_DUPFD_CLOEXEC, 0));
  fs::path walked = m_folder;
  for (const fs::path& part : below.parent_path()) {
    walked /= part;
    if (make && ::mkdirat(at.get(), part.c_str(), 0777) != 0 && errno != EEXIST) throw_errno("cannot make", walked, errno);
    Descriptor next(::openat(at.get(), part.c_str(), O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC));
    if (!next) {
      if (errno == ENOENT && !make) return Descriptor();
      if (errno == ELOOP || errno == ENOTDIR) throw Error(Code::guard, cat(quote(walked.native()), " is a link or a file, where a folder must be"));
      throw_errno("cannot enter", walked, errno);
    }
    at = std::move(next);
  }
  return at;
}

FolderCopy::Found FolderCopy::look(const fs::path& source, const fs::path& below) const {
  const Descriptor parent = open_parent(below, false);
  if (!parent) return Found::nothing;
  const Descriptor there(::openat(parent.get(), below.filename().c_str(), O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC));
  if (!there) return errno == ENOENT ? Found::nothing : Found::other;
  struct stat status {};
  if (::fstat(there.get(), &status) != 0 || !S_ISREG(status.st_mode)) return Found::other;
  return same_bytes(open_source(source), source, there, m_folder / below) ? Found::same : Found::other;
}

void FolderCopy::copy(const fs::path& source, const fs::path& below) {
  const Descriptor from = open_source(source);
  const Descriptor parent = open_parent(below, true);
  const fs::path target = m_folder / below;
  const std::string name = below.filename().native(), part = cat(name, k_suffix);
  ::unlinkat(parent.get(), part.c_str(), 0);  // left by an interrupted run
  Descriptor to(::openat(parent.get(), part.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0666));
  if (!to) throw_errno("cannot write", target, errno);
  try {
    const auto chunk = std::make_unique_for_overwrite<char[]>(k_chunk);
    while (const std::size_t got = from.read(chunk.get(), k_chunk, source)) to.write({chunk.get(), got}, target);
    to.close(target);
    if (::renameat(parent.get(), part.c_str(), parent.get(), name.c_str()) != 0) throw_errno("cannot write", target, errno);
  } catch (...) {
    ::unlinkat(parent.get(), part.c_str(), 0);
    throw;
  }
}

}  // namespace tasks
