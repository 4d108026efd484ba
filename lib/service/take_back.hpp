#pragma once
// Work that was done in another tool, taken back: what each person answered goes onto the work items that they hold here, as they would have done
// it themselves: annotations by `annotate`, statuses by `set-status`, skips, and the time that the tool counted. All or nothing.
//
// A second import of the same file changes nothing; of a newer one, what differs. A work item that was changed here as well since it was handed out, or
// that is not theirs, is a conflict: refused with all others of its kind, left as it is, or taken from the file all the same.
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "lib/model/records.hpp"
#include "lib/service/import.hpp"

namespace tasks::service {

enum class OnConflict { fail, skip, replace };

struct TakeBack {
  std::optional<model::User> as_user;          // all of it is theirs
  std::map<std::string, model::User> users;    // else: by the names in the file; an e-mail stands for itself
  OnConflict on_conflict = OnConflict::fail;
  std::optional<std::string> status;           // for files that tell none (CVAT …)
};

// Throws Code::conflict with the work items, Code::bad_value for people of the file whom nobody knows, with all of them.
ImportReport take_back(store::Transaction& tx, const model::Task& task, const ImportRequest& request, const TakeBack& how);

// Whose answers the file has, to items of the dataset: path and e-mail, each pair once. For a consensus task that the file's people have done already.
// Throws Code::bad_value as above.
std::vector<std::pair<std::string, std::string>> who_answered(store::Session& session, const model::Dataset& dataset, const ImportRequest& request, const TakeBack& how);

}  // namespace tasks::service

namespace tasks::model {
template <>
struct Words<service::OnConflict> {
  static constexpr std::string_view what = "conflict rule";
  static constexpr std::array names{"fail", "skip", "replace"};
};
}  // namespace tasks::model
