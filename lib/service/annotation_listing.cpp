#include "lib/service/annotation_listing.hpp"

#include <algorithm>

#include "lib/base/error.hpp"
#include "lib/base/text.hpp"
#include "lib/filters/where.hpp"
#include "lib/service/assignments.hpp"
#include "lib/service/explaining.hpp"
#include "lib/service/names.hpp"
#include "lib/service/people.hpp"
#include "lib/service/work_access.hpp"
#include "lib/store/items.hpp"

namespace tasks::service {
namespace {

using model::Layer;
using store::AnnotationsOf;
using store::Id;

// "(a.layer = 'work')"; the words are ours, not the caller's.
std::string layer_sql(const std::vector<Layer>& layers) {
  std::string sql;
  for (const Layer layer : layers) sql += cat(sql.empty() ? "(" : " or ", "a.layer = '", to_text(layer), "'");
  return cat(sql, ")");
}

}  // namespace

AnnotationListing::AnnotationListing(store::Session& session, const AnnotationScope& scope, const AnnotationFilter& filter) : m_limit(filter.limit) {
  if (m_limit && *m_limit < 0) throw Error(Code::bad_value, cat("--limit is a whole number from 0 on, not ", *m_limit));
  for (const std::string& shape : filter.shapes) model::parse_or_throw<model::Shape>(shape);
  std::vector<std::string> creators;
  for (const std::string& creator : filter.creators)
    creators.push_back(session.actor().manages() ? get_user(session, creator).email : checked_email(creator));
  // Whoever sees annotations at all sees them by the work item alone: an item may be one that must not be known.
  const filters::Sight sight = session.actor().manages() ? filters::Sight::managers : scope.task ? sight_on(session, *scope.task) : filters::Sight::everybody;
  Conditions conditions(filters::annotations(sight), filter.where, filter.filter, session.now());
  const auto add_words = [&](std::string_view field, const std::vector<std::string>& words) {
    if (!words.empty()) conditions.add(filters::equal_to(conditions.entity, field, words, session.now()));
  };
  add_words("label", filter.labels);
  add_words("shape", filter.shapes);
  add_words("creator", creators);
  if (!conditions.empty()) {
    filters::SqlPart part = conditions.sql(2);
    add_sql(part.sql);
    m_bounds = std::move(part.values);
  }
  m_order = conditions.order({}, "a.id");
  choose_ways(session, scope, filter);
  if (!filter.explain) return;
  Explained explained;
  store::AnnotationQuery asked = query();
  for (const Way& way : m_ways) {
    asked.way = way.of;
    asked.id = way.id;
    explained.statements.push_back(explanation_of(session, store::annotations_sql(asked), store::annotations_values(asked)));
  }
  throw explained;
}

void AnnotationListing::choose_ways(store::Session& session, const AnnotationScope& scope, const AnnotationFilter& filter) {
  store::Database& db = session.db();
  const bool all = m_manages = session.actor().manages();
  std::vector<Layer> layers, own_layers;  // own: an item's own layers
  for (const std::string& word : filter.layers) layers.push_back(model::parse_or_throw<Layer>(word));
  for (const Layer layer : layers)
    if (layer != Layer::work) own_layers.push_back(layer);
  if (!all && !own_layers.empty()) throw Error(Code::permission, "annotators see the layer work only");
  if (!all) layers = {Layer::work};

  if (scope.task) {
    m_reviewed = scope.task->task_type == model::TaskType::qa;
    if (!all || !filter.assignees.empty()) {
      for (const auto& held : list_assignments(session, {.task_id = scope.task->id, .assignees = filter.assignees, .statuses = {}, .archived = false}))
        m_ways.push_back({AnnotationsOf::assignment, held.id});
    } else if (layers.empty() || own_layers.size() < layers.size()) {
      m_ways.push_back({AnnotationsOf::task, scope.task->id});
    }
    if (all && !own_layers.empty()) {
      if (!filter.assignees.empty()) throw Error(Code::usage, "layers of the items themselves have no assignee");
      m_ways.push_back({AnnotationsOf::task_items, scope.task->id});
    }
    if (!layers.empty()) add_sql(layer_sql(layers));
    if (all && !filter.replicas) add_sql("w.replica_key <= 0");
    return;
  }
  if (!filter.assignees.empty()) throw Error(Code::usage, "--assignee needs a task");
  if (scope.work_item_id != 0) {
    const auto work = store::find_work(db, scope.work_item_id);
    if (!work) throw_no_such_id(db, "work_item", scope.work_item_id);
    if (!WorkRights(session).holds(work->assignment_id))
      throw Error(Code::permission, cat("no assignment of yours holds work item ", scope.work_item_id)).hint("tasks mine shows what you hold");
    m_ways.push_back({AnnotationsOf::work_item, work->parent_id != 0 ? work->parent_id : scope.work_item_id});
  } else {
    if (all && !store::find_item(db, scope.item_id, store::Truth::hidden)) throw_no_such_id(db, "item", scope.item_id);
    m_ways.push_back({AnnotationsOf::item, scope.item_id});
    if (!layers.empty()) add_sql(layer_sql(layers));
  }
  if (!all) {
    std::string held = "(0";
    for (const Id id : store::held_assignment_ids(db, session.actor().id)) held += cat(", ", id);
    held += ')';
    // Those who review it see it, too.
    add_sql(cat("(w.assignment_id in ", held, " or exists (select 1 from work_item q where q.parent_work_item_id = w.id and q.removed_op is null and q.assignment_id in ",
                held, "))"));
  } else if (!filter.replicas && scope.work_item_id == 0) {
    add_sql("coalesce(w.replica_key, 0) <= 0");
  }
}

store::AnnotationQuery AnnotationListing::query() const {
  store::AnnotationQuery query;
  query.where = m_where;
  for (const auto& bound : m_bounds) std::visit([&](const auto& v) { query.values.emplace_back(v); }, bound);
  query.order = m_order;
  query.limit = m_limit;
  query.reviewed = m_reviewed;
  query.manages = m_manages;
  return query;
}

void AnnotationListing::each(store::Session& session, const store::VisitAnnotation& visit) const {
  store::AnnotationQuery query = this->query();
  for (const Way& way : m_ways) {
    query.way = way.of;
    query.id = way.id;
    bool enough = false;
    const std::int64_t given = store::each_annotation(session, query, [&](const model::Annotation& a) { return !(enough = !visit(a)); });
    if (enough || (query.limit && (*query.limit -= given) <= 0)) return;
  }
}

}  // namespace tasks::service
