#include <map>

#include "cmd/app/context.hpp"
#include "cmd/app/score_programs.hpp"
#include "lib/base/text.hpp"
#include "lib/service/custom_scores.hpp"
#include "lib/service/people.hpp"
#include "lib/service/scoring_pipelines.hpp"

namespace tasks::app {
namespace {

using model::Role;
using model::ScoringPipeline;

struct NoArgs {};
void declare_none(Options&, NoArgs&) {}

struct Args {
  std::vector<std::string> names;
  std::map<std::int64_t, service::ComputedScores> computed;  // by task, for those that a program scores
};

void declare(Options& o, Args& a) { o.positionals("PIPELINE", a.names, "task: and the name or id of the task that it scores", true).live(Live::task); }
void declare_run(Options& o, Args& a) { o.positionals("PIPELINE", a.names, "task: and the name or id of the task that it scores; default: all", false).live(Live::task); }

Outcome run_list(Context& ctx, NoArgs&) {
  Outcome outcome;
  outcome.print = [&session = ctx.session()](Printer& p) { p.all(service::list_scoring_pipelines(session)); };
  return outcome;
}

Outcome run_show(Context& ctx, Args& a) {
  std::vector<ScoringPipeline> found;
  for (const std::string& name : a.names) found.push_back(service::scoring_pipeline(ctx.session(), service::pipeline_task(ctx.session(), name)));
  Outcome outcome;
  outcome.print = [found = std::move(found)](Printer& p) {
    if (p.for_people() && found.size() == 1) p.vertical();
    p.all(found);
  };
  return outcome;
}

Outcome set_paused(Context& ctx, const Args& a, bool paused) {
  std::vector<ScoringPipeline> changed;
  Counts counts;
  std::vector<std::string> notes;
  for (const std::string& name : a.names) {
    const model::Task task = service::pipeline_task(ctx.tx(), name);
    if (!service::set_paused(ctx.tx(), task, paused)) {
      ++counts.unchanged;
      continue;
    }
    ++counts.changed;
    changed.push_back(service::scoring_pipeline(ctx.tx(), service::pipeline_task(ctx.tx(), cat(task.id))));
    if (!paused && changed.back().waiting > 0) notes.push_back(cat(plural(changed.back().waiting, "item"), " of ", quote(task.name), changed.back().waiting == 1 ? " waits" : " wait", ": tasks pipeline run scores them"));
  }
  Outcome outcome = Context::changed(std::move(changed), counts, "pipeline");
  outcome.notes = std::move(notes);
  return outcome;
}

Outcome run_pause(Context& ctx, Args& a) { return set_paused(ctx, a, true); }
Outcome run_resume(Context& ctx, Args& a) { return set_paused(ctx, a, false); }

void ahead_of_run(Context& ctx, Args& a) {
  ctx.read([&](store::Session& session) {
    service::require_role(session.actor(), Role::manager, "pipeline run");
    if (a.names.empty())
      for (const ScoringPipeline& pipeline : service::list_scoring_pipelines(session)) a.names.push_back(pipeline.name);
    for (const std::string& name : a.names) {
      const model::Task task = service::pipeline_task(session, name);
      const auto program = task.scoring_paused ? std::nullopt : program_for(ctx, session, task, std::nullopt);
      if (program) a.computed[task.id] = service::compute_scores(session, task, *program, {}, program_environment(ctx));
    }
  });
}

Outcome run_run(Context& ctx, Args& a) {
  std::vector<model::ScoreRun> runs;
  std::vector<std::string> notes;
  std::int64_t items = 0;
  for (const std::string& name : a.names) {
    const model::Task task = service::pipeline_task(ctx.tx(), name);
    const auto computed = a.computed.find(task.id);
    service::Scored scored = service::run_scoring(ctx.tx(), task, computed == a.computed.end() ? nullptr : &computed->second);
    items += scored.run.items;
    runs.push_back(std::move(scored.run));
    for (std::string& note : scored.notes) notes.push_back(std::move(note));
  }
  Outcome outcome = Context::changed(std::move(runs), {.changed = items}, "item");
  outcome.notes = std::move(notes);
  return outcome;
}

}  // namespace

std::span<const Command> commands_pipeline() {
  static const Command k_commands[] = {
      {"pipeline list", "list the pipelines that score tasks", Access::read, Role::manager, record<ScoringPipeline>, call<NoArgs, declare_none, run_list>},
      {"pipeline show", "show pipelines", Access::read, Role::manager, record<ScoringPipeline>, call<Args, declare, run_show>},
      {"pipeline pause", "let what is done wait for its scores", Access::write, Role::manager, record<ScoringPipeline>, call<Args, declare, run_pause>},
      {"pipeline resume", "score again what is done", Access::write, Role::manager, record<ScoringPipeline>, call<Args, declare, run_resume>},
      {"pipeline run", "merge and score what waits", Access::write, Role::manager, record<model::ScoreRun>, call<Args, declare_run, run_run, nullptr, ahead_of_run>},
  };
  return k_commands;
}

}  // namespace tasks::app
