#include "lib/base/file_tree.hpp"

#include <unzip.h>

#include <algorithm>
#include <fstream>
#include <functional>
#include <map>
#include <optional>

#include "lib/base/error.hpp"
#include "lib/base/file.hpp"
#include "lib/base/text.hpp"

namespace tasks {
namespace {

struct CloseZip {
  void operator()(void* zip) const { unzClose(zip); }
};
using Zip = std::unique_ptr<void, CloseZip>;

bool is_zip(const fs::path& path) {
  const std::string extension = path.extension().native();
  return extension == ".zip" || extension == ".ZIP";
}

// Hidden, or what macOS puts beside every file.
bool is_aside(std::string_view name) {
  for (const std::string& part : split(name, '/'))
    if (part.starts_with('.') || part == "__MACOSX") return true;
  return false;
}

}  // namespace

struct FileTree::State {
  std::string name;
  fs::path root;                      // of a folder; of a single file its own folder
  bool single = false;
  std::vector<std::string> names;
  std::optional<std::string> piped;   // of the single file, when it came through a pipe
  Spool unpacked;                     // what lines() reads of an archive
  Zip zip;
  std::map<std::string, unz64_file_pos, std::less<>> entries;

  [[noreturn]] void fail(std::string_view what) const { throw Error(Code::bad_file, cat(name, ": ", what)); }

  void open_zip(const fs::path& path) {
    zip.reset(unzOpen64(path.c_str()));
    if (!zip) fail("not a zip archive that can be read");
    int at = unzGoToFirstFile(zip.get());
    for (; at == UNZ_OK; at = unzGoToNextFile(zip.get())) {
      unz_file_info64 info;
      std::string entry(std::size_t{1} << 16, '\0');
      unz64_file_pos place;
      if (unzGetCurrentFileInfo64(zip.get(), &info, entry.data(), static_cast<uLong>(entry.size()), nullptr, 0, nullptr, 0) != UNZ_OK || unzGetFilePos64(zip.get(), &place) != UNZ_OK) break;
      entry.resize(std::min<std::size_t>(info.size_filename, entry.size()));
      std::replace(entry.begin(), entry.end(), '\\', '/');
      if (entry.ends_with('/')) continue;
      const std::vector<std::string> parts = split(entry, '/');
      if (entry.starts_with('/') || std::find(parts.begin(), parts.end(), "..") != parts.end()) fail(cat("it holds a file that climbs out of it: ", quote(entry)));
      if (is_aside(entry)) continue;
      if (!entries.emplace(entry, place).second) fail(cat("it holds ", quote(entry), " twice"));
    }
    if (at != UNZ_END_OF_LIST_OF_FILE) fail("its list of files is broken");
    for (const auto& [entry, place] : entries) names.push_back(entry);
  }

  std::string read_zip(const std::string& entry, unz64_file_pos place) const {
    std::string text;
    each_chunk(entry, place, [&](std::string_view bytes) { text += bytes; });
    return text;
  }

  void each_chunk(const std::string& entry, unz64_file_pos place, const std::function<void(std::string_view)>& take) const {
    unz_file_info64 info;
    if (unzGoToFilePos64(zip.get(), &place) != UNZ_OK || unzGetCurrentFileInfo64(zip.get(), &info, nullptr, 0, nullptr, 0, nullptr, 0) != UNZ_OK) fail(cat(quote(entry), " cannot be read"));
    if (info.flag & 1U) fail(cat(quote(entry), " is encrypted"));
    const std::uint64_t size = info.uncompressed_size, packed = info.compressed_size;
    if (size > k_most_bytes || (size > (std::uint64_t{1} << 20) && size / k_most_growth > packed))
      fail(cat(quote(entry), " would be ", size, " bytes out of ", packed, ": too much to be labels"));
    if (unzOpenCurrentFile(zip.get()) != UNZ_OK) fail(cat(quote(entry), " cannot be unpacked"));
    std::string chunk(std::size_t{1} << 18, '\0');
    std::uint64_t got = 0;
    int n = 0;
    while ((n = unzReadCurrentFile(zip.get(), chunk.data(), static_cast<unsigned>(chunk.size()))) > 0 && got <= size) {
      got += static_cast<std::uint64_t>(n);
      if (got <= size) take(std::string_view(chunk).substr(0, static_cast<std::size_t>(n)));
    }
    if (unzCloseCurrentFile(zip.get()) != UNZ_OK || n < 0 || got != size) fail(cat(quote(entry), " is broken"));
  }
};

FileTree::FileTree(std::unique_ptr<State> state) : m_state(std::move(state)) {}
FileTree::FileTree(FileTree&&) noexcept = default;
FileTree& FileTree::operator=(FileTree&&) noexcept = default;
FileTree::~FileTree() = default;

FileTree FileTree::open(const fs::path& path) {
  auto state = std::make_unique<State>();
  state->name = escaped(path.native());
  std::error_code problem;
  if (fs::is_directory(path, problem)) {
    state->root = path;
    for (const fs::path& file : files_below(path))
      if (!is_aside(file.native())) state->names.push_back(file.native());
  } else if (is_zip(path)) {
    if (!fs::exists(path, problem)) throw Error(Code::not_found, cat("cannot read ", quote(path.native()), ": no such file or directory")).hint("check the path");
    state->open_zip(path);
  } else {
    state->single = true;
    state->root = path.parent_path();
    state->names.push_back(path.filename().native());
  }
  return FileTree(std::move(state));
}

FileTree FileTree::open_zip(const fs::path& path) {
  auto state = std::make_unique<State>();
  state->name = escaped(path.native());
  state->open_zip(path);
  return FileTree(std::move(state));
}

FileTree FileTree::of_text(std::string name, std::string text) {
  auto state = std::make_unique<State>();
  state->name = escaped(name);
  state->single = true;
  state->names.push_back(std::move(name));
  state->piped = std::move(text);
  return FileTree(std::move(state));
}

bool FileTree::single() const { return m_state->single; }
const std::string& FileTree::name() const { return m_state->name; }
const std::vector<std::string>& FileTree::names() const { return m_state->names; }
bool FileTree::contains(std::string_view name) const { return std::binary_search(m_state->names.begin(), m_state->names.end(), name); }

std::string FileTree::read(std::string_view name) const {
  if (!contains(name)) throw Error(Code::not_found, cat(m_state->name, " has no file ", quote(name)));
  if (m_state->zip) return m_state->read_zip(std::string(name), m_state->entries.find(name)->second);
  if (m_state->piped) return *m_state->piped;
  return read_file(m_state->root / std::string(name));
}

std::string FileTree::begin(std::string_view name, std::size_t bytes) const {
  if (m_state->zip || m_state->piped) return read(name).substr(0, bytes);
  const fs::path path = m_state->root / std::string(name);
  std::ifstream file(path, std::ios::binary);
  if (!file) return read(name);  // which says why not
  std::string text(bytes, '\0');
  file.read(text.data(), static_cast<std::streamsize>(bytes));
  text.resize(static_cast<std::size_t>(file.gcount()));
  return text;
}

LineReader FileTree::lines(std::string_view name) const {
  if (!m_state->zip && !m_state->piped) return LineReader::file(m_state->root / std::string(name));
  if (m_state->piped) return LineReader::text(*m_state->piped, place(name));
  if (!contains(name)) throw Error(Code::not_found, cat(m_state->name, " has no file ", quote(name)));
  m_state->unpacked = Spool();
  m_state->each_chunk(std::string(name), m_state->entries.find(name)->second, [&](std::string_view bytes) { m_state->unpacked.write(bytes); });
  return LineReader::descriptor(m_state->unpacked.open_for_reading(), place(name));
}

std::string FileTree::place(std::string_view name) const { return m_state->single ? m_state->name : cat(m_state->name, '/', escaped(name)); }

}  // namespace tasks
