#pragma once
// Where exporters put the files that they write, one after the other: a folder, a zip archive, or a single stream. A folder or an archive appears
// under its name when it is whole; until then, and when anything fails, there is nothing.
//
//     NewFolder out("labels");                        // or NewZip("labels.zip"), or OneFile([&](std::string_view bytes) { … })
//     out.begin("obj.names"); out.write("cat\n"); out.end();
//     out.keep();
#include <filesystem>
#include <functional>
#include <string>
#include <string_view>
#include <unordered_set>

#include "lib/base/descriptor.hpp"

namespace tasks {

class FileSink {
 public:
  virtual ~FileSink() = default;
  virtual void begin(std::string_view name) = 0;  // relative, with slashes; each name once
  virtual void write(std::string_view bytes) = 0;
  virtual void end() = 0;
  virtual bool many() const { return true; }      // there is room for more than one file

  void put(std::string_view name, std::string_view bytes) {
    begin(name);
    write(bytes);
    end();
  }
};

// One file of a format that has only one; it goes where `bytes` takes it, whatever its name.
class OneFile final : public FileSink {
 public:
  explicit OneFile(std::function<void(std::string_view)> bytes) : m_bytes(std::move(bytes)) {}
  void begin(std::string_view) override {}
  void write(std::string_view bytes) override { m_bytes(bytes); }
  void end() override {}
  bool many() const override { return false; }

 private:
  std::function<void(std::string_view)> m_bytes;
};

// A file that appears under its name when it is whole; one that is there is written over. Throws Code::io, disk_full, permission.
class NewFile {
 public:
  explicit NewFile(const std::filesystem::path& path);
  ~NewFile();
  NewFile(const NewFile&) = delete;
  NewFile& operator=(const NewFile&) = delete;
  void write(std::string_view bytes);
  void keep();

 private:
  std::filesystem::path m_path, m_temporary;
  Descriptor m_file;
};

// A folder. When there is one already, keep() puts the files into it, over those of the same names; others stay. Names that climb out of it are
// an internal error. Errors as above.
class NewFolder final : public FileSink {
 public:
  explicit NewFolder(const std::filesystem::path& path);
  ~NewFolder() override;
  NewFolder(const NewFolder&) = delete;
  NewFolder& operator=(const NewFolder&) = delete;
  void begin(std::string_view name) override;
  void write(std::string_view bytes) override;
  void end() override;
  void keep();

 private:
  std::filesystem::path m_path, m_temporary;
  std::unordered_set<std::string> m_folders;
  Descriptor m_file;
  std::string m_name, m_buffer;
};

// A zip archive; the same files give the same bytes. One that is there is written over. Errors as above.
class NewZip final : public FileSink {
 public:
  explicit NewZip(const std::filesystem::path& path);
  ~NewZip() override;
  NewZip(const NewZip&) = delete;
  NewZip& operator=(const NewZip&) = delete;
  void begin(std::string_view name) override;
  void write(std::string_view bytes) override;
  void end() override;
  void keep();

 private:
  [[noreturn]] void fail() const;
  std::filesystem::path m_path, m_temporary;
  void* m_zip = nullptr;  // minizip's
};

}  // namespace tasks
