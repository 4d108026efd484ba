#include "lib/service/doctor.hpp"

#include "lib/base/error.hpp"
#include "lib/base/text.hpp"
#include "lib/store/integrity.hpp"
#include "lib/store/server.hpp"

namespace tasks::service {
namespace {

using model::Finding;
using store::Violations;

struct Check {
  std::string_view name;
  std::string_view ok;  // what holds when nothing was found
  Violations (*find)(store::Session&);
  void (*repair)(store::Transaction&) = nullptr;           // of a derived value
  Violations (*find_quickly)(store::Session&) = nullptr;   // instead, when time matters
  bool of_server = false;                                  // of the roles of a database on a server; a file has none
};

Violations from_lines(std::vector<std::string> lines) {
  const auto count = static_cast<std::int64_t>(lines.size());
  return {std::move(lines), count};
}

Violations check_rights(store::Session& session) {
  store::Server* server = session.db().server();
  if (!server) return {};
  switch (server->groups()) {
    case store::Groups::there: return from_lines(server->changed_rights());
    case store::Groups::can_be_made: return from_lines({"the project has no group roles yet, so nobody else can use it"});
    case store::Groups::not_allowed: return {};
  }
  return {};
}

Violations check_logins(store::Session& session) {
  store::Server* server = session.db().server();
  return server ? from_lines(server->login_faults()) : Violations{};
}

void repair_rights(store::Transaction& tx) {
  tx.db().complete_schema();
  tx.changed("project", 1, "rights", {}, "made anew");
}

void repair_logins(store::Transaction& tx) {
  tx.db().server()->settle_logins("");
  tx.changed("project", 1, "logins", {}, "settled");
}

constexpr Check k_checks[] = {
    {"storage", "indexes and references are whole",
     [](store::Session& s) { return from_lines(s.db().check(store::Depth::full)); },
     nullptr,
     [](store::Session& s) { return from_lines(s.db().check(store::Depth::quick)); }},
    {"schema", "tables and indexes are those of the migrations", [](store::Session& s) { return from_lines(s.db().compare_schema()); }},
    {"rights", "database roles may do what their users may, no more", check_rights, repair_rights, nullptr, true},
    {"logins", "every database role with rights is bound to an active user", check_logins, repair_logins, nullptr, true},
    {"ids", "every id belongs to one record", store::check_ids},
    {"next-id", "new ids are free", store::check_next_id, store::repair_next_id},
    {"owners", "there is an active owner", store::check_owners},
    {"operations", "the log is whole", store::check_operations},
    {"references", "work items, annotations and intervals belong to what they name", store::check_references},
    {"intervals", "nobody has two timers, none ends before it begins", store::check_intervals},
    {"datasets", "datasets count their items", store::check_datasets, store::repair_datasets},
    {"object-counts", "work items count their annotations", store::check_object_counts, store::repair_object_counts},
    {"issue-counts", "work items count their issues", store::check_issue_counts, store::repair_issue_counts},
    {"durations", "durations are the sums of their intervals", store::check_durations, store::repair_durations},
    {"counters", "counters are what a recount gives", store::check_counters, store::repair_counters},
};

Violations found_by(const Check& check, store::Session& session, const Examination& how) {
  try {
    return how.quick && check.find_quickly ? check.find_quickly(session) : check.find(session);
  } catch (const Error& e) {
    if (e.code() != Code::corrupt) throw;
    return from_lines({cat("cannot be checked: ", e.message())});
  }
}

// Where a project stays with the one database role that made it.
std::string ok_text(const Check& check, store::Session& session) {
  store::Server* server = session.db().server();
  if (!check.of_server || !server || server->groups() != store::Groups::not_allowed) return std::string(check.ok);
  const std::string login = server->login();
  if (check.name == "logins") return cat("the database role ", quote(login), " is the only one");
  return cat("only the database role ", quote(login), " can use the project; for others: alter role ", quote(login), " createrole; then tasks doctor --fix");
}

bool may_repair(const Check& check, store::Session& session) {
  return check.repair && (!check.of_server || (session.db().server() && session.db().server()->may_repair_rights()));
}

void append(std::vector<Finding>& findings, const Check& check, store::Session& session, Violations found, Finding::State state) {
  const bool repairable = may_repair(check, session);
  if (found.count == 0) findings.push_back({std::string(check.name), Finding::State::ok, ok_text(check, session), repairable});
  for (std::string& line : found.lines) findings.push_back({std::string(check.name), state, std::move(line), repairable});
  const auto more = found.count - static_cast<std::int64_t>(found.lines.size());
  if (more > 0) findings.push_back({std::string(check.name), state, cat("and ", more, " more"), repairable});
}

}  // namespace

std::int64_t check_count() { return static_cast<std::int64_t>(std::size(k_checks)); }

std::vector<Finding> examine(store::Session& session, const Examination& how) {
  std::vector<Finding> findings;
  std::int64_t done = 0;
  for (const Check& check : k_checks) {
    append(findings, check, session, found_by(check, session, how), Finding::State::problem);
    if (how.progress) how.progress(++done);
  }
  return findings;
}

std::vector<Finding> examine_and_repair(store::Transaction& tx, const Examination& how) {
  std::vector<Finding> findings;
  std::int64_t done = 0;
  bool damaged = false;
  for (const Check& check : k_checks) {
    Violations found = found_by(check, tx, how);
    damaged |= check.name == "storage" && found.count > 0;
    const bool repairs = found.count > 0 && !damaged && may_repair(check, tx);
    if (repairs) check.repair(tx);
    append(findings, check, tx, std::move(found), repairs ? Finding::State::repaired : Finding::State::problem);
    if (how.progress) how.progress(++done);
  }
  return findings;
}

}  // namespace tasks::service
