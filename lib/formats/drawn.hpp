#pragma once
// Shapes of foreign files into our annotations. Private to lib/formats.
#include <cstdint>
#include <optional>

#include "lib/geometry/shapes.hpp"
#include "lib/model/records.hpp"

namespace tasks::formats {

void draw(model::Annotation& annotation, const geometry::Shape& shape);  // its shape and its geometry as canonical text

// A coordinate that was computed, from shares of a picture or between two corners: to a millionth of a pixel, so that what went out comes in the same.
double pixel(double computed);

// The box between two corners.
geometry::Rect between(double left, double top, double right, double bottom);

// A box that was turned by so many degrees about its top left corner, as one that is turned about its centre.
geometry::Box turned_about_corner(const geometry::Rect& rect, double degrees);
geometry::Point corner_of(const geometry::Box& box);  // the other way: where its top left corner is after the turn

// The box that has these four corners, clockwise from its top left before the turn, as geometry::corners gives them; nothing when they are none.
std::optional<geometry::Box> box_of(const geometry::Ring& corners);

// Of a number in a file: throws Code::bad_record unless it is whole and within ±10^15.
std::int64_t whole_number(double number);

// Whether it covers anything; what has no area by its kind does.
bool has_extent(const geometry::Shape& shape);

}  // namespace tasks::formats
