#pragma once
// Hands a file or a URI to the program with which the person looks at it.
#include <string>

namespace tasks::app {

// Runs `opener` (words of the shell) with `what` as its last argument, and waits: openers return at once. Throws Code::io
// when it cannot be run or fails.
void open_with(const std::string& opener, const std::string& what);

}  // namespace tasks::app
