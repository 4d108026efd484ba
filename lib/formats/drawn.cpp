#include "lib/formats/drawn.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "lib/base/error.hpp"
#include "lib/base/text.hpp"
#include "lib/geometry/shape_json.hpp"

namespace tasks::formats {

void draw(model::Annotation& annotation, const geometry::Shape& shape) {
  annotation.shape = static_cast<model::Shape>(shape.index());
  annotation.geometry.clear();
  if (annotation.shape != model::Shape::class_) geometry::append_json(annotation.geometry, shape);
}

double pixel(double computed) { return std::round(computed * 1e6) / 1e6; }

geometry::Rect between(double left, double top, double right, double bottom) { return {left, top, pixel(right - left), pixel(bottom - top)}; }

geometry::Point corner_of(const geometry::Box& box) { return box.rotation == 0 ? geometry::Point{box.rect.x, box.rect.y} : geometry::corners(box)[0]; }

geometry::Box turned_about_corner(const geometry::Rect& rect, double degrees) {
  if (degrees == 0) return {rect, 0};
  const double turn = degrees * std::numbers::pi / 180;
  const double cx = rect.x + rect.w / 2 * std::cos(turn) - rect.h / 2 * std::sin(turn);
  const double cy = rect.y + rect.w / 2 * std::sin(turn) + rect.h / 2 * std::cos(turn);
  return {{pixel(cx - rect.w / 2), pixel(cy - rect.h / 2), rect.w, rect.h}, degrees};
}

std::optional<geometry::Box> box_of(const geometry::Ring& c) {
  if (c.size() != 4) return std::nullopt;
  const double w = std::hypot(c[1].x - c[0].x, c[1].y - c[0].y), h = std::hypot(c[3].x - c[0].x, c[3].y - c[0].y);
  // The fourth corner follows from the others when the sides are square to each other; annotators' corners are not quite.
  const double slack = 0.02 * (w + h) + 0.01;
  if (std::hypot(c[1].x + c[3].x - c[0].x - c[2].x, c[1].y + c[3].y - c[0].y - c[2].y) > slack) return std::nullopt;
  if (std::abs((c[1].x - c[0].x) * (c[3].x - c[0].x) + (c[1].y - c[0].y) * (c[3].y - c[0].y)) > slack * std::max(w, h)) return std::nullopt;
  double degrees = std::round(std::atan2(c[1].y - c[0].y, c[1].x - c[0].x) * 180 / std::numbers::pi * 1e6) / 1e6;
  if (degrees < 0) degrees += 360;
  const double x = (c[0].x + c[2].x) / 2, y = (c[0].y + c[2].y) / 2;
  return geometry::Box{{pixel(x - w / 2), pixel(y - h / 2), pixel(w), pixel(h)}, degrees};
}

std::int64_t whole_number(double number) {
  if (!(std::abs(number) <= 1e15) || number != std::floor(number)) throw Error(Code::bad_record, cat(number, " is not a whole number"));
  return static_cast<std::int64_t>(number);
}

bool has_extent(const geometry::Shape& shape) {
  const auto area = geometry::area(shape);
  return !area || *area > 0;
}

}  // namespace tasks::formats
