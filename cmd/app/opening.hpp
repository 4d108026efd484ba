#pragma once
// Hands a file or a URI to the program with which the person looks at it, or edits it.
#include <string>
#include <string_view>

namespace tasks::app {

// Runs `opener` (words of the shell) with `what` as its last argument, and waits: openers return at once. Throws Code::io
// when it cannot be run or fails; `setting` names what chooses another.
void open_with(const std::string& opener, const std::string& what, std::string_view setting = "TASKS_OPENER");

// Runs the person's editor on `file` and waits until it was left.
void edit_with(const std::string& editor, const std::string& file);

}  // namespace tasks::app
