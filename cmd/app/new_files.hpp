#pragma once
// Where commands that write files of an exchange format put them: standard output, a file, a folder or a zip archive, by the format and by the
// name that was typed.
//
//     NewFiles files(format, typed, {.overwrite = a.force, .dry_run = ctx.dry_run()});    // refuses what cannot be, before any work
//     write(files.sink());  files.keep();
#include <functional>
#include <memory>
#include <optional>
#include <string>

#include "lib/base/file_sink.hpp"
#include "lib/formats/documents.hpp"

namespace tasks::app {

// What the name of a file says of its format; nothing when it says nothing.
std::optional<formats::Format> format_named(const std::string& file);

struct NewFilesOptions {
  bool overwrite = false, dry_run = false;
};

class NewFiles {
 public:
  // Throws Code::exists, and Code::usage for a format of many files without a folder or an archive.
  NewFiles(formats::Format format, const std::string& file, NewFilesOptions options);
  FileSink& sink() { return *m_sink; }
  void keep() { m_keep(); }

 private:
  std::unique_ptr<NewFile> m_file;
  std::unique_ptr<FileSink> m_sink;
  std::function<void()> m_keep = [] {};
};

}  // namespace tasks::app
