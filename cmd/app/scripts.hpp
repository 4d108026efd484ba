#pragma once
// Where the scripts of recipes run: tasks-js, beside this program or in the PATH.
#include <string>

#include "cmd/app/context.hpp"
#include "lib/service/validating.hpp"

namespace tasks::app {

// Throws Code::not_found when tasks-js is not there.
service::ScriptPlace script_place(const Context& ctx);
// Before the project is opened: whether it can be loaded; nothing happens when tasks-js is not there.
void check_script(const std::string& text, const std::string& name);

}  // namespace tasks::app
