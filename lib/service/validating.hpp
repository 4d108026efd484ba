#pragma once
// Whether work is good enough for a status (domain.md §15): the recipe's rules, and its script, which the program tasks-js runs apart (cmd/js). A script
// takes long, so it runs before a transaction begins; inside it the work items must still be those that it saw.
//
//     Verdicts verdicts = run_script(session, task, place);        // of the work items in `selection`
//     set_status(tx, task, {.status = "complete", .verdicts = &verdicts});
//     std::vector<Fault> faults = find_faults(session, task, …);   // all that `validate` tells
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "lib/model/records.hpp"
#include "lib/store/session.hpp"

namespace tasks::service {

// Thrown by those who set statuses, before they changed anything: the recipe has a script, and there are no verdicts.
struct ScriptNeeded {};

struct ScriptPlace {
  std::filesystem::path helper;              // tasks-js
  std::vector<std::string> environment;
};
struct Script {
  std::string name, text;                    // of the file that the recipe names
};
// That of the task's recipe; nothing when it has none.
std::optional<Script> script_of(store::Session& session, const model::Task& task);

// What the script says of one work item.
struct Verdict {
  std::int64_t version = 0;                  // of the work item that it saw
  bool ok = true;
  std::string message;                       // why not
  std::vector<std::pair<store::Id, std::string>> errors;  // by annotation; 0: of none that is there
  std::string text() const;                  // all of it
};
using Verdicts = std::unordered_map<store::Id, Verdict>;  // by work item

// Throws Code::bad_file when the script cannot be loaded, not_found when tasks-js is not there. A script that throws, hangs or answers rubbish
// is not ok with the work item.
Verdicts run_script(store::Session& session, const model::Task& task, const Script& script, const ScriptPlace& place);
void check_script(const Script& script, const ScriptPlace& place);  // whether it can be loaded

// One thing that is wrong with a work item.
struct Fault {
  store::Id work_item_id = 0, item_id = 0, annotation_id = 0;
  std::string path;
  std::string rule;                          // its key in the recipe's rules, a field of the annotation (label, geometry …), or "script"
  std::string message;
};
// Of the work items in `selection`, by work item: rules, annotations that the recipe would refuse now, and the script.
struct Faults {
  std::int64_t work_items = 0;               // looked at
  std::vector<Fault> faults;
};
Faults find_faults(store::Session& session, const model::Task& task, const std::optional<Script>& script, const ScriptPlace& place);

}  // namespace tasks::service
