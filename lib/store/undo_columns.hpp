#pragma once
// Old values back into the columns of one table, whatever the number of rows and of different values: rows that get the
// same go together in a temporary table, and one statement writes them all.
//
//     UndoColumns columns(*undo_kind("work_item"));
//     for (const NotedEffect& e : …) columns.add(*undo_field(kind, e.field), e.old_value, e.new_value, e.ids);
//     columns.write(tx, operation);
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "lib/store/id_set.hpp"
#include "lib/store/session.hpp"
#include "lib/store/undo_fields.hpp"

namespace tasks::store {

class UndoColumns {
 public:
  explicit UndoColumns(const UndoKind& kind) : m_kind(kind) {}

  // In the order of the effects: of two on the same field of a record the first one's old value is what was there before.
  void add(const UndoField& field, const std::optional<std::string>& old_value, const std::optional<std::string>& new_value, const IdSet& ids);
  void made(const IdSet& ids) { mark_gone(ids, true); }     // by the operation: they go
  void removed(const IdSet& ids) { mark_gone(ids, false); }  // they come back

  bool empty() const { return m_pieces.empty(); }
  // Throws Code::conflict where what comes back would be there twice.
  void write(Transaction& tx);

 private:
  struct Column {
    const UndoField* field;  // null: the column that tells rows are gone
  };
  struct Piece {
    Id first, last;
    std::size_t column, value;
  };
  struct Cell {
    std::optional<std::string> text;
    std::int64_t number = 0;  // of a sum, or 1 for a row that goes
  };
  std::size_t column_of(const UndoField* field);
  void add_pieces(std::size_t column, Cell cell, const IdSet& ids);
  void mark_gone(const IdSet& ids, bool go);
  void load(Transaction& tx);
  std::string update_sql() const;
  static std::string_view name_of(const Column& column);
  std::string row_table() const, group_table() const;

  const UndoKind& m_kind;
  std::vector<Column> m_columns;
  std::vector<Cell> m_cells;
  std::vector<Piece> m_pieces;
};

}  // namespace tasks::store
