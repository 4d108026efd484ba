#include "lib/service/report_lists.hpp"

#include <algorithm>
#include <functional>

#include "lib/base/text.hpp"
#include "lib/store/analytics.hpp"

namespace tasks::service {
namespace {

constexpr std::int64_t k_most = 20;              // paths of a list
constexpr std::size_t k_most_tasks = 10;         // commands of a list
constexpr std::int64_t k_most_for_days = 200'000;  // items that are sorted by day

std::string in_quotes(std::string_view word) {
  const bool plain = !word.empty() && word.front() != '-' && std::all_of(word.begin(), word.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || std::string_view("@%_-+=:,./").find(c) != std::string_view::npos;
  });
  if (plain) return std::string(word);
  std::string out = "'";
  for (const char c : word) c == '\'' ? out += "'\\''" : out += c;
  return out + '\'';
}

// As the page prints a bin's lower bound.
std::string bin_key(std::size_t place) { return place == 0 ? "0" : cat("0.", place); }

class Listing {
 public:
  Listing(store::Session& session, const std::vector<model::Task>& tasks, const model::Analytics& all, std::size_t room) : m_db(session.db()), m_tasks(tasks), m_all(all), m_room(room) {}

  std::vector<ListedItems> run() {
    bins();
    statuses();
    contributors();
    labels();
    days();
    cells(false);
    cells(true);
    return std::move(m_lists);
  }

 private:
  using Command = std::function<std::string(const model::Task&, const std::string& name)>;

  void add(std::string_view kind, std::string key, std::vector<std::string> items, const Command& command) {
    ListedItems list{kind, std::move(key), {}, {}};
    for (std::string& item : items) {
      if (list.items.size() == static_cast<std::size_t>(k_most)) break;
      if (std::find(list.items.begin(), list.items.end(), item) != list.items.end()) continue;
      if (item.size() + 4 > m_room) break;
      m_room -= item.size() + 4;
      list.items.push_back(std::move(item));
    }
    for (std::size_t i = 0; i < std::min(m_tasks.size(), k_most_tasks); ++i) {
      const model::Task& task = m_tasks[i];
      list.commands.push_back(command(task, task.archived_at || task.name.starts_with('-') ? cat(task.id) : in_quotes(task.name)));
    }
    m_lists.push_back(std::move(list));
  }

  // The first of the first tasks that have some.
  std::vector<std::string> sample(const std::function<std::vector<std::string>(store::Id task, std::int64_t most)>& of) const {
    std::vector<std::string> found;
    for (const model::Task& task : m_tasks) {
      if (found.size() >= static_cast<std::size_t>(k_most)) break;
      for (std::string& path : of(task.id, k_most)) found.push_back(std::move(path));
    }
    return found;
  }

  static std::string_view replicas(const model::Task& task) { return task.quality == model::Quality::none ? "" : " --replicas"; }

  void bins() {
    if (m_all.scores.empty()) return;
    auto found = store::sample_bins(m_db, k_most);
    for (std::size_t i = 0; i < m_all.scores.size(); ++i)
      add("score", bin_key(i), std::move(found[static_cast<std::int64_t>(i)]), [&](const model::Task& task, const std::string&) {
        return cat("tasks sql ", in_quotes(store::question_of_scores(task.name, bin_key(i), i + 1 < m_all.scores.size() ? bin_key(i + 1) : "")));
      });
  }

  void statuses() {
    for (const model::StatusAnalytics& of : m_all.statuses) {
      const std::string word = of.skipped ? "skipped" : of.status.empty() ? "none" : of.status;
      add("status", cat(word, ',', of.stage), sample([&](store::Id task, std::int64_t most) { return store::sample_status(m_db, task, of, most); }), [&](const model::Task& task, const std::string& name) {
        return cat("tasks items ", name, of.skipped ? std::string(" --skipped") : cat(" --status ", in_quotes(word)), " --stage ", of.stage, task.quality == model::Quality::qualification ? " --replicas" : "");
      });
    }
  }

  void contributors() {
    for (const model::ContributorAnalytics& of : m_all.contributors)
      add("contributor", of.contributor, sample([&](store::Id task, std::int64_t most) { return store::sample_contributor(m_db, task, of.contributor, most); }),
          [&](const model::Task& task, const std::string& name) { return cat("tasks items ", name, " --assignee ", in_quotes(of.contributor), " --done", replicas(task)); });
  }

  void labels() {
    for (const model::LabelAnalytics& of : m_all.labels)
      add("label", of.label, sample([&](store::Id task, std::int64_t most) { return store::sample_label(m_db, task, of.label, 3 * most); }),
          [&](const model::Task& task, const std::string& name) { return cat("tasks items ", name, " --label ", in_quotes(of.label), replicas(task)); });
  }

  void days() {
    std::int64_t items = 0;
    for (const model::TaskAnalytics& task : m_all.tasks) items += task.done;
    auto found = items <= k_most_for_days ? store::sample_days(m_db, k_most) : std::map<std::int64_t, std::vector<std::string>>();
    std::map<std::string, std::vector<std::string>> by_day;
    for (auto& [day, paths] : found) by_day[format_day(day * k_day)] = std::move(paths);
    for (const model::DayAnalytics& of : m_all.days)
      add("day", of.day, std::move(by_day[of.day]), [&](const model::Task& task, const std::string&) {
        return cat("tasks sql ", in_quotes(store::question_of_day(task.name, of.day)));
      });
  }

  void cells(bool contributors) {
    if (std::none_of(m_all.cells.begin(), m_all.cells.end(), [&](const model::MatrixCell& c) { return c.contributors == contributors; })) return;
    auto found = store::sample_cells(m_db, contributors, k_most);
    for (const model::MatrixCell& cell : m_all.cells)
      if (cell.contributors == contributors)
        add(contributors ? "contributors" : "labels", cat(cell.reference, ',', cell.scored), std::move(found[{cell.reference, cell.scored}]), [&](const model::Task&, const std::string& name) {
          return cat("tasks confusion ", name, contributors ? " --contributors" : "", " --cell ", in_quotes(cat(cell.reference, ',', cell.scored)));
        });
  }

  store::Database& m_db;
  const std::vector<model::Task>& m_tasks;
  const model::Analytics& m_all;
  std::size_t m_room;
  std::vector<ListedItems> m_lists;
};

}  // namespace

std::vector<ListedItems> report_lists(store::Session& session, const std::vector<model::Task>& tasks, const model::Analytics& all, std::size_t room) {
  return Listing(session, tasks, all, room).run();
}

}  // namespace tasks::service
