#include "lib/service/selecting.hpp"

#include "lib/base/error.hpp"
#include "lib/base/text.hpp"
#include "lib/filters/dql.hpp"
#include "lib/filters/where.hpp"
#include "lib/service/explaining.hpp"
#include "lib/service/names.hpp"
#include "lib/store/tasks.hpp"

namespace tasks::service {
namespace {

// What differs between the kinds of records that can be selected.
struct Source {
  std::string_view kind;    // "work_item"
  std::string_view from;    // "work_item w"
  std::string_view id;      // "w.id"
  std::string_view order;   // "w.position"
  std::string_view scope;   // "w.task_id = $1 and w.removed_op is null"
  filters::Entity (*entity)(store::Session& session, store::Id scope_id);
};

std::string_view noun(const Source& source) { return source.kind == "work_item" ? std::string_view("work item") : source.kind; }

void throw_for_stranger(store::Session& session, const Source& source, store::Id id, store::Id scope_id, std::string_view owner_sql) {
  if (scope_id != 0 && session.db().integer(owner_sql, id).value_or(scope_id) != scope_id)
    throw Error(Code::guard, cat(noun(source), " ", id, " belongs to another ", source.kind == "item" ? "dataset" : "task"));
  throw_no_such_id(session.db(), source.kind, id);
}

std::int64_t select_by_conditions(store::Session& session, const Source& source, store::Id scope_id, const Choice& choice) {
  const Conditions conditions(source.entity(session, scope_id), choice.where, choice.filter, session.now());
  const filters::SqlPart part = conditions.sql(2);
  std::vector<store::Value> values{scope_id};
  for (const auto& bound : part.values) std::visit([&](const auto& v) { values.emplace_back(v); }, bound);
  const std::string order = conditions.order({}, source.order);
  std::string sql = cat("select ", source.id, ", ", order.empty() ? std::string(source.order) : cat("row_number() over (order by ", order, ")"), " from ", source.from,
                        " where ", source.scope, conditions.empty() ? "" : cat(" and ", part.sql));
  if (choice.explain) throw Explained{{explanation_of(session, std::move(sql), values)}};
  return store::select_into_selection(session.db(), sql, values);
}

std::int64_t select(store::Session& session, const Source& source, store::Id scope_id, const Choice& choice, std::string_view owner_sql) {
  if (!choice.given()) throw Error(Code::needs_selection, cat("no ", noun(source), "s were chosen"));
  if (!choice.by_ids) return select_by_conditions(session, source, scope_id, choice);
  if (choice.explain) throw Error(Code::usage, "--explain is for conditions: ids are looked up one by one");
  if (choice.all || !choice.where.empty() || choice.filter)
    throw Error(Code::usage, "ids and conditions exclude each other").hint("choose by ids (or -), or by --where and --filter, or --all");
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

filters::Entity entity_of_task(store::Session& session, store::Id task_id) {
  return work_items_of(session, store::read_tasks(session, {.id = task_id, .detail = store::TaskDetail::rules}).at(0));
}

}  // namespace

Conditions::Conditions(const filters::Entity& of, const std::vector<std::string>& where, const std::optional<filters::FilterText>& filter, Micros now) : entity(of) {
  for (const std::string& text : where) nodes.push_back(filters::parse_condition(text, entity, now));
  if (!filter) return;
  filters::Filter parsed = filters::parse_dql(*filter, entity, now);
  nodes.push_back(std::move(parsed.root));
  sort = std::move(parsed.sort);
}

std::string Conditions::order(const std::vector<std::string>& typed, std::string_view last) const {
  const std::vector<std::string>& keys = typed.empty() ? sort : typed;
  return keys.empty() ? std::string() : filters::order_by(keys, entity, last);
}

filters::Sight sight_on(const store::Session& session, const model::Task& task) {
  if (session.actor().manages()) return filters::Sight::managers;
  const bool hides = task.quality == model::Quality::honeypot || task.quality == model::Quality::qualification;
  return hides ? filters::Sight::everybody : filters::Sight::plain;
}

filters::Entity work_items_of(const store::Session& session, const model::Task& task) {
  return filters::work_items(sight_on(session, task), task.task_type == model::TaskType::qa ? filters::Layers::reviewed : filters::Layers::own);
}

std::int64_t select_work_items(store::Session& session, store::Id task_id, const Choice& choice) {
  const Source source{"work_item", "work_item w", "w.id", "w.position", "w.task_id = $1 and w.removed_op is null", entity_of_task};
  return select(session, source, task_id, choice, "select task_id from work_item where id = $1");
}

std::int64_t select_items(store::Session& session, store::Id dataset_id, const Choice& choice) {
  const Source source{"item", "item i", "i.id", "i.ordinal", "i.dataset_id = $1 and i.removed_op is null", [](store::Session&, store::Id) { return filters::items(); }};
  return select(session, source, dataset_id, choice, "select dataset_id from item where id = $1");
}

std::int64_t select_issues(store::Session& session, store::Id task_id, const Choice& choice) {
  const Source source{"issue", "issue x", "x.id", "x.id", "($1 = 0 or x.labeling_task_id = $1 or x.qa_task_id = $1) and x.removed_op is null",
                      [](store::Session&, store::Id) { return filters::issues(); }};
  return select(session, source, choice.by_ids ? 0 : task_id, choice, {});
}

std::int64_t select_annotations(store::Session& session, const Choice& choice) {
  const Source source{"annotation", "annotation a", "a.id", "a.id", "$1 = 0 and 1 = 1", [](store::Session&, store::Id) { return filters::annotations(); }};
  return select(session, source, 0, choice, {});
}

}  // namespace tasks::service
