#include "lib/formats/issue_jsonl.hpp"

#include "lib/formats/json_record.hpp"

namespace tasks::formats {
namespace {

enum class Name : std::size_t { task, path, work_item, qa_task, annotation, text, state, assignee, opened_by, opened_at, resolved_by, resolved_at, comments, type,
                                id, qa_work_item, item, version, updated_at };
constexpr FieldNames<19> k_names{{"task", "path", "work_item", "qa_task", "annotation", "text", "state", "assignee", "opened_by", "opened_at", "resolved_by",
                                  "resolved_at", "comments", "type", "id", "qa_work_item", "item", "version", "updated_at"}};

Micros time_of(const JsonField& field, Micros now) {
  try {
    return parse_time(field.text(), now);
  } catch (const Error& e) {
    if (e.code() != Code::bad_value) throw;
    field.fail(e.message(), e.hint_text());
  }
}

void read_comments(const JsonField& field, Micros now, std::vector<model::IssueComment>& comments) {
  if (!field.array()) field.fail("expected a list of comments");
  for (const auto element : field.element().get_array()) {
    if (!element.is_object()) field.fail("a comment is an object of author, at and text");
    model::IssueComment comment{.author = {}, .at = now, .text = {}};
    for (const auto part : element.get_object()) {
      const JsonField value(part.key, part.value, false);
      if (part.key == "author") comment.author = value.text();
      else if (part.key == "at") comment.at = time_of(value, now);
      else if (part.key == "text") comment.text = value.text();
      else fail_unknown_field(part.key, {"author", "at", "text"});
    }
    if (comment.author.empty() || trim(comment.text).empty()) field.fail("a comment has an author and a text");
    comments.push_back(std::move(comment));
  }
}

}  // namespace

IssueLine parse_issue_line(std::string_view line, Micros now) {
  thread_local JsonRecord record;
  record.parse(line);
  IssueLine issue;
  record.each([&](std::string_view key, const JsonField& field) {
    const std::size_t index = k_names.find(key);
    if (index == k_names.names.size()) fail_unknown_field(key, k_names.all());
    if (field.null()) return;
    switch (static_cast<Name>(index)) {
      case Name::task: issue.task = field.text(); break;
      case Name::path: issue.path = field.text(); break;
      case Name::work_item: issue.work_item = field.at_least(1); break;
      case Name::qa_task: issue.qa_task = field.text(); break;
      case Name::annotation: issue.annotation = field.at_least(1); break;
      case Name::text: issue.text = field.text(); break;
      case Name::state: issue.state = word_of<model::IssueState>(field); break;
      case Name::assignee: issue.assignee = field.text(); break;
      case Name::opened_by: issue.opened_by = field.text(); break;
      case Name::opened_at: issue.opened_at = time_of(field, now); break;
      case Name::resolved_by: issue.resolved_by = field.text(); break;
      case Name::resolved_at: issue.resolved_at = time_of(field, now); break;
      case Name::comments: read_comments(field, now, issue.comments); break;
      case Name::type:
        if (field.text() != "issue") throw Error(Code::wrong_kind, cat("a record of kind ", quote(field.text()), " where one of kind \"issue\" is wanted"));
        break;
      default: break;
    }
  });
  if (trim(issue.text).empty()) throw Error(Code::bad_record, "text: is missing").hint("an issue says what is wrong");
  if (issue.work_item == 0 && (issue.task.empty() || issue.path.empty()))
    throw Error(Code::bad_record, "work_item: is missing").hint("a line names a work item, or task and path");
  return issue;
}

}  // namespace tasks::formats
