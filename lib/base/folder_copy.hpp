#pragma once
// Copies files into a folder and nowhere else: every step below the folder is opened without following links, and a file
// appears under its name only when it is whole.
//
//     FolderCopy into("mine");                                 // made when missing
//     into.copy("/data/cars/a/b.jpg", "a/b.jpg");              // mine/a/b.jpg
#include <filesystem>

#include "lib/base/descriptor.hpp"
#include "lib/base/file.hpp"

namespace tasks {

class FolderCopy {
 public:
  explicit FolderCopy(fs::path folder);

  enum class Found { nothing, same, other };  // what is there under that name: contents compared byte for byte
  Found look(const fs::path& source, const fs::path& below) const;
  void copy(const fs::path& source, const fs::path& below);  // replaces what is there; throws Code::io, disk_full, permission …

 private:
  Descriptor open_parent(const fs::path& below, bool make) const;  // of the file; none when it is not there and not to be made
  fs::path m_folder;
  Descriptor m_descriptor;
};

}  // namespace tasks
