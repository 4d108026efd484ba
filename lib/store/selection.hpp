#pragma once
// The chosen records of one command, loaded once into a temporary table `selection` (id, ordinal, version) that every
// statement joins: one item and one million take the same SQL, and rows are changed in id order. Input order is kept in
// `ordinal`, for output.
#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <vector>

#include "lib/store/database.hpp"
#include "lib/store/id_set.hpp"

namespace tasks::store {

struct Chosen {
  std::int64_t id = 0;
  std::optional<std::int64_t> version;  // when the record was piped in with one: stale ones are refused
};

// An empty table of that kind, under any name.
void create_selection_table(Database& db, std::string_view name);

// Fills the table; repeats of an id count once, at their first place. Returns how many distinct ids there are.
std::int64_t load_selection(Database& db, std::span<const Chosen> chosen);

// Fills the table from `select_sql`, whose columns are id, ordinal. Returns how many.
std::int64_t select_into_selection(Database& db, std::string_view select_sql, std::span<const Value> params);

// While it lives, others may fill the table; then it is again what it was.
class KeptSelection {
 public:
  explicit KeptSelection(Database& db);
  ~KeptSelection() noexcept(false);
  KeptSelection(const KeptSelection&) = delete;
  KeptSelection& operator=(const KeptSelection&) = delete;

 private:
  Database& m_db;
  bool m_there;
  int m_thrown;
  std::vector<Chosen> m_rows;  // by ordinal
};

IdSet selected_ids(Database& db);
void each_selected_id(Database& db, const std::function<void(std::int64_t)>& visit);  // as they were chosen

}  // namespace tasks::store
