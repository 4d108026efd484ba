#pragma once
// How a shape is spelled in COCO: for writing it, and for knowing on the way in what the writer would not give back.
// Private to lib/formats.
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "lib/geometry/shapes.hpp"

namespace tasks::formats {

struct CocoSize {
  std::optional<std::int64_t> width, height;
};

struct CocoParts {
  std::string bbox, area, segmentation;  // JSON text
  std::string_view lost, why;            // what is changed, and how: "rotation", "written as a polygon"; or ""
};

// Nothing for shapes that COCO does not have.
std::optional<CocoParts> coco_parts(const geometry::Shape& shape, const CocoSize& size);

constexpr int k_ellipse_corners = 64;

// Its pixels; nothing when the size of the image is not known, or no size of an image.
std::optional<geometry::Mask> painted(const geometry::Polygon& polygon, const CocoSize& size);

// A segmentation of several parts, each a flat list of coordinates.
std::optional<geometry::Mask> united(const std::vector<std::vector<double>>& parts, const CocoSize& size);

}  // namespace tasks::formats
