#include "lib/service/validating.hpp"

#include <stdlib.h>

#include <algorithm>
#include <map>
#include <set>

#include "lib/base/error.hpp"
#include "lib/base/file.hpp"
#include "lib/base/interrupt.hpp"
#include "lib/base/json_text.hpp"
#include "lib/base/json_value.hpp"
#include "lib/base/program.hpp"
#include "lib/base/text.hpp"
#include "lib/formats/dataloop_annotation.hpp"
#include "lib/model/annotation_rules.hpp"
#include "lib/service/recipes.hpp"
#include "lib/store/node_lines.hpp"
#include "lib/store/selected_layers.hpp"

namespace tasks::service {
namespace {

using store::Id;
namespace fs = std::filesystem;

constexpr std::size_t k_chunk = 10'000;       // work items that one process is asked about
constexpr int k_most_deaths = 100;            // of processes, in a chunk
constexpr Micros k_silence = 20 * k_second;   // tasks-js stops a script long before

// The script as a file of its own, while it lives.
class ScriptFile {
 public:
  explicit ScriptFile(const Script& script) {
    std::string folder = (fs::temp_directory_path() / "tasks-script.XXXXXX").native();
    if (::mkdtemp(folder.data()) == nullptr) throw_errno("cannot make a folder", folder, errno);
    m_folder = folder;
    const std::string name = fs::path(script.name).filename().native();
    m_path = m_folder / (name.empty() ? "script.js" : name);
    write_file_atomically(m_path, script.text);
  }
  ~ScriptFile() {
    std::error_code ignored;
    fs::remove_all(m_folder, ignored);
  }
  ScriptFile(const ScriptFile&) = delete;
  ScriptFile& operator=(const ScriptFile&) = delete;
  const fs::path& path() const { return m_path; }

 private:
  fs::path m_folder, m_path;
};

// What it wrote last, of an error of run_program: "… ended with exit status 3: check.js:1:2: SyntaxError: …".
[[noreturn]] void throw_bad_script(const Error& why) {
  constexpr std::string_view k_end = "ended with exit status 3: ";
  const auto at = why.message().find(k_end);
  throw Error(Code::bad_file, at == std::string::npos ? why.message() : why.message().substr(at + k_end.size())).hint("a script defines validateAnnotations(annotations): tasks help tasks-recipe.5");
}

bool cannot_load(const Error& why) { return why.message().find("ended with exit status 3") != std::string::npos; }

Id id_of(const std::string& text) { return to_int(text).value_or(0); }

class Judging {
 public:
  Judging(const Script& script, const ScriptPlace& place) : m_file(script), m_place(place) {}

  void add(const store::SelectedLayer& layer) {
    m_known.emplace_back();
    m_json.begin_object();
    m_json.member("id", layer.work_item_id);
    m_json.key("annotations");
    m_json.begin_array();
    for (const store::LyingAnnotation& one : layer.annotations) {
      m_known.back().push_back(one.annotation.id);
      m_writer.append(m_json, one.annotation);
    }
    m_json.end_array();
    m_json.end_object();
    m_lines.push_back(m_json.take());
    m_ids.push_back(layer.work_item_id);
    m_versions.push_back(layer.version);
    if (m_lines.size() == k_chunk) ask();
  }

  Verdicts done() {
    ask();
    return std::move(m_verdicts);
  }

 private:
  // A process that dies leaves the work item that it died of without an answer; another one goes on after it.
  void ask() {
    std::size_t answered = 0;
    for (int deaths = 0; answered < m_lines.size();) {
      std::size_t next = answered;
      try {
        run_program({m_place.helper.native(), m_file.path().native()}, {.environment = m_place.environment, .silence = k_silence},
                    [&]() -> std::optional<std::string> { return next < m_lines.size() ? std::optional(m_lines[next++]) : std::nullopt; },
                    [&](std::string_view line) {
                      if (answered < m_lines.size()) take(answered++, line);
                    });
        if (answered < m_lines.size()) throw Error(Code::io, "tasks-js ended before it had answered");
      } catch (const Error& why) {
        if (cannot_load(why)) throw_bad_script(why);
        if (why.code() != Code::io || ++deaths > k_most_deaths) throw;
        if (answered == m_lines.size()) break;
        Verdict& verdict = m_verdicts[m_ids[answered]];
        verdict.version = m_versions[answered++];
        verdict.ok = false;
        verdict.message = cat("the script: ", why.message());
      }
    }
    m_lines.clear();
    m_ids.clear();
    m_versions.clear();
    m_known.clear();
  }

  void take(std::size_t at, std::string_view line) {
    Verdict& verdict = m_verdicts[m_ids[at]];
    verdict.version = m_versions[at];
    if (line.ends_with("\"ok\":true}")) return;
    verdict.ok = false;
    const JsonValue answer(line);
    if (const JsonValue problem = answer.at("problem"); problem.kind() == JsonValue::Kind::string)
      verdict.message = cat("the script: ", problem.string());
    else if (const JsonValue message = answer.at("errorMessage"); message.kind() == JsonValue::Kind::string)
      verdict.message = message.string();
    answer.each_member([&](const std::string& key, const JsonValue& errors) {
      if (key == "errors")
        errors.each_member([&](const std::string& id, const JsonValue& text) {
          const bool there = std::find(m_known[at].begin(), m_known[at].end(), id_of(id)) != m_known[at].end();
          verdict.errors.emplace_back(there ? id_of(id) : 0, there ? text.string() : cat(id, ": ", text.string()));
          return true;
        });
      return true;
    });
    if (verdict.message.empty() && verdict.errors.empty()) verdict.message = "the script says no, and not why";
  }

  ScriptFile m_file;
  const ScriptPlace& m_place;
  formats::DataloopAnnotations m_writer;
  JsonText m_json;
  std::vector<std::string> m_lines;
  std::vector<Id> m_ids;
  std::vector<std::int64_t> m_versions;
  std::vector<std::vector<Id>> m_known;  // annotations
  Verdicts m_verdicts;
};

}  // namespace

std::string Verdict::text() const {
  std::vector<std::string> parts;
  if (!message.empty()) parts.push_back(message);
  for (const auto& [annotation, said] : errors) parts.push_back(annotation == 0 ? said : cat("annotation ", annotation, ": ", said));
  return join(parts, "; ");
}

std::optional<Script> script_of(store::Session& session, const model::Task& task) {
  if (task.recipe_version_id == 0) return std::nullopt;
  std::string text = recipe_script(session, task.recipe_version_id);
  if (text.empty()) return std::nullopt;
  return Script{recipe_content(session, task.recipe_version_id).validation, std::move(text)};
}

void check_script(const Script& script, const ScriptPlace& place) {
  const ScriptFile file(script);
  try {
    run_program({place.helper.native(), file.path().native()}, {.environment = place.environment, .silence = k_silence}, []() -> std::optional<std::string> { return std::nullopt; }, [](std::string_view) {});
  } catch (const Error& why) {
    if (cannot_load(why)) throw_bad_script(why);
    throw;
  }
}

Verdicts run_script(store::Session& session, const model::Task& task, const Script& script, const ScriptPlace& place) {
  Judging judging(script, place);
  store::SelectedLayers layers(session.db(), task.task_type == model::TaskType::qa);
  while (const store::SelectedLayer* layer = layers.next()) judging.add(*layer);
  return judging.done();
}

Faults find_faults(store::Session& session, const model::Task& task, const std::optional<Script>& script, const ScriptPlace& place) {
  Faults found;
  std::optional<model::RecipeContent> recipe;
  if (task.recipe_version_id != 0) recipe = recipe_content(session, task.recipe_version_id);
  model::AnnotationChecker checker(recipe ? &*recipe : nullptr);
  std::optional<Judging> judging;
  if (script) judging.emplace(*script, place);
  struct Place {
    Id item_id;
    std::string path;
    model::ItemExtent extent;
  };
  std::unordered_map<Id, Place> places;
  store::each_item_line(session.db(), store::LinesOf::work_items, [&](const store::ItemLine& line) { places.emplace(line.id, Place{line.item.id, line.item.path, model::extent_of(line.item)}); });
  store::SelectedLayers layers(session.db(), task.task_type == model::TaskType::qa);
  std::vector<Fault>& faults = found.faults;
  while (const store::SelectedLayer* layer = layers.next()) {
    if ((++found.work_items & 0xfff) == 0) throw_if_interrupted();
    const Place& at = places.at(layer->work_item_id);
    const auto fault = [&](Id annotation, std::string_view rule, std::string message) { faults.push_back({layer->work_item_id, at.item_id, annotation, at.path, std::string(rule), std::move(message)}); };
    std::map<std::string_view, std::int64_t> labels;
    for (const store::LyingAnnotation& one : layer->annotations) {
      ++labels[one.annotation.label];
      try {
        model::Annotation copy = one.annotation;
        checker.check(copy, at.extent);
      } catch (const Error& why) {
        std::string field = "annotation";
        for (const auto& [key, value] : why.details())
          if (key == "field") field = value;
        fault(one.annotation.id, field, why.message());
      }
      if (recipe)
        if (auto broken = model::broken_size(*recipe, one.annotation.id, one.annotation.label, one.measures)) fault(one.annotation.id, broken->rule, std::move(broken->message));
    }
    std::vector<model::LabelCount> counts;
    for (const auto& [label, n] : labels) counts.push_back({label, n});
    if (recipe)
      for (model::BrokenRule& broken : model::broken_counts(&*recipe, model::Discards::no, counts)) fault(0, broken.rule, std::move(broken.message));
    if (judging) judging->add(*layer);
  }
  if (!judging) return found;
  for (const auto& [work_item, verdict] : judging->done()) {
    if (verdict.ok) continue;
    const Place& at = places.at(work_item);
    if (!verdict.message.empty()) faults.push_back({work_item, at.item_id, 0, at.path, "script", verdict.message});
    for (const auto& [annotation, said] : verdict.errors) faults.push_back({work_item, at.item_id, annotation, at.path, "script", said});
  }
  std::stable_sort(faults.begin(), faults.end(), [](const Fault& a, const Fault& b) { return a.work_item_id < b.work_item_id; });
  return found;
}

}  // namespace tasks::service
