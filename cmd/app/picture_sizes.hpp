#pragma once
// Sizes of pictures, for formats whose coordinates are shares of them: typed, or read from the pictures.
#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "lib/formats/documents.hpp"

namespace tasks::app {

formats::PictureSize picture_size(const std::string& typed);  // "640x480"; throws Code::bad_value

// Of the picture with this path below the folder, from its header; nothing when it is not there, or no picture.
std::function<std::optional<formats::PictureSize>(std::string_view path)> sizes_below(const std::string& folder);

}  // namespace tasks::app
