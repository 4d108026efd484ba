#include "lib/formats/run_lengths.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "lib/base/error.hpp"
#include "lib/base/text.hpp"

namespace tasks::formats {
namespace {

constexpr std::int64_t k_most_pixels = std::int64_t{1} << 28;  // of a rectangle: a bit for each is kept for a moment

void check_size(const RowRuns& rows) {
  if (rows.height > 0 && rows.width > k_most_pixels / rows.height) throw Error(Code::bad_record, cat("a mask of ", rows.width, "×", rows.height, " pixels is too large"));
}

}  // namespace

geometry::Mask mask_of(const RowRuns& rows, std::int64_t image_width, std::int64_t image_height) {
  const auto fail = [](std::string what) { throw Error(Code::bad_record, std::move(what)); };
  if (rows.width < 1 || rows.height < 1 || rows.left < 0 || rows.top < 0 || rows.left > image_width - rows.width || rows.top > image_height - rows.height)
    fail(cat("the mask's rectangle ", rows.width, "×", rows.height, " at ", rows.left, ',', rows.top, " is not inside the image of ", image_width, "×", image_height));
  check_size(rows);
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

RowRuns rows_of(const geometry::Mask& mask) {
  const auto around = geometry::bounds(mask);
  if (!around) throw Error(Code::internal, "the rows of an empty mask");
  RowRuns rows{.left = static_cast<std::int64_t>(around->x), .top = static_cast<std::int64_t>(around->y), .width = static_cast<std::int64_t>(around->w), .height = static_cast<std::int64_t>(around->h), .runs = {}};
  check_size(rows);
  std::vector<bool> bits(static_cast<std::size_t>(rows.width * rows.height));
  std::int64_t at = 0;
  bool on = false;
  for (const std::int64_t run : mask.runs) {
    if (on)
      for (std::int64_t i = at; i < at + run; ++i) bits[static_cast<std::size_t>((i % mask.height - rows.top) * rows.width + i / mask.height - rows.left)] = true;
    at += run;
    on = !on;
  }
  bool state = false;
  std::int64_t length = 0;
  for (const bool bit : bits) {
    if (bit != state) {
      rows.runs.push_back(length);
      length = 0;
      state = bit;
    }
    ++length;
  }
  rows.runs.push_back(length);
  return rows;
}

namespace {

class BitReader {
 public:
  explicit BitReader(const std::vector<std::uint8_t>& bytes) : m_bytes(bytes) {}
  std::uint64_t take(unsigned bits) {
    std::uint64_t value = 0;
    for (; bits > 0; --bits, ++m_at) {
      if (m_at / 8 >= m_bytes.size()) throw Error(Code::bad_record, "the brush's run lengths end too early");
      value = value << 1 | ((m_bytes[m_at / 8] >> (7 - m_at % 8)) & 1U);
    }
    return value;
  }

 private:
  const std::vector<std::uint8_t>& m_bytes;
  std::size_t m_at = 0;
};

class BitWriter {
 public:
  void put(std::uint64_t value, unsigned bits) {
    for (; bits > 0; --bits, ++m_at) {
      if (m_at % 8 == 0) m_bytes.push_back(0);
      if ((value >> (bits - 1)) & 1U) m_bytes.back() = static_cast<std::uint8_t>(m_bytes.back() | (0x80U >> (m_at % 8)));
    }
  }
  std::vector<std::uint8_t> take() { return std::move(m_bytes); }

 private:
  std::vector<std::uint8_t> m_bytes;
  std::size_t m_at = 0;
};

constexpr std::int64_t k_channels = 4;
constexpr std::array<unsigned, 4> k_lengths{3, 4, 8, 16};  // what Label Studio itself writes

}  // namespace

geometry::Mask mask_of_brush(const std::vector<std::uint8_t>& packed, std::int64_t image_width, std::int64_t image_height) {
  RowRuns rows{.left = 0, .top = 0, .width = image_width, .height = image_height, .runs = {}};
  check_size(rows);
  BitReader bits(packed);
  const std::int64_t bytes = k_channels * image_width * image_height;
  if (const auto said = static_cast<std::int64_t>(bits.take(32)); said != bytes) throw Error(Code::bad_record, cat("the brush paints ", said, " bytes, and the image of ", image_width, "×", image_height, " has ", bytes));
  const unsigned word = static_cast<unsigned>(bits.take(5)) + 1;
  std::array<unsigned, 4> lengths{};
  for (unsigned& length : lengths) length = static_cast<unsigned>(bits.take(4)) + 1;
  // Pixels by their fourth byte.
  std::int64_t at = 0, length = 0;
  bool state = false;
  const auto paint = [&](bool on, std::int64_t count) {
    const std::int64_t pixels = (at + count) / k_channels - at / k_channels;
    at += count;
    if (pixels == 0) return;
    if (on != state) {
      rows.runs.push_back(length);
      length = 0;
      state = on;
    }
    length += pixels;
  };
  while (at < bytes) {
    const bool run = bits.take(1) == 1;
    const auto count = static_cast<std::int64_t>(bits.take(lengths[bits.take(2)])) + 1;
    if (count > bytes - at) throw Error(Code::bad_record, "the brush's run lengths are more than its image");
    if (run) {
      paint(bits.take(word) != 0, count);
    } else {
      for (std::int64_t i = 0; i < count; ++i) paint(bits.take(word) != 0, 1);
    }
  }
  rows.runs.push_back(length);
  return mask_of(rows, image_width, image_height);
}

std::vector<std::uint8_t> brush_of(const geometry::Mask& mask) {
  RowRuns rows = rows_of(mask);
  BitWriter bits;
  bits.put(static_cast<std::uint64_t>(k_channels * mask.width * mask.height), 32);
  bits.put(7, 5);
  for (const unsigned length : k_lengths) bits.put(length - 1, 4);
  std::int64_t waiting = 0;
  bool state = false;
  const auto flush = [&] {
    for (std::int64_t left = waiting * k_channels; left > 0;) {
      unsigned choice = 0;
      while (choice < 3 && left > (std::int64_t{1} << k_lengths[choice])) ++choice;
      const std::int64_t count = std::min(left, std::int64_t{1} << k_lengths[choice]);
      bits.put(1, 1);
      bits.put(choice, 2);
      bits.put(static_cast<std::uint64_t>(count - 1), k_lengths[choice]);
      bits.put(state ? 255 : 0, 8);
      left -= count;
    }
    waiting = 0;
  };
  const auto paint = [&](bool on, std::int64_t pixels) {
    if (on != state) flush();
    state = on;
    waiting += pixels;
  };
  paint(false, rows.top * mask.width);
  std::size_t run = 0;
  std::int64_t left = rows.runs.empty() ? 0 : rows.runs[0];
  for (std::int64_t y = 0; y < rows.height; ++y) {
    paint(false, rows.left);
    for (std::int64_t x = 0; x < rows.width;) {
      while (left == 0) left = rows.runs[++run];
      const std::int64_t pixels = std::min(left, rows.width - x);
      paint(run % 2 == 1, pixels);
      x += pixels;
      left -= pixels;
    }
    paint(false, mask.width - rows.left - rows.width);
  }
  paint(false, (mask.height - rows.top - rows.height) * mask.width);
  flush();
  return bits.take();
}

}  // namespace tasks::formats
