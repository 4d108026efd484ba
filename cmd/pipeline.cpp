#include <algorithm>

#include "cmd/app/config_changes.hpp"
#include "cmd/app/context.hpp"
#include "cmd/app/pipeline_runner.hpp"
#include "lib/base/file.hpp"
#include "lib/base/text.hpp"
#include "lib/formats/config_yaml.hpp"
#include "lib/render/pipeline_drawing.hpp"
#include "lib/service/apply_pipeline.hpp"
#include "lib/service/names.hpp"
#include "lib/service/pipelines.hpp"
#include "lib/store/pipelines.hpp"

namespace tasks::app {
namespace {

using model::Role;
using service::FoundPipeline;

constexpr const char* k_pipeline_text = "name or id of a pipeline, or task: and the name of a task that it scores";

struct NoArgs {};
void declare_none(Options&, NoArgs&) {}

struct Args {
  std::vector<std::string> names;
};
void declare(Options& o, Args& a) { o.positionals("PIPELINE", a.names, k_pipeline_text, true).live(Live::pipeline); }

Outcome run_list(Context& ctx, NoArgs&) {
  Outcome outcome;
  outcome.print = [&session = ctx.session()](Printer& p) {
    std::vector<model::Pipeline> records;
    for (const FoundPipeline& found : service::all_pipelines(session)) records.push_back(service::pipeline_record(session, found));
    p.all(records);
  };
  return outcome;
}

Outcome run_show(Context& ctx, Args& a) {
  std::vector<model::PipelineNodeState> nodes;
  for (const std::string& name : a.names)
    for (model::PipelineNodeState& node : service::node_states(ctx.session(), service::get_pipeline(ctx.session(), name))) nodes.push_back(std::move(node));
  return Context::shown(std::move(nodes));
}

struct GraphArgs {
  std::string name;
  bool dot = false;
};
void declare_graph(Options& o, GraphArgs& a) {
  o.positional("PIPELINE", a.name, k_pipeline_text).live(Live::pipeline);
  o.flag("--dot", a.dot, "print it for Graphviz: tasks pipeline graph NAME --dot | dot -Tsvg; default: a drawing for the terminal");
}

Outcome run_graph(Context& ctx, GraphArgs& a) {
  const FoundPipeline found = service::get_pipeline(ctx.session(), a.name);
  const model::Pipeline record = service::pipeline_record(ctx.session(), found);
  const std::vector<model::PipelineNodeState> nodes = service::node_states(ctx.session(), found);
  const std::vector<model::PipelineEdge> edges = found.graph ? found.graph->edges : std::vector<model::PipelineEdge>{{.id = 0, .from = "task", .output = "", .to = "score", .when = ""}};
  return Context::text(a.dot ? render::dot_of_pipeline(record, nodes, edges) : render::draw_pipeline(record, nodes, edges));
}

struct FileArgs {
  std::string file, text;
  formats::Config config;
  service::ConfigInputs inputs;
  static const render::RecordType& prints() { return change_record(); }
};
void declare_apply(Options& o, FileArgs& a) {
  o.positional("FILE", a.file, "the pipeline in YAML, or - for standard input").live(Live::file);
  o.before_opening([&a] { a.text = read_file_or_input(a.file); });
}
void ahead_of_apply(Context& ctx, FileArgs& a) {
  formats::read_pipeline_config(a.text, a.file == "-" ? "standard input" : a.file, ctx.now(), a.config);
  a.inputs = gather_inputs(ctx, a.config);
}
Outcome run_apply(Context& ctx, FileArgs& a) { return changed_config(service::apply_config(ctx.tx(), a.config, a.inputs, service::Prune::no)); }

struct ExportArgs {
  std::string name;
  std::optional<std::string> file;
};
void declare_export(Options& o, ExportArgs& a) {
  o.positional("PIPELINE", a.name, "name or id of the pipeline").live(Live::pipeline);
  o.optional_positional("FILE", a.file, "file to write, an existing one is replaced; default: standard output").live(Live::file);
}
Outcome run_export(Context& ctx, ExportArgs& a) {
  std::string yaml = service::pipeline_yaml(ctx.session(), service::get_graph(ctx.session(), a.name));
  if (!a.file || *a.file == "-") return Context::text(std::move(yaml));
  if (!ctx.dry_run()) write_file_atomically(*a.file, yaml);
  ctx.note(cat(ctx.dry_run() ? "would write " : "wrote ", escaped(*a.file)));
  return {};
}

using Act = service::StateChange (*)(store::Transaction&, const FoundPipeline&);
template <Act act>
Outcome run_state(Context& ctx, Args& a) {
  std::vector<model::Pipeline> records;
  Counts counts;
  std::vector<std::string> notes;
  for (const std::string& name : a.names) {
    const FoundPipeline found = service::get_pipeline(ctx.tx(), name);
    service::StateChange change = act(ctx.tx(), found);
    std::move(change.notes.begin(), change.notes.end(), std::back_inserter(notes));
    if (!change.changed && change.entered == 0) {
      ++counts.unchanged;
      continue;
    }
    ++counts.changed;
    if (change.entered > 0) notes.push_back(cat(plural(change.entered, "item"), " came in"));
    records.push_back(service::pipeline_record(ctx.tx(), found.graph ? service::get_pipeline(ctx.tx(), cat(found.graph->id)) : service::get_pipeline(ctx.tx(), cat("task:", found.scored->name))));
    if (records.back().waiting > 0 && records.back().state == model::PipelineState::active)
      notes.push_back(cat(plural(records.back().waiting, "item"), " of ", quote(records.back().name), records.back().waiting == 1 ? " waits" : " wait", ": tasks pipeline run goes on with them"));
  }
  Outcome outcome = Context::changed(std::move(records), counts, "pipeline");
  outcome.notes = std::move(notes);
  return outcome;
}

Outcome run_delete(Context& ctx, Args& a) {
  std::vector<model::Pipeline> records;
  for (const std::string& name : a.names) {
    const model::PipelineGraph graph = service::get_graph(ctx.tx(), name);
    records.push_back(service::pipeline_record(ctx.tx(), {.graph = graph, .scored = {}}));
    service::delete_pipeline(ctx.tx(), graph);
  }
  const auto count = static_cast<std::int64_t>(records.size());
  return Context::changed(std::move(records), {.changed = count}, "pipeline");
}

struct FailedArgs {
  std::optional<std::string> name;
  std::vector<std::string> words;
  std::string node;
};
void declare_failed(Options& o, FailedArgs& a) {
  o.optional_positional("PIPELINE", a.name, "name or id of the pipeline; default: all").live(Live::pipeline);
  o.value("--node", "NODE", a.node, "only items of this node; default: of all");
}
Outcome run_failed(Context& ctx, FailedArgs& a) {
  std::optional<model::PipelineGraph> graph;
  if (a.name) graph = service::get_graph(ctx.session(), *a.name);
  if (!graph && !a.node.empty()) throw Error(Code::usage, "--node goes with a PIPELINE");
  return Context::shown(service::failed_items(ctx.session(), graph, a.node));
}

void declare_retry(Options& o, FailedArgs& a) {
  o.positionals("PIPELINE|ID", a.words, "a pipeline, all failed items of which wait again; or ids that tasks pipeline failed shows, - to read them", true).live(Live::pipeline);
  o.value("--node", "NODE", a.node, "with a pipeline: only items of this node; default: of all");
}
Outcome run_retry(Context& ctx, FailedArgs& a) {
  std::vector<std::string> words = a.words;
  if (words.size() == 1 && words[0] == "-") words = split(std::string(trim(read_file_or_input("-"))), '\n');
  std::vector<store::Id> ids;
  for (const std::string& word : words)
    if (const auto id = service::as_id(word); id && !store::find_pipeline(ctx.tx().db(), *id)) ids.push_back(*id);
  if (!ids.empty() && (ids.size() != words.size() || !a.node.empty())) throw Error(Code::usage, "ids and pipelines exclude each other");
  std::vector<model::PipelineVisit> visits;
  if (!ids.empty()) visits = service::retry_items(ctx.tx(), {}, "", ids);
  if (ids.empty())
    for (const std::string& word : words)
      for (model::PipelineVisit& visit : service::retry_items(ctx.tx(), service::get_graph(ctx.tx(), word), a.node, {})) visits.push_back(std::move(visit));
  const auto count = static_cast<std::int64_t>(visits.size());
  return Context::changed(std::move(visits), {.changed = count, .unchanged = count == 0 ? 1 : 0}, "item");
}

struct RunArgs {
  std::vector<std::string> names;
  RunnerOptions options;
  std::optional<std::string> interval;
};
void declare_run(Options& o, RunArgs& a) {
  o.positionals("PIPELINE", a.names, cat(k_pipeline_text, "; default: all"), false).live(Live::pipeline);
  o.value("--jobs", "N", a.options.jobs, "how many batches may run at once, 1 to 64; default: 1");
  o.flag("--watch", a.options.watch, "go on until it is stopped; default: until nothing is due");
  o.value("--interval", "TIME", a.interval, "with --watch: how long to wait when nothing is due; default: 2s");
  o.before_opening([&a] {
    if (a.options.jobs < 1 || a.options.jobs > 64) throw Error(Code::bad_value, cat("--jobs is 1 to 64, not ", a.options.jobs));
    if (a.interval) a.options.interval = parse_duration(*a.interval);
    if (a.options.interval < 100'000) throw Error(Code::bad_value, "--interval is 100ms or more");
  });
}
Outcome run_run(Context& ctx, RunArgs& a) {
  RanPipelines ran = run_pipelines(ctx, a.names, a.options);
  Outcome outcome = Context::changed(std::move(ran.nodes), {.changed = ran.done}, "item");
  outcome.notes = std::move(ran.notes);
  if (ran.failed) outcome.problem = std::move(ran.failed);
  return outcome;
}

}  // namespace

std::span<const Command> commands_pipeline() {
  using model::Pipeline;
  static const Command k_commands[] = {
      {"pipeline apply", "make a pipeline what a file says", Access::write, Role::manager, change_record, call<FileArgs, declare_apply, run_apply, nullptr, ahead_of_apply>},
      {"pipeline list", "list the pipelines, those that score tasks too", Access::read, Role::manager, record<Pipeline>, call<NoArgs, declare_none, run_list>},
      {"pipeline show", "show the nodes of pipelines and what is at each", Access::read, Role::manager, record<model::PipelineNodeState>, call<Args, declare, run_show>},
      {"pipeline graph", "draw a pipeline", Access::read, Role::manager, nullptr, call<GraphArgs, declare_graph, run_graph>},
      {"pipeline export", "write a pipeline's file as it is now", Access::read, Role::manager, nullptr, call<ExportArgs, declare_export, run_export>},
      {"pipeline start", "let items in", Access::write, Role::manager, record<Pipeline>, call<Args, declare, run_state<service::start_pipeline>>},
      {"pipeline pause", "let items wait where they are", Access::write, Role::manager, record<Pipeline>, call<Args, declare, run_state<service::pause_pipeline>>},
      {"pipeline resume", "let items move again", Access::write, Role::manager, record<Pipeline>, call<Args, declare, run_state<service::resume_pipeline>>},
      {"pipeline run", "run the commands that items wait for", Access::project, Role::manager, record<model::NodeRun>, call<RunArgs, declare_run, run_run>, false, {}, "items failed, or the command of a node rests after failures"},
      {"pipeline failed", "list the items that commands gave up", Access::read, Role::manager, record<model::PipelineVisit>, call<FailedArgs, declare_failed, run_failed>},
      {"pipeline retry", "let failed items wait again", Access::write, Role::manager, record<model::PipelineVisit>, call<FailedArgs, declare_retry, run_retry>},
      {"pipeline delete", "delete a pipeline; its tasks stay", Access::write, Role::manager, record<Pipeline>, call<Args, declare, run_delete>},
  };
  return k_commands;
}

}  // namespace tasks::app
