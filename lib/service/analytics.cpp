#include "lib/service/analytics.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "lib/scoring/label_sums.hpp"
#include "lib/service/forecast.hpp"
#include "lib/service/scores.hpp"
#include "lib/store/analytics.hpp"
#include "lib/store/selection.hpp"

namespace tasks::service {
namespace {

using model::ContributorAnalytics;
using model::TaskAnalytics;

constexpr std::int64_t k_window = 28;  // days that a forecast draws from

using model::ratio;

// A mean over several tasks, each as often as it has items.
struct Mean {
  double sum = 0, weight = 0;
  void add(double value, double times) {
    if (!(value == value)) return;
    sum += value * times;
    weight += times;
  }
  double value() const { return ratio(sum, weight); }
};

class Analyzing {
 public:
  Analyzing(store::Session& session, const std::vector<model::Task>& tasks, Micros now) : m_session(session), m_tasks(tasks), m_now(now) {}

  model::Analytics run() {
    std::vector<store::Chosen> chosen;
    for (const model::Task& task : m_tasks) chosen.push_back({task.id, {}});
    store::load_selection(m_session.db(), chosen);
    start_tasks();
    add_work();
    add_contributors();
    m_all.statuses = store::count_statuses(m_session.db());
    m_all.labels = store::count_labels(m_session.db());
    m_all.models = store::count_models(m_session.db());
    add_scores();
    for (auto& [who, one] : m_contributors) m_all.contributors.push_back(std::move(one));
    return std::move(m_all);
  }

 private:
  ContributorAnalytics& contributor(const std::string& who) {
    ContributorAnalytics& one = m_contributors[who];
    one.contributor = who;
    return one;
  }

  void start_tasks() {
    for (const model::Task& task : m_tasks) {
      TaskAnalytics& one = m_all.tasks.emplace_back();
      one.id = task.id;
      one.task = task.name;
      one.dataset = task.dataset;
      one.task_type = task.task_type;
      one.quality = task.quality;
      one.archived_at = task.archived_at;
      one.due_at = task.due_at;
      one.total = task.tally.total;
      one.done = task.tally.done;
      one.remaining = task.tally.remaining;
      one.skipped = task.tally.skipped;
      one.open_issues = task.tally.open_issues;
      for (const model::Action& action : task.actions)
        if (action.discard) m_discards.emplace(task.id, action.name);
    }
  }

  void add_work() {
    std::map<std::int64_t, model::DayAnalytics> days;
    std::vector<std::map<std::int64_t, std::int64_t>> done_on(m_tasks.size());
    std::map<store::Id, std::size_t> places;
    for (std::size_t i = 0; i < m_tasks.size(); ++i) places[m_tasks[i].id] = i;
    for (const store::WorkOnDay& work : store::work_by_day(m_session.db())) {
      const std::size_t place = places.at(work.task_id);
      TaskAnalytics& task = m_all.tasks[place];
      const bool discarded = m_discards.contains({work.task_id, work.status});
      task.started_at = std::min(task.started_at.value_or(work.first), work.first);
      task.last_at = std::max(task.last_at.value_or(work.last), work.last);
      model::DayAnalytics& day = days[work.day];
      if (work.original) {
        day.done += work.items;
        done_on[place][work.day] += work.items;
        if (discarded) day.discarded += work.items, task.discarded += work.items;
      }
      if (work.user.empty()) continue;
      day.work_items += work.items;
      day.annotations += work.annotations;
      task.work_items += work.items;
      task.annotations += work.annotations;
      task.duration += work.duration;
      ContributorAnalytics& one = contributor(work.user);
      one.done += work.items;
      if (discarded) one.discarded += work.items;
      one.annotations += work.annotations;
      one.duration += work.duration;
    }
    for (std::size_t i = 0; i < m_tasks.size(); ++i) tell_forecast(m_all.tasks[i], done_on[i]);
    tell_days(days);
  }

  void tell_forecast(TaskAnalytics& task, const std::map<std::int64_t, std::int64_t>& done) const {
    if (done.empty()) return;
    const std::int64_t today = m_now / k_day;
    std::vector<std::int64_t> window;
    for (std::int64_t day = std::max(done.begin()->first, today - k_window); day < today; ++day) {
      const auto found = done.find(day);
      window.push_back(found == done.end() ? 0 : found->second);
    }
    if (window.empty()) window.push_back(done.rbegin()->second);  // it began today
    const Forecast forecast = service::forecast(window, task.remaining, m_now);
    task.items_per_day = forecast.per_day;
    task.finish_at = forecast.likely;
    task.finish_early_at = forecast.early;
    task.finish_late_at = forecast.late;
  }

  void tell_days(std::map<std::int64_t, model::DayAnalytics>& days) {
    if (days.empty()) return;
    std::int64_t remaining = 0;
    for (const TaskAnalytics& task : m_all.tasks) remaining += task.total;
    for (std::int64_t day = days.begin()->first; day <= days.rbegin()->first; ++day) {
      model::DayAnalytics& one = m_all.days.emplace_back();
      if (const auto found = days.find(day); found != days.end()) one = found->second;
      one.day = format_day(day * k_day);
      one.remaining = remaining -= one.done;
    }
  }

  void add_contributors() {
    store::Database& db = m_session.db();
    for (const store::HeldByUser& held : store::held_by_user(db)) {
      contributor(held.user).remaining = held.remaining;
      contributor(held.user).skipped = held.skipped;
    }
    for (const store::Received& issues : store::issues_received(db)) contributor(issues.user).issues = issues.count;
    for (const store::Received& reviews : store::reviews_received(db)) {
      contributor(reviews.user).reviewed = reviews.count;
      contributor(reviews.user).approval = ratio(static_cast<double>(reviews.approved), static_cast<double>(reviews.count));
    }
    for (auto& [who, one] : m_contributors)
      one.items_per_hour = ratio(static_cast<double>(one.done), static_cast<double>(one.duration) / static_cast<double>(k_hour));
  }

  void add_scores() {
    if (std::all_of(m_tasks.begin(), m_tasks.end(), [](const model::Task& t) { return t.quality == model::Quality::none; })) return;
    struct Cell {
      double sum = 0;
      Mean mean;
      std::int64_t items = 0;
    };
    std::map<std::tuple<bool, std::string, std::string>, Cell> cells;
    std::map<std::string, std::pair<Mean, Mean>> scores;  // of contributors: score, agreement
    for (std::size_t i = 0; i < m_tasks.size(); ++i) {
      if (m_tasks[i].quality == model::Quality::none) continue;
      const ScoreReading reading(m_session, m_tasks[i]);
      const model::TaskScore score = reading.of_task();
      m_all.tasks[i].score = score.value;
      m_all.tasks[i].agreement = score.agreement;
      for (const model::ContributorScore& one : reading.by_contributor()) {
        scores[one.contributor].first.add(one.value, static_cast<double>(one.items));
        scores[one.contributor].second.add(one.agreement, static_cast<double>(one.items));
      }
      double same = 0, paired = 0;
      for (const Matrix matrix : {Matrix::labels, Matrix::contributors})
        for (const model::ConfusionCell& cell : reading.confusion(matrix)) {
          if (matrix == Matrix::labels && !scoring::is_no_label(cell.reference) && !scoring::is_no_label(cell.scored)) {
            paired += cell.value;
            if (cell.reference == cell.scored) same += cell.value;
          }
          Cell& all = cells[{matrix == Matrix::contributors, cell.reference, cell.scored}];
          all.sum += cell.value;
          all.mean.add(cell.value, static_cast<double>(cell.items));
          all.items += cell.items;
        }
      m_all.tasks[i].label_consensus = ratio(same, paired);
    }
    for (const auto& [who, means] : scores) {
      contributor(who).score = means.first.value();
      contributor(who).agreement = means.second.value();
    }
    for (const auto& [key, cell] : cells) {
      const auto& [contributors, reference, scored] = key;
      m_all.cells.push_back({contributors, reference, scored, contributors ? cell.mean.value() : cell.sum, cell.items});
    }
    tell_label_scores();
    m_all.scores = store::score_bins(m_session.db());
    for (const auto& [task_id, iou] : store::mean_overlaps(m_session.db()))
      for (TaskAnalytics& task : m_all.tasks)
        if (task.id == task_id) task.iou = iou;
    m_all.costs = store::scoring_costs(m_session.db());
  }

  void tell_label_scores() {
    std::map<std::string, scoring::LabelSums> sums;
    for (const model::MatrixCell& cell : m_all.cells)
      if (!cell.contributors) scoring::add_cell(sums, cell.reference, cell.scored, cell.value);
    for (model::LabelAnalytics& label : m_all.labels) {
      const auto found = sums.find(label.label);
      if (found == sums.end()) continue;
      label.precision = found->second.precision();
      label.recall = found->second.recall();
      label.f1 = found->second.f1();
    }
  }

  store::Session& m_session;
  const std::vector<model::Task>& m_tasks;
  Micros m_now;
  model::Analytics m_all;
  std::map<std::string, ContributorAnalytics> m_contributors;
  std::set<std::pair<store::Id, std::string>> m_discards;
};

}  // namespace

model::Analytics analyze(store::Session& session, const std::vector<model::Task>& tasks, Micros now) { return Analyzing(session, tasks, now).run(); }

}  // namespace tasks::service
