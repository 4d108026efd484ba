#pragma once
// `tasks prelabel`: a model looks at the work items of a task, or at the items of a dataset, and what it says comes to lie on them
// (service/prelabeling.hpp). What may be asked about is read first, the model is asked without holding the project, what it said is stored
// at last; whatever was decided meanwhile is left alone.
//
//     Questions questions = ask_about(session, target, choice, model);      // a snapshot
//     CommandAnswer said = ask_command(command, questions.lines, place, Patience::silence);
//     take_answers(questions, said.lines);                                  // or take_results(session, …): a file of COCO results
//     Prelabeled done = prelabel(tx, target, model, questions, Partial::no);
//
// Left alone are work items that have a status, and those on which somebody changed what this model said before.
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "lib/base/error.hpp"
#include "lib/model/annotation_rules.hpp"
#include "lib/model/records.hpp"
#include "lib/service/changed.hpp"
#include "lib/service/exchange_target.hpp"
#include "lib/service/prelabeling.hpp"
#include "lib/service/selecting.hpp"

namespace tasks::service {

struct Question {
  store::Id id = 0;        // of the work item, or of the item
  store::Id item_id = 0;
  model::ItemExtent extent;
  std::vector<model::Annotation> annotations;
  std::optional<Error> problem;
};
struct Questions {
  std::vector<Question> items;     // by id
  std::vector<std::string> lines;  // for a command, one for each; its "job" is the id
  std::int64_t left_alone = 0;
};
// Throws Code::wrong_kind for a QA task, and what stands against changing the task. Nothing chosen: everything.
Questions ask_about(store::Session& session, const ExchangeTarget& target, Choice choice, const ModelName& model);

// Of a command. A line that is no answer, or answers what was not asked, makes the whole worthless: Code::bad_record.
void take_answers(Questions& questions, std::span<const std::string> lines);

struct ResultsFile {
  std::string text, name;
  std::optional<std::string> ids_text, ids_name;  // a COCO file whose image and category ids it uses; none: the ids that `export` would write
  bool skip_empty = false;
};
// Those that the file does not name are not asked about any more. Throws Code::bad_file. Returns how many shapes without area were skipped.
std::int64_t take_results(store::Session& session, const ExchangeTarget& target, const ResultsFile& file, Questions& questions);

struct Prelabeled {
  std::int64_t items = 0, annotations = 0, below_min_score = 0, left_alone = 0;
  Refusals refusals;
  explicit Prelabeled(std::string_view noun) : refusals(noun) {}
};
Prelabeled prelabel(store::Transaction& tx, const ExchangeTarget& target, const ModelName& model, const Questions& questions, Partial partial);

}  // namespace tasks::service
