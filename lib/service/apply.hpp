#pragma once
// Makes a project what the files say (tasks-apply(1)): objects are known by name, what is not said stays, a second time changes
// nothing. A dry run of it is the plan.
//
//     Applied applied = apply_config(tx, config, inputs, {.prune = true});
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "lib/formats/config_yaml.hpp"
#include "lib/service/item_input.hpp"
#include "lib/store/session.hpp"

namespace tasks::service {

// One thing that differs: an object that is new or gone, or a field of one.
struct ConfigChange {
  std::string kind, name, action;  // action: create, change, add-items, deactivate, archive, unarchive, delete
  std::string field, before, after;
};
struct Applied {
  std::vector<ConfigChange> changes;
  std::int64_t unchanged = 0;  // objects
  std::vector<std::string> notes;
};

// What was read ahead, before the project is locked.
struct ConfigInputs {
  std::map<std::string, std::unique_ptr<ItemInput>> files;                 // by dataset
  struct RecipeFile {
    std::string path, bytes, script;
  };
  std::vector<RecipeFile> recipes;                                         // in the order of the config
};
ConfigInputs gather_config_inputs(const formats::Config& config);  // paths count from the file that names them

// `prune`: of the kinds that the files name, what an earlier apply made and no file names any more: tasks are archived, users
// deactivated, groups that hold nothing deleted; datasets and recipes stay, and are told. Errors are told with the place in the file.
enum class Prune { no, yes };
Applied apply_config(store::Transaction& tx, const formats::Config& config, ConfigInputs& inputs, Prune prune);

}  // namespace tasks::service
