#pragma once
// What goes wrong, as one type. Every failure that a person or a script can see is a `tasks::Error` with a code from
// the table in error.cpp; the code decides the exit status and the default hint, and the manual page
// tasks-exit-codes(7) is made from the same table.
//
//     throw Error(Code::not_found, cat("no task \"", name, "\"")).hint("tasks list shows them");
//
// Context is added on the way up: `catch (Error& e) { e.within("line 17 of items.jsonl"); throw; }`.
#include <exception>
#include <initializer_list>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace tasks {

// Exit statuses of the program: a contract with scripts (cli.md §1).
enum class Exit : int { ok = 0, failed = 1, usage = 2, partial = 3, check_failed = 4, refused = 5, no_project = 6, interrupted = 130 };

enum class Code {
  usage,             // the call's words are wrong
  unknown_command,
  unknown_option,
  unknown_field,     // a field name in --fields, --where, --sort
  needs_yes,         // an irreversible act that could not ask
  needs_selection,   // a writer without a selection
  not_found,
  wrong_kind,        // an id of another record kind
  exists,
  bad_value,         // a value that is out of its range or of the wrong form
  bad_file,          // the content of a file is not what it should be
  bad_record,        // one record of a stream is not what it should be
  recipe_refused,    // an annotation or a status that the recipe does not allow
  io,                // reading or writing a file failed
  disk_full,
  not_flushed,       // done, but a power cut may undo it
  internal,
  locked,
  permission,
  unknown_actor,     // the acting user is not a user of this project
  conflict,          // a stale version
  guard,             // a rule of the domain forbids it
  busy,              // another process holds the database
  read_only,
  unavailable,       // the database cannot be reached
  untrusted,
  no_project,
  schema_old,        // needs `tasks migrate`
  schema_new,        // written by a newer tasks
  not_a_database,
  corrupt,
  check_failed,
  partly_done,
  interrupted,
};

struct CodeInfo {
  Code code;
  std::string_view name;  // as printed in JSON: "locked", "store.busy"
  Exit exit;
  std::string_view hint;  // used when the thrower gives none
  std::string_view text;  // one line for the manual
};

std::span<const CodeInfo> code_table();
const CodeInfo& info(Code code);

class Error : public std::exception {
 public:
  explicit Error(Code code, std::string message);

  Error&& hint(std::string text) &&;                             // what to do next
  Error&& detail(std::string key, std::string value) &&;         // goes into JSON `details`
  Error&& json_detail(std::string key, std::string json) &&;     // the same with a value that is JSON already: a list
  void within(std::string_view place);                           // prefixes the message: "line 3 of x: …"
  void add_detail(std::string key, std::string value);

  Code code() const { return m_code; }
  const std::string& message() const { return m_message; }
  const std::string& hint_text() const { return m_hint; }
  const std::vector<std::pair<std::string, std::string>>& details() const { return m_details; }
  const std::vector<std::pair<std::string, std::string>>& json_details() const { return m_json_details; }
  Exit exit() const { return info(m_code).exit; }
  const char* what() const noexcept override { return m_message.c_str(); }

 private:
  Code m_code;
  std::string m_message;
  std::string m_hint;
  std::vector<std::pair<std::string, std::string>> m_details, m_json_details;
};

}  // namespace tasks
