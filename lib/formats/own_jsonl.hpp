#pragma once
// Our own exchange format, which loses nothing (tasks-formats(5)): one JSON object a line, one line an item, with its
// annotations inside and, from a task, what was done with it there.
//
//     {"type":"item","path":"/a.jpg",…,"status":"complete","work":{…},"annotations":[{"type":"annotation",…},…]}
//
//     std::string line;  append_own_line(line, document);         // ends with \n; the same bytes for the same document
//     OwnReader reader;  const ItemDocument& d = reader.read(line);   // keeps its buffers: one for a stream
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "lib/formats/item_jsonl.hpp"
#include "lib/model/records.hpp"

namespace tasks::formats {

// What people did with the item in the exported task.
struct WorkState {
  std::string assignee;               // e-mail, "@group" or ""
  std::string status;                 // "" none
  std::string status_by;
  std::optional<Micros> status_at;
  model::Stage stage = model::Stage::label;
  bool skipped = false;
  std::string skip_reason;
  std::int64_t priority = 0;
  std::string batch;
  Micros duration = 0;
};
WorkState work_state(const model::WorkItem& work_item);

// What one person made of the item in another tool; the annotations with that creator are theirs.
struct Answer {
  std::string by;                     // as the file names them: an e-mail, a number; "" nobody is named
  bool skipped = false;
  Micros duration = 0;                // of work on it
  std::optional<Micros> at;           // when it was last changed there
};

// As read: ids are those of the project that wrote the file, 0 when the file has none; an annotation's parent_id is the id
// of another annotation of the same document. item_path is filled in, work_item_id, item_id and task are as written.
struct ItemDocument {
  ItemInput item;
  std::string item_extra;             // JSON object of foreign fields, or ""
  bool labeled = true;                // somebody looked at it: without annotations there is nothing to see
  std::string status;                 // "" none; the same as work->status when there is work
  std::optional<WorkState> work;
  model::Id work_item_id = 0;         // of a task that is written; and its version
  std::int64_t work_item_version = 0;
  std::vector<Answer> answers;        // of files that tell who answered: each person once, in the order of the file
  std::vector<model::Annotation> annotations;
};

model::Item as_item(const ItemInput& input);  // without what a project adds

class OwnReader {
 public:
  OwnReader();
  ~OwnReader();
  OwnReader(OwnReader&&) noexcept;
  OwnReader& operator=(OwnReader&&) noexcept;

  // Good until the next call. Throws Code::bad_record and Code::wrong_kind; inside annotations the message begins with
  // "annotations[3]: label". Geometry and attributes are as given: model::AnnotationChecker checks them.
  const ItemDocument& read(std::string_view line);

 private:
  struct State;
  std::unique_ptr<State> m_state;
};

// Writes every field, null when there is no value; `extra` and `work` only when there are any.
void append_own_line(std::string& out, const model::Item& item, std::string_view item_extra, const WorkState* work,
                     const std::vector<model::Annotation>& annotations);

}  // namespace tasks::formats
