#pragma once
// What somebody wants to be different about a task: the options of `tasks edit` and the file that its editor shows
// (formats/task_yaml.hpp). What is not said stays.
//
//     TaskEdit edit;
//     edit.priority = Priority::high;
//     edit.due_at.emplace();             // said, and nothing: no due date any more
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "lib/base/time.hpp"
#include "lib/model/records.hpp"
#include "lib/model/words.hpp"

namespace tasks::model {

struct TaskEdit {
  std::optional<std::string> name, owner, description;
  std::optional<std::string> recipe;                                  // id or name; "" takes it away
  std::optional<std::string> instructions_file, instructions_pages;   // a file of "" takes them away
  std::optional<Priority> priority;
  std::optional<std::optional<Micros>> due_at;
  std::optional<bool> lock_after_due;
  std::optional<std::vector<Action>> actions;                         // all of them
  std::vector<std::pair<std::string, std::string>> metadata;          // key → JSON value; "null" takes the key away
  bool all_metadata = false;                                          // keys that are not named go
  std::vector<std::pair<std::string, double>> workload;               // of everybody who is assigned, percent
  std::optional<std::int64_t> batch_size, max_workload;               // pulling
  std::optional<double> percent;                                      // of quality tasks
  std::optional<std::int64_t> copies;
  std::optional<bool> scoring;
  std::optional<std::string> score_function;                          // "": the recipe's, or agreement
};

}  // namespace tasks::model
