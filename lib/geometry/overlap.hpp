#pragma once
// How much two drawings of the same shape overlap, from 0 to 1 (tasks-scoring(7)): intersection over union of painted areas, exact, rotations
// and holes honoured; of polylines and texts an F-score, of points what is left of a distance, of ranges time; of tracks in a video the mean
// over all frames of either.
//
//     const Figure a(drawing, {}), b(other, {});                 // prepared once for many comparisons
//     overlap(a, b, {.diagonal = 800})
#include <cstdint>
#include <optional>

#include "lib/geometry/region.hpp"

namespace tasks::geometry {

// Frames of a video in which a drawing is seen; without: no video.
struct Frames {
  std::optional<std::int64_t> first, last;
};

struct Measures {
  double diagonal = 707.1067811865476;  // of the image, pixels: for points
  double line_tolerance = 10;           // pixels: how far polylines may lie apart
};

class Figure {
 public:
  Figure(Drawing drawing, Frames frames);

  const Shape& shape() const { return m_drawing.shape; }
  bool tracked() const { return m_first.has_value(); }

 private:
  friend double overlap(const Figure& a, const Figure& b, const Measures& measures);
  friend double overlap_of_tracks(const Figure& a, const Figure& b, const Measures& measures);
  Drawing m_drawing;
  Region m_region;          // of rotated boxes, polygons and ellipses
  Rect m_bounds;
  double m_area = 0;
  std::optional<std::int64_t> m_first;
  std::int64_t m_last = 0;
};

// 0 for different shapes, and where neither has an area. Throws Code::bad_record for masks of different sizes, a track of more
// than a million frames, and what would take minutes: polygons that cross themselves thousands of times, polylines millions of pixels long.
double overlap(const Figure& a, const Figure& b, const Measures& measures);

// Where a track is in this frame: between its key frames in proportion.
Shape shape_at(const Drawing& drawing, std::int64_t frame);

}  // namespace tasks::geometry
