#pragma once
// A stream of annotations in (cli.md §2): new ones, changes of some (`id`), ends of some (`delete`), each line checked against
// the recipe of its task. The stream is read two or three times; the number of statements does not depend on its length.
//
//     AnnotateRequest request{.open = [&] { return LineReader::file("boxes.jsonl"); }};
//     Annotated done = annotate(tx, request);        // what was added and changed is in the table `annotated`
//
// A line is refused when its work item is not the actor's to work on, when its task is closed, when the project forces a
// status to be removed first and there is one, or when the annotation breaks a rule. A line that is no JSON record stops
// everything.
#include <functional>
#include <optional>

#include "lib/base/lines.hpp"
#include "lib/model/records.hpp"
#include "lib/service/changed.hpp"
#include "lib/store/session.hpp"

namespace tasks::service {

struct AnnotateRequest {
  std::function<LineReader()> open;   // the stream from its beginning, each time
  std::optional<model::Task> task;    // lines may name `item` or `path` instead of `work_item`; all must be of this task
  Partial partial = Partial::no;
};

struct AnnotateResult {
  std::int64_t lines = 0, added = 0, changed = 0, removed = 0, unchanged = 0;
  Refusals refusals{"line"};
};

AnnotateResult annotate(store::Transaction& tx, const AnnotateRequest& request);

}  // namespace tasks::service
