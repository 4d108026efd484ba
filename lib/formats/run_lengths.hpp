#pragma once
// Masks whose run lengths are spelled otherwise than ours (geometry/mask.hpp). Private to lib/formats.
#include <cstdint>
#include <vector>

#include "lib/geometry/mask.hpp"

namespace tasks::formats {

// Runs along the rows of a rectangle inside an image, background first (CVAT's). Throws Code::bad_record when they do not fill it, or it does not lie inside.
struct RowRuns {
  std::int64_t left = 0, top = 0, width = 0, height = 0;
  std::vector<std::int64_t> runs;
};
geometry::Mask mask_of(const RowRuns& rows, std::int64_t image_width, std::int64_t image_height);

}  // namespace tasks::formats
