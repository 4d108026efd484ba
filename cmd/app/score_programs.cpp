#include "cmd/app/score_programs.hpp"

#include "lib/base/error.hpp"
#include "lib/base/program.hpp"
#include "lib/base/text.hpp"
#include "lib/config/trust.hpp"
#include "lib/model/quality_words.hpp"
#include "lib/service/custom_scores.hpp"

namespace tasks::app {

std::optional<std::string> program_for(const Context& ctx, store::Session& session, const model::Task& task, const std::optional<std::string>& asked) {
  const auto program = service::custom_function(session, task, asked);
  if (!program || asked) return program;
  const auto& folder = ctx.place().folder;
  if (folder && !config::is_trusted(ctx.environment(), *folder))
    throw Error(Code::permission, cat("the task ", quote(task.name), " is scored by ", quote(*program), ", and this project is not trusted to name programs")).hint("tasks trust says that it is");
  return program;
}

std::vector<std::string> program_environment(const Context& ctx) {
  std::vector<std::string> environment;
  for (const char* name : {"PATH", "HOME", "LANG", "LC_ALL", "TZ", "TMPDIR"})
    if (const auto found = ctx.environment().find(name); found != ctx.environment().end()) environment.push_back(cat(name, '=', found->second));
  return environment;
}

std::string checked_function(const std::string& typed) {
  if (model::parse<model::ScoreFunction>(typed)) return typed;
  if (typed.find('/') != std::string::npos) return find_program(typed).native();
  std::vector<std::string> known;
  for (const char* word : model::words<model::ScoreFunction>()) known.emplace_back(word);
  const auto near = nearest(typed, known);
  throw Error(Code::bad_value, cat("there is no score function ", quote(typed))).hint(cat(near ? cat("did you mean ", *near, "? ") : "", "it is ", join(known, ", "), ", or the path of a program, with a slash in it"));
}

}  // namespace tasks::app
