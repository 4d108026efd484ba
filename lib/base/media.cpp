// What a file is, from its name and its first bytes: image_size and media_type of file.hpp.
#include <fcntl.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdlib>

#include "lib/base/descriptor.hpp"
#include "lib/base/file.hpp"
#include "lib/base/text.hpp"

namespace tasks {
namespace {

// Bytes of a file by position. Headers may lie anywhere (TIFF) or behind long metadata (JPEG), so it reads where asked;
// what lies behind the end reads as nothing.
class Header {
 public:
  explicit Header(const fs::path& path) : m_path(path), m_file(::open(path.c_str(), O_RDONLY | O_CLOEXEC)) {
    if (!m_file) throw_errno("cannot read", path, errno);
    m_used = m_file.read_at(m_buffer.data(), m_buffer.size(), 0, m_path);
  }

  bool has(std::int64_t at, std::size_t size) {
    if (at < 0) return false;
    if (at >= m_from && at + static_cast<std::int64_t>(size) <= m_from + static_cast<std::int64_t>(m_used)) return true;
    m_from = at;
    m_used = m_file.read_at(m_buffer.data(), m_buffer.size(), at, m_path);
    return size <= m_used;
  }
  bool begins(std::int64_t at, std::string_view text) {
    return has(at, text.size()) && std::string_view(&m_buffer[static_cast<std::size_t>(at - m_from)], text.size()) == text;
  }
  // An unsigned number of 1..8 bytes; 0 when the file ends before.
  std::uint64_t big(std::int64_t at, std::size_t size) { return number(at, size, true); }
  std::uint64_t little(std::int64_t at, std::size_t size) { return number(at, size, false); }

 private:
  std::uint64_t number(std::int64_t at, std::size_t size, bool big_end_first) {
    if (!has(at, size)) return 0;
    std::uint64_t value = 0;
    for (std::size_t i = 0; i < size; ++i) {
      const std::size_t offset = static_cast<std::size_t>(at - m_from) + (big_end_first ? i : size - 1 - i);
      value = value << 8 | static_cast<unsigned char>(m_buffer[offset]);
    }
    return value;
  }

  fs::path m_path;
  Descriptor m_file;
  std::array<char, 4096> m_buffer{};
  std::int64_t m_from = 0;
  std::size_t m_used = 0;
};

ImageSize made(std::uint64_t width, std::uint64_t height) {
  constexpr std::uint64_t largest = 0x7FFFFFFF;
  if (width == 0 || height == 0 || width > largest || height > largest) return {};
  return {static_cast<std::int64_t>(width), static_cast<std::int64_t>(height)};
}

ImageSize png_size(Header& in) { return in.begins(12, "IHDR") ? made(in.big(16, 4), in.big(20, 4)) : ImageSize{}; }
ImageSize gif_size(Header& in) { return made(in.little(6, 2), in.little(8, 2)); }

ImageSize bmp_size(Header& in) {
  if (in.little(14, 4) == 12) return made(in.little(18, 2), in.little(20, 2));  // the header of OS/2
  const auto number = [&](std::int64_t at) { return std::int64_t{static_cast<std::int32_t>(in.little(at, 4))}; };
  const std::int64_t height = number(22);  // negative when the rows run from the top
  return made(static_cast<std::uint64_t>(number(18)), static_cast<std::uint64_t>(height < 0 ? -height : height));
}

ImageSize webp_size(Header& in) {
  if (in.begins(12, "VP8X")) return made(in.little(24, 3) + 1, in.little(27, 3) + 1);
  if (in.begins(12, "VP8L") && in.big(20, 1) == 0x2F) {
    const std::uint64_t bits = in.little(21, 4);
    return in.has(21, 4) ? made((bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1) : ImageSize{};
  }
  if (in.begins(12, "VP8 ") && in.begins(23, "\x9D\x01\x2A")) return made(in.little(26, 2) & 0x3FFF, in.little(28, 2) & 0x3FFF);
  return {};
}

ImageSize jpeg_size(Header& in) {
  std::int64_t at = 2;
  for (int segments = 0; segments < 10'000 && in.has(at, 4); ++segments) {
    if (in.big(at, 1) != 0xFF) return {};
    const auto marker = in.big(at + 1, 1);
    if (marker == 0xFF) {  // padding
      ++at;
      continue;
    }
    const bool stands_alone = marker == 0x01 || (marker >= 0xD0 && marker <= 0xD8);
    if (stands_alone) {
      at += 2;
      continue;
    }
    if (marker == 0xD9 || marker == 0xDA) return {};  // image data before any frame header
    const bool frame = marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
    if (frame) return made(in.big(at + 7, 2), in.big(at + 5, 2));
    const auto length = in.big(at + 2, 2);
    if (length < 2) return {};
    at += 2 + static_cast<std::int64_t>(length);
  }
  return {};
}

ImageSize tiff_size(Header& in, bool big_end_first) {
  const auto number = [&](std::int64_t at, std::size_t size) { return big_end_first ? in.big(at, size) : in.little(at, size); };
  const auto version = number(2, 2);
  if (version != 42 && version != 43) return {};
  const bool large = version == 43;  // BigTIFF: 64-bit offsets
  const auto offset = large ? number(8, 8) : number(4, 4);
  if (offset > 0x7FFFFFFFFFFF) return {};
  auto at = static_cast<std::int64_t>(offset);
  const std::uint64_t entries = std::min<std::uint64_t>(large ? number(at, 8) : number(at, 2), 4096);
  at += large ? 8 : 2;
  std::uint64_t width = 0, height = 0;
  for (std::uint64_t i = 0; i < entries; ++i, at += large ? 20 : 12) {
    const auto tag = number(at, 2);
    const auto type = number(at + 2, 2);
    const std::size_t size = type == 3 ? 2 : type == 4 ? 4 : type == 16 ? 8 : 0;  // SHORT, LONG, LONG8
    if (size == 0) continue;
    if (tag == 256) width = number(at + (large ? 12 : 8), size);
    if (tag == 257) height = number(at + (large ? 12 : 8), size);
  }
  return made(width, height);
}

struct Ending {
  std::string_view extension, mimetype, kind;
};

constexpr Ending k_endings[] = {
    {"jpg", "image/jpeg", "image"}, {"jpeg", "image/jpeg", "image"}, {"jpe", "image/jpeg", "image"}, {"jfif", "image/jpeg", "image"},
    {"png", "image/png", "image"}, {"gif", "image/gif", "image"}, {"bmp", "image/bmp", "image"}, {"webp", "image/webp", "image"},
    {"tif", "image/tiff", "image"}, {"tiff", "image/tiff", "image"}, {"avif", "image/avif", "image"}, {"heic", "image/heic", "image"},
    {"heif", "image/heif", "image"}, {"jp2", "image/jp2", "image"}, {"jxl", "image/jxl", "image"}, {"svg", "image/svg+xml", "image"},
    {"ico", "image/vnd.microsoft.icon", "image"}, {"ppm", "image/x-portable-pixmap", "image"},
    {"pgm", "image/x-portable-graymap", "image"}, {"pbm", "image/x-portable-bitmap", "image"}, {"dcm", "application/dicom", "image"},
    {"mp4", "video/mp4", "video"}, {"m4v", "video/mp4", "video"}, {"mov", "video/quicktime", "video"}, {"avi", "video/x-msvideo", "video"},
    {"mkv", "video/x-matroska", "video"}, {"webm", "video/webm", "video"}, {"mpg", "video/mpeg", "video"}, {"mpeg", "video/mpeg", "video"},
    {"ogv", "video/ogg", "video"}, {"wmv", "video/x-ms-wmv", "video"}, {"flv", "video/x-flv", "video"}, {"3gp", "video/3gpp", "video"},
    {"mp3", "audio/mpeg", "audio"}, {"wav", "audio/x-wav", "audio"}, {"flac", "audio/flac", "audio"}, {"ogg", "audio/ogg", "audio"},
    {"oga", "audio/ogg", "audio"}, {"opus", "audio/ogg", "audio"}, {"m4a", "audio/mp4", "audio"}, {"aac", "audio/aac", "audio"},
    {"aif", "audio/x-aiff", "audio"}, {"aiff", "audio/x-aiff", "audio"}, {"wma", "audio/x-ms-wma", "audio"}, {"mid", "audio/midi", "audio"},
    {"txt", "text/plain", "text"}, {"text", "text/plain", "text"}, {"log", "text/plain", "text"}, {"md", "text/markdown", "text"},
    {"csv", "text/csv", "text"}, {"tsv", "text/tab-separated-values", "text"}, {"json", "application/json", "text"},
    {"jsonl", "application/x-ndjson", "text"}, {"ndjson", "application/x-ndjson", "text"}, {"xml", "application/xml", "text"},
    {"yaml", "application/yaml", "text"}, {"yml", "application/yaml", "text"}, {"srt", "application/x-subrip", "text"},
    {"vtt", "text/vtt", "text"}, {"eml", "message/rfc822", "text"},
    {"pdf", "application/pdf", "document"}, {"html", "text/html", "document"}, {"htm", "text/html", "document"},
    {"rtf", "application/rtf", "document"}, {"doc", "application/msword", "document"}, {"epub", "application/epub+zip", "document"},
    {"docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", "document"},
    {"xls", "application/vnd.ms-excel", "document"},
    {"xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "document"},
    {"ppt", "application/vnd.ms-powerpoint", "document"},
    {"pptx", "application/vnd.openxmlformats-officedocument.presentationml.presentation", "document"},
    {"odt", "application/vnd.oasis.opendocument.text", "document"},
    {"ods", "application/vnd.oasis.opendocument.spreadsheet", "document"},
    {"odp", "application/vnd.oasis.opendocument.presentation", "document"},
};

}  // namespace

ImageSize image_size(const fs::path& path) {
  Header in(path);
  if (in.begins(0, "\x89PNG\r\n\x1A\n")) return png_size(in);
  if (in.begins(0, "\xFF\xD8")) return jpeg_size(in);
  if (in.begins(0, "GIF87a") || in.begins(0, "GIF89a")) return gif_size(in);
  if (in.begins(0, "RIFF") && in.begins(8, "WEBP")) return webp_size(in);
  if (in.begins(0, "II")) return tiff_size(in, false);
  if (in.begins(0, "MM")) return tiff_size(in, true);
  if (in.begins(0, "BM")) return bmp_size(in);
  return {};
}

MediaType media_type(std::string_view path) {
  if (path.find("://") != std::string_view::npos) path = path.substr(0, path.find_first_of("?#"));
  const std::string_view name = path.substr(path.rfind('/') + 1);
  const std::size_t dot = name.rfind('.');
  if (dot != std::string_view::npos && dot > 0) {
    const std::string_view extension = name.substr(dot + 1);
    for (const Ending& ending : k_endings) {
      if (ending.extension.size() == extension.size() && starts_with_icase(extension, ending.extension))
        return {std::string(ending.mimetype), std::string(ending.kind)};
    }
  }
  return {"application/octet-stream", "other"};
}

}  // namespace tasks
