#include "lib/base/file.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <catch2/catch.hpp>
#include <cerrno>

#include "lib/base/error.hpp"
#include "tests/unit/temporary_folder.hpp"

using namespace tasks;

namespace {

Code code_of(const std::function<void()>& act) {
  try {
    act();
  } catch (const Error& e) {
    return e.code();
  }
  FAIL("nothing was thrown");
  return Code::internal;
}

std::string replayed(const Spool& spool) {
  std::string out;
  spool.replay([&](std::string_view chunk) { out += chunk; });
  return out;
}

std::string read_all(int fd) {
  std::string out;
  char chunk[4096];
  for (ssize_t got; (got = ::read(fd, chunk, sizeof chunk)) > 0;) out.append(chunk, static_cast<std::size_t>(got));
  return out;
}

std::string bytes(std::initializer_list<int> values) {
  std::string out;
  for (int v : values) out += static_cast<char>(v);
  return out;
}

}  // namespace

TEST_CASE("a file is read whole, also one without a known size") {
  const TemporaryFolder folder;
  const std::string big(300'000, 'x');
  REQUIRE(read_file(folder.write("big", big)) == big);
  REQUIRE(read_file(folder.write("empty", "")).empty());
  REQUIRE(read_file("/proc/self/stat").find(')') != std::string::npos);
}

TEST_CASE("what cannot be read says which file and why") {
  const TemporaryFolder folder;
  REQUIRE(code_of([&] { read_file(folder.path() / "no\nsuch"); }) == Code::not_found);
  REQUIRE_THROWS_WITH(read_file(folder.path() / "no\nsuch"), Catch::Contains("/no\\nsuch\": no such file or directory"));
  REQUIRE(code_of([&] { read_file(folder.path()); }) == Code::io);
}

TEST_CASE("system errors have their codes") {
  const auto code = [](int error) { return code_of([&] { throw_errno("cannot write", "x", error); }); };
  REQUIRE(code(ENOSPC) == Code::disk_full);
  REQUIRE(code(EDQUOT) == Code::disk_full);
  REQUIRE(code(EROFS) == Code::read_only);
  REQUIRE(code(EACCES) == Code::permission);
  REQUIRE(code(ENOTDIR) == Code::not_found);
  REQUIRE(code(EIO) == Code::io);
}

TEST_CASE("a full disk is reported as such") {
  if (::access("/dev/full", W_OK) != 0) return;
  REQUIRE(code_of([] { write_file_atomically("/dev/full", "x"); }) == Code::disk_full);
}

TEST_CASE("writing replaces a file at once and leaves nothing behind") {
  const TemporaryFolder folder;
  const fs::path file = folder.path() / "out.json";
  write_file_atomically(file, "one");
  REQUIRE(read_file(file) == "one");
  ::chmod(file.c_str(), 0640);
  write_file_atomically(file, "two");
  REQUIRE(read_file(file) == "two");
  struct stat status {};
  REQUIRE(::stat(file.c_str(), &status) == 0);
  REQUIRE((status.st_mode & 0777) == 0640);

  fs::create_symlink("out.json", folder.path() / "link");
  write_file_atomically(folder.path() / "link", "three");
  REQUIRE(fs::is_symlink(folder.path() / "link"));
  REQUIRE(read_file(file) == "three");

  fs::remove(folder.path() / "link");
  REQUIRE(std::distance(fs::directory_iterator(folder.path()), fs::directory_iterator()) == 1);
  REQUIRE(code_of([&] { write_file_atomically(folder.path() / "no" / "x", "x"); }) == Code::not_found);
  REQUIRE(code_of([&] { write_file_atomically(folder.path(), "x"); }) == Code::io);
}

TEST_CASE("a spool gives back what went in, from memory or from disk") {
  const std::size_t memory = GENERATE(std::size_t{0}, std::size_t{10}, std::size_t{1} << 20);
  Spool spool(memory);
  REQUIRE(replayed(spool).empty());
  std::string expected;
  for (int i = 0; i < 100; ++i) {
    const std::string part = "part " + std::to_string(i) + "\n";
    spool.write(part);
    expected += part;
  }
  REQUIRE(spool.size() == static_cast<std::int64_t>(expected.size()));
  REQUIRE(replayed(spool) == expected);
  REQUIRE(read_all(spool.open_for_reading()) == expected);
  spool.write("later");
  REQUIRE(read_all(spool.open_for_reading()) == expected + "later");
  Spool moved = std::move(spool);
  REQUIRE(replayed(moved) == expected + "later");
}

TEST_CASE("a spool drains a pipe") {
  int ends[2];
  REQUIRE(::pipe(ends) == 0);
  REQUIRE(::write(ends[1], "1\n2\n", 4) == 4);
  ::close(ends[1]);
  Spool spool;
  spool.drain(ends[0]);
  ::close(ends[0]);
  REQUIRE(replayed(spool) == "1\n2\n");
}

TEST_CASE("files below a folder come in byte order of their relative paths") {
  const TemporaryFolder folder;
  for (const char* name : {"b.png", "a/2.png", "a/1.png", "a.png", "a-b/x", "B.png", ".hidden/x", "a/.hidden", "ä.png", "with\nnewline"})
    folder.write(name, "x");
  fs::create_symlink("b.png", folder.path() / "link.png");
  fs::create_directory_symlink("..", folder.path() / "a" / "up");
  fs::create_symlink("nowhere", folder.path() / "dangling");
  std::vector<std::string> names;
  for (const fs::path& path : files_below(folder.path())) names.push_back(path.native());
  REQUIRE(names ==
          std::vector<std::string>{"B.png", "a-b/x", "a.png", "a/1.png", "a/2.png", "b.png", "link.png", "with\nnewline", "ä.png"});
  REQUIRE(code_of([&] { files_below(folder.path() / "none"); }) == Code::not_found);
}

TEST_CASE("a path that is not UTF-8 is refused and named") {
  const TemporaryFolder folder;
  folder.write("bad\xFF.png", "x");
  REQUIRE(code_of([&] { files_below(folder.path()); }) == Code::bad_file);
  REQUIRE_THROWS_WITH(files_below(folder.path()), Catch::Contains("bad\\xff.png"));
}

TEST_CASE("image sizes come from the headers") {
  const TemporaryFolder folder;
  const auto size = [&](const std::string& header) {
    const ImageSize s = image_size(folder.write("image", header));
    return std::pair(s.width, s.height);
  };
  const auto is = [](std::int64_t w, std::int64_t h) { return std::pair(w, h); };
  const std::string zeros(40, '\0');

  SECTION("PNG") {
    const std::string png = "\x89PNG\r\n\x1A\n" + bytes({0, 0, 0, 13}) + "IHDR" + bytes({0, 0, 2, 128, 0, 0, 1, 224});
    REQUIRE(size(png) == is(640, 480));
    REQUIRE(size(png.substr(0, 20)) == is(0, 0));
  }
  SECTION("JPEG behind 200,000 bytes of metadata") {
    std::string jpeg = "\xFF\xD8";
    for (int i = 0; i < 4; ++i) jpeg += bytes({0xFF, 0xE1, 0xC3, 0x52}) + std::string(50'000, '\xFF');
    jpeg += bytes({0xFF, 0xFF, 0xC4, 0, 4, 0, 0});  // a padded marker: a Huffman table, no frame
    jpeg += bytes({0xFF, 0xC2, 0, 17, 8, 1, 224, 2, 128});
    REQUIRE(size(jpeg) == is(640, 480));
    REQUIRE(size(jpeg.substr(0, jpeg.size() - 2)) == is(0, 0));
    REQUIRE(size(bytes({0xFF, 0xD8, 0xFF, 0xDA, 0, 8}) + zeros) == is(0, 0));
    REQUIRE(size(bytes({0xFF, 0xD8, 0xFF, 0xE0, 0, 0}) + zeros) == is(0, 0));
  }
  SECTION("GIF") {
    REQUIRE(size("GIF89a" + bytes({64, 1, 200, 0})) == is(320, 200));
    REQUIRE(size("GIF87a" + bytes({64, 1})) == is(0, 0));
  }
  SECTION("BMP, also from the top") {
    REQUIRE(size("BM" + zeros.substr(0, 12) + bytes({40, 0, 0, 0, 64, 1, 0, 0, 200, 0, 0, 0})) == is(320, 200));
    REQUIRE(size("BM" + zeros.substr(0, 12) + bytes({40, 0, 0, 0, 64, 1, 0, 0, 0x38, 0xFF, 0xFF, 0xFF})) == is(320, 200));
    REQUIRE(size("BM" + zeros.substr(0, 12) + bytes({12, 0, 0, 0, 64, 1, 200, 0})) == is(320, 200));
  }
  SECTION("WebP: extended, lossless, lossy") {
    const std::string riff = "RIFF" + zeros.substr(0, 4) + "WEBP";
    REQUIRE(size(riff + "VP8X" + zeros.substr(0, 8) + bytes({0x7F, 2, 0, 0xDF, 1, 0})) == is(640, 480));
    // 14 bits of width - 1, then 14 of height - 1: 639 | 479 << 14
    REQUIRE(size(riff + "VP8L" + zeros.substr(0, 4) + bytes({0x2F, 0x7F, 0xC2, 0x77, 0x00})) == is(640, 480));
    REQUIRE(size(riff + "VP8 " + zeros.substr(0, 7) + bytes({0x9D, 1, 0x2A, 128, 2, 224, 1})) == is(640, 480));
    REQUIRE(size(riff + "ALPH" + zeros) == is(0, 0));
  }
  SECTION("TIFF in both byte orders, the directory far from the header") {
    REQUIRE(size("II*" + bytes({0, 0x10, 0x27, 0, 0}) + std::string(9'992, 'x') + bytes({2, 0}) +
                 bytes({0, 1, 3, 0, 1, 0, 0, 0, 128, 2, 0, 0}) + bytes({1, 1, 4, 0, 1, 0, 0, 0, 224, 1, 0, 0})) == is(640, 480));
    REQUIRE(size("MM" + bytes({0, 42, 0, 0, 0, 8}) + bytes({0, 2}) + bytes({1, 0, 0, 3, 0, 0, 0, 1, 2, 128, 0, 0}) +
                 bytes({1, 1, 0, 4, 0, 0, 0, 1, 0, 0, 1, 224})) == is(640, 480));
    REQUIRE(size("II*" + bytes({0, 255, 255, 255, 255}) + zeros) == is(0, 0));
  }
  SECTION("nothing of these") {
    REQUIRE(size("") == is(0, 0));
    REQUIRE(size("%PDF-1.7 and more text") == is(0, 0));
    REQUIRE(code_of([&] { image_size(folder.path() / "none"); }) == Code::not_found);
  }
}

TEST_CASE("media types follow the ending") {
  struct Row {
    const char* path;
    const char* mimetype;
    const char* kind;
  };
  const auto row = GENERATE(values<Row>({{"/a/b.JPG", "image/jpeg", "image"},
                                         {"clip.mp4", "video/mp4", "video"},
                                         {"x.wav", "audio/x-wav", "audio"},
                                         {"notes.txt", "text/plain", "text"},
                                         {"form.pdf", "application/pdf", "document"},
                                         {"https://x.io/a.png?size=2#top", "image/png", "image"},
                                         {"a.b/c", "application/octet-stream", "other"},
                                         {".png", "application/octet-stream", "other"},
                                         {"model.xyz", "application/octet-stream", "other"},
                                         {"", "application/octet-stream", "other"}}));
  INFO(row.path);
  REQUIRE(media_type(row.path).mimetype == row.mimetype);
  REQUIRE(media_type(row.path).kind == row.kind);
}

TEST_CASE("content hashes are XXH3-128") {
  const TemporaryFolder folder;
  // The published value for no input.
  REQUIRE(content_hash(folder.write("empty", "")) == "99aa06d3014798d86001c324468d497f");
  const std::string big(1'000'000, 'a');
  const std::string hash = content_hash(folder.write("big", big));
  REQUIRE(hash.size() == 32);
  REQUIRE(content_hash(folder.write("same", big)) == hash);
  REQUIRE(content_hash(folder.write("other", big + "b")) != hash);
}
