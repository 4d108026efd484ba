#include "lib/service/doctor.hpp"

#include "lib/base/error.hpp"
#include "lib/base/text.hpp"
#include "lib/store/integrity.hpp"

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
};

Violations from_lines(std::vector<std::string> lines) {
  const auto count = static_cast<std::int64_t>(lines.size());
  return {std::move(lines), count};
}

constexpr Check k_checks[] = {
    {"storage", "indexes and references are whole",
     [](store::Session& s) { return from_lines(s.db().check(store::Depth::full)); },
     nullptr,
     [](store::Session& s) { return from_lines(s.db().check(store::Depth::quick)); }},
    {"schema", "tables and indexes are those of the migrations", [](store::Session& s) { return from_lines(s.db().compare_schema()); }},
    {"ids", "every id belongs to one record", store::check_ids},
    {"next-id", "new ids are free", store::check_next_id, store::repair_next_id},
    {"owners", "there is an active owner", store::check_owners},
    {"operations", "the log is whole", store::check_operations},
    {"references", "work items, annotations and intervals belong to what they name", store::check_references},
    {"intervals", "nobody has two timers, none ends before it begins", store::check_intervals},
    {"datasets", "datasets count their items", store::check_datasets, store::repair_datasets},
    {"object-counts", "work items count their annotations", store::check_object_counts, store::repair_object_counts},
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

void append(std::vector<Finding>& findings, const Check& check, Violations found, Finding::State state) {
  const bool repairable = check.repair != nullptr;
  if (found.count == 0) findings.push_back({std::string(check.name), Finding::State::ok, std::string(check.ok), repairable});
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
    append(findings, check, found_by(check, session, how), Finding::State::problem);
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
    const bool repairs = found.count > 0 && check.repair && !damaged;
    if (repairs) check.repair(tx);
    append(findings, check, std::move(found), repairs ? Finding::State::repaired : Finding::State::problem);
    if (how.progress) how.progress(++done);
  }
  return findings;
}

}  // namespace tasks::service
