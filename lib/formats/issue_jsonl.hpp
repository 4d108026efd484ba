#pragma once
// One line of `issue import`: an issue as `issue list -o jsonl` prints it, or as much of it as somebody else knows.
//
//     IssueLine line = parse_issue_line(R"({"task":"cars","path":"/1.png","text":"too wide"})", now);
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "lib/base/time.hpp"
#include "lib/model/records.hpp"

namespace tasks::formats {

struct IssueLine {
  std::string task, path;              // the labeling work item, when work_item does not say it
  std::int64_t work_item = 0;
  std::string qa_task;
  std::int64_t annotation = 0;
  std::string text;
  model::IssueState state = model::IssueState::open;
  std::string assignee, opened_by, resolved_by;    // e-mails; "" unknown
  std::optional<Micros> opened_at, resolved_at;
  std::vector<model::IssueComment> comments;
};

// Fields that only tell (id, item, version …) are read over. Throws Code::bad_record, which names the field.
IssueLine parse_issue_line(std::string_view line, Micros now);

}  // namespace tasks::formats
