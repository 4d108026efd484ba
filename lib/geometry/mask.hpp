#pragma once
// Masks as run lengths, COCO's way: pixels are numbered down the columns, runs alternate background, foreground, and the
// first one is background (it may be 0). Nothing here makes a bitmap: an image of any size costs what its outline costs.
//
//     Mask m{.width = 4, .height = 3, .runs = {4, 2, 6}};   // two pixels in the second column
//     pixels(m) == 2;   *bounds(m) == Rect{1, 1, 1, 2};   encode_runs(m.runs) == "426"
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "lib/geometry/rect.hpp"

namespace tasks::geometry {

struct Mask {
  std::int64_t width = 0, height = 0;
  std::vector<std::int64_t> runs;  // add up to width · height
  bool compressed = false;         // how its JSON text spells the runs: a string instead of a list
  bool operator==(const Mask&) const = default;
};

// COCO's compressed string: groups of five bits, low first, in characters from '0', from the fourth run on as the
// difference to the run two before. Throws Code::bad_record with what is wrong with the text.
std::vector<std::int64_t> decode_runs(std::string_view text);
std::string encode_runs(const std::vector<std::int64_t>& runs);

// Throws Code::bad_record unless both sides are 1 … 2^31, no run is negative and the runs add up to width · height.
void check_runs(const Mask& mask);

std::int64_t pixels(const Mask& mask);            // of the foreground
std::optional<Rect> bounds(const Mask& mask);     // in whole pixels; none when there is no foreground

// The pixels whose centre lies inside the even-odd region of `rings` (flat x, y lists), cut to the image; several groups of
// rings are united. What lies between is decided by the pixel's centre, so that neighbours never share a pixel.
struct FlatRing {
  std::vector<double> xy;  // x0, y0, x1, y1, …
};
Mask rasterise(const std::vector<std::vector<FlatRing>>& groups, std::int64_t width, std::int64_t height);

}  // namespace tasks::geometry
