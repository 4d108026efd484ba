#pragma once
// Our annotations as Dataloop's JSON has them, which is what validation scripts written for Dataloop are given: id and clientId, type, label,
// coordinates in pixels, attributes, metadata.system (attributes, parentId, frames), metadata.user, source, creator; `_def` has the same once
// more, as its studio's objects do.
//
//     DataloopAnnotations writer;
//     writer.append(json, annotation);
#include <memory>

#include "lib/base/json_text.hpp"
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

}  // namespace tasks::formats
