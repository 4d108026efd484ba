#include "lib/service/prelabeling.hpp"

#include <algorithm>
#include <map>

#include "lib/base/error.hpp"
#include "lib/base/text.hpp"
#include "lib/service/recipes.hpp"
#include "lib/store/node_lines.hpp"
#include "lib/store/selection.hpp"
#include "lib/store/work_changes.hpp"

namespace tasks::service {
namespace {

using store::Id;

void select(store::Transaction& tx, const std::vector<Id>& ids) {
  std::vector<store::Chosen> chosen;
  for (const Id id : ids) chosen.push_back({id, {}});
  store::load_selection(tx.db(), chosen);
}

// Takes away what it said before; tells whose it was.
std::vector<store::ModelAnnotation> forget(store::Transaction& tx, store::Lies where, const std::string& model, Id task_id) {
  std::vector<store::ModelAnnotation> said = store::said_by_model(tx.db(), where, model);
  store::IdSet gone;
  for (const store::ModelAnnotation& one : said) gone.add(one.id);
  if (gone.empty()) return said;
  store::delete_annotations(tx, gone);
  tx.removed("annotation", gone, task_id);
  return said;
}

}  // namespace

ModelSays::ModelSays(store::Session& session, ModelName model, Id recipe_version_id) : m_model(std::move(model)) {
  if (recipe_version_id != 0) m_recipe = recipe_content(session, recipe_version_id);
  m_checker.emplace(m_recipe ? &*m_recipe : nullptr);
}

void ModelSays::take(Id item_id, Id work_item_id, const model::ItemExtent& extent, const std::vector<model::Annotation>& annotations) {
  const std::size_t before = m_made.size();
  std::int64_t left_out = 0;
  try {
    for (const model::Annotation& given : annotations) {
      if (given.confidence && !(*given.confidence >= 0 && *given.confidence <= 1)) throw Error(Code::bad_record, cat("confidence: ", *given.confidence, " is not between 0 and 1"));
      if (given.confidence && *given.confidence < m_model.min_score) {
        ++left_out;
        continue;
      }
      store::NewAnnotation made{.annotation = given, .measures = {}};
      model::Annotation& a = made.annotation;
      a.layer = work_item_id != 0 ? model::Layer::work : model::Layer::model;
      a.item_id = item_id;
      a.work_item_id = work_item_id;
      a.source = "model";
      a.model = m_model.name;
      a.model_version = m_model.version;
      made.measures = m_checker->check(a, extent);
      m_made.push_back(std::move(made));
    }
  } catch (Error& e) {
    e.within(cat("annotation ", m_made.size() - before + static_cast<std::size_t>(left_out) + 1));
    m_made.resize(before);
    throw;
  }
  m_left_out += left_out;
  m_items.push_back(item_id);
  if (work_item_id != 0) m_work_items.push_back(work_item_id);
}

void ModelSays::store_on_items(store::Transaction& tx) {
  if (m_items.empty()) return;
  select(tx, m_items);
  forget(tx, store::Lies::on_items, m_model.name, 0);
  store::insert_annotations(tx, 0, m_made);
}

void ModelSays::store_on_work(store::Transaction& tx, Id task_id) {
  if (m_work_items.empty()) return;
  select(tx, m_work_items);
  std::map<Id, std::int64_t> more;
  const std::vector<store::ModelAnnotation> said = forget(tx, store::Lies::on_work, m_model.name, task_id);
  for (const store::ModelAnnotation& one : said) --more[one.work_item_id];
  for (store::NewAnnotation& one : m_made) {
    one.annotation.task_id = task_id;
    ++more[one.annotation.work_item_id];
  }
  store::insert_annotations(tx, task_id, m_made);
  count_annotations(tx, more);
}

void count_annotations(store::Transaction& tx, const std::map<Id, std::int64_t>& more) {
  std::vector<store::Chosen> chosen;
  std::vector<store::TouchedWork> touched;
  for (const auto& [work_item, n] : more) {
    chosen.push_back({work_item, {}});
    touched.push_back({work_item, n});
  }
  if (touched.empty()) return;
  store::load_selection(tx.db(), chosen);
  store::WorkChanges changes;
  store::each_selected_work(tx.db(), [&](const store::SelectedWork& work) {
    const std::int64_t n = more.at(work.state.id);
    store::WorkState after = work.state;
    after.object_count += n;
    changes.change(work.state, after);
    if (n == 0) changes.event("object_count", after, cat(work.state.object_count), cat(after.object_count));
  });
  store::touch_work_items(tx, touched);
  changes.write(tx);
}

}  // namespace tasks::service
