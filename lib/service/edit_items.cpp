#include "lib/service/edit_items.hpp"

#include <algorithm>
#include <map>
#include <unordered_map>

#include "lib/base/error.hpp"
#include "lib/base/text.hpp"

namespace tasks::service {
namespace {

using store::Id;

struct KeyChange {
  std::string_view key;
  std::optional<std::string> json;
};

// What every distinct metadata text becomes, so that a million items with the same text cost one parse.
struct Outcome {
  std::string after;
  std::vector<std::optional<std::string>> before;  // of each key
};

void edit_metadata(store::Transaction& tx, const std::vector<KeyChange>& keys, std::vector<Id>& touched) {
  std::unordered_map<std::string, Outcome> outcomes;
  std::vector<store::MetadataChange> changes;
  std::vector<std::map<std::optional<std::string>, store::IdSet>> by_old(keys.size());
  store::read_selected_metadata(tx.db(), [&](Id id, std::string_view metadata) {
    auto [found, fresh] = outcomes.try_emplace(std::string(metadata));
    Outcome& outcome = found->second;
    if (fresh) {
      outcome.after = metadata;
      for (const KeyChange& key : keys) {
        outcome.before.push_back(formats::member_of(outcome.after, key.key));
        if (outcome.before.back() != key.json) outcome.after = formats::with_member(outcome.after, key.key, key.json);
      }
    }
    if (outcome.after == found->first) return;
    changes.push_back({id, &outcome.after});
    touched.push_back(id);
    for (std::size_t i = 0; i < keys.size(); ++i)
      if (outcome.before[i] != keys[i].json) by_old[i][outcome.before[i]].add(id);
  });
  store::write_metadata(tx, changes);
  for (std::size_t i = 0; i < keys.size(); ++i)
    for (auto& [old, ids] : by_old[i]) {
      const std::string field = cat("metadata.", keys[i].key);
      tx.note({.kind = "item", .field = field, .old_value = old, .new_value = keys[i].json, .ids = std::move(ids)});
    }
}

void refuse_stale(store::Transaction& tx) {
  if (const auto stale = store::stale_selected_item(tx.db())) throw Error(Code::conflict, cat("item ", *stale, " has changed since it was read")).detail("id", cat(*stale));
}

void append_ids(std::vector<Id>& all, const store::IdSet& ids) {
  ids.each([&](Id id) { all.push_back(id); });
}

}  // namespace

std::int64_t edit_selected_items(store::Transaction& tx, const ItemEdit& edit) {
  refuse_stale(tx);
  std::vector<KeyChange> keys;
  for (const formats::Member& member : edit.metadata) keys.push_back({member.key, member.json});
  for (const std::string& key : edit.remove_metadata) keys.push_back({key, std::nullopt});
  for (std::size_t i = 0; i < keys.size(); ++i)
    for (std::size_t j = 0; j < i; ++j)
      if (keys[i].key == keys[j].key) throw Error(Code::usage, cat("the metadata key ", quote(keys[i].key), " is given twice"));
  std::vector<Id> touched;
  if (!keys.empty()) edit_metadata(tx, keys, touched);
  if (edit.ground_truth) append_ids(touched, store::set_selected_truth(tx, *edit.ground_truth));
  if (edit.hidden) append_ids(touched, store::set_selected_hidden(tx, *edit.hidden));
  std::sort(touched.begin(), touched.end());
  return std::unique(touched.begin(), touched.end()) - touched.begin();
}

RemovedItems remove_items(store::Transaction& tx, Id dataset_id, std::int64_t chosen, bool partial) {
  refuse_stale(tx);
  RemovedItems removed;
  store::selected_items_in_tasks(tx.db(), [&](Id id, std::string_view path, std::string_view task) {
    removed.refusals.add(id, Error(Code::guard, cat(quote(path), " is in task ", quote(task))).hint("archived tasks count too; tasks item show ID lists an item's tasks"));
  });
  if (!removed.refusals.empty()) {
    if (!partial) throw removed.refusals.error(chosen);
    store::drop_used_from_selection(tx);
  }
  removed.ids = store::remove_selected_items(tx, dataset_id);
  return removed;
}

}  // namespace tasks::service
