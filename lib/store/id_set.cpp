#include "lib/store/id_set.hpp"

#include <algorithm>

#include "lib/base/error.hpp"
#include "lib/base/text.hpp"

namespace tasks::store {

IdSet IdSet::range(Id first, std::int64_t count) {
  IdSet set;
  if (count > 0) {
    set.m_runs.push_back({first, first + count - 1});
    set.m_size = count;
  }
  return set;
}

IdSet IdSet::of(std::vector<Id> ids) {
  std::sort(ids.begin(), ids.end());
  IdSet set;
  for (Id id : ids) set.add(id);
  return set;
}

void IdSet::add(Id id) {
  if (m_runs.empty() || id > m_runs.back().last + 1) {
    m_runs.push_back({id, id});
  } else if (id == m_runs.back().last + 1) {
    m_runs.back().last = id;
  } else {
    return;  // a repeat
  }
  ++m_size;
}

bool IdSet::contains(Id id) const {
  auto after = std::upper_bound(m_runs.begin(), m_runs.end(), id, [](Id i, const Run& r) { return i < r.first; });
  return after != m_runs.begin() && id <= std::prev(after)->last;
}

std::string IdSet::text() const {
  if (m_runs.size() <= 1) return {};
  std::string out;
  Id previous = 0;
  for (const Run& run : m_runs) {
    if (!out.empty()) out += ' ';
    append(out, run.first - previous);
    if (run.last > run.first) {
      out += '+';
      append(out, run.last - run.first);
    }
    previous = run.last;
  }
  return out;
}

IdSet IdSet::parse(Id min, Id max, std::string_view text) {
  if (text.empty()) return range(min, max - min + 1);
  IdSet set;
  Id previous = 0;
  for (const char *p = text.data(), *end = p + text.size(); p < end;) {
    Id delta = 0, more = 0;
    auto [next, problem] = std::from_chars(p, end, delta);
    if (problem != std::errc()) throw Error(Code::corrupt, "the history holds a list of ids that cannot be read");
    if (next < end && *next == '+') next = std::from_chars(next + 1, end, more).ptr;
    set.m_runs.push_back({previous + delta, previous + delta + more});
    set.m_size += more + 1;
    previous += delta + more;
    p = next + 1;
  }
  return set;
}

void IdSet::each(const std::function<void(Id)>& visit) const {
  for (const Run& run : m_runs)
    for (Id id = run.first; id <= run.last; ++id) visit(id);
}

}  // namespace tasks::store
