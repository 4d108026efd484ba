#pragma once
// Our annotations as Dataloop's JSON has them, which is what validation scripts written for Dataloop are given: id and clientId, type, label,
// coordinates in pixels, attributes, metadata.system (attributes, parentId, frames), metadata.user, source, creator; `_def` has the same once
// more, as its studio's objects do.
//
//     DataloopAnnotations writer;
//     writer.append(json, annotation);
#include <array>
#include <memory>
#include <string>
#include <string_view>

#include "lib/base/json_text.hpp"
#include "lib/geometry/shapes.hpp"
#include "lib/model/records.hpp"

namespace tasks::formats {

class DataloopAnnotations {
 public:
  DataloopAnnotations();
  ~DataloopAnnotations();
  // Annotations on the frames of a video have the shape of their first key frame. Masks come as their run lengths, {"size":[h,w],"counts":[…]}, not as a picture.
  void append(JsonText& json, const model::Annotation& annotation);

 private:
  struct State;
  std::unique_ptr<State> m_state;
};

// The same, part by part: "type" and "coordinates"; frames and times; {"model": {"name", "confidence"}} or {}.
void append_coordinates(JsonText& json, const geometry::Shape& shape, const std::string& geometry);
void append_times(JsonText& json, const model::Annotation& annotation, const geometry::Shape& shape);
void append_model(JsonText& json, const model::Annotation& annotation);

// The corners of its cuboids, in the order of ours.
constexpr std::array<const char*, 8> k_dataloop_corners{"frontTl", "frontTr", "frontBr", "frontBl", "backTl", "backTr", "backBr", "backBl"};

// Statuses: complete is completed there, discard is discarded; others have the same name.
std::string_view dataloop_status(std::string_view ours);
std::string_view our_status(std::string_view dataloops);

}  // namespace tasks::formats
