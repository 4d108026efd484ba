#include "lib/store/selection.hpp"

#include <algorithm>
#include <exception>
#include <utility>
#include <vector>

#include "lib/base/text.hpp"

namespace tasks::store {

void create_selection_table(Database& db, std::string_view name) {
  db.create_temporary(name, "id bigint primary key, ordinal bigint not null, version bigint");
}

std::int64_t load_selection(Database& db, std::span<const Chosen> chosen) {
  struct Row {
    std::int64_t id, ordinal;
    std::optional<std::int64_t> version;
  };
  std::vector<Row> rows;
  rows.reserve(chosen.size());
  for (const Chosen& c : chosen) rows.push_back({c.id, static_cast<std::int64_t>(rows.size()), c.version});
  std::sort(rows.begin(), rows.end(), [](const Row& a, const Row& b) { return a.id != b.id ? a.id < b.id : a.ordinal < b.ordinal; });
  rows.erase(std::unique(rows.begin(), rows.end(), [](const Row& a, const Row& b) { return a.id == b.id; }), rows.end());

  create_selection_table(db, "selection");
  static constexpr std::string_view k_columns[] = {"id", "ordinal", "version"};
  auto load = db.bulk("selection", k_columns, {});
  for (const Row& row : rows) {
    const Value values[] = {row.id, row.ordinal, row.version};
    load->add(values);
  }
  load->finish();
  return static_cast<std::int64_t>(rows.size());
}

std::int64_t select_into_selection(Database& db, std::string_view select_sql, std::span<const Value> params) {
  create_selection_table(db, "selection");
  return db.run_execute(cat("insert into selection (id, ordinal) ", select_sql), params);
}

KeptSelection::KeptSelection(Database& db) : m_db(db), m_there(db.has_temporary("selection")), m_thrown(std::uncaught_exceptions()) {
  if (!m_there) return;
  for (Cursor rows = db.query("select id, version from selection order by ordinal, id"); rows.next();) m_rows.push_back({rows.integer(0), rows.maybe_integer(1)});
}

// When something was thrown the transaction goes, and the selection with it.
KeptSelection::~KeptSelection() noexcept(false) {
  if (m_there && std::uncaught_exceptions() == m_thrown) load_selection(m_db, m_rows);
}

IdSet selected_ids(Database& db) {
  IdSet ids;
  for (Cursor rows = db.query("select id from selection order by id"); rows.next();) ids.add(rows.integer(0));
  return ids;
}

void each_selected_id(Database& db, const std::function<void(std::int64_t)>& visit) {
  // Mostly both orders are one, which is cheaper to see than to sort by.
  std::vector<std::pair<std::int64_t, std::int64_t>> in_order;
  for (Cursor rows = db.query("select id, ordinal from selection order by id"); rows.next();) in_order.emplace_back(rows.integer(1), rows.integer(0));
  if (!std::is_sorted(in_order.begin(), in_order.end())) std::sort(in_order.begin(), in_order.end());
  for (const auto& [ordinal, id] : in_order) visit(id);
}

}  // namespace tasks::store
