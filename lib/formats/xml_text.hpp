#pragma once
// Text as XML has it, between elements and in attributes. Private to lib/formats.
#include <string>
#include <string_view>

namespace tasks::formats {

// Escaped; characters that XML has no word for (most of those below U+0020) become U+FFFD.
inline std::string xml(std::string_view text) {
  std::string out;
  for (const char c : text) switch (c) {
      case '&': out += "&amp;"; break;
      case '<': out += "&lt;"; break;
      case '>': out += "&gt;"; break;
      case '"': out += "&quot;"; break;
      case '\n': out += "&#10;"; break;
      case '\t': out += "&#9;"; break;
      case '\r': out += "&#13;"; break;
      default: out += static_cast<unsigned char>(c) < 0x20 ? std::string_view("\xef\xbf\xbd") : std::string_view(&c, 1);
    }
  return out;
}

}  // namespace tasks::formats
