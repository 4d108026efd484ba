#include "lib/service/classify.hpp"

#include "lib/base/text.hpp"
#include "lib/model/annotation_rules.hpp"
#include "lib/service/recipes.hpp"
#include "lib/service/settings.hpp"
#include "lib/service/timers.hpp"
#include "lib/service/work_access.hpp"
#include "lib/store/annotations.hpp"
#include "lib/store/work_changes.hpp"

namespace tasks::service {
namespace {

using store::Id;

// A work item with what is on it and what is to be done.
struct Place {
  store::WorkState state;
  bool labeled = false;       // has the label
  std::vector<Id> replaced;
};

class Classifying {
 public:
  Classifying(store::Transaction& tx, const model::Task& task, const ClassifyRequest& request)
      : m_tx(tx), m_task(task), m_request(request), m_rights(tx), m_forced(force_remove_status(tx)) {}

  Changed run() {
    look_at_work();
    look_at_labels();
    settle();
    if (!m_result.refusals.empty() && m_request.partial == Partial::no) throw m_result.refusals.error(m_result.all());
    store::drop_from_selection(m_tx.db(), store::IdSet::of(std::move(m_dropped)));
    if (m_result.changed > 0) write();
    return std::move(m_result);
  }

 private:
  std::optional<Error> refusal(const store::SelectedWork& work) const {
    const store::WorkState& w = work.state;
    if (auto why = m_rights.refusal(w)) return why;
    if (m_forced && !w.status.empty())
      return Error(Code::guard, cat("it has the status ", quote(w.status)))
          .hint(cat("this project wants it cleared first: tasks set-status --clear ", w.task_id, ' ', w.id));
    return std::nullopt;
  }

  void look_at_work() {
    store::each_selected_work(m_tx.db(), [&](const store::SelectedWork& work) {
      if (const auto why = refusal(work)) return refuse(work.state.id, *why);
      if (work.wanted_version && *work.wanted_version != work.state.version) m_stale.add(work.state.id);
      m_places.push_back({work.state, false, {}});
    });
  }

  void look_at_labels() {
    auto place = m_places.begin();
    store::each_class_on_selected(m_tx.db(), [&](Id work_item, Id annotation, std::string_view label) {
      while (place != m_places.end() && place->state.id < work_item) ++place;
      if (place == m_places.end() || place->state.id != work_item) return;
      if (label == m_request.label)
        place->labeled = true;
      else if (m_request.replace)
        place->replaced.push_back(annotation);
    });
  }

  // What changes at all, and may.
  void settle() {
    std::erase_if(m_places, [&](const Place& place) {
      if (place.labeled && place.replaced.empty()) {
        ++m_result.unchanged;
        m_dropped.push_back(place.state.id);
        return true;
      }
      if (!m_stale.contains(place.state.id)) return false;
      refuse(place.state.id, Error(Code::conflict, "it has changed since it was read"));
      return true;
    });
    check_new();
    m_result.changed = static_cast<std::int64_t>(m_places.size());
  }

  // The new annotations, checked on the items on which they lie.
  void check_new() {
    std::optional<model::RecipeContent> recipe;
    if (m_task.recipe_version_id != 0) recipe = recipe_content(m_tx, m_task.recipe_version_id);
    model::AnnotationChecker checker(recipe ? &*recipe : nullptr);
    store::IdSet refused;
    auto place = m_places.begin();
    store::each_selected_item(m_tx.db(), [&](const store::PlaceItem& found) {
      while (place != m_places.end() && place->state.id < found.work_item_id) ++place;
      if (place == m_places.end() || place->state.id != found.work_item_id || place->labeled) return;
      model::Annotation annotation;
      annotation.label = m_request.label;
      annotation.shape = model::Shape::class_;
      annotation.layer = model::Layer::work;
      annotation.source = "manual";
      annotation.work_item_id = found.work_item_id;
      annotation.item_id = found.item_id;
      annotation.task_id = m_task.id;
      try {
        const model::Measures measures = checker.check(annotation, found.extent);
        m_new.push_back({std::move(annotation), measures});
      } catch (const Error& why) {
        if (why.code() != Code::recipe_refused && why.code() != Code::bad_record) throw;
        refuse(found.work_item_id, why);
        refused.add(found.work_item_id);
      }
    });
    std::erase_if(m_places, [&](const Place& p) { return refused.contains(p.state.id); });
  }

  void write() {
    store::insert_annotations(m_tx, m_task.id, m_new);
    std::vector<Id> gone;
    std::vector<store::TouchedWork> touched;
    store::WorkChanges changes;
    for (const Place& place : m_places) {
      gone.insert(gone.end(), place.replaced.begin(), place.replaced.end());
      const std::int64_t more = (place.labeled ? 0 : 1) - static_cast<std::int64_t>(place.replaced.size());
      touched.push_back({place.state.id, more});
      store::WorkState after = place.state;
      after.object_count += more;
      after.edited_after_status = !after.status.empty();
      changes.change(place.state, after);
      if (more == 0) changes.event("object_count", after, cat(after.object_count), cat(after.object_count));
    }
    if (const store::IdSet ids = store::IdSet::of(std::move(gone)); !ids.empty()) {
      store::delete_annotations(m_tx, ids);
      m_tx.removed("annotation", ids, m_task.id);
    }
    store::touch_work_items(m_tx, touched);
    changes.write(m_tx);
    Timer timer(m_tx);
    if (!timer.running_on()) return;
    for (const Place& place : m_places)
      if (place.state.id == *timer.running_on()) return timer.act(place.state.id);
  }

  void refuse(Id id, const Error& why) {
    m_result.refusals.add(id, why);
    m_dropped.push_back(id);
  }

  store::Transaction& m_tx;
  const model::Task& m_task;
  const ClassifyRequest& m_request;
  const WorkRights m_rights;
  const bool m_forced;
  std::vector<Place> m_places;  // by id
  std::vector<store::NewAnnotation> m_new;       // by work item
  store::IdSet m_stale;
  std::vector<Id> m_dropped;    // from the selection
  Changed m_result;
};

}  // namespace

Changed classify(store::Transaction& tx, const model::Task& task, const ClassifyRequest& request) {
  if (task.task_type == model::TaskType::qa)
    throw Error(Code::guard, cat(quote(task.name), " is a QA task: its annotations are those of what it reviews"))
        .hint(cat("tasks classify ", task.parent_id, ", or tasks annotate for one after the other"));
  if (const auto why = closed(*store::find_gate(tx.db(), task.id), tx.now())) throw *why;
  return Classifying(tx, task, request).run();
}

}  // namespace tasks::service
