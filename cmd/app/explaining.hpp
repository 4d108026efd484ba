#pragma once
// Runs a command's code; when --explain has it tell what it would ask the database, that becomes its outcome.
#include "cmd/app/command.hpp"

namespace tasks::app {

struct Run {
  Outcome outcome;
  bool explained = false;  // then nothing may be kept, and what is printed are not the command's records
};
// `options`: the command's own, parsed. When --explain is among what was typed and nothing was explained, it is an error, so
// that nothing is done by somebody who only wanted to know.
Run run_or_explain(Call& call, Context& context, const Options& options);

}  // namespace tasks::app
