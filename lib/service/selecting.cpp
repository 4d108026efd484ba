#include "lib/service/selecting.hpp"

#include "lib/base/error.hpp"
#include "lib/base/text.hpp"
#include "lib/filters/where.hpp"
#include "lib/service/names.hpp"

namespace tasks::service {
namespace {

using filters::Condition;

// What differs between the two kinds of records that can be selected.
struct Source {
  std::string_view kind;    // "work_item"
  std::string_view from;    // "work_item w"
  std::string_view id;      // "w.id"
  std::string_view order;   // "w.position"
  std::string_view scope;   // "w.task_id = $1 and w.removed_op is null"
  std::span<const filters::FilterField> fields;
};

void throw_for_stranger(store::Session& session, const Source& source, store::Id id, store::Id scope_id, std::string_view owner_sql) {
  if (scope_id != 0 && session.db().integer(owner_sql, id).value_or(scope_id) != scope_id)
    throw Error(Code::guard, cat(source.kind == "item" ? "item " : "work item ", id, " belongs to another ", source.kind == "item" ? "dataset" : "task"));
  throw_no_such_id(session.db(), source.kind, id);
}

std::int64_t select_by_conditions(store::Session& session, const Source& source, store::Id scope_id, const Choice& choice) {
  std::string where(source.scope);
  std::vector<filters::Bound> bounds;
  std::vector<Condition> patterns;
  std::string columns = cat("select ", source.id, ", ", source.order);
  for (const std::string& text : choice.where) {
    Condition condition = filters::parse_condition(text, source.fields);
    if (filters::has_wildcards(condition)) {
      columns += cat(", ", condition.field->sql);
      patterns.push_back(std::move(condition));
      continue;
    }
    const auto part = filters::to_sql(condition, static_cast<int>(bounds.size()) + 2, session.now());
    where += cat(" and ", part.sql);
    bounds.insert(bounds.end(), part.values.begin(), part.values.end());
  }
  std::vector<store::Value> values{scope_id};
  for (const auto& bound : bounds) std::visit([&](const auto& v) { values.emplace_back(v); }, bound);
  const std::string sql = cat(columns, " from ", source.from, " where ", where);
  if (patterns.empty()) return store::select_into_selection(session.db(), sql, values);

  std::vector<store::Chosen> chosen;
  {
    store::Cursor rows = session.db().run_query(cat(sql, " order by ", source.order), values);
    while (rows.next()) {
      bool all = true;
      for (std::size_t i = 0; i < patterns.size() && all; ++i) all = filters::matches(patterns[i], rows.text(static_cast<int>(i) + 2));
      if (all) chosen.push_back({rows.integer(0), {}});
    }
  }
  return store::load_selection(session.db(), chosen);
}

std::int64_t select(store::Session& session, const Source& source, store::Id scope_id, const Choice& choice, std::string_view owner_sql) {
  if (!choice.given()) throw Error(Code::needs_selection, cat("no ", source.kind == "item" ? "items" : "work items", " were chosen"));
  if (!choice.by_ids) return select_by_conditions(session, source, scope_id, choice);
  if (choice.all || !choice.where.empty())
    throw Error(Code::usage, "ids and conditions exclude each other").hint("choose by ids (or -), or by --where, or --all");
  const std::int64_t count = store::load_selection(session.db(), choice.ids);
  // The first id that is none of ours; by primary key.
  const std::string missing = cat("select s.id from selection s left join ", source.from, " on ", source.id, " = s.id and ",
                                  scope_id == 0 ? source.scope.substr(source.scope.find(" and ") + 5) : source.scope, " where ", source.id,
                                  " is null order by s.ordinal limit 1");
  const store::Value scope(scope_id);
  store::Cursor row = session.db().run_query(missing, scope_id == 0 ? std::span<const store::Value>() : std::span(&scope, 1));
  if (row.next()) throw_for_stranger(session, source, row.integer(0), scope_id, owner_sql);
  return count;
}

}  // namespace

std::int64_t select_work_items(store::Session& session, store::Id task_id, const Choice& choice) {
  const Source source{"work_item", "work_item w", "w.id", "w.position", "w.task_id = $1 and w.removed_op is null", filters::work_item_fields()};
  return select(session, source, task_id, choice, "select task_id from work_item where id = $1");
}

std::int64_t select_items(store::Session& session, store::Id dataset_id, const Choice& choice) {
  const Source source{"item", "item i", "i.id", "i.ordinal", "i.dataset_id = $1 and i.removed_op is null", filters::item_fields()};
  return select(session, source, dataset_id, choice, "select dataset_id from item where id = $1");
}

}  // namespace tasks::service
