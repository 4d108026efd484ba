#include "lib/formats/drawn.hpp"

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

geometry::Box turned_about_corner(const geometry::Rect& rect, double degrees) {
  if (degrees == 0) return {rect, 0};
  const double turn = degrees * std::numbers::pi / 180;
  const double cx = rect.x + rect.w / 2 * std::cos(turn) - rect.h / 2 * std::sin(turn);
  const double cy = rect.y + rect.w / 2 * std::sin(turn) + rect.h / 2 * std::cos(turn);
  return {{cx - rect.w / 2, cy - rect.h / 2, rect.w, rect.h}, degrees};
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
