#include "cmd/app/dry_run.hpp"

#include <algorithm>
#include <map>
#include <tuple>
#include <vector>

#include "lib/base/text.hpp"
#include "lib/service/effect_values.hpp"

namespace tasks::app {
namespace {

constexpr std::size_t k_most_lines = 40, k_most_value = 40;
constexpr std::string_view k_red = "\x1b[31m", k_green = "\x1b[32m", k_plain = "\x1b[0m";

struct Line {
  std::string kind, field, before, after;
  std::int64_t records = 0;
};

std::string words(std::string_view name) {
  std::string text(name);
  std::replace(text.begin(), text.end(), '_', ' ');
  return text;
}

// One line, and no longer than it must be.
std::string short_value(std::string value) {
  std::replace(value.begin(), value.end(), '\n', ' ');
  return fit_width(value, k_most_value);
}

}  // namespace

std::string changes_text(store::Transaction& tx, bool color, std::size_t width) {
  service::EffectValues values(tx.db());
  const auto told = [&](const std::string& field, const std::optional<std::string>& value) {
    const std::string text = values.text(field, value).value_or("none");
    return short_value(text.empty() ? "\"\"" : text);
  };
  std::vector<Line> lines;
  std::map<std::tuple<std::string, std::string, std::string, std::string>, std::size_t> places;
  for (const store::Transaction::Noted& n : tx.noted()) {
    const bool whole = n.field == "created" || n.field == "removed";
    Line line{words(n.kind), words(n.field), whole ? "" : told(n.field, n.old_value),
              whole ? "" : told(n.field, n.new_value), 0};
    const auto [place, fresh] = places.try_emplace({line.kind, line.field, line.before, line.after}, lines.size());
    if (fresh) lines.push_back(std::move(line));
    lines[place->second].records += n.entities;
  }
  std::size_t kind = 0, field = 0, change = 0;
  const std::size_t shown = std::min(lines.size(), k_most_lines);
  const auto change_of = [](const Line& l) { return l.before.empty() && l.after.empty() ? std::string() : cat(l.before, " → ", l.after); };
  for (std::size_t i = 0; i < shown; ++i) {
    kind = std::max(kind, display_width(lines[i].kind));
    field = std::max(field, display_width(lines[i].field));
    change = std::max(change, display_width(change_of(lines[i])));
  }
  if (width > 0) change = std::min(change, std::max<std::size_t>(20, width > kind + field + 16 ? width - kind - field - 16 : 20));
  std::string text;
  const auto pad = [&](const std::string& value, std::size_t to) { return std::string(to > display_width(value) ? to - display_width(value) : 0, ' '); };
  for (std::size_t i = 0; i < shown; ++i) {
    const Line& l = lines[i];
    std::string plain = change_of(l);
    const bool fits = display_width(plain) <= change;
    if (!fits) plain = fit_width(plain, change);
    const std::string painted = color && fits && !plain.empty() ? cat(k_red, l.before, k_plain, " → ", k_green, l.after, k_plain) : plain;
    text += cat("  ", l.kind, pad(l.kind, kind), "  ", l.field, pad(l.field, field), "  ", painted, pad(plain, change), "  ", l.records, '\n');
  }
  const std::int64_t more = tx.effects() - static_cast<std::int64_t>(tx.noted().size()) + static_cast<std::int64_t>(lines.size() - shown);
  if (more > 0) text += cat("  … and ", more, " more\n");
  return text;
}

}  // namespace tasks::app
