#pragma once
// Files as the program needs them: read whole, replace atomically, spool what comes from a pipe, list a folder in byte
// order. Every failure is an Error that names the path (escaped) and what the system said; a full disk has its own code.
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace tasks {

namespace fs = std::filesystem;

std::string read_file(const fs::path& path);                          // throws Code::io, Code::not_found
std::string read_file_or_input(const std::string& path);              // - is standard input
void write_file_atomically(const fs::path& path, std::string_view bytes);  // temporary file beside it, fsync, rename

void make_folders(const fs::path& folder);    // with those above it that are missing; their names survive a power cut
void flush_folder(const fs::path& folder);    // the names in it survive one

// Throws the right Error for errno: disk_full, read_only, permission, not_found, io. `doing` reads "cannot write".
[[noreturn]] void throw_errno(std::string_view doing, const fs::path& path, int error);

// An unlinked temporary file, deleted by the system when closed: for standard input that must be drained before a
// transaction opens, and for output that must wait for a commit. Up to `memory` bytes stay in memory.
class Spool {
 public:
  explicit Spool(std::size_t memory = 1 << 20);
  ~Spool();
  Spool(Spool&&) noexcept;
  Spool& operator=(Spool&&) noexcept;
  void write(std::string_view bytes);
  void drain(int fd);                                         // everything that fd still has
  std::int64_t size() const;
  void replay(const std::function<void(std::string_view)>& sink) const;  // in chunks, from the beginning
  int open_for_reading();                                     // a descriptor at the beginning, owned by the spool
 private:
  struct State;
  std::unique_ptr<State> m_state;
};

// Regular files below `folder` as paths RELATIVE to it ("a/b.png"; the file itself is folder / path), in their byte order,
// hidden ones left out. Links to files count as files; links to folders are not followed.
// A path that is not UTF-8 is an Error(Code::bad_file) that names it escaped (decisions.md 7).
std::vector<fs::path> files_below(const fs::path& folder);

struct ImageSize {
  std::int64_t width = 0;
  std::int64_t height = 0;
};
// Size in pixels of an image from its header (PNG, JPEG, GIF, BMP, WebP, TIFF), as stored: an orientation tag is not applied.
// {0,0} when it is none of these or breaks off; throws when the file cannot be read.
ImageSize image_size(const fs::path& path);

// By file name: "image/png" and the item kind "image"; unknown → {"application/octet-stream", "other"}.
struct MediaType {
  std::string mimetype;
  std::string kind;
};
MediaType media_type(std::string_view path);

std::string content_hash(const fs::path& path);  // XXH3-128 of the bytes, 32 hex digits

}  // namespace tasks
