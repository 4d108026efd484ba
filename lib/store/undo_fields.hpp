#pragma once
// Where the effects of an operation (session.hpp) are stored: which column of which table an effect's kind and field stand
// for. Undo writes old values back by this table alone; a new column that commands change gets a row here.
//
// Fields that are no column are not in it: what happened to a work item (started, stopped …), and those that undo.cpp and
// undo_records.cpp bring back in their own ways (a task's actions, a group's members, metadata …).
#include <optional>
#include <span>
#include <string_view>

#include "lib/store/database.hpp"

namespace tasks::store {

enum class Undoing {
  replace,  // the old value comes back
  add,      // a sum: the difference is taken back, so that what others added stays
};

struct UndoField {
  std::string_view field;   // as noted
  std::string_view column;
  ColumnType type;
  Undoing how = Undoing::replace;
  std::string_view folded = {};  // a column that holds the same text folded, for searching
};

struct UndoKind {
  std::string_view kind;    // as noted: "work_item"
  std::string_view table;
  std::string_view gone;    // the column that names the operation which removed the row; "": rows stay
  std::string_view raises;  // what else a change sets: $1 now, $2 the actor
  std::span<const UndoField> fields;
};

const UndoKind* undo_kind(std::string_view kind);
const UndoField* undo_field(const UndoKind& kind, std::string_view field);
// Noted for history alone: nothing is stored that could be brought back.
bool tells_only(std::string_view kind, std::string_view field);

// What stands in the way when rows go: living ones that hang on them; and when rows come back: ones that they hang on and that
// are gone. Each query joins the ids in `undone` and gives rows only where something is wrong. What lay below a row before
// it was deleted stays there, out of sight, so only what came later counts.
struct UndoTie {
  std::string_view kind;
  bool removed;           // asked when rows of the kind went; else when they came back
  std::string_view sql;   // $1: the operation that is undone
  std::string_view text;  // "an item of it is in a task"
};
std::span<const UndoTie> undo_ties();

}  // namespace tasks::store
