#pragma once
// The lines of a polyline, sorted by place: whether a point lies near any of them is asked of a few, not of all.
//
//     LineTree tree(polyline.points);
//     tree.near({120, 80}, 10)               // within ten pixels of the polyline
#include <cstddef>
#include <vector>

#include "lib/geometry/shapes.hpp"

namespace tasks::geometry {

class LineTree {
 public:
  explicit LineTree(const std::vector<Point>& points);  // lines from each point to the next
  bool near(const Point& p, double tolerance);  // quickest when points come in order: the line of the one before is tried first

 private:
  struct Line {
    Point from, to;
  };
  // Lines first … first + count; two halves of them, the left one behind the node, unless they are few.
  struct Node {
    double left, top, right, bottom;
    std::size_t first, count, other;  // other: the node of the right half, 0 for none
  };
  std::size_t grow(std::size_t first, std::size_t count);
  std::vector<Line> m_lines;
  std::vector<Node> m_nodes;
  std::size_t m_last = 0;  // the line that was near
};

}  // namespace tasks::geometry
