#include "lib/service/custom_scores.hpp"

#include <algorithm>
#include <map>
#include <unordered_map>
#include <unordered_set>

#include "lib/base/error.hpp"
#include "lib/base/json_text.hpp"
#include "lib/base/program.hpp"
#include "lib/base/stopwatch.hpp"
#include "lib/base/text.hpp"
#include "lib/formats/scored_item_json.hpp"
#include "lib/service/scored_items.hpp"
#include "lib/store/quality.hpp"
#include "lib/store/scores.hpp"
#include "lib/store/selection.hpp"

namespace tasks::service {
namespace {

using store::Id;

constexpr std::size_t k_chunk = 500;  // items that are read at once
constexpr std::string_view k_shows_scores = "tasks help tasks-scoring shows what an answer has";

void put_annotations(JsonText& json, const std::vector<store::LayerAnnotation>& annotations) {
  json.begin_array();
  for (const store::LayerAnnotation& a : annotations) {
    json.begin_object();
    json.member("id", a.id);
    json.member("label", a.label);
    json.member("shape", to_text(a.shape));
    json.key("geometry");
    json.raw(a.geometry.empty() ? std::string_view("null") : std::string_view(a.geometry));
    json.key("attributes");
    json.raw(a.attributes.empty() ? std::string_view("{}") : std::string_view(a.attributes));
    if (a.frame) json.member("frame", *a.frame);
    if (a.frame_end) json.member("frame_end", *a.frame_end);
    json.member("system", a.system);
    json.end_object();
  }
  json.end_array();
}

std::string line_of(const store::ItemLayers& item, const ScoredItems& items, model::Quality quality) {
  JsonText json;
  json.begin_object();
  json.member("task", item.task_id);
  json.member("item", item.item_id);
  json.member("dataset", item.dataset_id);
  json.member("type", to_text(quality));
  const auto size = [&](std::string_view name, const std::optional<std::int64_t>& value) { value ? json.member(name, *value) : json.null_member(name); };
  size("width", item.extent.width);
  size("height", item.extent.height);
  json.key("reference");
  item.reference ? put_annotations(json, *item.reference) : json.null();
  json.key("contributors");
  json.begin_array();
  for (const store::ContributorLayer& c : item.contributors) {
    json.begin_object();
    json.member("user", c.user);
    json.member("assignment", c.assignment_id);
    json.key("annotations");
    put_annotations(json, c.annotations);
    json.end_object();
  }
  json.end_array();
  json.key("config");
  const model::ScoreConfig& config = items.config();
  json.begin_object();
  json.member("iou_threshold", config.iou_threshold);
  json.key("weights");
  json.begin_object();
  json.member("geometry", config.geometry);
  json.member("label", config.label);
  json.member("attributes", config.attributes);
  json.end_object();
  json.end_object();
  json.end_object();
  return json.take();
}

std::int64_t versions_of(const store::ItemLayers& item) {
  std::int64_t sum = 0;
  for (const store::ContributorLayer& c : item.contributors) sum += c.version;
  return sum;
}

std::vector<Id> collect(store::Session& session, const model::Task& task, const ScoreRequest& request) {
  if (!request.work_items.empty()) {
    std::vector<store::Chosen> chosen;
    for (const Id id : request.work_items) chosen.push_back({id, {}});
    store::load_selection(session.db(), chosen);
  }
  return store::ready_items(session.db(), task.id, request.all, !request.work_items.empty());
}

store::Reference reference_of(const model::Task& task) { return task.quality == model::Quality::consensus ? store::Reference::none : store::Reference::truth; }

// What is known of an item that the program was asked about.
struct Asked {
  std::unordered_map<std::string, Id> users;
  std::unordered_set<std::string> assignments, annotations;
  std::int64_t versions = 0;
};

// Items out, answers in.
class Conversation {
 public:
  Conversation(store::Session& session, const model::Task& task, std::vector<Id> wanted)
      : m_session(session), m_task(task), m_items(session, *store::find_task_quality(session.db(), task.id)), m_wanted(std::move(wanted)) {}

  std::optional<std::string> next_line() {
    while (m_next == m_chunk.size()) {
      if (m_at >= m_wanted.size()) return std::nullopt;
      const std::size_t count = std::min(k_chunk, m_wanted.size() - m_at);
      store::load_ready_items(m_session.db(), m_task.id, std::span(m_wanted).subspan(m_at, count));
      m_chunk = store::read_layers(m_session.db(), m_task.id, 0, static_cast<std::int64_t>(count), reference_of(m_task));
      m_at += count;
      m_next = 0;
    }
    const store::ItemLayers& item = m_chunk[m_next++];
    Asked& asked = m_asked[item.item_id];
    asked.versions = versions_of(item);
    const auto know = [&](const std::vector<store::LayerAnnotation>& annotations) {
      for (const store::LayerAnnotation& a : annotations) asked.annotations.insert(cat(a.id));
    };
    for (const store::ContributorLayer& c : item.contributors) {
      asked.users.emplace(c.user, c.user_id);
      asked.assignments.insert(cat(c.assignment_id));
      know(c.annotations);
    }
    if (item.reference) know(*item.reference);
    return line_of(item, m_items, m_task.quality);
  }

  void take(std::string_view line) {
    ++m_lines;
    if (trim(line).empty()) return;
    try {
      take(m_reader.read(line));
    } catch (Error& e) {
      if (e.code() == Code::bad_record) e.within(cat("answer ", m_lines));
      throw;
    }
  }

  std::vector<ComputedItem> done() {
    if (!m_asked.empty())
      throw Error(Code::bad_record, cat("no answer came for item ", m_asked.begin()->first, m_asked.size() == 1 ? "" : cat(" and ", m_asked.size() - 1, " more"))).hint(std::string(k_shows_scores));
    std::sort(m_computed.begin(), m_computed.end(), [](const ComputedItem& a, const ComputedItem& b) { return a.item_id < b.item_id; });
    return std::move(m_computed);
  }

 private:
  void take(const formats::ScoreAnswer& answer) {
    const auto found = m_asked.find(to_int(answer.item).value_or(0));
    if (found == m_asked.end()) throw Error(Code::bad_record, cat("item ", quote(answer.item), " was not asked for, or has its answer already"));
    const Asked& asked = found->second;
    ComputedItem item{.item_id = found->first, .versions = asked.versions, .scores = {}};
    for (const formats::AnsweredScore& s : answer.scores) {
      ComputedScore& score = item.scores.emplace_back();
      score.score_type = s.type;
      score.value = s.value;
      const auto known = [&](const std::optional<std::string>& name, std::string_view field) {
        // Numbers are ids of annotations; what is not one is an e-mail, a label, or the function's own word.
        if (name && to_int(*name) && *name != answer.item && !asked.annotations.contains(*name))
          throw Error(Code::bad_record, cat(field, ": item ", answer.item, " has no annotation ", *name));
        return name;
      };
      score.entity = known(s.entity, "entity");
      score.relative = known(s.relative, "relative");
      if (!s.user.empty()) {
        const auto user = asked.users.find(s.user);
        if (user == asked.users.end()) throw Error(Code::bad_record, cat("user: ", quote(s.user), " has no work on item ", answer.item));
        score.user_id = user->second;
      }
      if (s.assignment.empty()) continue;
      if (!asked.assignments.contains(s.assignment)) throw Error(Code::bad_record, cat("assignment: ", quote(s.assignment), " has no work on item ", answer.item));
      score.assignment_id = *to_int(s.assignment);
    }
    m_computed.push_back(std::move(item));
    m_asked.erase(found);
  }

  store::Session& m_session;
  const model::Task& m_task;
  ScoredItems m_items;
  formats::ScoreAnswerReader m_reader;
  std::vector<Id> m_wanted;
  std::size_t m_at = 0;
  std::int64_t m_lines = 0;
  std::vector<store::ItemLayers> m_chunk;
  std::size_t m_next = 0;
  std::map<Id, Asked> m_asked;  // by item
  std::vector<ComputedItem> m_computed;
};

}  // namespace

std::optional<std::string> custom_function(store::Session& session, const model::Task& task, const std::optional<std::string>& asked) {
  if (task.quality == model::Quality::none) return std::nullopt;
  const std::string function = asked.value_or(ScoredItems(session, *store::find_task_quality(session.db(), task.id)).function());
  return built_in(function) ? std::nullopt : std::optional(find_program(function).native());
}

ComputedScores compute_scores(store::Session& session, const model::Task& task, const std::string& function, const ScoreRequest& request, const std::vector<std::string>& environment) {
  const Stopwatch watch(Stopwatch::Of::ended_children);
  ComputedScores computed{.function = function, .items = {}};
  Conversation conversation(session, task, collect(session, task, request));
  std::optional<std::string> first = conversation.next_line();
  if (!first) return computed;
  const Micros silence = request.timeout_s ? static_cast<Micros>(*request.timeout_s * static_cast<double>(k_second)) : 60 * k_second;
  run_program({function}, {.environment = environment, .silence = silence}, [&] { return first ? std::exchange(first, std::nullopt) : conversation.next_line(); }, [&](std::string_view line) { conversation.take(line); });
  computed.items = conversation.done();
  computed.wall = watch.wall();
  computed.cpu = watch.cpu();
  return computed;
}

model::ScoreRun store_scores(store::Transaction& tx, const model::Task& task, const ComputedScores& computed, std::vector<std::string>& notes) {
  std::vector<const ComputedItem*> good;
  std::vector<Id> ids;
  const std::int64_t count = store::collect_all_items(tx.db(), task.id, false);
  constexpr auto k_step = static_cast<std::int64_t>(k_chunk);
  for (std::int64_t at = 0; at < count; at += k_step)
    for (const store::ItemLayers& item : store::read_layers(tx.db(), task.id, at, at + k_step, store::Reference::none)) {
      const auto found = std::lower_bound(computed.items.begin(), computed.items.end(), item.item_id, [](const ComputedItem& c, Id id) { return c.item_id < id; });
      if (found == computed.items.end() || found->item_id != item.item_id || found->versions != versions_of(item)) continue;
      good.push_back(&*found);
      ids.push_back(item.item_id);
    }
  if (const std::size_t changed = computed.items.size() - good.size(); changed > 0) notes.push_back(cat(plural(static_cast<std::int64_t>(changed), "item"), " changed meanwhile and will be scored another time"));
  model::ScoreRun run;
  run.score_function = computed.function;
  run.at = tx.now();
  if (good.empty()) return run;
  const store::IdSet items = store::IdSet::of(ids);
  store::drop_scores_of(tx, task.id, items);
  store::ScoreLoad load(tx, task.id, static_cast<std::int64_t>(good.size()) * 10);
  run.items = static_cast<std::int64_t>(good.size());
  for (const ComputedItem* item : good) {
    std::int64_t ordinal = 0;
    for (const ComputedScore& s : item->scores)
      load.add(item->item_id, ordinal++, {.type = s.score_type, .value = s.value, .entity = s.entity, .relative = s.relative, .user = {}, .assignment = {}}, s.user_id, s.assignment_id);
    run.scores += ordinal;
  }
  load.finish();
  store::unqueue_scored(tx, task.id);
  store::insert_score_run(tx, task.id, run, {.wall = computed.wall, .cpu = computed.cpu});
  tx.note({.kind = "item", .field = "scored", .old_value = {}, .new_value = computed.function, .task_id = task.id, .ids = items});
  return run;
}

void each_input(store::Session& session, const model::Task& task, const ScoreRequest& request, const std::function<void(std::string_view)>& put) {
  Conversation conversation(session, task, collect(session, task, request));
  while (const auto line = conversation.next_line()) put(*line);
}

}  // namespace tasks::service
