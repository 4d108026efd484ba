#pragma once
// `tasks __complete …`: what the shells' scripts call at every TAB. Reads only, says nothing when something is wrong, and
// is quick.
//
//     tasks __complete bash LINE WORDBREAKS      the line up to the cursor, and $COMP_WORDBREAKS
//     tasks __complete zsh WORD... CURRENT       words after the program's name, without quoting; also for fish
//
// The answer: a line "none", "files" or "folders" (what else the shell should offer), with " goes-on" when no blank
// belongs behind a candidate; then one candidate a line, for zsh and fish with a tab and a note. Candidates for bash are
// quoted as they must stand in the line.
#include <string>
#include <vector>

#include "cmd/app/channels.hpp"
#include "lib/config/settings.hpp"

namespace tasks::app {

// `words` follow "__complete".
void answer_completion(const std::vector<std::string>& words, const config::Environment& environment, const Channels& channels);

}  // namespace tasks::app
