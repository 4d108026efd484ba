#include "lib/formats/text_hash.hpp"

#include <xxhash.h>

namespace tasks::formats {
namespace {

template <std::size_t N>
std::string hex(const unsigned char (&bytes)[N]) {
  std::string out;
  for (const unsigned char byte : bytes) {
    out += "0123456789abcdef"[byte >> 4];
    out += "0123456789abcdef"[byte & 15];
  }
  return out;
}

}  // namespace

std::string hash64(std::string_view text) {
  XXH64_canonical_t bytes;
  XXH64_canonicalFromHash(&bytes, XXH3_64bits(text.data(), text.size()));
  return hex(bytes.digest);
}

std::string hash128(std::string_view text) {
  XXH128_canonical_t bytes;
  XXH128_canonicalFromHash(&bytes, XXH3_128bits(text.data(), text.size()));
  return hex(bytes.digest);
}

}  // namespace tasks::formats
