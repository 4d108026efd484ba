#include "lib/service/annotate.hpp"

#include <algorithm>
#include <map>
#include <unordered_map>
#include <unordered_set>

#include "lib/base/interrupt.hpp"
#include "lib/base/text.hpp"
#include "lib/formats/annotation_jsonl.hpp"
#include "lib/model/annotation_rules.hpp"
#include "lib/service/names.hpp"
#include "lib/service/recipes.hpp"
#include "lib/service/settings.hpp"
#include "lib/service/timers.hpp"
#include "lib/service/work_access.hpp"
#include "lib/store/annotations.hpp"
#include "lib/store/selection.hpp"
#include "lib/store/server.hpp"
#include "lib/store/work_changes.hpp"

namespace tasks::service {
namespace {

using formats::AnnotationInput;
using store::Id;

// A task that lines are for: what its recipe allows, and why it is closed, when it is.
struct TaskRules {
  std::optional<Error> shut;
  std::optional<model::RecipeContent> recipe;
  std::optional<model::AnnotationChecker> checker;
};

// A work item that lines are for.
struct Place {
  store::WorkState state;
  Id item_id = 0;
  model::ItemExtent extent;
  TaskRules* task = nullptr;
  std::optional<Error> refused;  // for every line
  Place* layer = nullptr;        // of a QA work item: what it reviews, where its annotations lie
  Id review = 0;                 // the actor may only because this QA work item of theirs reviews it
  bool touched = false;
  std::int64_t more = 0;
};

// What a line can be refused for; anything else (a full disk, Ctrl-C) stops the command.
bool refuses_a_line(Code code) {
  switch (code) {
    case Code::bad_record:
    case Code::recipe_refused:
    case Code::guard:
    case Code::locked:
    case Code::permission:
    case Code::not_found:
    case Code::wrong_kind: return true;
    default: return false;
  }
}

class Stream {
 public:
  Stream(store::Transaction& tx, const AnnotateRequest& request) : m_tx(tx), m_request(request), m_rights(tx), m_forced(force_remove_status(tx)) {}

  AnnotateResult run() {
    look_through();
    find_work();
    check_parents();
    if (m_new > 0) add_new();
    if (m_edits > 0) apply_edits();
    if (!m_result.refusals.empty() && m_request.partial == Partial::no) throw m_result.refusals.error(m_result.lines);
    finish();
    return std::move(m_result);
  }

 private:
  // Every record of the stream, in turn, with the number of its line.
  template <class Visit>
  void each_line(const Visit& visit) {
    LineReader lines = m_request.open();
    while (const auto line = lines.next()) {
      if ((lines.number() & 0xfff) == 0) throw_if_interrupted();
      if (trim(*line).empty()) continue;
      const AnnotationInput* input = nullptr;
      try {
        input = &m_reader.read(*line);
      } catch (Error& e) {
        e.within(lines.place());
        throw;
      }
      visit(lines.number(), *input);
    }
  }

  // First reading: is every line a record, and which work items and annotations do they name?
  void look_through() {
    store::create_edit_table(m_tx.db());
    auto edits = store::load_edits(m_tx.db());
    std::unordered_set<Id> work_items, items;
    std::unordered_set<std::string> paths;
    std::vector<Id> parents;
    each_line([&](std::int64_t number, const AnnotationInput& in) {
      ++m_result.lines;
      if (in.has(AnnotationInput::Field::parent) && in.parent != 0) parents.push_back(in.parent);
      if (in.id != 0) {
        const store::Value row[] = {number, in.id};
        edits->add(row);
        ++m_edits;
        return;
      }
      ++m_new;
      if (in.work_item != 0)
        work_items.insert(in.work_item);
      else if (in.item != 0)
        items.insert(in.item);
      else
        paths.insert(in.path);
    });
    edits->finish();
    m_parents = store::IdSet::of(std::move(parents));
    if (!m_request.task && !(items.empty() && paths.empty()))
      throw Error(Code::usage, "lines that name an item or a path need the task: tasks annotate TASK FILE").hint("or name work_item in each line");
    m_work_items.assign(work_items.begin(), work_items.end());
    m_keys.items.assign(items.begin(), items.end());
    m_keys.paths.assign(paths.begin(), paths.end());
    std::sort(m_keys.paths.begin(), m_keys.paths.end());
  }

  void find_work() {
    if (!m_keys.items.empty() || !m_keys.paths.empty()) {
      const Id held_by = m_tx.actor().manages() ? 0 : m_tx.actor().id;
      for (store::FoundPlace& found : store::find_places(m_tx.db(), m_request.task->id, m_keys, held_by)) {
        m_work_items.push_back(found.work_item_id);
        m_by_item[found.item_id] = found.work_item_id;
        m_by_path[std::move(found.path)] = found.work_item_id;
      }
    }
    std::vector<store::Chosen> chosen;
    chosen.reserve(m_work_items.size());
    for (const Id id : m_work_items) chosen.push_back({id, {}});
    store::load_selection(m_tx.db(), chosen);
    store::select_work_of_edits(m_tx.db());
    store::unselect_removed_work(m_tx.db());
    store::select_reviewed_work(m_tx.db());
    std::unordered_map<Id, Id> reviews;
    if (!m_tx.actor().manages()) store::each_review_held(m_tx.db(), m_tx.actor().id, [&](Id reviewed, Id review) { reviews.emplace(reviewed, review); });
    for (const auto& gate : store::gates_of_selected(m_tx.db())) open_task(gate);
    store::each_selected_work(m_tx.db(), [&](const store::SelectedWork& work) { m_places[work.state.id].state = work.state; });
    store::each_selected_item(m_tx.db(), [&](const store::PlaceItem& found) {
      Place& place = m_places[found.work_item_id];
      place.item_id = found.item_id;
      place.extent = found.extent;
      place.task = &m_tasks.at(place.state.task_id);
      if (const auto review = reviews.find(found.work_item_id); review != reviews.end() && !m_rights.holds(place.state.assignment_id)) place.review = review->second;
    });
    // What is reviewed has the lesser or greater id: all are there by now.
    for (auto& [id, place] : m_places)
      if (place.state.parent_id != 0) place.layer = &m_places.at(place.state.parent_id);
    for (auto& [id, place] : m_places) place.refused = refusal(place);
  }

  void open_task(const store::TaskGate& gate) {
    TaskRules& rules = m_tasks[gate.id];
    rules.shut = closed(gate, m_tx.now());
    if (gate.recipe_version_id != 0) rules.recipe = recipe_content(m_tx, gate.recipe_version_id);
    rules.checker.emplace(rules.recipe ? &*rules.recipe : nullptr);
  }

  std::optional<Error> refusal(const Place& place) const {
    const store::WorkState& w = place.state;
    if (m_request.task && w.task_id != m_request.task->id && !(m_request.task->task_type == model::TaskType::qa && w.task_id == m_request.task->parent_id))
      return Error(Code::guard, cat("work item ", w.id, " belongs to another task"));
    if (place.task->shut) return place.task->shut;
    if (!m_rights.holds(w.assignment_id) && place.review == 0)
      return Error(Code::permission, cat("no assignment of yours holds work item ", w.id)).hint("tasks mine shows what you hold");
    if (w.stage == model::Stage::prepare && !m_tx.actor().manages()) return m_rights.refusal(w);
    if (m_forced && !w.status.empty())
      return Error(Code::guard, cat("work item ", w.id, " has the status ", quote(w.status)))
          .hint(cat("this project wants it cleared first: tasks set-status --clear ", w.task_id, ' ', w.id));
    // Through the QA work item one works on what it reviews: that has its own locks and its own status.
    if (!place.layer) return std::nullopt;
    if (place.layer->task->shut) return place.layer->task->shut;
    const store::WorkState& reviewed = place.layer->state;
    if (m_forced && !reviewed.status.empty())
      return Error(Code::guard, cat("work item ", reviewed.id, ", which it reviews, has the status ", quote(reviewed.status)))
          .hint("this project wants it cleared first: an issue does that, too");
    return std::nullopt;
  }

  // Where a new annotation goes. Throws when that is nowhere.
  Place& place_of(const AnnotationInput& in) {
    Id id = in.work_item;
    if (id == 0) {
      const auto by_item = m_by_item.find(in.item);
      const auto by_path = m_by_path.find(in.path);
      if (in.item != 0 && by_item != m_by_item.end()) id = by_item->second;
      if (in.item == 0 && by_path != m_by_path.end()) id = by_path->second;
      if (id == 0)
        throw Error(Code::not_found, cat("task ", quote(m_request.task->name), " has no work item for ",
                                         in.item != 0 ? cat("item ", in.item) : quote(in.path)))
            .hint("");
    }
    const auto found = m_places.find(id);
    if (found == m_places.end()) throw_no_such_id(m_tx.db(), "work_item", id);
    if (found->second.refused) throw *found->second.refused;
    if (found->second.review != 0) m_acted.insert(found->second.review);
    if (!found->second.layer) return found->second;
    m_acted.insert(id);
    return *found->second.layer;
  }

  void check_parents() {
    if (m_parents.empty()) return;
    for (const auto& [id, work_item] : store::living_annotations(m_tx.db(), m_parents)) m_work_of_parent[id] = work_item;
  }

  void require_parent(const model::Annotation& a) const {
    if (a.parent_id == 0 || !m_parents.contains(a.parent_id)) return;
    const auto found = m_work_of_parent.find(a.parent_id);
    if (found == m_work_of_parent.end()) throw Error(Code::bad_record, cat("parent: no annotation has the id ", a.parent_id)).hint("");
    if (a.id == a.parent_id) throw Error(Code::bad_record, "parent: an annotation is no part of itself").hint("");
    if (found->second != a.work_item_id)
      throw Error(Code::bad_record, cat("parent: annotation ", a.parent_id, " is not on work item ", a.work_item_id)).hint("");
  }

  void add_new() {
    store::AnnotationLoad load(m_tx, m_new);
    const Id first = m_tx.reserve_ids(m_new);
    std::vector<Id> added;
    Id only_task = 0;
    model::Annotation annotation;
    each_line([&](std::int64_t number, const AnnotationInput& in) {
      if (in.id != 0) return;
      try {
        Place& place = place_of(in);
        annotation = {};
        in.apply(annotation);
        annotation.layer = model::Layer::work;
        annotation.work_item_id = place.state.id;
        annotation.item_id = place.item_id;
        annotation.task_id = place.state.task_id;
        annotation.source = "manual";
        require_parent(annotation);
        const model::Measures measures = place.task->checker->check(annotation, place.extent);
        annotation.id = first + static_cast<Id>(added.size());
        load.add(annotation, measures);
        place.touched = true;
        ++place.more;
        only_task = added.empty() || only_task == annotation.task_id ? annotation.task_id : -1;
        added.push_back(annotation.id);
        m_printed.push_back({number, annotation.id});
      } catch (const Error& why) {
        refuse(0, number, why);
      }
    });
    load.finish();
    m_result.added = static_cast<std::int64_t>(added.size());
    if (!added.empty()) m_tx.created("annotation", store::IdSet::range(first, m_result.added), std::max<Id>(only_task, 0));
  }

  // Changes and ends, in step with what is stored of them.
  void apply_edits() {
    store::AnnotationUpdate update(m_tx);
    std::vector<Id> changed, removed, reparented;
    std::unordered_set<Id> seen;
    LineReader lines = m_request.open();
    store::each_edited(m_tx.db(), [&](std::int64_t number, Id id, const store::StoredAnnotation& stored) {
      const AnnotationInput& in = line_at(lines, number, id);
      try {
        if (!seen.insert(id).second) throw Error(Code::bad_record, cat("annotation ", id, " is there twice")).hint("change it in one line");
        Place& place = place_of_edit(id, stored, in);
        if (in.remove) {
          if (stored.deleted) return void(++m_result.unchanged);
          removed.push_back(id);
          --place.more;
          place.touched = true;
          return;
        }
        if (stored.deleted) throw Error(Code::guard, cat("annotation ", id, " was deleted"));
        model::Annotation after = stored.annotation;
        in.apply(after);
        require_parent(after);
        const model::Measures measures = place.task->checker->check(after, place.extent);
        if (same(after, stored.annotation)) return void(++m_result.unchanged);
        update.add(after, measures, stored.before);
        place.touched = true;
        changed.push_back(id);
        if (after.parent_id != stored.annotation.parent_id && after.parent_id != 0) reparented.push_back(id);
        m_printed.push_back({number, id});
      } catch (const Error& why) {
        refuse(id, number, why);
      }
    });
    if (!changed.empty()) update.finish();
    m_result.changed = static_cast<std::int64_t>(changed.size());
    m_result.removed = static_cast<std::int64_t>(removed.size());
    const store::IdSet gone = store::IdSet::of(std::move(removed));
    if (!gone.empty()) store::delete_annotations(m_tx, gone);
    m_tx.note({.kind = "annotation", .field = "content", .old_value = {}, .new_value = {}, .task_id = 0, .ids = store::IdSet::of(std::move(changed))});
    m_tx.removed("annotation", gone);
    if (reparented.empty()) return;
    if (const auto cycle = store::find_parent_cycle(m_tx.db(), store::IdSet::of(std::move(reparented))))
      throw Error(Code::bad_record, cat("annotation ", *cycle, " would be a part of itself, or lie too deep")).hint("");
  }

  Place& place_of_edit(Id id, const store::StoredAnnotation& stored, const AnnotationInput& in) {
    const model::Annotation& a = stored.annotation;
    // What lies on the items themselves is not for annotators to know of.
    if (a.id == 0 || (a.work_item_id == 0 && !m_tx.actor().manages())) throw_no_annotation(id);
    if (a.work_item_id == 0)
      throw Error(Code::guard, cat("annotation ", id, " is in the item's layer ", model::to_text(a.layer), ", not on a work item")).hint("tasks import changes such layers");
    const auto named = m_places.find(in.work_item);
    const bool through_review = named != m_places.end() && named->second.state.parent_id == a.work_item_id;
    if (in.work_item != 0 && in.work_item != a.work_item_id && !through_review)
      throw Error(Code::bad_record, cat("work_item: annotation ", id, " is on work item ", a.work_item_id)).hint("an annotation stays where it was made");
    const auto found = m_places.find(a.work_item_id);
    if (found == m_places.end()) throw Error(Code::guard, cat("the work item of annotation ", id, " was taken out of its task"));
    if (found->second.refused) throw *found->second.refused;
    if (found->second.review != 0) m_acted.insert(found->second.review);
    return found->second;
  }

  [[noreturn]] void throw_no_annotation(Id id) {
    if (!m_tx.actor().manages() && !store::hides_rows(m_tx.db())) throw Error(Code::not_found, cat("no annotation has the id ", id));
    throw_no_such_id(m_tx.db(), "annotation", id);
  }

  // The record of line `number`, which is the next one that names an id.
  const AnnotationInput& line_at(LineReader& lines, std::int64_t number, Id id) {
    while (const auto line = lines.next()) {
      if (lines.number() < number) continue;
      const AnnotationInput& in = m_reader.read(*line);
      if (lines.number() == number && in.id == id) return in;
      break;
    }
    throw Error(Code::io, cat(lines.place(), " changed while it was read")).hint("nothing was changed; repeat");
  }

  static bool same(const model::Annotation& a, const model::Annotation& b) {
    return a.label == b.label && a.shape == b.shape && a.geometry == b.geometry && a.attributes == b.attributes && a.frame == b.frame &&
           a.frame_end == b.frame_end && a.external_id == b.external_id && a.confidence == b.confidence && a.parent_id == b.parent_id;
  }

  // Called while `why` is being handled.
  void refuse(Id id, std::int64_t line, const Error& why) {
    if (!refuses_a_line(why.code())) throw;
    m_result.refusals.add(id, line, why);
  }

  // The work items: counts, versions, history, counters, the timer.
  void finish() {
    std::vector<store::TouchedWork> touched;
    for (const auto& [id, place] : m_places)
      if (place.touched) touched.push_back({id, place.more});
    std::sort(touched.begin(), touched.end(), [](const auto& a, const auto& b) { return a.id < b.id; });
    store::list_annotated(m_tx.db(), m_printed);
    if (touched.empty()) return;
    store::WorkChanges changes;
    for (const store::TouchedWork& work : touched) {
      const store::WorkState& before = m_places[work.id].state;
      store::WorkState after = before;
      after.object_count += work.more;
      after.edited_after_status = !after.status.empty();
      changes.change(before, after);
      if (work.more == 0) changes.event("object_count", after, cat(before.object_count), cat(after.object_count));
    }
    store::touch_work_items(m_tx, touched);
    if (!m_acted.empty()) changes.count_for_others();
    changes.write(m_tx);
    Timer timer(m_tx);
    if (!timer.running_on()) return;
    const auto timed = m_places.find(*timer.running_on());
    if (m_acted.contains(*timer.running_on()) || (timed != m_places.end() && timed->second.touched)) timer.act(*timer.running_on());
  }

  store::Transaction& m_tx;
  const AnnotateRequest& m_request;
  const WorkRights m_rights;
  const bool m_forced;
  formats::AnnotationReader m_reader;
  std::int64_t m_new = 0, m_edits = 0;
  std::vector<Id> m_work_items;
  store::PlaceKeys m_keys;
  store::IdSet m_parents;
  std::map<Id, TaskRules> m_tasks;
  std::unordered_map<Id, Place> m_places;
  std::unordered_set<Id> m_acted;  // QA work items through which was worked
  std::unordered_map<Id, Id> m_by_item, m_work_of_parent;
  std::unordered_map<std::string, Id> m_by_path;
  std::vector<store::Annotated> m_printed;
  AnnotateResult m_result;
};

}  // namespace

AnnotateResult annotate(store::Transaction& tx, const AnnotateRequest& request) { return Stream(tx, request).run(); }

}  // namespace tasks::service
