#include "lib/render/dashboard.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>

#include "lib/base/text.hpp"
#include "lib/render/bars.hpp"
#include "lib/render/display.hpp"

namespace tasks::render {
namespace {

constexpr std::size_t k_least_width = 40, k_bar = 20, k_most_rows = 20, k_most_matrix = 12;

std::string number(double value, int decimals = 4) {
  if (!std::isfinite(value)) return "-";
  std::string text;
  append_short_number(text, value, decimals);
  return text;
}

// A bar of eighths, so that small differences show.
std::string fine_bar(double share, std::size_t cells) {
  static constexpr std::array<std::string_view, 8> k_parts{"", "▏", "▎", "▍", "▌", "▋", "▊", "▉"};
  const double clamped = std::isfinite(share) ? std::clamp(share, 0.0, 1.0) : 0;
  auto eighths = static_cast<std::size_t>(std::floor(clamped * static_cast<double>(cells * 8) + 1e-9));
  if (eighths == 0 && clamped > 0) eighths = 1;
  std::string out;
  for (std::size_t i = 0; i < eighths / 8; ++i) out += "█";
  out += k_parts[eighths % 8];
  return out;
}

// Columns as wide as they need to be; the first may be cut.
class Grid {
 public:
  explicit Grid(std::size_t width) : m_width(width) {}
  void row(std::vector<std::string> cells) { m_rows.push_back(std::move(cells)); }
  // `left`: columns that begin at the left edge; others end at the right one.
  void append(std::string& out, const std::vector<bool>& left) const {
    std::vector<std::size_t> widths(left.size(), 0);
    for (const auto& cells : m_rows)
      for (std::size_t c = 0; c < cells.size(); ++c) widths[c] = std::max(widths[c], display_width(cells[c]));
    std::size_t all = 0;
    for (const std::size_t w : widths) all += w + 2;
    if (all > m_width + 2 && widths[0] > 8) widths[0] -= std::min(widths[0] - 8, all - m_width - 2);
    for (const auto& cells : m_rows) {
      std::string line;
      for (std::size_t c = 0; c < cells.size(); ++c) {
        const std::string text = display_width(cells[c]) > widths[c] ? fit_width(cells[c], widths[c]) : cells[c];
        const std::string gap(widths[c] - display_width(text), ' ');
        line += c == 0 ? "" : "  ";
        line += left[c] ? cat(text, gap) : cat(gap, text);
      }
      line.erase(line.find_last_not_of(' ') + 1);
      out += fit_width(line, m_width);
      out += '\n';
    }
  }

 private:
  std::size_t m_width;
  std::vector<std::vector<std::string>> m_rows;
};

class Dashboard {
 public:
  Dashboard(const model::Analytics& all, const DashboardOptions& options) : m_all(all), m_color(options.color), m_width(std::max(options.width, k_least_width)) {}

  std::string text() {
    for (const model::TaskAnalytics& task : m_all.tasks) tell(task);
    days();
    contributors();
    labels();
    models();
    statuses();
    scores();
    matrix(false, "LABELS: REFERENCE IN ROWS, GIVEN IN COLUMNS");
    matrix(true, "CONTRIBUTORS: AGREEMENT OF THE COLUMN'S WITH THE ROW'S");
    costs();
    return std::move(m_out);
  }

 private:
  void heading(std::string_view all) {
    const std::string words = fit_width(all, m_width);
    m_out += m_color ? cat('\n', k_bold, words, k_plain, '\n') : cat('\n', words, '\n');
  }
  void line(std::string_view words) { m_out += cat(fit_width(words, m_width), '\n'); }

  void tell(const model::TaskAnalytics& t) {
    if (!m_out.empty()) m_out += '\n';
    const double share = t.total > 0 ? static_cast<double>(t.done) / static_cast<double>(t.total) : 0;
    const std::string rest = fit_width(cat("  ", progress_bar(share, k_bar / 2), "  ", t.done, " of ", plural(t.total, "item")), m_width - 8);
    const std::string name = fit_width(escaped(t.task), m_width - display_width(rest));
    m_out += m_color ? cat(k_bold, name, k_plain, rest, '\n') : cat(name, rest, '\n');
    std::string more = cat("  ", t.discarded, " discarded, ", t.skipped, " skipped, ", t.remaining, " remaining");
    if (t.open_issues > 0) more += cat(", ", t.open_issues, " with issues");
    if (t.archived_at) more += cat(", archived ", format_day(*t.archived_at));
    line(more);
    std::string pace;
    if (std::isfinite(t.items_per_day)) pace = cat(number(t.items_per_day, 1), " items a day");
    if (t.finish_at) {
      pace += cat(", done by ", format_day(*t.finish_at));
      if (t.finish_early_at) pace += cat(" (", format_day(*t.finish_early_at), " to ", t.finish_late_at ? format_day(*t.finish_late_at) : "later than in ten years", ")");
    } else if (t.remaining == 0 && t.last_at) {
      pace += cat(pace.empty() ? "" : ", ", "done since ", format_day(*t.last_at));
    }
    if (t.due_at) pace += cat(pace.empty() ? "" : ", ", "due ", format_day(*t.due_at));
    if (!pace.empty()) line(cat("  ", pace));
    if (t.duration > 0 && t.work_items > 0) {
      std::string time = cat("  ", format_duration(t.duration / t.work_items), " an item");
      if (t.annotations > 0) time += cat(", ", format_duration(t.duration / t.annotations), " an annotation");
      line(time);
    }
    if (std::isfinite(t.score)) {
      std::string quality = cat("  score ", number(t.score), ", agreement ", number(t.agreement));
      if (std::isfinite(t.iou)) quality += cat(", mean IoU ", number(t.iou), ", label consensus ", number(t.label_consensus));
      line(quality);
    }
  }

  void days() {
    if (m_all.days.empty()) return;
    std::vector<double> done, remaining;
    std::int64_t most = 0;
    for (const model::DayAnalytics& d : m_all.days) {
      done.push_back(static_cast<double>(d.done));
      remaining.push_back(static_cast<double>(d.remaining));
      most = std::max(most, d.done);
    }
    heading("DAYS");
    const std::size_t columns = m_width - 12;
    line(cat("done       ", sparkline(done, columns, Squeeze::sum)));
    line(cat("remaining  ", sparkline(remaining, columns, Squeeze::last)));
    line(cat("           ", m_all.days.front().day, m_all.days.size() > 1 ? cat(" to ", m_all.days.back().day) : "", ", at most ", most, " a day"));
  }

  void contributors() {
    if (m_all.contributors.empty()) return;
    heading("CONTRIBUTORS");
    bool issues = false, approval = false, scores = false, time = false;
    std::int64_t most = 1;
    for (const auto& c : m_all.contributors) {
      issues = issues || c.issues > 0;
      approval = approval || c.reviewed > 0;
      scores = scores || std::isfinite(c.score);
      time = time || c.duration > 0;
      most = std::max(most, c.done);
    }
    Grid grid(m_width);
    std::vector<bool> left{true, true, false, false, false, false};
    std::vector<std::string> head{"", "", "DONE", "DISCARDED", "SKIPPED", "LEFT"};
    const auto more = [&](bool there, std::string name) {
      if (!there) return;
      head.push_back(std::move(name));
      left.push_back(false);
    };
    more(time, "ITEMS/H");
    more(issues, "ISSUES");
    more(approval, "APPROVED");
    more(scores, "SCORE");
    grid.row(head);
    std::vector<const model::ContributorAnalytics*> order;
    for (const auto& c : m_all.contributors) order.push_back(&c);
    std::stable_sort(order.begin(), order.end(), [](const auto* a, const auto* b) { return a->done > b->done; });
    for (std::size_t i = 0; i < std::min(order.size(), k_most_rows); ++i) {
      const model::ContributorAnalytics* const c = order[i];
      std::vector<std::string> cells{escaped(c->contributor), fine_bar(static_cast<double>(c->done) / static_cast<double>(most), k_bar / 2), cat(c->done), cat(c->discarded), cat(c->skipped), cat(c->remaining)};
      if (time) cells.push_back(number(c->items_per_hour, 1));
      if (issues) cells.push_back(cat(c->issues));
      if (approval) cells.push_back(std::isfinite(c->approval) ? percent(c->approval) : "-");
      if (scores) cells.push_back(number(c->score));
      grid.row(std::move(cells));
    }
    grid.append(m_out, left);
    rest(order.size(), "contributor");
  }

  void rest(std::size_t all, std::string_view what) {
    if (all > k_most_rows) line(cat("… and ", plural(static_cast<std::int64_t>(all - k_most_rows), what), " more: --by ", what));
  }

  void labels() {
    if (m_all.labels.empty()) return;
    heading("LABELS");
    Grid grid(m_width);
    const auto most = static_cast<double>(m_all.labels.front().annotations);
    const bool scores = std::any_of(m_all.labels.begin(), m_all.labels.end(), [](const auto& l) { return std::isfinite(l.f1); });
    for (std::size_t i = 0; i < std::min(m_all.labels.size(), k_most_rows); ++i) {
      const model::LabelAnalytics& l = m_all.labels[i];
      std::vector<std::string> cells{escaped(l.label), fine_bar(static_cast<double>(l.annotations) / most, k_bar), cat(l.annotations)};
      if (scores) cells.push_back(cat("F1 ", number(l.f1)));
      grid.row(std::move(cells));
    }
    grid.append(m_out, {true, true, false, false});
    rest(m_all.labels.size(), "label");
  }

  void models() {
    if (m_all.models.empty()) return;
    heading("MODELS");
    Grid grid(m_width);
    grid.row({"", "ACCEPTED", "", "CHANGED", "DELETED", "DRAFTS"});
    for (const model::ModelAnalytics& m : m_all.models) {
      const double share = m.acceptance();
      grid.row({escaped(m.model_version.empty() ? m.model : cat(m.model, ' ', m.model_version)), std::isfinite(share) ? fine_bar(share, k_bar / 2) : "", std::isfinite(share) ? percent(share) : "-", cat(m.changed), cat(m.deleted), cat(m.drafts)});
    }
    grid.append(m_out, {true, true, false, false, false, false});
  }

  void statuses() {
    if (m_all.statuses.empty()) return;
    heading("STATUSES");
    std::int64_t most = 1;
    for (const auto& s : m_all.statuses) most = std::max(most, s.items);
    Grid grid(m_width);
    for (const auto& s : m_all.statuses)
      grid.row({s.stage, s.skipped ? "skipped" : s.status.empty() ? "none" : escaped(s.status), fine_bar(static_cast<double>(s.items) / static_cast<double>(most), k_bar), cat(s.items)});
    grid.append(m_out, {true, true, true, false});
  }

  void scores() {
    if (m_all.scores.empty()) return;
    heading("SCORES OF ITEMS");
    std::int64_t most = 1;
    for (const auto& bin : m_all.scores) most = std::max(most, bin.items);
    Grid grid(m_width);
    for (const auto& bin : m_all.scores)
      grid.row({cat(number(bin.from, 1), " to ", number(bin.to, 1)), fine_bar(static_cast<double>(bin.items) / static_cast<double>(most), k_bar), cat(bin.items)});
    grid.append(m_out, {true, true, false});
  }

  static std::string_view shade(double share) {
    static constexpr std::array<std::string_view, 5> k_shades{" ", "░", "▒", "▓", "█"};
    if (!(share > 0)) return k_shades[0];
    return k_shades[std::min<std::size_t>(4, 1 + static_cast<std::size_t>(share * 4))];
  }

  // Too many labels for the width: what is confused most, as a list.
  void matrix(bool contributors, std::string_view title) {
    std::vector<std::string> names;
    double most = 0;
    std::vector<const model::MatrixCell*> cells;
    for (const model::MatrixCell& cell : m_all.cells) {
      if (cell.contributors != contributors) continue;
      cells.push_back(&cell);
      names.push_back(cell.reference);
      names.push_back(cell.scored);
      most = std::max(most, cell.value);
    }
    if (cells.empty()) return;
    std::sort(names.begin(), names.end());
    names.erase(std::unique(names.begin(), names.end()), names.end());
    constexpr std::size_t k_cell = 9;
    if (names.size() > k_most_matrix || 20 + names.size() * k_cell > m_width) return differences(std::move(cells), contributors);
    heading(title);
    std::map<std::pair<std::string_view, std::string_view>, double> values;
    for (const auto* cell : cells) values[{cell->reference, cell->scored}] = cell->value;
    Grid grid(m_width);
    std::vector<std::string> head{""};
    for (const std::string& name : names) head.push_back(fit_width(escaped(name), k_cell - 2));
    grid.row(head);
    for (const std::string& row : names) {
      std::vector<std::string> line{fit_width(escaped(row), 20)};
      for (const std::string& column : names) {
        const auto found = values.find({row, column});
        line.push_back(found == values.end() ? std::string("·") : cat(number(found->second, contributors ? 2 : 1), ' ', shade(contributors ? found->second : found->second / most)));
      }
      grid.row(std::move(line));
    }
    std::vector<bool> left(names.size() + 1, false);
    left[0] = true;
    grid.append(m_out, left);
  }

  void differences(std::vector<const model::MatrixCell*> cells, bool contributors) {
    constexpr std::size_t k_most = 10;
    std::erase_if(cells, [](const auto* cell) { return cell->reference == cell->scored; });
    std::stable_sort(cells.begin(), cells.end(), [&](const auto* a, const auto* b) { return contributors ? a->value < b->value : a->value > b->value; });
    if (cells.empty()) return;
    heading(contributors ? "CONTRIBUTORS WHO AGREE LEAST" : "LABELS THAT DIFFER MOST: REFERENCE, GIVEN");
    Grid grid(m_width);
    for (std::size_t i = 0; i < std::min(cells.size(), k_most); ++i)
      grid.row({escaped(cells[i]->reference), escaped(cells[i]->scored), number(cells[i]->value), plural(cells[i]->items, "item")});
    grid.append(m_out, {true, true, false, true});
  }

  void costs() {
    if (m_all.costs.empty()) return;
    heading("SCORING");
    for (const auto& c : m_all.costs)
      line(cat(escaped(c.task), "  ", c.score_function, "  ", plural(c.runs, "run"), ", ", plural(c.items, "item"), ", ", plural(c.scores, "figure"), ", ", format_duration(c.cpu), " of computing"));
  }

  const model::Analytics& m_all;
  bool m_color;
  std::size_t m_width;
  std::string m_out;
};

}  // namespace

std::string sparkline(const std::vector<double>& values, std::size_t columns, Squeeze squeeze) {
  static constexpr std::array<std::string_view, 8> k_levels{"▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"};
  if (values.empty() || columns == 0) return "";
  std::vector<double> shown(std::min(values.size(), columns), 0);
  for (std::size_t i = 0; i < values.size(); ++i) {
    double& to = shown[i * shown.size() / values.size()];
    to = squeeze == Squeeze::sum ? to + values[i] : values[i];
  }
  const double most = *std::max_element(shown.begin(), shown.end());
  std::string out;
  for (const double value : shown) {
    if (!(value > 0))
      out += squeeze == Squeeze::sum ? " " : "▁";
    else
      out += k_levels[std::min<std::size_t>(7, static_cast<std::size_t>(value / most * 8 - 1e-9))];
  }
  return out;
}

std::string dashboard(const model::Analytics& all, const DashboardOptions& options) { return Dashboard(all, options).text(); }

}  // namespace tasks::render
