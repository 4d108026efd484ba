#include <algorithm>
#include <limits>

#include "cmd/app/channels.hpp"
#include "cmd/app/context.hpp"
#include "cmd/app/record_filter.hpp"
#include "lib/base/text.hpp"
#include "lib/service/events.hpp"

namespace tasks::app {
namespace {

using model::Role;

struct Args {
  std::optional<std::string> since;
  std::vector<std::string> kinds, fields;
  RecordFilter<model::Event> which;
  bool follow = false;
  std::optional<double> interval;
  std::optional<std::int64_t> limit;
};

void declare(Options& o, Args& a) {
  o.value("--since", "ID", a.since, "what came after this event (30:2), or after this operation (30); 0 is the beginning, end the end; default: 0");
  o.values("--kind", "KIND", a.kinds, "only changes of such records: work_item, task, annotation …; default: every kind").commas();
  o.values("--field", "FIELD", a.fields, "only changes of this field: status, stage, created …; default: every field").commas();
  a.which.declare(o, "only those");
  o.flag("--follow,-f", a.follow, "wait for more, until interrupted; default: off");
  o.value("--interval", "SECONDS", a.interval, "how often --follow looks, in seconds; default: 1");
  o.value("--limit", "N", a.limit, "print the first N events; default: all");
  o.before_opening([&a] {
    if (a.limit && *a.limit < 0) throw Error(Code::bad_value, cat("--limit is a whole number from 0 on, not ", *a.limit));
    if (a.interval && !(*a.interval >= 0.01 && *a.interval <= 3600)) throw Error(Code::bad_value, cat("--interval is between 0.01 and 3600 seconds, not ", *a.interval));
  });
}

bool chosen(const std::vector<std::string>& words, const std::string& word) {
  return words.empty() || std::find(words.begin(), words.end(), word) != words.end();
}

Outcome run(Context& ctx, Args& a) {
  store::Session& session = ctx.session();
  a.which.prepare(ctx.now());
  if (!a.which.sort().empty()) throw Error(Code::usage, "events come oldest first: they cannot be sorted");
  const store::EventPosition from = service::event_position(session, a.since.value_or("0"));
  Outcome outcome;
  outcome.print = [&session, from, &a](Printer& p) {
    if (a.follow && p.format() != render::Format::jsonl && p.format() != render::Format::csv)
      throw Error(Code::usage, "--follow writes a record a line").hint("add -o jsonl or -o csv");
    store::EventPosition at = from;
    std::int64_t left = a.limit.value_or(std::numeric_limits<std::int64_t>::max());
    p.begin<model::Event>();
    while (left > 0) {
      service::tell_events(session, at, [&](const model::Event& event) {
        at = {event.operation, event.seq};
        if (!chosen(a.kinds, event.kind) || !chosen(a.fields, event.field)) return true;
        if (a.which.given() && !a.which.keeps(event)) return true;
        p.one(event);
        return --left > 0;
      });
      if (!a.follow || left == 0) break;
      p.flush();
      session.let_go();
      const bool goes_on = wait_for_reader(a.interval.value_or(1));
      session.look_again();
      if (!goes_on) break;
    }
    p.end();
  };
  return outcome;
}

}  // namespace

std::span<const Command> commands_events() {
  static const Command k_commands[] = {
      {"events", "tell every change, oldest first, from a cursor on", Access::read, Role::manager, record<model::Event>, call<Args, declare, run>},
  };
  return k_commands;
}

}  // namespace tasks::app
