#pragma once
// A set of ids as history keeps it: sorted, without repeats, and written as a short text when it is not one solid
// range. Text form: decimal deltas, "+n" after one for the n ids that follow it directly:
// {100,101,102,205,207,208} → "100+2 103 2+1". A million solid ids are no text at all, 100,000 of a million about 300 kB.
#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace tasks::store {

class IdSet {
 public:
  using Id = std::int64_t;
  IdSet() = default;
  explicit IdSet(Id one) { add(one); }
  static IdSet range(Id first, std::int64_t count);
  static IdSet of(std::vector<Id> ids);                 // any order
  static IdSet parse(Id min, Id max, std::string_view text);  // the stored form

  void add(Id id);                    // must not be smaller than the last
  bool empty() const { return m_runs.empty(); }
  std::int64_t size() const { return m_size; }
  Id min() const { return m_runs.front().first; }
  Id max() const { return m_runs.back().last; }
  bool solid() const { return m_runs.size() == 1; }
  bool contains(Id id) const;
  std::string text() const;           // "" when solid
  void each(const std::function<void(Id)>& visit) const;

 private:
  struct Run {
    Id first, last;
  };
  std::vector<Run> m_runs;
  std::int64_t m_size = 0;
};

}  // namespace tasks::store
