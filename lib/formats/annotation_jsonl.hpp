#pragma once
// The records that `annotate` reads, one JSON object a line (cli.md §2 and §3): a new annotation, a change of one (`id`), or
// its end (`id` and `"delete": true`). Records that `annotations -o jsonl` printed are read as they are; what they carry
// beside, such as `creator`, is theirs and passed over.
//
//     AnnotationReader reader;                              // keeps its buffers: one for a stream
//     const AnnotationInput& in = reader.read(line);        // {"work_item":7,"label":"car","shape":"box","geometry":{…}}
//     if (in.id == 0) … new …  else if (in.remove) …  else
//     in.apply(annotation);                                 // then model::AnnotationChecker checks and normalises it
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "lib/model/records.hpp"

namespace tasks::formats {

struct AnnotationInput {
  // What a record may set. Given as null is given too: it takes the value away.
  enum class Field : std::uint8_t { label, shape, geometry, attributes, frame, frame_end, external_id, confidence, parent };

  model::Id id = 0;               // of the annotation to change; 0: a new one
  bool remove = false;            // `delete`
  model::Id work_item = 0;        // where it goes: one of these three, for a new one
  model::Id item = 0;
  std::string path;               // normal: model/item_path.hpp
  std::string label;
  model::Shape shape = model::Shape::class_;  // a new annotation without shape and geometry is a classification
  std::string geometry;           // JSON text as given, not checked; "" for null
  std::string attributes;         // a JSON object as given; "" for null
  std::optional<std::int64_t> frame, frame_end;
  std::string external_id;
  std::optional<double> confidence;
  model::Id parent = 0;
  std::uint16_t given = 0;        // bits of Field

  bool has(Field field) const { return ((given >> static_cast<unsigned>(field)) & 1U) != 0; }
  void apply(model::Annotation& annotation) const;  // sets what was given, nothing else
  void clear();
};

class AnnotationReader {
 public:
  AnnotationReader();
  ~AnnotationReader();
  AnnotationReader(AnnotationReader&&) noexcept;
  AnnotationReader& operator=(AnnotationReader&&) noexcept;

  // Good until the next call. Throws Code::bad_record, the message beginning with the field, and Code::wrong_kind for a
  // record of another kind. A new annotation must have a label, a place, and a shape when it has a geometry.
  const AnnotationInput& read(std::string_view line);

 private:
  struct State;
  std::unique_ptr<State> m_state;
};

}  // namespace tasks::formats
