#include "lib/store/undo_columns.hpp"

#include <algorithm>
#include <set>
#include <unordered_map>

#include "lib/base/error.hpp"
#include "lib/base/text.hpp"
#include "lib/store/counters.hpp"

namespace tasks::store {
namespace {

// What the work items of the table come to, by the keys of counters. By primary key.
constexpr std::string_view k_sums =
    "select w.task_id, w.assignment_id, case when w.replica_key > 0 then 1 else 0 end, w.stage, coalesce(w.status, ''),"
    " case when w.skipped_at is null then 0 else 1 end, count(*), sum(case when w.open_issues > 0 then 1 else 0 end),"
    " sum(case when w.for_review > 0 then 1 else 0 end), sum(w.object_count), sum(w.duration_us)"
    " from undo_row_work_item u cross join work_item w where w.id = u.id and w.removed_op is null group by 1, 2, 3, 4, 5, 6";

void count_work(Database& db, CounterChanges& counters, int sign) {
  for (Cursor rows = db.query(k_sums); rows.next();) {
    const CounterKey key{rows.integer(0), rows.integer(1),        rows.boolean(2), model::parse<model::Stage>(rows.text(3)).value_or(model::Stage::label),
                         std::string(rows.text(4)), rows.boolean(5)};
    counters.add(key, {rows.integer(6), rows.integer(7), rows.integer(8), rows.integer(9), rows.integer(10)}, sign);
  }
}

// Flags were words once.
std::int64_t number_of(std::string_view text) { return text == "true" ? 1 : to_int(text).value_or(0); }

std::string_view type_name(ColumnType type) {
  return type == ColumnType::integer ? "bigint" : type == ColumnType::real ? "double precision" : "text";
}

std::string_view taken(std::string_view kind) {
  if (kind == "item") return "another item has the path by now";
  if (kind == "work_item") return "the item is in the task again";
  if (kind == "user") return "another user has the e-mail or the database role by now";
  return "another one has the name by now";
}

}  // namespace

std::size_t UndoColumns::column_of(const UndoField* field) {
  const auto found = std::find_if(m_columns.begin(), m_columns.end(), [&](const Column& c) { return c.field == field; });
  const auto place = static_cast<std::size_t>(found - m_columns.begin());
  if (found == m_columns.end()) m_columns.push_back({field});
  return place;
}

void UndoColumns::add_pieces(std::size_t column, Cell cell, const IdSet& ids) {
  m_cells.push_back(std::move(cell));
  const std::size_t value = m_cells.size() - 1;
  if (ids.solid()) return m_pieces.push_back({ids.min(), ids.max(), column, value});
  bool fresh = true;
  ids.each([&](Id id) {
    if (!fresh && m_pieces.back().last + 1 == id)
      m_pieces.back().last = id;
    else
      m_pieces.push_back({id, id, column, value});
    fresh = false;
  });
}

void UndoColumns::add(const UndoField& field, const std::optional<std::string>& old_value, const std::optional<std::string>& new_value, const IdSet& ids) {
  Cell cell{old_value, 0};
  if (field.how == Undoing::add) cell.number = number_of(old_value.value_or("0")) - number_of(new_value.value_or("0"));
  add_pieces(column_of(&field), std::move(cell), ids);
}

void UndoColumns::mark_gone(const IdSet& ids, bool go) { add_pieces(column_of(nullptr), {{}, go ? 1 : 0}, ids); }

std::string_view UndoColumns::name_of(const Column& column) { return column.field ? column.field->column : "gone"; }
std::string UndoColumns::row_table() const { return cat("undo_row_", m_kind.kind); }
std::string UndoColumns::group_table() const { return cat("undo_group_", m_kind.kind); }

// From left to right over the ids: wherever a piece begins or ends the set of values that hold changes.
void UndoColumns::load(Transaction& tx) {
  const std::size_t width = m_columns.size();
  // The tables of a kind are always made alike: several commands may run over one connection. Fields that this operation
  // did not touch stay null there.
  std::string group_columns = "g bigint primary key, s_gone bigint, v_gone bigint";
  for (const UndoField& field : m_kind.fields) {
    group_columns += cat(", s_", field.column, " bigint, v_", field.column, ' ', type_name(field.type));
    if (!field.folded.empty()) group_columns += cat(", f_", field.column, " text");
  }
  std::vector<std::string> names = {"g"};
  for (const Column& column : m_columns) {
    names.push_back(cat("s_", name_of(column)));
    names.push_back(cat("v_", name_of(column)));
    if (column.field && !column.field->folded.empty()) names.push_back(cat("f_", name_of(column)));
  }
  tx.db().create_temporary(row_table(), "id bigint primary key, g bigint not null");
  tx.db().create_temporary(group_table(), group_columns);

  struct Edge {
    Id at;
    bool begins;
    std::size_t piece;
  };
  std::vector<Edge> edges;
  edges.reserve(m_pieces.size() * 2);
  for (std::size_t p = 0; p < m_pieces.size(); ++p) {
    edges.push_back({m_pieces[p].first, true, p});
    edges.push_back({m_pieces[p].last + 1, false, p});
  }
  std::sort(edges.begin(), edges.end(), [](const Edge& a, const Edge& b) { return a.at < b.at; });

  std::vector<std::set<std::size_t>> holding(width);  // by column: the values that hold here, earliest first
  std::unordered_map<std::string, std::int64_t> places;
  std::vector<std::vector<std::size_t>> groups;       // by column: value + 1; for sums an index into `sums`
  std::vector<std::int64_t> sums;
  static constexpr std::string_view k_row_columns[] = {"id", "g"};
  auto rows = tx.db().bulk(row_table(), k_row_columns, {});
  std::string key;
  std::vector<std::size_t> group(width);
  for (std::size_t e = 0; e < edges.size();) {
    const Id at = edges[e].at;
    for (; e < edges.size() && edges[e].at == at; ++e) {
      const Piece& piece = m_pieces[edges[e].piece];
      if (edges[e].begins)
        holding[piece.column].insert(piece.value);
      else
        holding[piece.column].erase(piece.value);
    }
    if (e == edges.size()) break;
    key.clear();
    bool any = false;
    for (std::size_t c = 0; c < width; ++c) {
      group[c] = 0;
      any |= !holding[c].empty();
      const bool sum = m_columns[c].field && m_columns[c].field->how == Undoing::add;
      if (holding[c].empty()) {
        key += '|';
      } else if (sum) {
        std::int64_t total = 0;
        for (const std::size_t value : holding[c]) total += m_cells[value].number;
        key += cat('|', total);
        sums.push_back(total);
        group[c] = sums.size();
      } else {
        key += cat('|', *holding[c].begin());
        group[c] = *holding[c].begin() + 1;
      }
    }
    if (!any) continue;
    const auto [place, fresh] = places.try_emplace(key, static_cast<std::int64_t>(groups.size()));
    if (fresh) groups.push_back(group);
    for (Id id = at; id < edges[e].at; ++id) {
      const Value row[] = {id, place->second};
      rows->add(row);
    }
  }
  rows->finish();

  std::vector<std::string_view> views(names.begin(), names.end());
  auto load = tx.db().bulk(group_table(), views, {});
  std::vector<Value> row;
  std::vector<std::string> folded(width);
  for (std::size_t g = 0; g < groups.size(); ++g) {
    row.assign({Value(static_cast<std::int64_t>(g))});
    for (std::size_t c = 0; c < width; ++c) {
      const UndoField* field = m_columns[c].field;
      const std::size_t value = groups[g][c];
      row.push_back(value != 0);
      const Cell* cell = value == 0 ? nullptr : field && field->how == Undoing::add ? nullptr : &m_cells[value - 1];
      if (value == 0) row.push_back({});
      else if (!cell) row.push_back(sums[value - 1]);
      else if (!field) row.push_back(cell->number == 0 ? Value() : Value(tx.operation_id()));
      else if (!cell->text) row.push_back({});
      else if (field->type == ColumnType::integer) row.push_back(number_of(*cell->text));
      else if (field->type == ColumnType::real) row.push_back(to_double(*cell->text).value_or(0));
      else row.push_back(*cell->text);
      if (!field || field->folded.empty()) continue;
      folded[c] = cell && cell->text ? fold(*cell->text) : std::string();
      row.push_back(folded[c]);
    }
    load->add(row);
  }
  load->finish();
}

std::string UndoColumns::update_sql() const {
  std::string sets(m_kind.raises);
  for (const Column& c : m_columns) {
    const std::string_view name = name_of(c);
    const std::string_view column = c.field ? c.field->column : m_kind.gone;
    const auto set = [&](std::string_view stored, const std::string& value) {
      if (!sets.empty()) sets += ", ";
      sets += cat(stored, " = case when v.s_", name, " = 1 then ", value, " else ", m_kind.table, ".", stored, " end");
    };
    set(column, c.field && c.field->how == Undoing::add ? cat(m_kind.table, ".", column, " + v.v_", name) : cat("v.v_", name));
    if (c.field && !c.field->folded.empty()) set(c.field->folded, cat("v.f_", name));
  }
  return cat("update ", m_kind.table, " set ", sets, " from ", row_table(), " u join ", group_table(), " v on v.g = u.g where u.id = ", m_kind.table,
             ".id and ", m_kind.table, ".id in (select id from ", row_table(), ")");
}

void UndoColumns::write(Transaction& tx) {
  if (m_pieces.empty()) return;
  load(tx);
  Database& db = tx.db();
  std::int64_t rows = 0;
  for (Cursor row = db.query(cat("select t.id from ", row_table(), " u cross join ", m_kind.table, " t where t.id = u.id order by u.id /*lock t*/")); row.next();) ++rows;
  const bool counted = m_kind.kind == "work_item";
  CounterChanges counters;
  if (counted) count_work(db, counters, -1);
  const Value values[] = {Value(tx.now()), Value(tx.actor().id)};
  const std::size_t used = m_kind.raises.find("$2") != std::string_view::npos ? 2 : m_kind.raises.find("$1") != std::string_view::npos ? 1 : 0;
  std::int64_t changed = 0;
  try {
    changed = db.run_execute(update_sql(), std::span(values, used));
  } catch (const Error& e) {
    if (e.code() != Code::exists) throw;
    throw Error(Code::conflict, std::string(taken(m_kind.kind)));
  }
  if (changed != rows || rows == 0) throw Error(Code::permission, "some of what it changed is out of reach now").hint("a manager can undo it");
  if (!counted) return;
  count_work(db, counters, 1);
  counters.write(tx);
}

}  // namespace tasks::store
