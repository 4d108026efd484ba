#include "lib/formats/coco_parts.hpp"

#include <utility>
#include <vector>

#include "lib/base/text.hpp"
#include "lib/geometry/shape_json.hpp"

namespace tasks::formats {
namespace {

using geometry::Ring;
using geometry::Shape;

// Painting pixels costs by column: beyond this an image is no image that anybody labels.
constexpr std::int64_t k_most_pixels = std::int64_t{1} << 34;

std::string list_text(std::initializer_list<double> numbers) {
  std::string out = "[";
  for (const double n : numbers) {
    if (out.size() > 1) out += ',';
    append(out, n);
  }
  return out += ']';
}

template <class Points>
std::string ring_text(const Points& points) {
  std::string out = "[[";
  for (const auto& p : points) {
    if (out.size() > 2) out += ',';
    append(out, p.x);
    out += ',';
    append(out, p.y);
  }
  return out += "]]";
}

std::string runs_text(const geometry::Mask& mask) {
  std::string geometry;
  geometry::append_json(geometry, Shape(mask));
  constexpr std::string_view k_before = "{\"rle\":";
  return geometry.substr(k_before.size(), geometry.size() - k_before.size() - 1);
}

std::optional<geometry::Mask> paint(const std::vector<std::vector<geometry::FlatRing>>& groups, const CocoSize& size) {
  if (!size.width || !size.height || *size.width < 1 || *size.height < 1) return std::nullopt;
  if (*size.width > k_most_pixels / *size.height) return std::nullopt;
  return geometry::rasterise(groups, *size.width, *size.height);
}

struct Segmentation {
  const CocoSize& size;
  CocoParts& parts;

  bool operator()(const geometry::Box& s) const {
    if (s.rotation == 0) {
      parts.segmentation = "[]";
    } else {
      parts.segmentation = ring_text(geometry::corners(s));
      parts.lost = "rotation";
      parts.why = "written as a polygon";
    }
    return true;
  }
  bool operator()(const geometry::Polygon& s) const {
    if (s.rings.empty()) return false;
    if (s.rings.size() == 1) {
      parts.segmentation = ring_text(s.rings.front());
      return true;
    }
    const auto mask = painted(s, size);
    parts.lost = "holes";
    parts.why = mask ? "written as a mask" : "left out, the picture has no size";
    parts.segmentation = mask ? runs_text(*mask) : ring_text(s.rings.front());
    return true;
  }
  bool operator()(const geometry::Ellipse& s) const {
    parts.segmentation = ring_text(geometry::outline(s, k_ellipse_corners));
    parts.lost = "ellipse";
    parts.why = "written as a polygon";
    return true;
  }
  bool operator()(const geometry::Mask& s) const {
    parts.segmentation = runs_text(s);
    return true;
  }
  template <class Other>
  bool operator()(const Other&) const { return false; }
};

}  // namespace

std::optional<geometry::Mask> painted(const geometry::Polygon& polygon, const CocoSize& size) {
  std::vector<geometry::FlatRing> rings;
  for (const Ring& ring : polygon.rings) {
    auto& flat = rings.emplace_back();
    for (const auto& p : ring) flat.xy.insert(flat.xy.end(), {p.x, p.y});
  }
  return paint({std::move(rings)}, size);
}

std::optional<CocoParts> coco_parts(const Shape& shape, const CocoSize& size) {
  CocoParts parts;
  if (!std::visit(Segmentation{size, parts}, shape)) return std::nullopt;
  const auto box = geometry::bounds(shape);
  if (!box) return std::nullopt;
  parts.bbox = list_text({box->x, box->y, box->w, box->h});
  append(parts.area, geometry::area(shape).value_or(box->w * box->h));
  return parts;
}

std::optional<geometry::Mask> united(const std::vector<std::vector<double>>& parts, const CocoSize& size) {
  std::vector<std::vector<geometry::FlatRing>> groups;
  for (const auto& part : parts) groups.push_back({geometry::FlatRing{part}});
  return paint(groups, size);
}

}  // namespace tasks::formats
