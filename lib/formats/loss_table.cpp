#include "lib/formats/loss_table.hpp"

namespace tasks::formats {
namespace {

constexpr std::string_view Y = "yes", N = "no";
constexpr std::string_view k_corners = "as a polygon", k_around = "as the box around it", k_mask = "as a mask", k_outer = "by its outer ring", k_numbers = "when they are numbers";
constexpr std::size_t k_formats = model::Words<Format>::names.size();

// In the order of Format.
struct Row {
  Content content;
  std::array<std::string_view, k_formats> held;
};
constexpr std::array<Row, k_contents> k_table{{
    //                        coco        jsonl labelstudio               cvat             voc             yolo      yolo-seg   yolo-obb  yolo-darknet dataloop     datumaro           csv
    {Content::class_,        {N,         Y,    Y,                        Y,               N,              N,        N,         N,        N,           Y,           Y,                  Y}},
    {Content::box,           {Y,         Y,    Y,                        Y,               Y,              Y,        k_corners, Y,        Y,           Y,           Y,                  N}},
    {Content::rotation,      {k_corners, Y,    Y,                        Y,               k_around,       k_around, k_corners, Y,        k_around,    Y,           Y,                  N}},
    {Content::polygon,       {Y,         Y,    Y,                        Y,               k_around,       k_around, Y,         k_around, k_around,    Y,           Y,                  N}},
    {Content::holes,         {k_mask,    Y,    k_mask,                   k_mask,          k_around,       k_around, k_outer,   k_around, k_around,    Y,           k_mask,             N}},
    {Content::polyline,      {N,         Y,    N,                        Y,               N,              N,        N,         N,        N,           Y,           Y,                  N}},
    {Content::point,         {N,         Y,    Y,                        Y,               N,              N,        N,         N,        N,           Y,           Y,                  N}},
    {Content::ellipse,       {k_corners, Y,    Y,                        Y,               k_around,       k_around, k_corners, k_around, k_around,    Y,           k_corners,          N}},
    {Content::mask,          {Y,         Y,    Y,                        Y,               k_around,       k_around, N,         k_around, k_around,    N,           Y,                  N}},
    {Content::cuboid,        {N,         Y,    N,                        Y,               N,              N,        N,         N,        N,           Y,           N,                  N}},
    {Content::text,          {N,         Y,    Y,                        N,               N,              N,        N,         N,        N,           Y,           N,                  N}},
    {Content::range,         {N,         Y,    Y,                        N,               N,              N,        N,         N,        N,           Y,           N,                  N}},
    {Content::track,         {N,         Y,    N,                        N,               N,              N,        N,         N,        N,           "without its key frames", N,      N}},
    {Content::attributes,    {Y,         Y,    "as text, numbers, lists", "as text, numbers, true or false", "as text", N, N,   N,        N,           Y,           Y,                  N}},
    {Content::confidence,    {Y,         Y,    Y,                        N,               N,              N,        N,         N,        N,           "of a model's", "as an attribute", N}},
    {Content::annotation_id, {k_numbers, Y,    Y,                        N,               N,              N,        N,         N,        N,           Y,           N,                  N}},
    {Content::model,         {N,         Y,    "as predictions",         N,               N,              N,        N,         N,        N,           Y,           N,                  N}},
    {Content::annotator,     {N,         Y,    Y,                        N,               N,              N,        N,         N,        N,           Y,           N,                  Y}},
    {Content::split,         {N,         Y,    Y,                        Y,               Y,              Y,        Y,         Y,        "none as train", Y,       Y,                  N}},
    {Content::size,          {Y,         Y,    Y,                        Y,               Y,              N,        N,         N,        N,           Y,           Y,                  N}},
    {Content::metadata,      {N,         Y,    Y,                        N,               N,              N,        N,         N,        N,           Y,           N,                  N}},
    {Content::item_id,       {k_numbers, Y,    k_numbers,                N,               N,              N,        N,         N,        N,           Y,           N,                  N}},
    {Content::status,        {N,         Y,    "as submitted",           N,               N,              N,        N,         N,        N,           Y,           N,                  N}},
    {Content::skip,          {N,         Y,    "without its reason",     N,               N,              N,        N,         N,        N,           N,           N,                  N}},
    {Content::time,          {N,         Y,    Y,                        N,               N,              N,        N,         N,        N,           N,           N,                  N}},
}};

constexpr std::array<FormatTraits, k_formats> k_traits{{
    {.file = "instances.json", .about = "COCO instances: one JSON file with images, categories and annotations"},
    {.file = "items.jsonl", .about = "our own: a JSON object a line for each item, nothing is lost"},
    {.file = "tasks.json", .about = "Label Studio: a JSON list of its tasks with annotations and predictions"},
    {.file = "annotations.xml", .about = "CVAT for images 1.1: one XML file"},
    {.many_files = true, .file = "", .about = "Pascal VOC: an XML file for each picture, lists of the splits"},
    {.many_files = true, .shares = true, .file = "", .about = "YOLO detection as Ultralytics lays it out: data.yaml, a text file for each picture"},
    {.many_files = true, .shares = true, .file = "", .about = "YOLO segmentation: the same with polygons"},
    {.many_files = true, .shares = true, .file = "", .about = "YOLO oriented boxes: the same with four corners"},
    {.many_files = true, .shares = true, .file = "", .about = "YOLO detection as Darknet and CVAT lay it out: obj.data, obj.names"},
    {.many_files = true, .file = "", .about = "Dataloop: a JSON file for each item"},
    {.many_files = true, .file = "", .about = "Datumaro: a JSON file for each split"},
    {.file = "labels.csv", .about = "item,annotator,label: who called which item what"},
}};

}  // namespace

std::string_view holds(Format format, Content content) { return k_table[static_cast<std::size_t>(content)].held[static_cast<std::size_t>(format)]; }

const FormatTraits& traits(Format format) { return k_traits[static_cast<std::size_t>(format)]; }

}  // namespace tasks::formats
