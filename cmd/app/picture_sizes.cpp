#include "cmd/app/picture_sizes.hpp"

#include <memory>
#include <unordered_map>

#include "lib/base/error.hpp"
#include "lib/base/file.hpp"
#include "lib/base/text.hpp"

namespace tasks::app {

formats::PictureSize picture_size(const std::string& typed) {
  const auto x = typed.find('x');
  const auto width = to_int(typed.substr(0, x)), height = x == std::string::npos ? std::nullopt : to_int(typed.substr(x + 1));
  if (!width || !height || *width < 1 || *height < 1) throw Error(Code::bad_value, cat("--image-size is WIDTHxHEIGHT in pixels, not ", quote(typed))).hint("640x480");
  return {*width, *height};
}

std::function<std::optional<formats::PictureSize>(std::string_view)> sizes_below(const std::string& folder) {
  std::error_code problem;
  if (!fs::is_directory(folder, problem)) throw Error(Code::not_found, cat("there is no folder ", quote(folder))).hint("--pictures names the folder of the pictures");
  using Sizes = std::unordered_map<std::string, std::optional<formats::PictureSize>>;
  return [folder = fs::path(folder), known = std::make_shared<Sizes>()](std::string_view path) {
    const auto [found, fresh] = known->emplace(path, std::nullopt);
    std::error_code none;
    if (const fs::path file = folder / path.substr(path.starts_with('/') ? 1 : 0); fresh && fs::is_regular_file(file, none))
      if (const ImageSize size = image_size(file); size.width > 0) found->second = formats::PictureSize{size.width, size.height};
    return found->second;
  };
}

}  // namespace tasks::app
