#include "lib/service/set_split.hpp"

#include <algorithm>
#include <map>
#include <unordered_map>

#include "lib/base/error.hpp"
#include "lib/base/hash.hpp"
#include "lib/base/text.hpp"
#include "lib/formats/json_object.hpp"
#include "lib/service/work_access.hpp"
#include "lib/store/items.hpp"
#include "lib/store/splits.hpp"
#include "lib/store/work.hpp"

namespace tasks::service {
namespace {

using model::Split;
using store::Id;

Error stale(std::string_view what, Id id) { return Error(Code::conflict, cat(what, " ", id, " has changed since it was read")).detail("id", cat(id)); }

// Items that a locked task holds, by id.
std::map<Id, Error> locked_items(store::Transaction& tx, Id dataset_id) {
  std::map<Id, Error> shut;
  for (const Id task : store::live_tasks_of_dataset(tx.db(), dataset_id)) {
    const auto why = closed(*store::find_gate(tx.db(), task), tx.now());
    if (!why) continue;
    store::each_selected_item_in_task(tx.db(), task, [&](Id item) { shut.try_emplace(item, *why); });
  }
  return shut;
}

// Applies wanted sides to the selection: what is locked is refused, what is there already is unchanged.
class Settling {
 public:
  explicit Settling(store::Transaction& tx, Id dataset_id) : m_tx(tx), m_shut(locked_items(tx, dataset_id)) { result.refusals = Refusals("item"); }
  // By rising id.
  void take(Id id, Split before, Split after) {
    if (before == after) {
      ++result.unchanged;
      m_dropped.add(id);
    } else if (const auto why = m_shut.find(id); why != m_shut.end()) {
      result.refusals.add(id, why->second);
      m_dropped.add(id);
    } else {
      m_changes.push_back({id, before, after});
    }
  }
  Changed settle(Partial partial) {
    result.changed = static_cast<std::int64_t>(m_changes.size());
    if (!result.refusals.empty() && partial == Partial::no) throw result.refusals.error(result.all());
    store::drop_from_selection(m_tx.db(), m_dropped);
    store::write_splits(m_tx, m_changes);
    return std::move(result);
  }
  Changed result;

 private:
  store::Transaction& m_tx;
  std::map<Id, Error> m_shut;
  store::IdSet m_dropped;
  std::vector<store::SplitChange> m_changes;
};

// The value of "scan.patient" in the items' own data, as JSON; the key as a whole is looked for first.
std::optional<std::string> value_at(std::string_view object, std::string_view key) {
  if (object.empty() || object.front() != '{') return std::nullopt;
  if (auto whole = formats::member_of(object, key)) return *whole == "null" ? std::nullopt : whole;
  const auto dot = key.find('.');
  if (dot == std::string_view::npos) return std::nullopt;
  const auto outer = formats::member_of(object, key.substr(0, dot));
  return outer ? value_at(*outer, key.substr(dot + 1)) : std::nullopt;
}

std::string key_of(std::string_view typed) {
  constexpr std::string_view k_prefix = "metadata.";
  return std::string(typed.starts_with(k_prefix) ? typed.substr(k_prefix.size()) : typed);
}

// One item that is to get a side.
struct Touched {
  Id id;
  Split before;
  std::size_t unit;
};

// Items and the units that they are dealt in.
struct Deal {
  std::vector<Touched> items;
  std::unordered_map<std::string, std::size_t> places;  // with groups only: of each group's unit
  std::vector<model::SplitUnit> units;
  std::vector<std::string> labels;
  std::vector<std::pair<Id, Split>> kept;
};

Deal read_items(store::Transaction& tx, const AutoSplit& wanted) {
  Deal deal;
  const std::string key = key_of(wanted.group_by);
  std::int64_t lacking = 0;
  std::string first;
  store::each_selected_split(tx.db(), [&](const store::SplitItem& item) {
    if (item.split != Split::none && !wanted.overwrite) return deal.kept.emplace_back(item.id, item.split), void();
    std::size_t unit = deal.units.size();
    if (key.empty()) {
      deal.units.push_back({.hash = hash64(item.path, wanted.seed)});
    } else {
      auto group = value_at(item.metadata, key);
      if (!group) {
        if (lacking++ == 0) first = item.path;
        return;
      }
      const auto [place, fresh] = deal.places.try_emplace(std::move(*group), unit);
      unit = place->second;
      if (fresh)
        deal.units.push_back({.hash = hash64(place->first, wanted.seed)});
      else
        ++deal.units[unit].items;
    }
    deal.items.push_back({item.id, item.split, unit});
  });
  if (lacking > 0)
    throw Error(Code::bad_value, cat(plural(lacking, "item"), lacking == 1 ? " has" : " have", " no value ", quote(key), " to group by, the first is ", quote(first)))
        .hint(cat("tasks dataset set DATASET W --metadata ", key, "=VALUE gives them one"));
  return deal;
}

void read_labels(store::Transaction& tx, Deal& deal) {
  std::map<std::string, std::size_t, std::less<>> numbers;
  store::each_selected_label(tx.db(), [&](Id id, std::string_view label) {
    const auto item = std::lower_bound(deal.items.begin(), deal.items.end(), id, [](const Touched& t, Id i) { return t.id < i; });
    if (item == deal.items.end() || item->id != id) return;
    auto number = numbers.find(label);
    if (number == numbers.end()) {
      number = numbers.emplace(label, deal.labels.size()).first;
      deal.labels.emplace_back(label);
    }
    auto& carried = deal.units[item->unit].labels;
    const auto known = std::find_if(carried.begin(), carried.end(), [&](const auto& c) { return c.first == number->second; });
    if (known == carried.end())
      carried.emplace_back(number->second, 1);
    else
      ++known->second;
  });
}

// A group whose other items have a side already follows the most of them.
void hold_groups(store::Transaction& tx, Id dataset_id, const AutoSplit& wanted, Deal& deal) {
  if (deal.places.empty()) return;
  std::vector<std::map<Split, std::int64_t>> there(deal.units.size());
  const std::string key = key_of(wanted.group_by);
  store::each_split_of_dataset(tx.db(), dataset_id, [&](const store::SplitItem& item) {
    // Those that are dealt now have no side of their own.
    const auto mine = std::lower_bound(deal.items.begin(), deal.items.end(), item.id, [](const Touched& t, Id i) { return t.id < i; });
    if (mine != deal.items.end() && mine->id == item.id) return;
    const auto group = value_at(item.metadata, key);
    if (!group) return;
    if (const auto place = deal.places.find(*group); place != deal.places.end()) ++there[place->second][item.split];
  });
  for (std::size_t i = 0; i < there.size(); ++i) {
    Split& held = deal.units[i].held;
    for (const auto& [side, items] : there[i])
      if (held == Split::none || items > there[i][held]) held = side;
  }
}

std::string percent(double value) {
  const std::int64_t tenths = static_cast<std::int64_t>(value * 10 + 0.5);
  return cat(tenths / 10, '.', tenths % 10, " %");
}

}  // namespace

std::int64_t choose_split_items(store::Session& session, const SplitTarget& target, const Choice& choice, Unchosen unchosen) {
  Choice whole = choice;
  if (!choice.given() && unchosen == Unchosen::everything) whole.all = true;
  if (target.task_id == 0) {
    const std::int64_t count = select_items(session, target.dataset_id, whole);
    // Only a record that was typed or piped says which version it was read in.
    if (const auto id = whole.all ? std::nullopt : store::stale_selected_item(session.db())) throw stale("item", *id);
    return count;
  }
  select_work_items(session, target.task_id, whole);
  if (const auto id = store::stale_selected_work(session.db())) throw stale("work item", *id);
  return store::select_items_of_work(session.db());
}

Changed set_split(store::Transaction& tx, Id dataset_id, Split split, Partial partial) {
  Settling settling(tx, dataset_id);
  store::each_selected_split(tx.db(), [&](const store::SplitItem& item) { settling.take(item.id, item.split, split); });
  return settling.settle(partial);
}

AutoSplitResult split_by_chance(store::Transaction& tx, Id dataset_id, const AutoSplit& wanted) {
  Settling settling(tx, dataset_id);
  Deal deal = read_items(tx, wanted);
  if (wanted.stratify) read_labels(tx, deal);
  AutoSplitResult result;
  std::vector<Split> sides(deal.units.size());
  hold_groups(tx, dataset_id, wanted, deal);
  if (wanted.exact || wanted.stratify) {
    sides = model::deal_splits(deal.units, deal.labels.size(), wanted.shares);
  } else {
    for (std::size_t i = 0; i < sides.size(); ++i)
      sides[i] = deal.units[i].held != Split::none ? deal.units[i].held : model::split_of(deal.units[i].hash, wanted.shares);
  }
  if (!deal.units.empty() && (wanted.stratify || !deal.places.empty())) {
    const auto off = model::deviation_of(deal.units, sides, deal.labels.size(), wanted.shares);
    if (off.side == Split::none)
      result.deviation = "every share is exactly as wanted";
    else
      result.deviation = cat("the largest deviation is ", percent(off.points), ": ", percent(off.share), " of ",
                             off.label == deal.labels.size() ? "all items" : cat("those with ", quote(deal.labels[off.label])), " in ", to_text(off.side));
  }
  auto kept = deal.kept.begin();
  for (const Touched& item : deal.items) {
    for (; kept != deal.kept.end() && kept->first < item.id; ++kept) settling.take(kept->first, kept->second, kept->second);
    settling.take(item.id, item.before, sides[item.unit]);
  }
  for (; kept != deal.kept.end(); ++kept) settling.take(kept->first, kept->second, kept->second);
  result.changed = settling.settle(wanted.partial);
  return result;
}

std::vector<SplitFinding> check_splits(store::Session& session, const std::string& group_by) {
  std::vector<SplitFinding> findings;
  const auto shares = [&](std::string_view check, const std::vector<store::SplitCount>& counts) {
    std::map<std::string, std::map<Split, std::int64_t>> table;
    std::map<std::string, std::int64_t> totals;
    for (const auto& c : counts) {
      table[c.label][c.split] = c.items;
      totals[c.label] += c.items;
    }
    for (const auto& [label, sides] : table)
      for (const Split side : {Split::train, Split::validation, Split::test, Split::none}) {
        const auto found = sides.find(side);
        const std::int64_t items = found == sides.end() ? 0 : found->second;
        if (side == Split::none && items == 0) continue;
        SplitFinding& finding = findings.emplace_back();
        finding.check = check;
        finding.split = side;
        finding.label = label;
        finding.items = items;
        finding.share = static_cast<double>(items) / static_cast<double>(totals[label]);
      }
  };
  shares("share", store::count_splits(session.db()));
  shares("label", store::count_splits_by_label(session.db()));

  struct Sides {
    std::int64_t items = 0;
    bool on[4] = {};
  };
  std::map<std::string, Sides> groups, contents;
  const std::string key = key_of(group_by);
  bool any_group = key.empty();
  store::each_selected_split(session.db(), [&](const store::SplitItem& item) {
    const auto group = key.empty() ? std::nullopt : value_at(item.metadata, key);
    any_group |= group.has_value();
    if (item.split == Split::none) return;
    const auto count = [&](Sides& sides) {
      ++sides.items;
      sides.on[static_cast<std::size_t>(item.split)] = true;
    };
    if (group) count(groups[*group]);
    if (!item.content_hash.empty()) count(contents[std::string(item.content_hash)]);
  });
  if (!any_group && !findings.empty()) throw Error(Code::bad_value, cat("no item has a value ", quote(key), " to group by")).hint("tasks dataset items DATASET --fields path,metadata shows what there is");
  const auto leaks = [&](std::string_view check, const std::map<std::string, Sides>& found) {
    for (const auto& [value, sides] : found) {
      std::vector<std::string> words;
      for (const Split side : model::k_sides)
        if (sides.on[static_cast<std::size_t>(side)]) words.emplace_back(to_text(side));
      if (words.size() < 2) continue;
      SplitFinding& finding = findings.emplace_back();
      finding.check = check;
      finding.value = value;
      finding.items = sides.items;
      finding.splits = join(words, ",");
    }
  };
  leaks("group", groups);
  leaks("content", contents);
  store::each_path_on_two_sides(session.db(), [&](std::string_view path, Split here, Split there, std::string_view dataset) {
    SplitFinding& finding = findings.emplace_back();
    finding.check = "path";
    finding.value = path;
    finding.items = 2;
    finding.splits = cat(to_text(here), ",", to_text(there));
    finding.where = dataset;
  });
  return findings;
}

}  // namespace tasks::service
