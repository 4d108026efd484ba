#include "lib/service/annotation_listing.hpp"

#include <algorithm>

#include "lib/base/error.hpp"
#include "lib/base/text.hpp"
#include "lib/service/assignments.hpp"
#include "lib/service/names.hpp"
#include "lib/service/people.hpp"
#include "lib/service/work_access.hpp"
#include "lib/store/items.hpp"

namespace tasks::service {
namespace {

using model::Layer;
using store::AnnotationsOf;
using store::Id;

const filters::FilterField& field(std::string_view name) {
  const auto fields = filters::annotation_fields();
  return *std::find_if(fields.begin(), fields.end(), [&](const filters::FilterField& f) { return f.name == name; });
}

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
  add_words("label", filter.labels, session.now());
  add_words("shape", filter.shapes, session.now());
  add_words("creator", creators, session.now());
  for (const std::string& text : filter.where) add_condition(filters::parse_condition(text, filters::annotation_fields()), session.now());
  choose_ways(session, scope, filter);
}

void AnnotationListing::add_words(std::string_view name, const std::vector<std::string>& values, Micros now) {
  if (values.empty()) return;
  filters::Condition condition;
  condition.field = &field(name);
  condition.values = values;
  add_condition(std::move(condition), now);
}

void AnnotationListing::add_condition(filters::Condition condition, Micros now) {
  if (filters::has_wildcards(condition)) {
    m_patterns.push_back(std::move(condition));
    return;
  }
  auto part = filters::to_sql(condition, static_cast<int>(m_bounds.size()) + 2, now);
  add_sql(part.sql);
  std::move(part.values.begin(), part.values.end(), std::back_inserter(m_bounds));
}

void AnnotationListing::choose_ways(store::Session& session, const AnnotationScope& scope, const AnnotationFilter& filter) {
  store::Database& db = session.db();
  const bool all = session.actor().manages();
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
    if (all && !filter.replicas) add_sql("w.replica_key = 0");
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
    add_sql("coalesce(w.replica_key, 0) = 0");
  }
}

void AnnotationListing::each(store::Session& session, const store::VisitAnnotation& visit) const {
  store::AnnotationQuery query;
  query.where = m_where;
  for (const auto& bound : m_bounds) std::visit([&](const auto& v) { query.values.emplace_back(v); }, bound);
  for (const auto& pattern : m_patterns) query.patterns.emplace_back(pattern.field->sql);
  if (!m_patterns.empty())
    query.accept = [this](const std::vector<std::string_view>& values) {
      for (std::size_t i = 0; i < m_patterns.size(); ++i)
        if (!filters::matches(m_patterns[i], values[i])) return false;
      return true;
    };
  query.limit = m_limit;
  query.reviewed = m_reviewed;
  for (const Way& way : m_ways) {
    query.way = way.of;
    query.id = way.id;
    bool enough = false;
    const std::int64_t given = store::each_annotation(session, query, [&](const model::Annotation& a) { return !(enough = !visit(a)); });
    if (enough || (query.limit && (*query.limit -= given) <= 0)) return;
  }
}

}  // namespace tasks::service
