#pragma once
// What can be asked of each kind of record: one small table per kind, with the record's own field names and where the
// database has them. Filters, --where and --sort all go by these tables; to make another kind filterable, write its table.
//
//     const Entity entity = items();
//     find_field(entity, "metadata.weather")      →  the field metadata, path "weather"
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace tasks::filters {

// label: asks for annotations; json: a text of JSON that dotted names lead into; list: JSON too, a list of texts of which one
// must be equal; path: text whose folders wildcards know.
enum class Type { id, integer, number, boolean, text, path, time, seconds, label, json, list };

// Who may ask. plain: managers, and annotators where nothing is hidden from them. To others the field is an unknown one.
enum class Sight { everybody, plain, managers };

struct FilterField {
  std::string_view name;
  Type type;
  std::string_view sql;  // an expression over the table's alias; for label: how annotations, as x, hang on the record
  Sight sight = Sight::everybody;
};

// Dataloop's name for a field of ours.
struct Alias {
  std::string_view name, field;
};

struct Entity {
  std::string_view noun;      // "work item"
  std::string_view resource;  // Dataloop's word in the envelope: "items"
  std::vector<FilterField> fields;
  std::span<const Alias> aliases = {};
  std::string_view join = {};  // how annotations, as a, hang on the record; "": nothing joins
  Sight sight = Sight::managers;  // of the reader
};

enum class Layers { own, reviewed };  // whose annotations: of labeling work its own, of a review those that are reviewed

Entity work_items(Sight sight = Sight::managers, Layers layers = Layers::own);  // alias w; `sight`: what the reader may see
Entity items();                                     // alias i; for managers
Entity annotations(Sight sight = Sight::managers);  // alias a
Entity issues();                                    // alias x; nothing of them is hidden from those who see them

struct FoundField {
  FilterField field;
  std::string path;  // into a field of JSON
};
// By its own name, an alias, or a dotted one. Throws Code::unknown_field with the nearest and the list.
FoundField find_field(const Entity& entity, std::string_view name, std::string_view purpose = "to filter by");

}  // namespace tasks::filters
