#pragma once
// Issues (domain.md §8, decisions.md 30, 31): a reviewer's complaints on labeling work or on an annotation of it, and their way from
// open over for-review to approved, or cleared. Opening one clears the status of the labeling work item, so that it comes back
// to whoever must fix it; the QA work item comes up again when the work has a status and no issue of it is open. Works on the
// table `selection`; the number of statements does not depend on how many are in it.
//
//     select_work_items(tx, 0, choice);
//     ChangedIssues opened = open_issues(tx, {.text = "box too wide"});
//     select_issues(tx, 0, choice);
//     ChangedIssues approved = act_on_issues(tx, {.verb = IssueVerb::approve});
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "lib/model/records.hpp"
#include "lib/service/changed.hpp"
#include "lib/service/selecting.hpp"
#include "lib/store/issues.hpp"

namespace tasks::service {

// What it changed is left in the table `selection`: issues.
struct ChangedIssues : Changed {
  ChangedIssues() { refusals = Refusals("issue"); }
};

struct OpenRequest {
  std::string text;
  bool annotations = false;             // the selection holds annotations, not work items
  std::optional<model::Task> qa_task;   // of annotations: in which they are reviewed; nothing: the actor's own, else none
  Partial partial = Partial::no;
};
// One issue on each. The same text of the same person on the same thing, still unresolved, stays as it is. Annotators open issues in
// a QA assignment that is theirs. Throws Code::bad_value for an empty text, Code::permission, guard, locked.
ChangedIssues open_issues(store::Transaction& tx, const OpenRequest& request);

enum class IssueVerb { comment, for_review, approve, reopen, clear };
struct IssueAct {
  IssueVerb verb = IssueVerb::comment;
  std::string text;                     // a comment; needed by the verb comment
  Partial partial = Partial::no;
};
// Annotators comment on what they may see, mark for review what they hold, and do the rest in a QA assignment that is theirs.
ChangedIssues act_on_issues(store::Transaction& tx, const IssueAct& act);

// select_issues for somebody who works: to an annotator conditions mean the issues that they may see.
std::int64_t choose_issues(store::Session& session, store::Id task_id, const Choice& choice);

// Which issues are shown. All that are given must hold; any value of a list may.
struct IssueFilter {
  store::Id task_id = 0;                // labeling or QA
  std::vector<std::string> states;
  std::vector<std::string> assignees;   // e-mails and @groups
  std::vector<std::string> where;       // FIELD=VALUE
  std::optional<filters::FilterText> filter;  // DQL
  bool to_fix = false;                  // open ones that the actor must fix
  std::string sort;
  std::optional<std::int64_t> limit;
};
void list_issues(store::Session& session, const IssueFilter& filter, const store::VisitIssue& visit);
// In the order of the ids. Throws Code::not_found, wrong_kind, permission.
std::vector<model::Issue> get_issues(store::Session& session, const Choice& choice);

std::string checked_issue_text(std::string_view what, std::string_view text);  // trimmed; Code::bad_value when it is empty

}  // namespace tasks::service
