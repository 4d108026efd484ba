#pragma once
// Areas within straight lines, whatever the rings do: holes, islands, rings that cross themselves (painted even-odd). Exact to a
// millionth of a pixel: Clipper, on whole numbers.
//
//     const Region a(polygon), b(other);
//     common_area(a, b) / (a.area() + b.area() - common_area(a, b))
#include <memory>

#include "lib/geometry/shapes.hpp"

namespace tasks::geometry {

class Region {
 public:
  Region() = default;  // empty
  // Everything inside the first ring without what is inside the others. Throws Code::bad_record for coordinates beyond 1e9
  // and for more than 100,000 points.
  explicit Region(const Polygon& polygon);

  double area() const { return m_area; }
  const Rect& bounds() const { return m_bounds; }

 private:
  friend double common_area(const Region& a, const Region& b);
  struct Paths;
  std::shared_ptr<const Paths> m_paths;
  double m_area = 0;
  Rect m_bounds;
};

double common_area(const Region& a, const Region& b);

}  // namespace tasks::geometry
