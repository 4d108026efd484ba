#pragma once
// What Label Studio calls its controls and objects: the labeling config that a recipe becomes, and the results that refer to it, must agree.
// Private to lib/formats.
#include <string_view>

#include "lib/model/words.hpp"

namespace tasks::formats {

struct LabelStudioObject {
  std::string_view tag, name;  // <Image name="image" value="$image"/>
  std::string_view data;       // the key of a task's data
};
constexpr LabelStudioObject labelstudio_object(model::ItemKind kind) {
  switch (kind) {
    case model::ItemKind::video: return {"Video", "video", "video"};
    case model::ItemKind::audio: return {"Audio", "audio", "audio"};
    case model::ItemKind::text:
    case model::ItemKind::document: return {"Text", "text", "url"};
    case model::ItemKind::image:
    case model::ItemKind::other: break;
  }
  return {"Image", "image", "image"};
}

struct LabelStudioControl {
  std::string_view tag, name;  // <RectangleLabels name="label" toName="image">
  std::string_view type;       // of a result
  std::string_view values;     // the key of the labels in it
};
constexpr LabelStudioControl labelstudio_control(model::Shape shape) {
  switch (shape) {
    case model::Shape::class_: return {"Choices", "choice", "choices", "choices"};
    case model::Shape::polygon: return {"PolygonLabels", "polygon", "polygonlabels", "polygonlabels"};
    case model::Shape::ellipse: return {"EllipseLabels", "ellipse", "ellipselabels", "ellipselabels"};
    case model::Shape::point: return {"KeyPointLabels", "point", "keypointlabels", "keypointlabels"};
    case model::Shape::mask: return {"BrushLabels", "brush", "brushlabels", "brushlabels"};
    case model::Shape::text:
    case model::Shape::range: return {"Labels", "span", "labels", "labels"};
    default: return {"RectangleLabels", "label", "rectanglelabels", "rectanglelabels"};
  }
}

}  // namespace tasks::formats
