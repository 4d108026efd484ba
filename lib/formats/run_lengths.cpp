#include "lib/formats/run_lengths.hpp"

#include <algorithm>

#include "lib/base/error.hpp"
#include "lib/base/text.hpp"

namespace tasks::formats {
namespace {

constexpr std::int64_t k_most_pixels = std::int64_t{1} << 28;  // of a rectangle: a bit for each is kept for a moment

}  // namespace

geometry::Mask mask_of(const RowRuns& rows, std::int64_t image_width, std::int64_t image_height) {
  const auto fail = [](std::string what) { throw Error(Code::bad_record, std::move(what)); };
  if (rows.width < 1 || rows.height < 1 || rows.left < 0 || rows.top < 0 || rows.left > image_width - rows.width || rows.top > image_height - rows.height)
    fail(cat("the mask's rectangle ", rows.width, "×", rows.height, " at ", rows.left, ',', rows.top, " is not inside the image of ", image_width, "×", image_height));
  if (rows.width > k_most_pixels / rows.height) fail(cat("a mask of ", rows.width, "×", rows.height, " pixels is too large"));
  const std::int64_t pixels = rows.width * rows.height;
  std::vector<bool> bits(static_cast<std::size_t>(pixels));
  std::int64_t at = 0;
  bool on = false;
  for (const std::int64_t run : rows.runs) {
    if (run < 0 || run > pixels - at) fail("the mask's run lengths are more than its rectangle");
    if (on) std::fill_n(bits.begin() + at, run, true);
    at += run;
    on = !on;
  }
  if (at != pixels) fail(cat("the mask's run lengths are ", at, " pixels, its rectangle has ", pixels));
  geometry::Mask mask{.width = image_width, .height = image_height, .runs = {}, .compressed = true};
  std::int64_t length = rows.left * image_height;
  bool state = false;
  const auto put = [&](bool bit, std::int64_t n) {
    if (n == 0) return;
    if (bit != state) {
      mask.runs.push_back(length);
      length = 0;
      state = bit;
    }
    length += n;
  };
  for (std::int64_t x = 0; x < rows.width; ++x) {
    put(false, rows.top);
    for (std::int64_t y = 0; y < rows.height; ++y) put(bits[static_cast<std::size_t>(y * rows.width + x)], 1);
    put(false, image_height - rows.top - rows.height);
  }
  put(false, (image_width - rows.left - rows.width) * image_height);
  mask.runs.push_back(length);
  return mask;
}

}  // namespace tasks::formats
