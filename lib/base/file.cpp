#include "lib/base/file.hpp"

#include <dirent.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>
#include <xxhash.h>

#include <algorithm>
#include <cerrno>
#include <system_error>

#include "lib/base/descriptor.hpp"
#include "lib/base/error.hpp"
#include "lib/base/interrupt.hpp"
#include "lib/base/text.hpp"

namespace tasks {
namespace {

constexpr std::size_t k_chunk = 256 * 1024;

struct stat status_of(const Descriptor& file, const fs::path& path) {
  struct stat status {};
  if (::fstat(file.get(), &status) != 0) throw_errno("cannot read", path, errno);
  return status;
}

Descriptor open_readable(const fs::path& path) {
  Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
  if (!file) throw_errno("cannot read", path, errno);
  if (S_ISDIR(status_of(file, path).st_mode)) throw_errno("cannot read", path, EISDIR);
  return file;
}

// Relative names of everything below `folder`, depth first, in the order the system gives.
void collect(const fs::path& folder, std::string& prefix, std::vector<std::string>& found) {
  throw_if_interrupted();
  const fs::path here = folder / prefix;
  const std::unique_ptr<DIR, int (*)(DIR*)> dir(::opendir(here.c_str()), &::closedir);
  if (!dir) throw_errno("cannot list", here, errno);
  const std::size_t length = prefix.size();
  while (true) {
    errno = 0;
    const dirent* entry = ::readdir(dir.get());
    if (!entry) {
      if (errno != 0) throw_errno("cannot list", here, errno);
      return;
    }
    const std::string_view name = entry->d_name;
    if (name.front() == '.') continue;
    prefix += name;
    bool is_file = entry->d_type == DT_REG;
    bool is_folder = entry->d_type == DT_DIR;
    if (entry->d_type == DT_LNK || entry->d_type == DT_UNKNOWN) {
      struct stat status {};
      // A link to a file is a file; a link to a folder is not followed, it may lead back up.
      const bool known = ::fstatat(::dirfd(dir.get()), entry->d_name, &status, 0) == 0;
      is_file = known && S_ISREG(status.st_mode);
      is_folder = known && S_ISDIR(status.st_mode) && entry->d_type == DT_UNKNOWN &&
                  ::fstatat(::dirfd(dir.get()), entry->d_name, &status, AT_SYMLINK_NOFOLLOW) == 0 && S_ISDIR(status.st_mode);
    }
    if ((is_file || is_folder) && !valid_utf8(prefix))
      throw Error(Code::bad_file, cat("the path ", quote((folder / prefix).native()), " is not UTF-8")).hint("rename it, then repeat");
    if (is_file) found.push_back(prefix);
    if (is_folder) {
      prefix += '/';
      collect(folder, prefix, found);
    }
    prefix.resize(length);
  }
}

}  // namespace

void flush_folder(const fs::path& folder) {
  const Descriptor opened(::open(folder.empty() ? "." : folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  if (!opened) return;  // one may write into a folder that one may not read
  if (::fsync(opened.get()) != 0 && errno != EINVAL) throw_errno("cannot flush", folder, errno);
}

void make_folders(const fs::path& folder) {
  std::error_code problem;
  std::vector<fs::path> changed;
  for (fs::path missing = fs::absolute(folder); !fs::exists(missing, problem) && missing.has_relative_path(); missing = missing.parent_path())
    changed.push_back(missing.parent_path());
  if (!fs::create_directories(folder, problem) && problem) throw_errno("cannot make", folder, problem.value());
  for (const fs::path& above : changed) flush_folder(above);
}

void throw_errno(std::string_view doing, const fs::path& path, int error) {
  std::string why = std::system_category().message(error);
  if (!why.empty() && why[0] >= 'A' && why[0] <= 'Z' && !starts_with_icase(why, "I/O") && !starts_with_icase(why, "RPC"))
    why[0] = static_cast<char>(why[0] - 'A' + 'a');
  std::string message = cat(doing, ' ', quote(path.native()), ": ", why);
  switch (error) {
    case ENOSPC:
    case EDQUOT: throw Error(Code::disk_full, std::move(message));
    case EROFS: throw Error(Code::read_only, std::move(message)).hint("the file system is mounted read-only");
    case EACCES:
    case EPERM: throw Error(Code::permission, std::move(message)).hint("check the permissions of the file and its folder");
    case ENOENT:
    case ENOTDIR: throw Error(Code::not_found, std::move(message)).hint("check the path");
    default: throw Error(Code::io, std::move(message));
  }
}

std::string read_file(const fs::path& path) {
  const Descriptor file = open_readable(path);
  std::string bytes;
  bytes.resize(static_cast<std::size_t>(status_of(file, path).st_size));
  std::size_t used = 0;
  while (true) {  // the size is only a guess: files below /proc and pipes have none
    if (used == bytes.size()) bytes.resize(used + (used == 0 ? k_chunk : k_chunk / 4));
    const std::size_t got = file.read(bytes.data() + used, bytes.size() - used, path);
    if (got == 0) break;
    used += got;
  }
  bytes.resize(used);
  return bytes;
}

void write_file_atomically(const fs::path& path, std::string_view bytes) {
  std::error_code ignored;
  const fs::path target = fs::is_symlink(path, ignored) ? fs::canonical(path, ignored) : path;  // keep the link, change its file
  if (target.empty()) throw_errno("cannot write", path, ENOENT);
  struct stat old {};
  const bool exists = ::stat(target.c_str(), &old) == 0;
  if (exists && S_ISDIR(old.st_mode)) throw_errno("cannot write", path, EISDIR);
  if (exists && !S_ISREG(old.st_mode)) {  // a device or a pipe cannot be replaced
    const Descriptor out(::open(target.c_str(), O_WRONLY | O_CLOEXEC));
    if (!out) throw_errno("cannot write", path, errno);
    out.write(bytes, path);
    return;
  }

  const fs::path folder = target.has_parent_path() ? target.parent_path() : fs::path(".");
  fs::path temporary;
  Descriptor out;
  for (int attempt = 0; !out; ++attempt) {
    temporary = folder / cat(".tasks-", ::getpid(), '-', attempt, ".tmp");
    out = Descriptor(::open(temporary.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666));
    if (!out && (errno != EEXIST || attempt == 1000)) throw_errno("cannot write", path, errno);
  }
  try {
    out.write(bytes, path);
    if (exists && ::fchmod(out.get(), old.st_mode & 07777) != 0) throw_errno("cannot write", path, errno);
    if (::fsync(out.get()) != 0) throw_errno("cannot write", path, errno);
    out.close(path);
    if (::rename(temporary.c_str(), target.c_str()) != 0) throw_errno("cannot write", path, errno);
  } catch (...) {
    ::unlink(temporary.c_str());
    throw;
  }
  // The new name itself must reach the disk. Some file systems cannot sync a folder: the file is whole all the same.
  if (const Descriptor dir(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC)); dir) ::fsync(dir.get());
}

std::vector<fs::path> files_below(const fs::path& folder) {
  std::vector<std::string> found;
  std::string prefix;
  collect(folder, prefix, found);
  std::sort(found.begin(), found.end());
  return {std::make_move_iterator(found.begin()), std::make_move_iterator(found.end())};
}

std::string content_hash(const fs::path& path) {
  const Descriptor file = open_readable(path);
  const std::unique_ptr<XXH3_state_t, XXH_errorcode (*)(XXH3_state_t*)> state(XXH3_createState(), &XXH3_freeState);
  XXH3_128bits_reset(state.get());
  const auto chunk = std::make_unique_for_overwrite<char[]>(k_chunk);
  while (const std::size_t got = file.read(chunk.get(), k_chunk, path)) {
    throw_if_interrupted();
    XXH3_128bits_update(state.get(), chunk.get(), got);
  }
  XXH128_canonical_t canonical;
  XXH128_canonicalFromHash(&canonical, XXH3_128bits_digest(state.get()));
  std::string hex;
  for (const unsigned char byte : canonical.digest) {
    hex += "0123456789abcdef"[byte >> 4];
    hex += "0123456789abcdef"[byte & 15];
  }
  return hex;
}

}  // namespace tasks
