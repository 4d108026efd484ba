#pragma once
// Active time (decisions.md 19, 20): the gaps between a person's own acts on a work item, each at most the idle limit. A
// person has one running timer; starting another stops it.
//
//     Timer timer(tx);
//     timer.start(work);             // stops what ran elsewhere, counts an act when it runs there already
//     timer.act(work.id);            // annotating: counts when the timer runs on it
//     timer.stop();
// Each writes interval, duration, counters and history at once, for its one work item.
#include <map>
#include <optional>

#include "lib/store/intervals.hpp"
#include "lib/store/work.hpp"

namespace tasks::service {

class Timer {
 public:
  explicit Timer(store::Transaction& tx);  // the acting user's

  std::optional<store::Id> running_on() const { return m_open ? std::optional(m_open->work_item_id) : std::nullopt; }
  Micros idle_limit() const { return m_limit; }

  // `touched`: the caller has marked the work item as active just now.
  enum class Touched { no, yes };
  void start(const store::WorkState& work, Touched touched = Touched::no);
  void act(store::Id work_item_id);
  void stop();

  // For writers that change the work item anyway: ends the interval and says by how much its active time grew; the caller
  // adds that to the work item. `instead`: the whole active time of the interval (--duration). Only when it is running.
  struct End {
    Micros more = 0;    // may be negative with `instead`
    Micros active = 0;  // of the interval altogether
  };
  End end(std::optional<Micros> instead = {});
  // The same for the timer of whoever has claimed the work item, when that is somebody else and it runs there: what others
  // decide about work stops it, too (domain.md §6). The time up to now counts, at most the idle limit.
  std::optional<End> end_of_claimer(const store::WorkState& work);

 private:
  Micros gap() const;  // since the last act, at most the idle limit
  std::map<store::Id, std::optional<store::Interval>> m_others;  // timers of people who claimed something, as far as looked up
  void apply(store::Id work_item_id, Micros more, std::optional<std::string_view> event, Micros active);
  store::Transaction& m_tx;
  Micros m_limit;
  std::optional<store::Interval> m_open;
};

std::string seconds_text(Micros span);  // "12.5": how history tells active time

}  // namespace tasks::service
