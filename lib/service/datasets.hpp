#pragma once
// Datasets (domain.md §1): named sets of items that hang below one root.
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "lib/model/records.hpp"
#include "lib/store/session.hpp"

namespace tasks::service {

// `typed` is a name or an id. Throws Code::not_found with the nearest name, wrong_kind for the id of something else.
model::Dataset get_dataset(store::Session& session, std::string_view typed);
// By id, as typed; for managers with its truth. Throws Code::bad_value, not_found, wrong_kind.
model::Item get_item(store::Session& session, std::string_view typed);

struct NewDataset {
  std::string name;
  std::string root;                       // a folder or a URI; "": set by the first files that are added
  std::optional<std::string> recipe;      // name or id of the default recipe
  std::int64_t split_seed = 0;
  bool if_not_exists = false;
};
model::Dataset create_dataset(store::Transaction& tx, const NewDataset& wanted);

struct DatasetEdit {
  std::optional<std::string> name, root;  // root "": none
  std::optional<std::string> recipe;      // "" or "none": none
};
bool edit_dataset(store::Transaction& tx, model::Dataset& dataset, const DatasetEdit& edit);  // false when nothing differed

// Refused while any task refers to it, archived ones too (decisions.md 52).
void delete_dataset(store::Transaction& tx, const model::Dataset& dataset);

// A root as it is stored: a URI without its last slash, or a folder as an absolute path without links. Need not exist.
// Throws Code::bad_value.
std::string checked_root(std::string_view typed);

}  // namespace tasks::service
