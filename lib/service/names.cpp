#include "lib/service/names.hpp"

#include <algorithm>

#include "lib/base/error.hpp"
#include "lib/base/text.hpp"
#include "lib/store/server.hpp"

namespace tasks::service {

std::string checked_name(std::string_view kind, std::string_view typed) {
  const std::string name(trim(typed));
  const auto refuse = [&](std::string_view why) { throw Error(Code::bad_value, cat(quote(typed), " cannot be the name of a ", kind, ": ", why)); };
  if (name.empty()) refuse("it is empty");
  if (!valid_utf8(name)) refuse("it is not UTF-8");
  if (all_digits(name)) refuse("digits only would be taken for an id");
  if (name.size() > 200) refuse("it is longer than 200 bytes");
  if (name == "-") refuse("- stands for standard input");
  if (std::any_of(name.begin(), name.end(), [](char c) { return static_cast<unsigned char>(c) < 32 || c == 127; })) refuse("it holds control characters");
  return name;
}

std::optional<store::Id> as_id(std::string_view typed) {
  if (!all_digits(typed)) return std::nullopt;
  const auto id = to_int(typed);
  if (!id || *id >= std::int64_t{1} << 53) throw Error(Code::not_found, cat("no record has the id ", typed));
  return id;
}

std::string kind_of_id(store::Database& db, store::Id id) {
  struct Table {
    std::string_view kind, sql;
  };
  static constexpr Table k_tables[] = {
      {"task", "select 1 from task where id = $1"},
      {"work_item", "select 1 from work_item where id = $1"},
      {"item", "select 1 from item where id = $1"},
      {"annotation", "select 1 from annotation where id = $1"},
      {"issue", "select 1 from issue where id = $1"},
      {"assignment", "select 1 from assignment where id = $1"},
      {"dataset", "select 1 from dataset where id = $1"},
      {"recipe", "select 1 from recipe where id = $1"},
      {"recipe_version", "select 1 from recipe_version where id = $1"},
      {"user", "select 1 from users where id = $1"},
      {"group", "select 1 from groups where id = $1"},
      {"operation", "select 1 from operation where id = $1"},
      {"pipeline", "select 1 from pipeline where id = $1"},
  };
  if (store::hides_rows(db)) {
    store::Cursor row = db.query("select kind_of_id($1)", id);
    return row.next() ? std::string(row.text(0)) : std::string();
  }
  for (const Table& table : k_tables)
    if (db.integer(table.sql, id)) return std::string(table.kind);
  return {};
}

namespace {

std::string in_words(std::string_view kind) {
  std::string words(kind);
  std::replace(words.begin(), words.end(), '_', ' ');
  return words;
}

std::string a_record(std::string_view kind) {
  return cat(std::string_view("aeio").find(kind.front()) == std::string_view::npos ? "a " : "an ", in_words(kind));
}

}  // namespace

void throw_no_such_id(store::Database& db, std::string_view wanted_kind, store::Id id) {
  const std::string kind = kind_of_id(db, id);
  if (!kind.empty() && kind != wanted_kind)
    throw Error(Code::wrong_kind, cat(id, " is the id of ", a_record(kind), ", not of ", a_record(wanted_kind))).detail("id", cat(id)).detail("kind", kind);
  // There is one, which only the database's own rights hide.
  if ((kind == "work_item" || kind == "annotation") && store::hides_rows(db))
    throw Error(Code::permission, cat("no assignment of yours holds ", in_words(kind), " ", id)).hint("tasks mine shows what you hold");
  throw Error(Code::not_found, cat("no ", in_words(wanted_kind), " has the id ", id)).detail("id", cat(id));
}

std::string some_of(const std::vector<std::string>& names) {
  constexpr std::size_t k_shown = 3;
  std::string text;
  for (std::size_t i = 0; i < names.size() && i < k_shown; ++i) text += cat(i ? ", " : "", quote(names[i]));
  if (names.size() > k_shown) text += cat(" and ", names.size() - k_shown, " more");
  return text;
}

}  // namespace tasks::service
