// The ItemLoad of items.hpp: as fast as rows can be written. Indexes are built last, duplicates are found by hash, and one
// effect stands for all.
#include <algorithm>
#include <array>

#include "lib/base/text.hpp"
#include "lib/store/items.hpp"
#include "lib/store/path_set.hpp"

namespace tasks::store {
namespace {

constexpr std::string_view k_counts = "select item_count, next_ordinal from dataset where id = $1 /*lock*/";
// Through item_path alone: it holds all that is asked for.
constexpr std::string_view k_paths = "select path from item where dataset_id = $1 and removed_op is null";
constexpr std::string_view k_set_counts = "update dataset set item_count = $2, next_ordinal = $3 where id = $1";
// By primary key: which of the reserved ids came to be.
constexpr std::string_view k_made = "select id from item where id between $1 and $2 order by id";
constexpr std::string_view k_add_truth = "insert into item_truth (item_id) select s.id from selection s join item i on i.id = s.id";

constexpr std::array<std::string_view, 19> k_columns{"id",   "dataset_id", "ordinal",      "path",  "dir",    "kind",        "mimetype", "width", "height",    "frames",
                                                     "fps",  "size",       "content_hash", "split", "hidden", "external_id", "metadata", "extra", "created_op"};

// Datasets up to this size are looked through for what is there before a few items are added.
constexpr std::int64_t k_small = 10'000;
// From so many new rows on the planner's figures are worth refreshing.
constexpr std::int64_t k_many = 20'000;

}  // namespace

struct ItemLoad::State {
  State(Transaction& t, Id dataset) : tx(t), dataset_id(dataset) {}
  Transaction& tx;
  Id dataset_id;
  std::int64_t expected = 0, item_count = 0, ordinal = 0;
  std::unique_ptr<PathSet> seen;  // none: the database finds duplicates, through the unique index
  std::unique_ptr<Bulk> rows;
  Id operation = 0;
  std::int64_t tried = 0;
  IdSet ids;
  std::vector<Chosen> truths;

  // The first item tells what the others are like.
  void begin(const NewItem& first) {
    std::vector<std::string_view> idle;
    if (first.split == "none") idle.push_back("item_split");
    if (first.content_hash.empty()) idle.push_back("item_content");
    const std::string_view conflict = seen ? std::string_view() : "dataset_id, path where removed_op is null";
    rows = tx.db().bulk("item", k_columns, {.expected = expected, .conflict_target = conflict, .idle_indexes = idle});
  }
};

ItemLoad::ItemLoad(Transaction& tx, Id dataset_id, std::int64_t expected) : m_state(std::make_unique<State>(tx, dataset_id)) {
  State& s = *m_state;
  Database& db = tx.db();
  if (Cursor row = db.query(k_counts, dataset_id); row.next()) {
    s.item_count = row.integer(0);
    s.ordinal = row.integer(1);
  }
  const bool by_hash = s.item_count <= std::max(expected, k_small) && s.item_count + expected <= PathSet::k_most;
  if (by_hash) {
    s.seen = std::make_unique<PathSet>(s.item_count + expected);
    if (s.item_count > 0)
      for (Cursor rows = db.query(k_paths, dataset_id); rows.next();) s.seen->insert(rows.text(0));
  }
  s.expected = expected;
  s.operation = tx.operation_id();
}

ItemLoad::~ItemLoad() = default;

void ItemLoad::add(const NewItem& item) {
  State& s = *m_state;
  if (s.seen && !s.seen->insert(item.path)) return;
  if (!s.rows) s.begin(item);
  const Id id = s.tx.new_id();
  const Value row[] = {id,
                       s.dataset_id,
                       s.ordinal++,
                       item.path,
                       item.dir,
                       item.kind,
                       item.mimetype,
                       item.width,
                       item.height,
                       item.frames,
                       item.fps,
                       item.size,
                       or_null(item.content_hash),
                       item.split,
                       item.hidden,
                       or_null(item.external_id),
                       or_null(item.metadata),
                       or_null(item.extra),
                       s.operation};
  s.rows->add(row);
  s.ids.add(id);
  ++s.tried;
  if (item.ground_truth) s.truths.push_back({id, {}});
}

IdSet ItemLoad::finish() {
  State& s = *m_state;
  Database& db = s.tx.db();
  s.seen.reset();  // before indexes are built: they want memory too
  const std::int64_t made = s.rows ? s.rows->finish() : 0;
  s.rows.reset();
  if (made != s.tried) {
    const Id first = s.ids.min(), last = s.ids.max();
    s.ids = IdSet();
    for (Cursor rows = db.query(k_made, first, last); rows.next();) s.ids.add(rows.integer(0));
  }
  if (!s.truths.empty()) {
    load_selection(db, s.truths);
    db.execute(k_add_truth);
  }
  if (made == 0) return {};
  db.execute(k_set_counts, s.dataset_id, s.item_count + made, s.ordinal);
  s.tx.created("item", s.ids);
  s.tx.pipeline_work().added.push_back({s.dataset_id, s.ids});
  if (made >= k_many) db.analyze();
  return s.ids;
}

}  // namespace tasks::store
