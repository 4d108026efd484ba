#pragma once
// What TAB may offer out of a project, for the acting user: an annotator is told the tasks that are theirs, with their
// actions and labels, and nothing else (domain.md §2).
//
//     for (const auto& s : suggest(session, Subject::task, "ca", "")) …    // {"cars", "street"}
#include <string_view>
#include <vector>

#include "lib/store/suggestions.hpp"

namespace tasks::service {

enum class Subject { task, any_task, dataset, recipe, pipeline, user, group, assignee, assignment, action, label, operation };

// `task`: the task that the command line names already, as typed; action and label belong to it.
std::vector<store::Suggestion> suggest(store::Session& session, Subject subject, std::string_view prefix, std::string_view task);

}  // namespace tasks::service
