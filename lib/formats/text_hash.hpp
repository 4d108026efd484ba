#pragma once
// Hashes of texts as hexadecimal digits, for telling contents apart. Not for secrets.
#include <string>
#include <string_view>

namespace tasks::formats {

std::string hash64(std::string_view text);   // XXH3-64: 16 digits
std::string hash128(std::string_view text);  // XXH3-128: 32 digits

}  // namespace tasks::formats
