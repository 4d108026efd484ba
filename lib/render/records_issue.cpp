// Issues.
#include "lib/base/json_text.hpp"
#include "lib/render/records.hpp"

namespace tasks::render {

template <>
const RecordType& record_type<model::Issue>() {
  static const RecordType k_type{"issue", "issues", true,
                                 {{"id", Kind::id, "id of the issue"},
                                  {"state", Kind::text, "open, for-review, approved or cleared; the first two are unresolved"},
                                  {"text", Kind::text, "what is wrong"},
                                  {"task", Kind::text, "the labeling task"},
                                  {"qa_task", Kind::text, "the QA task that it was opened in; null: a manager's own"},
                                  {"work_item", Kind::id, "the work item of the labeling task"},
                                  {"qa_work_item", Kind::id, "the work item of the QA task"},
                                  {"item", Kind::id, "id of the dataset item"},
                                  {"path", Kind::text, "path of the dataset item"},
                                  {"annotation", Kind::id, "the annotation that it hangs on; null: the whole item"},
                                  {"assignee", Kind::text, "who must fix it: the last who set a status there, else who holds the work item"},
                                  {"opened_by", Kind::text, "who opened it"},
                                  {"opened_at", Kind::time, "when"},
                                  {"resolved_by", Kind::text, "who approved or cleared it"},
                                  {"resolved_at", Kind::time, "when"},
                                  {"comments", Kind::json, "a list of objects: author, at, text; oldest first"},
                                  {"version", Kind::integer, "rises with every change of the state"},
                                  {"updated_at", Kind::time, "last change of the state"}},
                                 {"id", "state", "task", "path", "annotation", "assignee", "opened_by", "text"}};
  return k_type;
}

void fill(Cells& row, const model::Issue& v) {
  row.id(v.id);
  row.text(model::to_text(v.state));
  row.text(v.text);
  row.text(v.task);
  row.text_or_null(v.qa_task);
  row.id(v.work_item_id);
  row.id(v.qa_work_item_id);
  row.id(v.item_id);
  row.text_or_null(v.path);
  row.id(v.annotation_id);
  row.text_or_null(v.assignee);
  row.text(v.opened_by);
  row.time(v.opened_at);
  row.text_or_null(v.resolved_by);
  row.time(v.resolved_at);
  JsonText json;
  json.begin_array();
  for (const model::IssueComment& comment : v.comments) {
    json.begin_object();
    json.member("author", comment.author);
    json.member("at", format_time(comment.at));
    json.member("text", comment.text);
    json.end_object();
  }
  json.end_array();
  row.own_json(json.take());
  row.integer(v.version);
  row.time(v.updated_at);
}

}  // namespace tasks::render
