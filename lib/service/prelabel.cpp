#include "lib/service/prelabel.hpp"

#include <algorithm>
#include <map>
#include <unordered_map>

#include "lib/base/text.hpp"
#include "lib/formats/coco.hpp"
#include "lib/service/asking_commands.hpp"
#include "lib/service/recipes.hpp"
#include "lib/service/work_access.hpp"
#include "lib/store/exchange.hpp"
#include "lib/store/node_lines.hpp"
#include "lib/store/selection.hpp"
#include "lib/store/work.hpp"

namespace tasks::service {
namespace {

using store::Id;

// Leaves in `selection` those that may be asked about; returns how many may not.
std::int64_t leave_alone(store::Session& session, const std::string& model) {
  std::vector<Id> changed;
  for (const store::ModelAnnotation& one : store::said_by_model(session.db(), store::Lies::on_work, model))
    if (one.version > 1) changed.push_back(one.work_item_id);
  std::sort(changed.begin(), changed.end());
  std::vector<store::Chosen> open;
  std::int64_t left = 0;
  store::each_selected_work(session.db(), [&](const store::SelectedWork& work) {
    if (!work.state.status.empty() || std::binary_search(changed.begin(), changed.end(), work.state.id))
      ++left;
    else
      open.push_back({work.state.id, {}});
  });
  store::load_selection(session.db(), open);
  return left;
}

Id recipe_of(store::Session& session, const ExchangeTarget& target) {
  if (target.task) return target.task->recipe_version_id;
  return target.dataset->recipe.empty() ? 0 : get_recipe(session, target.dataset->recipe).version_id;
}

Id dataset_of(const ExchangeTarget& target) { return target.task ? target.task->dataset_id : target.dataset->id; }

// What the ids of a results file mean: those of the file that they were made from, or those that `export` writes.
class Ids {
 public:
  Ids(store::Session& session, const ExchangeTarget& target, const ResultsFile& file) : m_session(session), m_dataset(dataset_of(target)) {
    if (file.ids_text) {
      read(*file.ids_text, *file.ids_name);
      return;
    }
    std::vector<formats::CocoLabel> labels;
    if (const Id recipe = recipe_of(session, target); recipe != 0)
      for (const model::Label& label : recipe_content(session, recipe).labels) labels.push_back({label.name, label.id});
    formats::add_coco_categories(m_catalog, store::read_coco_header(session.db(), m_dataset), labels);
    each_item([&](const model::Item& item) {
      if (!item.external_id.empty()) add(item.external_id, item);
    });
  }
  const formats::CocoCatalog& catalog() const { return m_catalog; }

 private:
  void read(const std::string& text, const std::string& name) {
    const formats::CocoReader reader(text, name);
    std::unordered_map<std::string, std::string> keys;
    for (const formats::CocoImage& image : reader.images()) keys.emplace(image.path, image.external_id);
    each_item([&](const model::Item& item) {
      if (const auto key = keys.find(item.path); key != keys.end()) add(key->second, item);
    });
    for (const formats::CocoImage& image : reader.images()) m_catalog.add_image(image.external_id, image);  // the others: of no item here
    for (const formats::CocoCategory& category : reader.categories()) m_catalog.add_category(category.key, category.name);
  }

  template <class Visit>
  void each_item(const Visit& visit) {
    const store::KeptSelection kept(m_session.db());
    select_items(m_session, m_dataset, {.all = true});
    store::each_item_line(m_session.db(), store::LinesOf::items, [&](const store::ItemLine& line) { visit(line.item); });
  }

  void add(const std::string& key, const model::Item& item) {
    formats::CocoImage image;
    image.item_id = item.id;
    image.external_id = key;
    image.path = item.path;
    image.width = item.width;
    image.height = item.height;
    m_catalog.add_image(key, std::move(image));
  }

  store::Session& m_session;
  Id m_dataset;
  formats::CocoCatalog m_catalog;
};

}  // namespace

Questions ask_about(store::Session& session, const ExchangeTarget& target, Choice choice, const ModelName& model) {
  Questions questions;
  if (!choice.given()) choice.all = true;
  if (target.task) {
    if (target.task->task_type == model::TaskType::qa)
      throw Error(Code::wrong_kind, cat(quote(target.task->name), " is a QA task: its reviewers see the annotations of ", quote(target.task->parent))).hint(cat("tasks prelabel ", target.task->parent));
    if (const auto why = closed(*store::find_gate(session.db(), target.task->id), session.now())) throw *why;
    choose_work(session, target.task->id, choice);
    questions.left_alone = leave_alone(session, model.name);
  } else {
    select_items(session, target.dataset->id, choice);
  }
  JsonText json;
  store::each_item_line(session.db(), target.task ? store::LinesOf::work_items : store::LinesOf::items, [&](const store::ItemLine& line) {
    Question& question = questions.items.emplace_back();
    question.id = line.id;
    question.item_id = line.item.id;
    question.extent = model::extent_of(line.item);
    json.begin_object();
    json.member("job", cat(line.id));
    if (target.task) json.member("task", target.task->name);
    json.key("item");
    put_item(json, line);
    json.end_object();
    questions.lines.push_back(json.take());
  });
  return questions;
}

void take_answers(Questions& questions, std::span<const std::string> lines) {
  std::vector<std::string> jobs;
  for (const Question& question : questions.items) jobs.push_back(cat(question.id));
  const std::vector<bool> answered = each_answer(lines, jobs, formats::NodeAnswerReader::Annotations::read, [&](std::size_t asked, const formats::NodeAnswer& said) {
    if (said.error) questions.items[asked].problem = Error(Code::bad_record, why_it_failed(said));
    questions.items[asked].annotations = said.annotations;
  });
  for (std::size_t i = 0; i < answered.size(); ++i)
    if (!answered[i]) questions.items[i].problem = Error(Code::bad_record, "the command gave no answer");
}

std::int64_t take_results(store::Session& session, const ExchangeTarget& target, const ResultsFile& file, Questions& questions) {
  const Ids ids(session, target, file);
  std::unordered_map<Id, std::vector<model::Annotation>> found;
  const formats::CocoCounts counts = formats::read_coco_results(
      file.text, file.name, ids.catalog(), [&](const formats::CocoImage& image, model::Annotation& annotation) { found[image.item_id].push_back(std::move(annotation)); },
      file.skip_empty ? formats::EmptyShapes::skip : formats::EmptyShapes::refuse);
  std::erase_if(questions.items, [&](Question& question) {
    const auto said = found.find(question.item_id);
    if (said == found.end()) return true;
    question.annotations = said->second;
    return false;
  });
  questions.lines.clear();
  return counts.skipped;
}

Prelabeled prelabel(store::Transaction& tx, const ExchangeTarget& target, const ModelName& model, const Questions& questions, Partial partial) {
  Prelabeled done(target.task ? "work item" : "item");
  if (target.task)
    if (const auto why = closed(*store::find_gate(tx.db(), target.task->id), tx.now())) throw *why;
  std::vector<store::Chosen> asked;
  for (const Question& question : questions.items) asked.push_back({question.id, {}});
  store::load_selection(tx.db(), asked);
  done.left_alone = questions.left_alone + (target.task ? leave_alone(tx, model.name) : 0);
  store::IdSet open;  // some may be gone by now
  store::each_item_line(tx.db(), target.task ? store::LinesOf::work_items : store::LinesOf::items, [&](const store::ItemLine& line) { open.add(line.id); });
  ModelSays says(tx, model, recipe_of(tx, target));
  std::int64_t of = 0;
  for (const Question& question : questions.items) {
    if (!open.contains(question.id)) continue;
    ++of;
    try {
      if (question.problem) throw *question.problem;
      says.take(question.item_id, target.task ? question.id : 0, question.extent, question.annotations);
      ++done.items;
    } catch (const Error& why) {
      if (why.code() != Code::bad_record && why.code() != Code::recipe_refused) throw;
      done.refusals.add(question.id, why);
    }
  }
  if (!done.refusals.empty() && partial == Partial::no) throw done.refusals.error(of);
  done.annotations = says.annotations();
  done.below_min_score = says.left_out();
  if (target.task)
    says.store_on_work(tx, target.task->id);
  else
    says.store_on_items(tx);
  return done;
}

}  // namespace tasks::service
