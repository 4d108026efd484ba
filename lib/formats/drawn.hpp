#pragma once
// Shapes of foreign files into our annotations. Private to lib/formats.
#include <cstdint>

#include "lib/geometry/shapes.hpp"
#include "lib/model/records.hpp"

namespace tasks::formats {

void draw(model::Annotation& annotation, const geometry::Shape& shape);  // its shape and its geometry as canonical text

// A box that was turned by so many degrees about its top left corner, as one that is turned about its centre.
geometry::Box turned_about_corner(const geometry::Rect& rect, double degrees);

// Of a number in a file: throws Code::bad_record unless it is whole and within ±10^15.
std::int64_t whole_number(double number);

// Whether it covers anything; what has no area by its kind does.
bool has_extent(const geometry::Shape& shape);

}  // namespace tasks::formats
