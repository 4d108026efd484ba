#include "cmd/app/pipeline_runner.hpp"

#include <algorithm>
#include <chrono>
#include <condition_variable>
#include <list>
#include <map>
#include <mutex>
#include <thread>

#include "cmd/app/logging.hpp"
#include "cmd/app/score_programs.hpp"
#include "lib/base/interrupt.hpp"
#include "lib/base/stopwatch.hpp"
#include "lib/base/text.hpp"
#include "lib/config/trust.hpp"
#include "lib/service/moving_items.hpp"
#include "lib/service/people.hpp"
#include "lib/service/pipelines.hpp"
#include "lib/service/running_nodes.hpp"
#include "lib/service/scoring_pipelines.hpp"
#include "lib/service/settling.hpp"
#include "lib/store/pipelines.hpp"

namespace tasks::app {
namespace {

using model::PipelineGraph;
using model::PipelineNode;
using service::CommandAnswer;
using service::NodeBatch;

constexpr int k_failures = 3;  // of batches of a node one after the other: then it rests

// A batch whose command runs in a thread of its own.
struct Job {
  NodeBatch batch;
  CommandAnswer answer;
  std::optional<Error> stopped;
  bool ended = false;
  std::thread thread;
};

class Runner {
 public:
  Runner(Context& ctx, const std::vector<std::string>& names, const RunnerOptions& options)
      : m_ctx(ctx), m_names(names), m_options(options), m_db(ctx.open_database(store::OpenMode::write)), m_name(service::runner_name()), m_began(Stopwatch::steady_now()) {
    store::check_project(m_db);
    m_actor = service::find_actor(m_db, ctx.wanted_actor());
    service::require_role(m_actor, model::Role::manager, "pipeline run");
    m_place.environment = program_environment(ctx);
    m_place.folder = ctx.place().folder ? ctx.place().folder->parent_path() : std::filesystem::current_path();
  }
  ~Runner() {
    for (Job& job : m_jobs) job.thread.join();
  }
  Runner(const Runner&) = delete;
  Runner& operator=(const Runner&) = delete;

  RanPipelines run() {
    look_up();
    do {
      round();
      if (!m_options.watch) break;
      m_failures.clear();
      wait();
    } while (true);
    RanPipelines ran;
    for (auto& [key, run] : m_runs) {
      ran.done += run.done;
      m_failed += run.failed;
      ran.nodes.push_back(std::move(run));
    }
    ran.notes = std::move(m_notes);
    if (m_failed > 0 || !m_resting.empty())
      ran.failed = Error(Code::partly_done, cat(m_failed > 0 ? cat(plural(m_failed, "item"), " failed") : "", m_failed > 0 && !m_resting.empty() ? "; " : "", m_resting))
                       .hint(m_failed > 0 ? "tasks pipeline failed shows them, tasks pipeline retry lets them wait again" : "their items wait, and are tried again by the next run");
    return ran;
  }

 private:
  Micros now() const { return m_ctx.now() + (Stopwatch::steady_now() - m_began); }

  // Names that are wrong are told before anything runs.
  void look_up() {
    read([&](store::Session& session) {
      for (const std::string& name : m_names) service::get_pipeline(session, name);
    });
  }

  template <class Use>
  void read(const Use& use) {
    m_db.begin_read();
    try {
      store::Session session(m_db, now(), m_actor);
      use(session);
    } catch (...) {
      m_db.rollback();
      throw;
    }
    m_db.rollback();
  }

  // A transaction with its operation. Of two that wait for each other in a circle one is sent away, and begins again.
  template <class Act>
  void write(const Act& act) {
    for (int attempt = 1;; ++attempt) {
      try {
        store::Transaction tx(m_db, now(), m_ctx.operation());
        tx.act_as(m_actor);
        act(tx);
        for (std::string& note : service::settle(tx)) m_notes.push_back(std::move(note));
        if (tx.anything_noted() && !m_ctx.dry_run()) tx.commit();
        return;
      } catch (const Error& error) {
        const bool lost = error.code() == Code::busy && std::any_of(error.details().begin(), error.details().end(), [](const auto& d) { return d.first == "retry"; });
        if (!lost || attempt == 8) throw;
        log_line(cat("again: ", error.message()));
        std::this_thread::sleep_for(std::chrono::milliseconds(attempt * 5));
      }
    }
  }

  std::vector<service::FoundPipeline> pipelines() {
    std::vector<service::FoundPipeline> found;
    read([&](store::Session& session) {
      if (m_names.empty()) found = service::all_pipelines(session);
      for (const std::string& name : m_names) found.push_back(service::get_pipeline(session, name));
    });
    return found;
  }

  // What can be done now.
  void round() {
    write([](store::Transaction& tx) { service::take_in_arrivals(tx); });
    for (const service::FoundPipeline& found : pipelines()) {
      throw_if_interrupted();
      if (found.scored) run_scoring(*found.scored);
      if (found.graph && found.graph->state == model::PipelineState::active)
        write([&](store::Transaction& tx) {
          if (const auto graph = store::find_pipeline(tx.db(), found.graph->id)) service::Moving(tx, *graph).let_in();
        });
    }
    if (m_ctx.dry_run()) return tell_due();
    break_leases();
    for (;;) {
      while (m_jobs.size() < static_cast<std::size_t>(m_options.jobs) && start_next()) {
      }
      if (m_jobs.empty()) break;
      finish_one();
    }
  }

  // Commands are not run for the sake of looking: what they do cannot be taken back.
  void tell_due() {
    for (const service::FoundPipeline& found : pipelines()) {
      if (!found.graph || found.graph->state != model::PipelineState::active) continue;
      read([&](store::Session& session) {
        for (const model::PipelineNodeState& node : service::node_states(session, found))
          if (runs_command(node.type) && node.waiting > 0) m_notes.push_back(cat(plural(node.waiting, "item"), " would go to ", quote(node.command), " of ", quote(node.name)));
      });
    }
  }

  void break_leases() {
    m_db.begin_write();
    try {
      service::break_dead_leases(m_db, now());
      m_db.commit();
    } catch (...) {
      m_db.rollback();
      throw;
    }
  }

  void run_scoring(const model::Task& task) {
    std::optional<service::ComputedScores> computed;
    bool waits = false;
    read([&](store::Session& session) {
      waits = service::scoring_nodes(session, task).back().waiting > 0;
      const auto program = task.scoring_paused || !waits ? std::nullopt : program_for(m_ctx, session, task, std::nullopt);
      if (program) computed = service::compute_scores(session, task, *program, {}, m_place.environment);
    });
    if (!waits) return;
    write([&](store::Transaction& tx) {
      service::Scored scored = service::run_scoring(tx, task, computed ? &*computed : nullptr);
      model::NodeRun run;
      run.pipeline = cat("task:", task.name);
      run.node = "score";
      run.batches = 1;
      run.done = scored.run.items;
      add(run);
      for (std::string& note : scored.notes) m_notes.push_back(std::move(note));
    });
  }

  // A project that was found, not made, by who runs it names no programs before it is trusted.
  void require_trust(const PipelineGraph& graph, const PipelineNode& node) {
    const auto& folder = m_ctx.place().folder;
    if (m_trusted || !folder) return;
    if (!config::is_trusted(m_ctx.environment(), *folder))
      throw Error(Code::permission, cat("the node ", quote(node.name), " of ", quote(graph.name), " runs ", quote(node.function.empty() ? join(node.command.words, " ") : node.function),
                                        ", and this project is not trusted to name programs"))
          .hint("tasks trust says that it is");
    m_trusted = true;
  }

  static bool runs_program(const PipelineNode& node) { return node.type != model::NodeType::score || node.function.find('/') != std::string::npos; }

  // As they are now: somebody may pause or change them while we run.
  std::vector<PipelineGraph> active_graphs() {
    std::vector<PipelineGraph> graphs;
    read([&](store::Session& session) {
      if (m_names.empty()) graphs = store::list_pipelines(session.db());
      for (const std::string& name : m_names)
        if (auto found = service::get_pipeline(session, name); found.graph) graphs.push_back(std::move(*found.graph));
    });
    std::erase_if(graphs, [](const PipelineGraph& graph) { return graph.state != model::PipelineState::active; });
    return graphs;
  }

  // Starts the next batch that is due; false: none is. What a built-in function scores needs no process and is done at once.
  bool start_next() {
    for (bool scored = true; scored;) {
      throw_if_interrupted();
      scored = false;
      for (const PipelineGraph& graph : active_graphs())
        for (const PipelineNode& node : graph.nodes) {
          if (!runs_command(node.type) || m_failures[node.id] >= k_failures) continue;
          auto batch = take(graph, node);
          if (!batch) continue;
          if (node.type != model::NodeType::score) {
            launch(std::move(*batch));
            return true;
          }
          score(*batch);
          scored = true;
        }
    }
    return false;
  }

  std::optional<NodeBatch> take(const PipelineGraph& graph, const PipelineNode& node) {
    if (!m_trusted && runs_program(node)) {
      bool due = false;
      read([&](store::Session& session) { due = store::anything_due(session.db(), node.id, now()); });
      if (!due) return std::nullopt;
      require_trust(graph, node);
    }
    return service::take_batch(m_db, now(), graph, node, m_name);
  }

  void score(const NodeBatch& batch) {
    CommandAnswer answer;
    std::optional<service::ComputedScores> computed;
    read([&](store::Session& session) { computed = service::compute_batch(session, batch, m_place, answer); });
    finish(batch, answer, computed ? &*computed : nullptr);
  }

  void launch(NodeBatch batch) {
    Job& job = m_jobs.emplace_back();
    job.batch = std::move(batch);
    job.thread = std::thread([this, &job] {
      try {
        job.answer = service::run_batch(job.batch, m_place);
      } catch (const Error& why) {
        job.stopped = why;
      }
      const std::scoped_lock lock(m_mutex);
      job.ended = true;
      m_ended.notify_one();
    });
  }

  void finish_one() {
    std::list<Job> ended;
    {
      std::unique_lock lock(m_mutex);
      m_ended.wait(lock, [&] { return std::any_of(m_jobs.begin(), m_jobs.end(), [](const Job& j) { return j.ended; }); });
      const auto job = std::find_if(m_jobs.begin(), m_jobs.end(), [](const Job& j) { return j.ended; });
      ended.splice(ended.begin(), m_jobs, job);
    }
    Job& job = ended.front();
    job.thread.join();
    if (job.stopped) throw *job.stopped;
    finish(job.batch, job.answer, nullptr);
  }

  void finish(const NodeBatch& batch, const CommandAnswer& answer, const service::ComputedScores* computed) {
    model::NodeRun run;
    const std::size_t notes = m_notes.size();
    write([&](store::Transaction& tx) {
      m_notes.resize(notes);
      run = service::store_batch(tx, batch, answer, computed);
    });
    add(run);
    if (m_options.watch && run.done + run.failed + run.retried > 0)
      m_ctx.note(cat(run.pipeline, '/', run.node, ": ", run.done, " done", run.retried > 0 ? cat(", ", run.retried, " to be tried again") : "", run.failed > 0 ? cat(", ", run.failed, " failed") : ""));
    int& failures = m_failures[batch.node.id];
    if (run.done > 0) failures = 0;
    if (run.broken && batch.items.size() > 1) ++failures;  // an item alone may be the cause itself
    if (failures == k_failures) m_resting = cat("the command of ", quote(batch.node.name), " rests after ", k_failures, " failures in a row", answer.problem ? cat(": ", answer.problem->message()) : "");
  }

  void add(const model::NodeRun& run) {
    const auto [known, fresh] = m_runs.try_emplace({run.pipeline, run.node}, run);
    if (fresh) return;
    model::NodeRun& sum = known->second;
    sum.batches += run.batches;
    sum.done += run.done;
    sum.failed += run.failed;
    sum.retried += run.retried;
    sum.annotations += run.annotations;
    sum.wall += run.wall;
    if (!run.problem.empty()) sum.problem = run.problem;
  }

  void wait() {
    for (Micros waited = 0; waited < m_options.interval; waited += 100'000) {
      throw_if_interrupted();
      std::this_thread::sleep_for(std::chrono::milliseconds(100));
    }
  }

  Context& m_ctx;
  const std::vector<std::string>& m_names;
  const RunnerOptions& m_options;
  store::Database& m_db;
  const std::string m_name;
  const Micros m_began;
  store::Actor m_actor;
  service::CommandPlace m_place;
  bool m_trusted = false;
  std::list<Job> m_jobs;
  std::mutex m_mutex;
  std::condition_variable m_ended;
  std::map<store::Id, int> m_failures;  // by node, one after the other
  std::map<std::pair<std::string, std::string>, model::NodeRun> m_runs;
  std::int64_t m_failed = 0;
  std::string m_resting;
  std::vector<std::string> m_notes;
};

}  // namespace

RanPipelines run_pipelines(Context& ctx, const std::vector<std::string>& names, const RunnerOptions& options) { return Runner(ctx, names, options).run(); }

}  // namespace tasks::app
