#pragma once
// What somebody asks a new task to be, before anything is looked up: the options of `tasks create` and the fields of its
// YAML file alike (formats/task_yaml.hpp).
//
//     TaskSpec asked = …;            // from the command line
//     asked.fill_from(file);         // what was typed wins over the file
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "lib/base/time.hpp"
#include "lib/model/records.hpp"
#include "lib/model/words.hpp"

namespace tasks::model {

struct TaskSpec {
  std::optional<std::string> name;
  std::optional<std::string> dataset, recipe;                   // id or name
  std::optional<TaskType> type;                                 // nothing: as qa_of says
  std::optional<std::string> qa_of;                             // the labeling task that it reviews; id or name
  std::vector<std::string> statuses;                            // with qa_of: only items with these; none: with any
  std::optional<bool> self_review;                              // with qa_of: reviewers may get their own work
  std::optional<std::string> owner;                             // e-mail
  std::optional<std::string> description;
  std::optional<Priority> priority;
  std::optional<Micros> due_at;
  std::optional<bool> lock_after_due, shuffle;
  std::optional<bool> pull;                                     // items wait in a queue and go out in batches
  std::optional<std::int64_t> batch_size, max_workload;         // of pulling
  std::optional<Quality> quality;
  std::optional<double> percent;                                // of the items: labeled several times (consensus), planted (honeypot)
  std::optional<std::int64_t> copies;                           // how many times, of a consensus task
  std::vector<std::pair<std::string, std::string>> pairs;       // who labels what, path and e-mail, instead of percent and copies
  std::optional<std::string> honeypot_filter;                   // DQL: which true items may be planted
  std::optional<bool> scoring;
  std::optional<std::string> score_function;
  std::optional<std::int64_t> limit;                            // most items
  std::optional<std::int64_t> seed;
  std::optional<std::string> instructions_file, instructions_pages;
  std::vector<std::string> assignees;                           // e-mails and @groups
  std::vector<std::pair<std::string, double>> workload;         // of whom, percent
  std::vector<Action> actions;
  std::vector<Id> items;                                        // dataset items
  std::vector<std::string> where;                               // conditions on dataset items
  std::string filter;                                           // DQL, which must hold too
  std::vector<std::pair<std::string, std::string>> metadata;    // key → JSON value, keys once each

  // Takes over what is not said here. Assignees go with their workload, items with conditions; metadata key by key.
  void fill_from(const TaskSpec& other);
};

// "name[:display[:color[:discard]]]", discard being true, false or the word discard; without it the action named discard
// is one. Throws Code::bad_value.
Action parse_action(const std::string& text);

// "guide.pdf:2-5" → "guide.pdf" and "2-5"; no pages when what follows the last colon is none.
std::pair<std::string, std::string> split_pages(const std::string& text);

}  // namespace tasks::model
