#pragma once
// Help made from declarations: what -h prints, what the manual's generated sections say, and the whole program as JSON
// for the tests that iterate over it.
#include <string>

#include "cmd/app/command.hpp"

namespace tasks::app {

// `tasks set-status -h`: fits 80 columns.
std::string help_text(const Command& command, const Options& own, const Options& global);
// `tasks user -h`: the verbs of one file.
std::string file_help_text(const CommandFile& file);
// `tasks help`: all commands with their summaries.
std::string overview_text();
// "tasks set-status TASK [STATUS] [W...] [options]"
std::string synopsis(const Command& command, const Options& own);
// Every command with options, record fields and access, one JSON document.
std::string description_json();
// "integer", "time": how the manual and the description name a field's kind.
std::string_view kind_word(render::Kind kind);

}  // namespace tasks::app
