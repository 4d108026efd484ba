#include "lib/base/file_sink.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>

#include "lib/base/error.hpp"
#include "lib/base/file.hpp"
#include "lib/base/text.hpp"

namespace tasks {
namespace {

constexpr std::size_t k_chunk = 256 * 1024;

Descriptor make(const fs::path& temporary, const fs::path& path) {
  Descriptor file(::open(temporary.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666));
  if (!file) throw_errno("cannot write", path, errno);
  return file;
}

}  // namespace

NewFile::NewFile(const fs::path& path) : m_path(path), m_temporary(path.native() + ".part"), m_file(make(m_temporary, m_path)) {}

NewFile::~NewFile() {
  if (!m_temporary.empty()) ::unlink(m_temporary.c_str());
}

void NewFile::write(std::string_view bytes) { m_file.write(bytes, m_path); }

void NewFile::keep() {
  if (::fsync(m_file.get()) != 0) throw_errno("cannot write", m_path, errno);
  m_file.close(m_path);
  if (::rename(m_temporary.c_str(), m_path.c_str()) != 0) throw_errno("cannot write", m_path, errno);
  m_temporary.clear();
}

NewFolder::NewFolder(const fs::path& path) : m_path(path.has_filename() ? path : path.parent_path()), m_temporary(m_path.native() + ".part") {
  std::error_code ignored;
  fs::remove_all(m_temporary, ignored);  // of somebody who was killed
  make_folders(m_temporary);
}

NewFolder::~NewFolder() {
  std::error_code ignored;
  if (!m_temporary.empty()) fs::remove_all(m_temporary, ignored);
}

void NewFolder::begin(std::string_view name) {
  const std::vector<std::string> parts = split(name, '/');
  if (name.empty() || std::any_of(parts.begin(), parts.end(), [](const std::string& part) { return part.empty() || part == "." || part == ".."; }))
    throw Error(Code::internal, cat("a file named ", quote(name), " to be written"));
  const fs::path file = m_temporary / name;
  if (const std::string folder = file.parent_path().native(); m_folders.insert(folder).second) {
    std::error_code problem;
    fs::create_directories(folder, problem);
    if (problem) throw_errno("cannot make the folder", m_path / fs::path(name).parent_path(), problem.value());
  }
  m_name = name;
  m_buffer.clear();
  m_file = Descriptor(::open(file.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666));
  if (m_file) return;
  if (errno == EEXIST) throw Error(Code::internal, cat("a second file named ", quote(name), " to be written"));
  throw_errno("cannot write", m_path / m_name, errno);
}

void NewFolder::write(std::string_view bytes) {
  m_buffer += bytes;
  if (m_buffer.size() < k_chunk) return;
  m_file.write(m_buffer, m_path / m_name);
  m_buffer.clear();
}

void NewFolder::end() {
  m_file.write(m_buffer, m_path / m_name);
  m_buffer.clear();
  m_file.close(m_path / m_name);
}

void NewFolder::keep() {
  // Once for all of them: there may be a hundred thousand.
  if (const Descriptor folder(::open(m_temporary.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC)); folder && ::syncfs(folder.get()) != 0) throw_errno("cannot write", m_path, errno);
  // An empty folder gives way, too.
  if (::rename(m_temporary.c_str(), m_path.c_str()) == 0) {
    m_temporary.clear();
    return;
  }
  if (errno != ENOTEMPTY && errno != EEXIST) throw_errno("cannot write", m_path, errno);
  for (const fs::path& file : files_below(m_temporary)) {
    const fs::path target = m_path / file;
    make_folders(target.parent_path());
    if (::rename((m_temporary / file).c_str(), target.c_str()) != 0) throw_errno("cannot write", target, errno);
  }
}

}  // namespace tasks
