#pragma once
// The tasks that a command is about to lock, archive or delete: named by ids, names or piped records, held so that nobody
// works in them until the command ends, and read after that.
//
//     std::vector<ChosenTask> chosen = choose_tasks(tx, words, Archived::by_name);   // also in the table `selection`
//     for (const ChosenTask& c : chosen) if (auto why = stale(c)) refusals.add(c.task.id, *why);
#include <optional>
#include <string>
#include <vector>

#include "lib/base/error.hpp"
#include "lib/model/records.hpp"
#include "lib/service/changed.hpp"
#include "lib/store/session.hpp"

namespace tasks::service {

struct TaskWord {
  std::string typed;                    // id or name
  std::optional<std::int64_t> version;  // of the record that was piped in
};

struct ChosenTask {
  model::Task task;
  std::optional<std::int64_t> wanted_version;
};

// A name that only archived tasks have: by_id refuses it and tells the id, by_name takes the newest of them, for commands
// that are done with it already.
enum class Archived { by_id, by_name };

// In the order of the words, each once. Throws Code::not_found with the nearest name, Code::wrong_kind.
std::vector<ChosenTask> choose_tasks(store::Transaction& tx, const std::vector<TaskWord>& words, Archived archived = Archived::by_id);

// Those in the table `selection`, in its order.
std::vector<model::Task> selected_tasks(store::Session& session);

std::optional<Error> stale(const ChosenTask& chosen);  // Code::conflict: the piped record is not what the task is now

// What a command on tasks came to. What it changed is left in the table `selection`, in the order of the words.
struct ChangedTasks : Changed {
  ChangedTasks() { refusals = Refusals("task"); }
  std::vector<std::string> notes;    // to the person
  std::vector<model::Task> records;  // what to print instead, when some are not there any more
};

// Throws for refusals unless those are left out; takes all but `ids`, which are to be changed, out of the selection.
void settle_tasks(store::Transaction& tx, ChangedTasks& result, std::vector<store::Id> ids, Partial partial);

}  // namespace tasks::service
