#include "lib/service/timers.hpp"

#include <algorithm>

#include "lib/base/text.hpp"
#include "lib/service/settings.hpp"
#include "lib/store/work_changes.hpp"

namespace tasks::service {

std::string seconds_text(Micros span) { return cat(static_cast<double>(span) / static_cast<double>(k_second)); }

Timer::Timer(store::Transaction& tx) : m_tx(tx), m_limit(service::idle_limit(tx)), m_open(store::find_open_interval(tx)) {}

// A clock that was set back counts nothing, nor does time on work that was taken away and is hidden now.
Micros Timer::gap() const { return m_open->task_id == 0 ? 0 : std::clamp<Micros>(m_tx.now() - m_open->last_at, 0, m_limit); }

Timer::End Timer::end(std::optional<Micros> instead) {
  store::Interval after = *m_open;
  after.active = instead ? *instead : after.active + gap();
  after.last_at = std::max(after.last_at, m_tx.now());
  after.ended_at = after.last_at;
  store::update_interval(m_tx, *m_open, after);
  const End end{after.active - m_open->active, after.active};
  m_open.reset();
  return end;
}

std::optional<Timer::End> Timer::end_of_claimer(const store::WorkState& work) {
  if (work.claimed_by == 0 || work.claimed_by == m_tx.actor().id) return std::nullopt;
  const auto [found, fresh] = m_others.try_emplace(work.claimed_by);
  std::optional<store::Interval>& open = found->second;
  if (fresh) open = store::find_open_interval(m_tx, work.claimed_by);
  if (!open || open->work_item_id != work.id) return std::nullopt;
  const Micros more = std::clamp<Micros>(m_tx.now() - open->last_at, 0, m_limit);
  store::Interval after = *open;
  after.active += more;
  after.last_at = std::max(open->last_at, m_tx.now());
  after.ended_at = after.last_at;
  store::update_interval(m_tx, *open, after);
  open.reset();
  return End{more, after.active};
}

void Timer::apply(store::Id work_item_id, Micros more, std::optional<std::string_view> event, Micros active) {
  const auto before = store::find_work(m_tx.db(), work_item_id);
  if (!before) return;  // taken out of its task meanwhile
  store::WorkState after = *before;
  after.duration += more;
  store::WorkChanges changes;
  changes.change(*before, after);
  if (event) changes.event(*event, after, {}, seconds_text(active));
  store::add_duration(m_tx, work_item_id, more);
  changes.write(m_tx);
}

void Timer::stop() {
  if (!m_open) return;
  const store::Id work_item = m_open->work_item_id;
  const End ended = end();
  apply(work_item, ended.more, "stopped", ended.active);
}

void Timer::act(store::Id work_item_id) {
  if (!m_open || m_open->work_item_id != work_item_id || m_tx.now() <= m_open->last_at) return;
  store::Interval after = *m_open;
  const Micros more = gap();
  after.active += more;
  after.last_at = m_tx.now();
  store::update_interval(m_tx, *m_open, after);
  m_open = after;
  apply(work_item_id, more, {}, 0);
}

void Timer::start(const store::WorkState& work, Touched touched) {
  if (m_open && m_open->work_item_id == work.id) return act(work.id);
  stop();
  m_open = store::insert_interval(m_tx, work.id, work.task_id);
  store::WorkChanges changes;
  changes.event("started", work, {}, {});
  changes.write(m_tx);
  if (touched == Touched::no) store::add_duration(m_tx, work.id, 0);
}

}  // namespace tasks::service
