#pragma once
// Which pixels a shape covers, as runs along rows: exact counts of what two of them have in common, without a bitmap.
//
//     const Cover a = opencv_fill(polygon.rings[0]), b = …;
//     common(a, b) / (a.pixels + b.pixels - common(a, b))
#include <cstdint>
#include <map>
#include <utility>
#include <vector>

#include "lib/geometry/mask.hpp"
#include "lib/geometry/shapes.hpp"

namespace tasks::geometry {

struct Cover {
  std::map<std::int64_t, std::vector<std::pair<std::int64_t, std::int64_t>>> rows;  // y → runs of x, first to last, apart and rising
  std::int64_t pixels = 0;
};

std::int64_t common(const Cover& a, const Cover& b);

// The pixels that OpenCV's fillPoly paints for one ring, whose vertices are rounded half to even: the edges as 8-connected lines
// drawn from the left, and even-odd scanlines in 16.16 fixed point. What lies left of or above the image is cut off.
// Throws Code::bad_record for a ring that reaches beyond 32,768 pixels: it is filled row by row,
// and for an outline of more than 20 million pixels.
Cover opencv_fill(const Ring& ring);

// Foreground pixels of both masks, linear in their run lengths. Throws Code::bad_record when their sizes differ.
std::int64_t common(const Mask& a, const Mask& b);

}  // namespace tasks::geometry
