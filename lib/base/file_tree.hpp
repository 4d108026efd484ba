#pragma once
// A folder, a zip archive or a single file as a list of files that can be read: what importers of formats with many files take.
// Names are relative, with slashes, in byte order; nothing outside the folder or the archive is ever read. Hidden files, folders of archives and
// what macOS adds to them (__MACOSX) are left out.
//
//     FileTree tree = FileTree::open("labels.zip");
//     for (const std::string& name : tree.names()) use(name, tree.read(name));
#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "lib/base/lines.hpp"

namespace tasks {

class FileTree {
 public:
  // What an archive may hold: against those that are made to fill the memory.
  static constexpr std::uint64_t k_most_bytes = std::uint64_t{4} << 30;    // of one file, unpacked
  static constexpr std::uint64_t k_most_growth = 200;                      // times its packed size, when it is above a megabyte

  // Throws Code::not_found, io; bad_file for a broken or encrypted archive, and for names that climb out of it.
  static FileTree open(const std::filesystem::path& path);

  static FileTree open_zip(const std::filesystem::path& path);  // whatever its name; errors as above
  static FileTree of_text(std::string name, std::string text);  // one file that came through a pipe

  bool single() const;                               // one file, not in a folder or an archive
  const std::string& name() const;                   // of the whole, for messages
  const std::vector<std::string>& names() const;
  bool contains(std::string_view name) const;
  std::string read(std::string_view name) const;     // throws Code::not_found, io, bad_file
  std::string begin(std::string_view name, std::size_t bytes) const;  // the same, no more than so many
  LineReader lines(std::string_view name) const;     // the same, line by line; the tree must outlive it
  std::string place(std::string_view name) const;    // for messages: "labels.zip/a/b.xml"

  FileTree(FileTree&&) noexcept;
  FileTree& operator=(FileTree&&) noexcept;
  ~FileTree();

 private:
  struct State;
  explicit FileTree(std::unique_ptr<State> state);
  std::unique_ptr<State> m_state;
};

}  // namespace tasks
