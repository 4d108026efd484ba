#pragma once
// An upright rectangle in pixels: x, y of its top left corner, width and height.
namespace tasks::geometry {

struct Rect {
  double x = 0, y = 0, w = 0, h = 0;
  bool operator==(const Rect&) const = default;
};

}  // namespace tasks::geometry
