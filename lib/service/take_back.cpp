#include "lib/service/take_back.hpp"

#include <algorithm>
#include <set>

#include "lib/base/error.hpp"
#include "lib/base/file.hpp"
#include "lib/base/text.hpp"
#include "lib/service/annotate.hpp"
#include "lib/service/import_documents.hpp"
#include "lib/service/names.hpp"
#include "lib/service/recipes.hpp"
#include "lib/service/set_status.hpp"
#include "lib/service/skip.hpp"
#include "lib/service/spent_time.hpp"
#include "lib/service/work_access.hpp"
#include "lib/store/history.hpp"
#include "lib/store/people.hpp"
#include "lib/store/selection.hpp"
#include "lib/store/work.hpp"

namespace tasks::service {
namespace {

using formats::Answer;
using formats::ItemDocument;
using model::Annotation;
using store::Id;

struct Work {
  Id work_item_id = 0, assignment_id = 0;
  model::ItemExtent extent;
  std::string status, status_by;
  bool skipped = false;
  std::int64_t version = 0;
  Micros duration = 0;
  std::vector<Annotation> annotations;  // as they are here
};

// What one person's answer changes on one work item.
struct Taken {
  Work* work = nullptr;
  const model::User* user = nullptr;
  std::string lines;                 // for `annotate`
  std::vector<std::string> extras;   // by line; "" none
  std::int64_t added = 0, replaced = 0, removed = 0, unchanged = 0;
  std::string status;                // to set; "" leaves it
  bool skip = false;
  Micros time = 0;                   // to add
  bool suspect = false;              // somebody may have changed it here as well
  bool differs() const { return !lines.empty() || !status.empty() || skip || time > 0; }
};

bool same(const Annotation& a, const Annotation& b) {
  return a.label == b.label && a.shape == b.shape && a.geometry == b.geometry && (a.attributes.empty() ? "{}" : a.attributes) == (b.attributes.empty() ? "{}" : b.attributes) && a.frame == b.frame && a.frame_end == b.frame_end;
}

// Who the people of a file are here.
class People {
 public:
  People(store::Session& session, const TakeBack& how) : m_session(session), m_how(how) {}

  const model::User* find(const std::string& name) {
    if (const auto known = m_how.users.find(name); known != m_how.users.end()) return &known->second;
    const auto [found, fresh] = m_known.emplace(name, std::nullopt);
    if (fresh && name.find('@') != std::string::npos) found->second = store::find_user(m_session.db(), name);
    if (!found->second) m_unknown.insert(name.empty() ? std::string("(no name)") : name);
    return found->second ? &*found->second : nullptr;
  }

  bool knows(const std::string& email) {
    const auto [found, fresh] = m_known.emplace(email, std::nullopt);
    if (fresh) found->second = store::find_user(m_session.db(), email);
    return found->second.has_value();
  }

  // When somebody was not found.
  void check() const {
    if (m_unknown.empty()) return;
    throw Error(Code::bad_value, cat("nobody here is ", some_of({m_unknown.begin(), m_unknown.end()}))).hint("--map-users FILE says who is who: a name and an e-mail a row; tasks user add makes users");
  }

 private:
  store::Session& m_session;
  const TakeBack& m_how;
  std::map<std::string, std::optional<model::User>> m_known;  // by e-mail
  std::set<std::string> m_unknown;
};

class TakingBack {
 public:
  TakingBack(store::Transaction& tx, const model::Task& task, const ImportRequest& request, const TakeBack& how)
      : m_tx(tx), m_task(task), m_request(request), m_how(how), m_manager(tx.actor()), m_checker(nullptr, model::Overflow::allowed), m_people(tx, how) {
    if (task.recipe_version_id != 0) m_recipe = recipe_content(tx, task.recipe_version_id);
  }

  ImportReport run() {
    read_work();
    each_document(m_request, m_places, m_report.losses, [&](const ItemDocument& document) { look(document); });
    m_people.check();
    m_report.skipped += left_out(m_report.losses);
    settle_conflicts();
    const auto shut = m_taken.empty() ? std::nullopt : closed(*store::find_gate(m_tx.db(), m_task.id), m_tx.now());
    if (shut) throw *shut;
    free_work();
    std::set<const model::User*> users;
    for (const Taken& taken : m_taken) users.insert(taken.user);
    for (const model::User* user : users) apply(*user);
    m_report.items_unchanged = static_cast<std::int64_t>(m_works.size());
    return std::move(m_report);
  }

 private:
  void read_work() {
    const store::ExportScope scope{.task_id = m_task.id, .statuses = {}, .all = true, .split = {}, .replicas = true};
    std::unordered_map<Id, Work*> by_id;
    store::ExportItems items(m_tx, scope);
    while (items.next()) {
      const model::WorkItem& w = items.work();
      Work& work = m_works[items.item().path].emplace_back();
      work = {.work_item_id = w.id, .assignment_id = w.assignment_id, .extent = model::extent_of(items.item()), .status = w.status, .status_by = w.status_by, .skipped = w.skipped, .version = w.version, .duration = w.duration, .annotations = {}};
      m_places.emplace(items.item().path, ImportPlace{items.item().id, w.id, work.extent});
    }
    for (auto& [path, works] : m_works)
      for (Work& work : works) by_id.emplace(work.work_item_id, &work);
    store::ExportAnnotations there(m_tx, scope);
    while (there.next())
      if (const auto work = by_id.find(there.get().work_item_id); work != by_id.end()) work->second->annotations.push_back(there.get());
  }

  // ---- Who answered ----

  bool holds(const model::User& user, const Work& work) {
    const auto [found, fresh] = m_held.emplace(user.id, std::vector<Id>());
    if (fresh) found->second = store::held_assignment_ids(m_tx.db(), user.id);
    return std::binary_search(found->second.begin(), found->second.end(), work.assignment_id);
  }

  void look(const ItemDocument& document) {
    const auto found = m_works.find(document.item.path);
    if (found == m_works.end()) throw Error(Code::bad_record, cat("no item of task ", quote(m_task.name), " has the path ", quote(document.item.path)));
    // A file that names nobody has one answer to each item, which is theirs who brought it.
    static const std::vector<Answer> k_one(1);
    const std::vector<Answer>& answers = document.answers.empty() && document.labeled ? k_one : document.answers;
    if (!m_how.as_user) {
      for (const Answer& answer : answers)
        if (const model::User* user = m_people.find(answer.by)) take(found->second, document, answer, *user);
      return;
    }
    const auto own = std::find_if(answers.begin(), answers.end(), [&](const Answer& one) { return one.by == m_how.as_user->email; });
    if (own == answers.end() && answers.size() > 1)
      throw Error(Code::bad_value, cat(quote(document.item.path), " was answered by several: ", answers[0].by, ", ", answers[1].by)).hint("--map-users FILE says who they are, instead of --as-user");
    if (answers.empty()) return;
    const Answer& answer = own == answers.end() ? answers.front() : *own;
    if (own == answers.end() && answer.by.find('@') != std::string::npos && m_people.knows(answer.by))
      throw Error(Code::bad_value, cat(quote(document.item.path), " was answered by ", answer.by, ", not by ", m_how.as_user->email)).hint(cat("--as-user ", answer.by, ", or --map-users FILE for several people"));
    take(found->second, document, answer, *m_how.as_user);
  }

  // ---- What it changes ----

  void take(std::vector<Work>& works, const ItemDocument& document, const Answer& answer, const model::User& user) {
    const auto theirs = std::find_if(works.begin(), works.end(), [&](const Work& work) { return holds(user, work); });
    if (theirs == works.end()) {
      m_conflicts.add(works.front().work_item_id, Error(Code::conflict, cat(quote(document.item.path), " is not ", user.email, "'s here")));
      return;
    }
    Taken taken;
    taken.work = &*theirs;
    taken.user = &user;
    Work& work = *taken.work;
    if (!answer.skipped) take_annotations(taken, document, answer);
    const std::string wanted = answer.skipped ? std::string() : m_how.status && document.status.empty() ? *m_how.status : document.status;
    if (answer.skipped) {
      taken.skip = !work.skipped || !work.status.empty();
    } else if (!wanted.empty() && wanted != work.status) {
      get_action(m_task, wanted);
      taken.status = wanted;
    }
    taken.time = std::max<Micros>(0, answer.duration - work.duration);
    m_report.unchanged += taken.unchanged;
    if (!taken.differs()) return;
    const bool by_people = std::any_of(work.annotations.begin(), work.annotations.end(), [](const Annotation& a) { return a.model.empty(); });
    taken.suspect = document.work_item_version != 0 && document.work_item_id == work.work_item_id ? document.work_item_version != work.version : !work.status.empty() || work.skipped || by_people;
    m_taken.push_back(std::move(taken));
  }

  void take_annotations(Taken& taken, const ItemDocument& document, const Answer& answer) {
    const Work& work = *taken.work;
    std::vector<const Annotation*> left;
    for (const Annotation& a : work.annotations) left.push_back(&a);
    const auto claim = [&](const auto& is) {
      const auto found = std::find_if(left.begin(), left.end(), [&](const Annotation* a) { return is(*a); });
      const Annotation* a = found == left.end() ? nullptr : *found;
      if (a != nullptr) left.erase(found);
      return a;
    };
    for (const Annotation& given : document.annotations) {
      if (given.layer == model::Layer::model) continue;  // what was handed out, or another tool's guess
      if (!document.answers.empty() && given.creator != answer.by) continue;
      Annotation a = given;
      if (m_request.format != formats::Format::jsonl) fit_attributes(m_recipe, a);
      m_checker.check(a, work.extent);
      // One that was handed out carries its id here; one that came before, its id there; others are known by what they are.
      const auto ours = a.external_id.starts_with("tasks-") ? to_int(std::string_view(a.external_id).substr(6)) : std::nullopt;
      const Annotation* before = ours ? claim([&](const Annotation& b) { return b.id == *ours; }) : nullptr;
      if (before == nullptr && !a.external_id.empty()) before = claim([&](const Annotation& b) { return b.external_id == a.external_id; });
      if (before == nullptr) before = claim([&](const Annotation& b) { return (b.external_id.empty() || a.external_id.empty()) && same(a, b); });
      if (ours) a.external_id = before != nullptr ? before->external_id : std::string();
      if (before != nullptr && same(a, *before)) {
        ++taken.unchanged;
        continue;
      }
      ++(before != nullptr ? taken.replaced : taken.added);
      taken.lines += annotate_line(a, work.work_item_id, before != nullptr ? before->id : 0);
      taken.extras.push_back(a.extra);
    }
    for (const Annotation* gone : left) {
      taken.lines += cat("{\"id\":", gone->id, ",\"delete\":true}\n");
      taken.extras.emplace_back();
      ++taken.removed;
    }
  }

  // ---- Conflicts ----

  // Of the work items that may have been changed here: those of which the last that happened was no import.
  void settle_conflicts() {
    std::vector<store::Chosen> suspects;
    for (const Taken& taken : m_taken)
      if (taken.suspect) suspects.push_back({taken.work->work_item_id, {}});
    std::unordered_map<Id, std::pair<std::string, Micros>> last;  // command and time, by work item
    if (!suspects.empty()) {
      store::load_selection(m_tx.db(), suspects);
      const auto [least, greatest] = std::minmax_element(suspects.begin(), suspects.end(), [](const store::Chosen& a, const store::Chosen& b) { return a.id < b.id; });
      std::set<Id> wanted;
      for (const store::Chosen& one : suspects) wanted.insert(one.id);
      store::each_effect_on_selected(m_tx, least->id, greatest->id, [&](store::WorkEffect& effect) {
        const auto note = [&](Id id) { last[id] = {effect.command, effect.at}; };
        if (effect.ids.size() < static_cast<std::int64_t>(wanted.size()))
          effect.ids.each([&](Id id) {
            if (wanted.contains(id)) note(id);
          });
        else
          for (const Id id : wanted)
            if (effect.ids.contains(id)) note(id);
        return true;
      });
    }
    std::erase_if(m_taken, [&](const Taken& taken) {
      if (!taken.suspect) return false;
      const auto& [command, at] = last[taken.work->work_item_id];
      const bool edited = std::any_of(taken.work->annotations.begin(), taken.work->annotations.end(), [&, when = at](const Annotation& a) { return a.updated_at > when; });
      if (command == "import" && !edited) return false;
      if (m_how.on_conflict == OnConflict::replace) {
        ++m_report.conflicts;
        return false;
      }
      m_conflicts.add(taken.work->work_item_id, Error(Code::conflict, edited || command.empty() ? std::string("its annotations were changed here as well") : cat("it was changed here as well, by ", command)));
      return true;
    });
    if (m_conflicts.empty()) return;
    m_report.conflicts += m_conflicts.count();
    if (m_how.on_conflict == OnConflict::fail)
      throw m_conflicts.error(static_cast<std::int64_t>(m_taken.size()) + m_conflicts.count()).hint("--on-conflict skip leaves them as they are, --on-conflict replace takes the file's");
    m_report.losses.add("work item", m_how.on_conflict == OnConflict::replace ? "not theirs here" : "left as it is here", m_conflicts.count());
  }

  // ---- Doing it ----

  // What has a status or was skipped is opened again, by the manager who brings the file.
  void free_work() {
    std::vector<store::Chosen> decided, skipped;
    for (const Taken& taken : m_taken) {
      if (!taken.work->status.empty() && (!taken.lines.empty() || !taken.status.empty() || taken.skip)) decided.push_back({taken.work->work_item_id, {}});
      if (taken.work->skipped && !taken.skip && (!taken.status.empty() || !taken.lines.empty())) skipped.push_back({taken.work->work_item_id, {}});
    }
    if (!decided.empty()) {
      store::load_selection(m_tx.db(), decided);
      set_status(m_tx, m_task, {.status = "", .duration = {}, .partial = Partial::no});
    }
    if (skipped.empty()) return;
    store::load_selection(m_tx.db(), skipped);
    clear_skips(m_tx, m_task, Partial::no);
  }

  void apply(const model::User& user) {
    m_tx.act_as({user.id, user.email, user.role});
    Spool lines;
    std::vector<store::AnnotatedExtra> extras;
    std::int64_t written = 0;
    StatusesToSet statuses;
    std::vector<store::Chosen> skips;
    std::vector<store::SpentTime> times;
    for (const Taken& taken : m_taken) {
      if (taken.user != &user) continue;
      const Id id = taken.work->work_item_id;
      lines.write(taken.lines);
      for (const std::string& extra : taken.extras) {
        ++written;
        if (!extra.empty()) extras.push_back({written, extra});
      }
      m_report.added += taken.added;
      m_report.replaced += taken.replaced;
      m_report.removed += taken.removed;
      const std::string status = !taken.status.empty() ? taken.status : taken.skip || taken.lines.empty() ? std::string() : taken.work->status;  // given again
      if (!status.empty()) statuses[status].push_back({id, {}});
      if (taken.skip) skips.push_back({id, {}});
      if (taken.time > 0) times.push_back({id, taken.time});
    }
    if (written > 0) {
      annotate(m_tx, {.open = [&] { return LineReader::descriptor(lines.open_for_reading(), m_request.name); }, .task = m_task, .partial = Partial::no});
      store::write_annotated_extras(m_tx, extras);
    }
    m_report.statuses_set += set_statuses(m_tx, m_task, statuses, m_request);
    if (!skips.empty()) {
      store::load_selection(m_tx.db(), skips);
      m_report.skips_set += skip_work(m_tx, cat("skipped in ", model::to_text(m_request.format)), Partial::no).changed;
    }
    add_spent_time(m_tx, m_task, times);
    m_tx.act_as(m_manager);
  }

  store::Transaction& m_tx;
  const model::Task& m_task;
  const ImportRequest& m_request;
  const TakeBack& m_how;
  const store::Actor m_manager;
  model::AnnotationChecker m_checker;
  ImportPlaces m_places;
  std::unordered_map<std::string, std::vector<Work>> m_works;  // by path
  People m_people;
  model::RecipeContent m_recipe;
  std::unordered_map<Id, std::vector<Id>> m_held;              // assignments, by user
  std::vector<Taken> m_taken;
  Refusals m_conflicts{"work item"};
  ImportReport m_report;
};

}  // namespace

std::vector<std::pair<std::string, std::string>> who_answered(store::Session& session, const model::Dataset& dataset, const ImportRequest& request, const TakeBack& how) {
  const ImportPlaces places = read_places(session, {.dataset_id = dataset.id});
  People people(session, how);
  std::set<std::pair<std::string, std::string>> seen;
  std::vector<std::pair<std::string, std::string>> pairs;
  formats::Losses told_later;
  each_document(request, places, told_later, [&](const ItemDocument& document) {
    for (const Answer& answer : document.answers)
      if (const model::User* user = people.find(answer.by); user != nullptr && seen.emplace(document.item.path, user->email).second) {
        if (!places.contains(document.item.path))
          throw Error(Code::bad_value, cat("dataset ", quote(dataset.name), " has no item ", quote(document.item.path))).hint(cat("tasks import --dataset ", dataset.name, ' ', request.name, " makes items of what the file has"));
        pairs.emplace_back(document.item.path, user->email);
      }
  });
  people.check();
  if (pairs.empty()) throw Error(Code::bad_file, cat(request.name, " does not tell who answered")).hint("Label Studio's and Dataloop's files and tables of labels do");
  return pairs;
}

ImportReport take_back(store::Transaction& tx, const model::Task& task, const ImportRequest& request, const TakeBack& how) { return TakingBack(tx, task, request, how).run(); }

}  // namespace tasks::service
