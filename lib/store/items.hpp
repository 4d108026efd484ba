#pragma once
// Dataset items in the database: streams in and out, bulk changes over the `selection` table.
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "lib/model/records.hpp"
#include "lib/store/selection.hpp"
#include "lib/store/session.hpp"

namespace tasks::store {

// Whether the ground-truth flag is read; annotators never see it (decisions.md 56).
enum class Truth { hidden, shown };

std::optional<model::Item> find_item(Database& db, Id id, Truth truth);

// Which items and in which order, over the alias i: "i.dataset_id = $1 and … order by i.ordinal limit 5"; all of one dataset.
// The item is good until the visitor returns; false stops the reading.
struct ItemQuery {
  std::string_view dataset;  // its name
  std::string where_and_order;
  std::span<const Value> values;
  Truth truth = Truth::shown;
};
using VisitItem = std::function<bool(const model::Item& item)>;
std::string items_sql(Database& db, std::string_view where_and_order);  // the statement of read_items
void read_items(Database& db, const ItemQuery& query, const VisitItem& visit);
// Those in `selection`, in its order. By primary key.
void read_selected_items(Database& db, Truth truth, const VisitItem& visit);

// A row to be. Text is borrowed until the next call.
struct NewItem {
  std::string_view path, dir, kind, mimetype;
  std::optional<std::int64_t> width, height, frames, size;
  std::optional<double> fps;
  std::string_view content_hash, split = "none", external_id, metadata, extra;  // "" means none
  bool hidden = false, ground_truth = false;
};

// Many new items of one dataset, in one stream: in the order of the calls, paths that are there already left out. Notes the
// operation's one effect and keeps the dataset's counts. Memory: 32 bytes an item at most, nothing above 4 million.
//
//     ItemLoad load(tx, dataset.id, 1'000'000);
//     while (…) load.add(item);
//     IdSet ids = load.finish();
class ItemLoad {
 public:
  ItemLoad(Transaction& tx, Id dataset_id, std::int64_t expected);
  ~ItemLoad();
  void add(const NewItem& item);
  IdSet finish();

 private:
  struct State;
  std::unique_ptr<State> m_state;
};

// The first of `selection` that was piped in with a version that is no longer its own.
std::optional<Id> stale_selected_item(Database& db);

// Changes of the items in `selection`. Each changes those that differ in one statement, raises their version, notes the
// effect, and returns their ids.
IdSet set_selected_hidden(Transaction& tx, bool hidden);
IdSet set_selected_truth(Transaction& tx, bool known);

// Metadata differs from item to item: read all, then write what changed, in id order. Raises the version, notes nothing.
void read_selected_metadata(Database& db, const std::function<void(Id id, std::string_view metadata)>& visit);
struct MetadataChange {
  Id id = 0;
  const std::string* metadata = nullptr;  // a JSON object, "" for none
};
void write_metadata(Transaction& tx, std::span<const MetadataChange> changes);

// Items of `selection` that a work item refers to, with the first task that does, in input order.
void selected_items_in_tasks(Database& db, const std::function<void(Id id, std::string_view path, std::string_view task)>& visit);
void drop_used_from_selection(Transaction& tx);
IdSet remove_selected_items(Transaction& tx, Id dataset_id);  // notes the effect, keeps the dataset's counts

}  // namespace tasks::store
