#include "lib/model/item_path.hpp"

#include <algorithm>

#include "lib/base/error.hpp"
#include "lib/base/text.hpp"

namespace tasks::model {
namespace {

[[noreturn]] void refuse(std::string_view path, std::string_view what, std::string hint = {}) {
  throw Error(Code::bad_value, cat("the path ", quote(path), " ", what)).hint(std::move(hint));
}

}  // namespace

void normal_path(std::string_view path, std::string& out) {
  if (path.empty()) throw Error(Code::bad_value, "the path is empty");
  if (!valid_utf8(path)) refuse(path, "is not UTF-8", "rename the file");
  if (std::any_of(path.begin(), path.end(), [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7f; }))
    refuse(path, "has a control character", "rename the file");
  if (path.back() == '/') refuse(path, "names a folder");
  out.clear();
  if (is_uri(path)) {
    out = path;
    return;
  }
  for (std::size_t at = 0; at < path.size();) {
    const std::size_t end = std::min(path.find('/', at), path.size());
    const std::string_view part = path.substr(at, end - at);
    if (part == "..") refuse(path, "climbs out with \"..\"", "item paths are relative to the dataset's root");
    if (!part.empty() && part != ".") {
      out += '/';
      out += part;
    }
    at = end + 1;
  }
  if (out.empty() || path.ends_with("/.")) refuse(path, "names a folder");
}

std::string normal_path(std::string_view path) {
  std::string out;
  normal_path(path, out);
  return out;
}

std::string_view dir_of(std::string_view path) {
  const std::size_t slash = path.rfind('/');
  return slash == 0 || slash == std::string_view::npos ? "/" : path.substr(0, slash);
}

bool is_uri(std::string_view path) {
  const std::size_t colon = path.find("://");
  if (colon == std::string_view::npos || colon == 0) return false;
  return std::all_of(path.begin(), path.begin() + static_cast<std::ptrdiff_t>(colon), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '+' || c == '-' || c == '.';
  });
}

std::string_view below_root(std::string_view path, std::string_view root) {
  while (root.ends_with('/')) root.remove_suffix(1);
  if (!path.starts_with(root)) return {};
  path.remove_prefix(root.size());
  return path.size() > 1 && path.front() == '/' ? path : std::string_view();
}

}  // namespace tasks::model
