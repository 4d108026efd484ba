#pragma once
// Shapes ⇄ the JSON text of cli.md §3, which is what records carry and the store keeps.
//
//     ShapeReader reader;                                   // keeps its buffers: reuse it for a stream
//     Drawing d = reader.read(1, R"({"bbox":[1,2.50,3,4]})");   // 1: the index of Box in Shape
//     append_json(out, d);                                  // {"bbox":[1,2.5,3,4]}: one spelling for one shape
#include <memory>
#include <string>
#include <string_view>

#include "lib/geometry/shapes.hpp"

namespace tasks::geometry {

class ShapeReader {
 public:
  ShapeReader();
  ~ShapeReader();
  ShapeReader(ShapeReader&&) noexcept;
  ShapeReader& operator=(ShapeReader&&) noexcept;

  // `kind` is the index of the alternative in Shape (= model::Shape). Text "" and "null" are a classification's geometry.
  // Checks the form only: names, types, counts of numbers, finite and below 1e9 in size. Throws Code::bad_record, naming
  // the field: "geometry.bbox: expected [x,y,w,h], got 3 numbers".
  Drawing read(std::size_t kind, std::string_view text);

 private:
  struct State;
  std::unique_ptr<State> m_state;
};

// What makes a shape of the right form senseless: a box without width or height, a ring on one line, fewer points than the
// shape needs, a mask whose runs do not add up or that is empty, an empty range, key frames that do not rise or differ in
// kind or in their number of points. Throws Code::bad_record, naming the field.
void check_valid(const Drawing& drawing);

// Canonical text: fixed key order, shortest numbers, no blanks, rotation left out when 0. A classification is "null".
void append_json(std::string& out, const Drawing& drawing);
void append_json(std::string& out, const Shape& shape);

}  // namespace tasks::geometry
