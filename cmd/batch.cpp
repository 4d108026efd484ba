// Many commands over one connection (decisions.md 15). Results are written once what they tell of is committed. Without
// --atomic every command stands for itself, but those that follow each other without a pause share a commit: that is where
// the time goes.
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <thread>

#include "cmd/app/context.hpp"
#include "cmd/app/frame.hpp"
#include "lib/base/file.hpp"
#include "lib/base/interrupt.hpp"
#include "lib/base/json_text.hpp"
#include "lib/base/lines.hpp"
#include "lib/base/text.hpp"
#include "lib/formats/word_line.hpp"
#include "lib/render/writer.hpp"

namespace tasks::app {
namespace {

struct Args {
  std::string file;
  bool atomic = false;
};

void declare(Options& o, Args& a) {
  // Results are jsonl also on a terminal, unless -o says otherwise: they come as the commands run.
  o.positional("FILE", a.file, "commands, one JSON array of words a line; - reads standard input").live(Live::file);
  o.flag("--atomic", a.atomic, "all or nothing: stop at the first failure and take everything back; default: off");
}

const render::RecordType& result_record() {
  using render::Kind;
  static const render::RecordType k_type{"result", "results", false,
                                         {{"line", Kind::integer, "line of the batch, from 1"},
                                          {"exit", Kind::integer, "exit status of the command"},
                                          {"rolled_back", Kind::boolean, "true when it ran, but was taken back with the batch"},
                                          {"result", Kind::json, "what it printed with -o json; null when it failed or printed text"},
                                          {"text", Kind::text, "what it printed otherwise"},
                                          {"error", Kind::json, "code, message, hint, details; null when it succeeded"},
                                          {"notes", Kind::json, "what it said to the person, line by line"}},
                                         {"line", "exit", "text", "error"}};
  return k_type;
}

class Batch {
 public:
  Batch(Context& ctx, const Args& args) : m_ctx(ctx), m_frame(ctx.frame()), m_atomic(args.atomic), m_solid(args.atomic || ctx.dry_run()) {
    render::WriteOptions options;
    options.fields = ctx.globals().fields;
    options.header = !ctx.globals().no_header;
    options.width = ctx.channels().width;
    m_writer = render::make_writer(format_of(ctx.globals().output.value_or("jsonl")), ctx.channels().out, options);
    m_writer->begin(result_record());
    m_frame.begin_batch(ctx, m_solid);
  }
  ~Batch() { m_frame.end_batch(); }
  Batch(const Batch&) = delete;
  Batch& operator=(const Batch&) = delete;

  Outcome run(LineReader& lines) {
    for (;;) {
      before_reading(lines);
      auto line = lines.next();
      if (!line) break;
      throw_if_interrupted();
      if (!run_line(lines.number(), *line)) break;
    }
    finish();
    return outcome();
  }

 private:
  using Clock = std::chrono::steady_clock;
  static constexpr auto k_longest_group = std::chrono::milliseconds(50);
  static constexpr auto k_gap = std::chrono::milliseconds(2);  // in which other writers get their turn

  struct Pending {
    std::int64_t line;
    NestedResult result;
  };

  // Nobody waits for input with the database in hand or with results untold, and nobody else waits long for us.
  void before_reading(LineReader& lines) {
    if (m_solid) return;
    if (!m_frame.batch_pending()) write_pending(false, {});
    if (m_frame.batch_pending() && Clock::now() - m_group_start > k_longest_group) {
      keep();
      std::this_thread::sleep_for(k_gap);
    }
    if (!lines.ready()) keep();
  }

  bool run_line(std::int64_t number, std::string_view line) {  // false: the batch ends here
    NestedResult result;
    try {
      const auto words = formats::parse_word_line(line);
      if (!words) return true;
      if (std::find(words->begin(), words->end(), "-") != words->end())
        throw Error(Code::usage, "a command of a batch cannot read standard input").hint("name the ids, or choose with -w");
      if (!m_frame.batch_pending()) m_group_start = Clock::now();
      result = m_frame.run_nested(*words);
      if (result.commit_first) {
        keep();
        result = m_frame.run_nested(*words);
      }
    } catch (const Error& error) {
      if (error.code() == Code::interrupted) throw;
      result.exit = error.exit();
      result.error = error_json(error);
    }
    if (result.exit == Exit::interrupted) throw_if_interrupted();
    const bool failed = result.exit != Exit::ok;
    m_failed += failed;
    ++m_ran;
    if (failed && m_first_failure == 0) {
      m_first_failure = number;
      m_first_exit = result.exit;
    }
    const bool lost = result.lost;
    const std::string error = result.error;
    m_pending.push_back({number, std::move(result)});
    if (lost) {  // the engine gave up: nothing more can be kept
      if (!m_solid) write_pending(true, error);
      m_lost = true;
      return false;
    }
    return !(failed && m_atomic);
  }

  // Commits what ran since the last time, then tells of it. When the commit fails, all of that has failed.
  void keep() {
    try {
      m_frame.keep_batch();
    } catch (const Error& error) {
      write_pending(error.code() != Code::not_flushed, error_json(error));
      m_writer->flush();
      throw;
    }
    write_pending(false, {});
    m_writer->flush();
  }

  void finish() {
    if (m_solid) {
      const bool back = m_lost || (m_atomic && m_failed > 0);
      if (back || m_ctx.dry_run()) {
        m_frame.drop_batch();
        write_pending(back, {});
      } else {
        keep();
      }
    } else if (!m_lost) {
      keep();
    }
    m_writer->end();
    m_writer->finish();
  }

  void write_pending(bool rolled_back, const std::string& error) {
    for (Pending& pending : m_pending) {
      NestedResult& r = pending.result;
      if (!error.empty() && r.exit == Exit::ok) {
        r.exit = Exit::failed;
        r.error = error;
        ++m_failed;
      }
      m_cells.clear();
      m_cells.integer(pending.line);
      m_cells.integer(static_cast<std::int64_t>(r.exit));
      m_cells.boolean(rolled_back);
      if (r.out_is_json) std::erase(r.out, '\n');
      const std::string_view out = r.out;
      m_cells.json(r.out_is_json ? out : std::string_view());
      m_cells.text_or_null(r.out_is_json ? std::string_view() : out);
      m_cells.json(r.error);
      m_cells.own_json(json_array(r.notes));
      m_writer->row(m_cells);
    }
    m_pending.clear();
  }

  Outcome outcome() const {
    Outcome outcome;
    if (m_failed == 0) return outcome;
    if (m_atomic || m_lost) {
      outcome.exit = m_first_exit;
      outcome.notes.push_back(cat("line ", m_first_failure, " failed; ", m_atomic ? "nothing of the batch is kept" : "the batch ended there"));
    } else {
      outcome.exit = Exit::partial;
      outcome.notes.push_back(cat(m_failed, " of ", plural(m_ran, "command"), " failed, the first in line ", m_first_failure));
    }
    return outcome;
  }

  Context& m_ctx;
  Frame& m_frame;
  bool m_atomic, m_solid, m_lost = false;
  std::unique_ptr<render::Writer> m_writer;
  render::Cells m_cells;
  std::vector<Pending> m_pending;
  Clock::time_point m_group_start;
  std::int64_t m_ran = 0, m_failed = 0, m_first_failure = 0;
  Exit m_first_exit = Exit::ok;
};

Outcome run(Context& ctx, Args& a) {
  if (ctx.frame().in_batch()) throw Error(Code::usage, "a batch cannot hold another batch");
  if (a.file != "-") {
    LineReader lines = LineReader::file(a.file);
    return Batch(ctx, a).run(lines);
  }
  if (!a.atomic && !ctx.dry_run()) {
    LineReader lines = LineReader::descriptor(STDIN_FILENO, "-");
    return Batch(ctx, a).run(lines);
  }
  Spool spool;  // one transaction must not wait for a pipe
  spool.drain(STDIN_FILENO);
  LineReader lines = LineReader::descriptor(spool.open_for_reading(), "-");
  return Batch(ctx, a).run(lines);
}

}  // namespace

std::span<const Command> commands_batch() {
  static const Command k_commands[] = {
      {"batch", "run many commands over one connection", Access::project, model::Role::annotator, result_record, call<Args, declare, run>, false, {},
       "some of the commands failed (with *--atomic*: the status of the one that failed)"}};
  return k_commands;
}

}  // namespace tasks::app
