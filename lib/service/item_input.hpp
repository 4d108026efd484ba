#pragma once
// What `dataset add` was given, gathered before the project is locked: folders are expanded and files are measured here, so
// that a writer who reads a million of them keeps nobody waiting. All of it becomes one stream of JSON lines, in the order
// of the arguments; memory does not grow with it.
//
//     ItemInput input({.hash = true});
//     input.add("img");                              // a folder; also a file, a .jsonl file or a URI
//     input.add_stream(STDIN_FILENO, "standard input");
//     input.each([&](std::string_view line, ItemInput::Origin origin) { … });
#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "lib/base/file.hpp"

namespace tasks::service {

class ItemInput {
 public:
  struct Options {
    bool hash = true;  // content hashes of files
  };
  explicit ItemInput(Options options) : m_options(options) {}

  // A folder stands for the files below it, in byte order, hidden ones left out; FILE.jsonl and FILE.ndjson hold records.
  // Throws Code::not_found, io, bad_file.
  void add(const std::string& word);
  void add_records(const std::filesystem::path& file);
  // Lines: one that begins with { is a record, any other the path of a file or a folder, or a URI; blank ones are passed over.
  void add_stream(int fd, const std::string& name);

  std::int64_t expected() const { return m_expected; }                 // records at most
  const std::string& common_folder() const { return m_common_folder; } // of the files; "" when there are none

  enum class Origin { record, file };  // file: the line's `path` is an absolute one of this machine
  // Errors thrown by `visit` are told where the line stands: "line 17 of items.jsonl: …".
  void each(const std::function<void(std::string_view line, Origin origin)>& visit);

 private:
  struct Numbering {
    std::int64_t line, original;  // from this line of the spool on the numbers differ by that much
  };
  struct Source {
    std::filesystem::path file;  // records in a regular file; else in the spool
    std::string name;            // for messages
    Spool spool;
    std::int64_t lines = 0;
    std::vector<Numbering> numbering;
  };

  Source& spooled(const std::string& name);
  void put(std::string_view line);
  void flush();
  void take_file(const std::string& absolute);
  void take_path(const std::string& word);
  void widen(const std::string& folder);

  Options m_options;
  std::vector<Source> m_sources;
  std::string m_buffer;  // of the last source's spool
  std::string m_common_folder;
  std::int64_t m_expected = 0;
};

}  // namespace tasks::service
