// Datasets, items, recipes.
#include "lib/base/json_text.hpp"
#include "lib/render/records.hpp"

namespace tasks::render {

template <>
const RecordType& record_type<model::Dataset>() {
  static const RecordType k_type{"dataset", "datasets", true,
                                 {{"id", Kind::id, "id of the dataset"},
                                  {"name", Kind::text, "its name"},
                                  {"root", Kind::text, "folder or URI that item paths hang below; null when unknown"},
                                  {"split_seed", Kind::integer, "seed of automatic splits"},
                                  {"recipe", Kind::text, "default recipe of its tasks"},
                                  {"items_total", Kind::integer, "items in it"},
                                  {"tasks_count", Kind::integer, "tasks on it, archived ones too"},
                                  {"created_at", Kind::time, "when it was made"}},
                                 {"id", "name", "items_total", "tasks_count", "recipe", "root"}};
  return k_type;
}

void fill(Cells& row, const model::Dataset& v) {
  row.id(v.id);
  row.text(v.name);
  row.text_or_null(v.root);
  row.integer(v.split_seed);
  row.text_or_null(v.recipe);
  row.integer(v.items_total);
  row.integer(v.tasks_count);
  row.time(v.created_at);
}

template <>
const RecordType& record_type<model::Item>() {
  static const RecordType k_type{"item", "items", true,
                                 {{"id", Kind::id, "id of the item"},
                                  {"dataset", Kind::text, "its dataset"},
                                  {"path", Kind::text, "path below the dataset's root, begins with /"},
                                  {"dir", Kind::text, "folder part of the path"},
                                  {"kind", Kind::text, "image, video, audio, text, document or other"},
                                  {"mimetype", Kind::text, "media type"},
                                  {"width", Kind::integer, "pixels"},
                                  {"height", Kind::integer, "pixels"},
                                  {"frames", Kind::integer, "frames of a video"},
                                  {"fps", Kind::number, "frames per second of a video"},
                                  {"size", Kind::integer, "bytes"},
                                  {"split", Kind::text, "train, validation, test or none"},
                                  {"ground_truth", Kind::boolean, "true when its truth is known"},
                                  {"external_id", Kind::text, "id in the system it came from"},
                                  {"metadata", Kind::json, "an object of your own"},
                                  {"version", Kind::integer, "rises with every change"},
                                  {"hidden", Kind::boolean, "true: it stays out of ordinary tasks"},
                                  {"content_hash", Kind::text, "XXH3-128 of the file's bytes; null when unknown"}},
                                 {"id", "path", "kind", "width", "height", "split"}};
  return k_type;
}

void fill(Cells& row, const model::Item& v) {
  row.id(v.id);
  row.text(v.dataset);
  row.text(v.path);
  row.text(v.dir);
  row.text(model::to_text(v.kind));
  row.text(v.mimetype);
  row.integer(v.width);
  row.integer(v.height);
  row.integer(v.frames);
  row.number(v.fps);
  row.integer(v.size);
  row.text(model::to_text(v.split));
  row.boolean(v.ground_truth);
  row.text_or_null(v.external_id);
  row.json(v.metadata.empty() ? std::string_view("{}") : v.metadata);
  row.integer(v.version);
  row.boolean(v.hidden);
  row.text_or_null(v.content_hash);
}

template <>
const RecordType& record_type<model::Recipe>() {
  static const RecordType k_type{"recipe", "recipes", true,
                                 {{"id", Kind::id, "id of the recipe"},
                                  {"name", Kind::text, "its name"},
                                  {"version", Kind::integer, "1, 2, …; stored versions never change"},
                                  {"version_id", Kind::id, "id of this version"},
                                  {"content_hash", Kind::text, "hash of the file's bytes: equal content is one version"},
                                  {"labels", Kind::integer, "how many labels"},
                                  {"tools", Kind::json, "shapes that may be drawn; empty: all"},
                                  {"actions", Kind::json, "statuses that it brings; empty: the defaults"},
                                  {"created_at", Kind::time, "when this version was added"}},
                                 {"id", "name", "version", "labels", "tools", "actions"}};
  return k_type;
}

void fill(Cells& row, const model::Recipe& v) {
  row.id(v.id);
  row.text(v.name);
  row.integer(v.version == 0 ? std::nullopt : std::optional(v.version));
  row.id(v.version_id);
  row.text(v.content_hash);
  row.integer(v.labels);
  row.own_json(json_array(v.tools));
  row.own_json(json_array(v.actions));
  row.time(v.created_at == 0 ? std::nullopt : std::optional(v.created_at));
}

}  // namespace tasks::render
