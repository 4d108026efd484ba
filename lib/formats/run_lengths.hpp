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
RowRuns rows_of(const geometry::Mask& mask);  // of the smallest rectangle around it; the mask must not be empty

// Label Studio's brushes: four bytes a pixel along the rows of the whole image, of which the fourth says whether it is painted, packed as a stream of
// bits: how many bytes there are (32 bits), bits of a byte less one (5), four lengths less one (4 each); then runs and literals: one bit that is 1 for
// a run, two bits that choose a length, the count less one in so many bits, and one byte for a run, or as many as counted. Throws as above.
geometry::Mask mask_of_brush(const std::vector<std::uint8_t>& packed, std::int64_t image_width, std::int64_t image_height);
std::vector<std::uint8_t> brush_of(const geometry::Mask& mask);

}  // namespace tasks::formats
