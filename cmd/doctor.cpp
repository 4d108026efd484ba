#include <algorithm>

#include "cmd/app/context.hpp"
#include "cmd/app/frame.hpp"
#include "lib/base/text.hpp"
#include "lib/service/doctor.hpp"
#include "lib/service/people.hpp"
#include "lib/store/project.hpp"

namespace tasks::app {
namespace {

using model::Finding;

struct Args {
  bool fix = false, quick = false;
};

void declare(Options& o, Args& a) {
  o.flag("--fix", a.fix, "count wrong counters, counts and durations anew, in one logged operation; default: off, only look");
  o.flag("--quick", a.quick, "leave out the comparison of every index with its table; default: off");
}

std::vector<Finding> examined(Context& ctx, store::Database& db, bool quick) {
  Progress progress = ctx.progress("checking", service::check_count());
  struct Snapshot {
    store::Database& db;
    explicit Snapshot(store::Database& d) : db(d) { db.begin_read(); }
    ~Snapshot() { db.rollback(); }
  } snapshot(db);
  store::check_project(db);
  store::Session session(db, ctx.now(), service::find_actor(db, ctx.wanted_actor()));
  service::require_role(session.actor(), model::Role::manager, "doctor");
  return service::examine(session, {quick, [&](std::int64_t done) { progress.at(done); }});
}

std::vector<Finding> repaired(Context& ctx, store::Database& db, bool quick) {
  Progress progress = ctx.progress("checking", service::check_count());
  store::check_project(db);
  store::Transaction tx(db, ctx.now(), ctx.operation());
  tx.act_as(service::find_actor(db, ctx.wanted_actor()));
  service::require_role(tx.actor(), model::Role::manager, "doctor --fix");
  auto findings = service::examine_and_repair(tx, {quick, [&](std::int64_t done) { progress.at(done); }});
  if (!ctx.dry_run()) tx.commit();
  return findings;
}

// Opens for itself: a file that is too damaged to be opened as a project is a finding, not a failure.
Outcome run(Context& ctx, Args& a) {
  std::vector<Finding> findings;
  try {
    store::Database& db = ctx.open_database(a.fix ? store::OpenMode::write : store::OpenMode::read);
    findings = a.fix ? repaired(ctx, db, a.quick) : examined(ctx, db, a.quick);
  } catch (const Error& e) {
    if (e.code() != Code::corrupt) throw;
    findings.push_back({"storage", Finding::State::problem, e.message(), false});
  }
  const auto count = [&](Finding::State state) { return std::count_if(findings.begin(), findings.end(), [&](const Finding& f) { return f.state == state; }); };
  const auto problems = count(Finding::State::problem), repairs = count(Finding::State::repaired);
  const auto repairable = [&](bool of_server) {
    return std::any_of(findings.begin(), findings.end(), [&](const Finding& f) {
      return f.state == Finding::State::problem && f.repairable && (f.check == "rights" || f.check == "logins") == of_server;
    });
  };
  const bool derived = repairable(false), rights = repairable(true);
  Outcome outcome = Context::shown(std::move(findings));
  outcome.exit = problems > 0 ? Exit::check_failed : Exit::ok;
  if (a.fix) {
    outcome.counts = Counts{.changed = repairs, .unchanged = 0, .refused = problems};
    outcome.noun = "derived value";
  }
  if (derived && !a.fix) outcome.notes.push_back("tasks doctor --fix counts them anew");
  if (rights && !a.fix) outcome.notes.push_back("tasks doctor --fix makes rights and logins as they should be");
  return outcome;
}

}  // namespace

std::span<const Command> commands_doctor() {
  static const Command k_commands[] = {
      {"doctor", "check that the project is sound", Access::project, model::Role::manager, record<Finding>, call<Args, declare, run>, false,
       "something is wrong"}};
  return k_commands;
}

}  // namespace tasks::app
