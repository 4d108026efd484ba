// What a recipe says: its labels, attributes and actions, and the whole of it.
#include "lib/base/json_text.hpp"
#include "lib/render/records.hpp"

namespace tasks::render {

template <>
const RecordType& record_type<model::Label>() {
  static const RecordType k_type{"label", "labels", false,
                                 {{"name", Kind::text, "full name, dots between the levels: vehicle.car"},
                                  {"display", Kind::text, "what people are shown"},
                                  {"color", Kind::text, "#rrggbb"},
                                  {"number", Kind::integer, "its number in formats that number labels"}},
                                 {"name", "display", "color", "number"}};
  return k_type;
}

void fill(Cells& row, const model::Label& v) {
  row.text(v.name);
  row.text(v.display);
  row.text_or_null(v.color);
  row.integer(v.id);
}

template <>
const RecordType& record_type<model::Attribute>() {
  static const RecordType k_type{"attribute", "attributes", false,
                                 {{"key", Kind::text, "its key in an annotation's attributes"},
                                  {"display", Kind::text, "what people are shown"},
                                  {"value_type", Kind::text, "single, multi, slider, boolean, text or number"},
                                  {"values", Kind::json, "the choices of single and multi"},
                                  {"min", Kind::number, "least value of slider and number"},
                                  {"max", Kind::number, "largest value of slider and number"},
                                  {"step", Kind::number, "distance between a slider's values"},
                                  {"labels", Kind::json, "labels that have it; empty: all"},
                                  {"required", Kind::boolean, "true: an annotation must have it"}},
                                 {"key", "value_type", "values", "min", "max", "labels", "required"}};
  return k_type;
}

void fill(Cells& row, const model::Attribute& v) {
  row.text(v.key);
  row.text(v.display);
  row.text(model::to_text(v.type));
  row.own_json(json_array(v.values));
  row.number(v.min);
  row.number(v.max);
  row.number(v.step);
  row.own_json(json_array(v.labels));
  row.boolean(v.required);
}

template <>
const RecordType& record_type<model::Action>() {
  static const RecordType k_type{"action", "actions", false,
                                 {{"name", Kind::text, "what set-status takes"},
                                  {"display", Kind::text, "what people are shown"},
                                  {"color", Kind::text, "#rrggbb"},
                                  {"discard", Kind::boolean, "true: the item is thrown out"}},
                                 {"name", "display", "color", "discard"}};
  return k_type;
}

void fill(Cells& row, const model::Action& v) {
  row.text(v.name);
  row.text_or_null(v.display);
  row.text_or_null(v.color);
  row.boolean(v.discard);
}

template <>
const RecordType& record_type<RecipeDocument>() {
  static const RecordType k_type{"recipe_document", "documents", false,
                                 {{"recipe", Kind::text, "name of the recipe"},
                                  {"version", Kind::integer, "its version"},
                                  {"document", Kind::json, "the whole recipe, as its file says it"}},
                                 {"recipe", "version", "document"}};
  return k_type;
}

void fill(Cells& row, const RecipeDocument& v) {
  row.text(v.recipe);
  row.integer(v.version);
  row.json(v.json);
}

}  // namespace tasks::render
