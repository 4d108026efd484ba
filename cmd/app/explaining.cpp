#include "cmd/app/explaining.hpp"

#include <algorithm>

#include "cmd/app/context.hpp"
#include "lib/base/json_text.hpp"
#include "lib/base/json_value.hpp"
#include "lib/base/text.hpp"
#include "lib/service/explaining.hpp"

namespace tasks::app {
namespace {

using render::Kind;

const render::RecordType& explanation_record() {
  static const render::RecordType k_type{"explanation", "explanations", false,
                                         {{"sql", Kind::text, "the statement that chooses"},
                                          {"values", Kind::json, "list: the values of $1, $2 and so on"},
                                          {"plan", Kind::json, "list: the engine's plan, a step each"}},
                                         {"sql", "values", "plan"}};
  return k_type;
}

void print_for_people(Printer& p, const service::Explanation& explanation) {
  std::string text = cat(explanation.sql, "\n");
  std::int64_t number = 0;
  JsonValue(explanation.values).each_element([&](const JsonValue& value) {
    text += cat("  $", ++number, " = ", value.raw(), "\n");
    return true;
  });
  text += "plan:\n";
  for (const std::string& step : explanation.plan) text += cat("  ", step, "\n");
  p.text(text);
}

bool wants_explanation(const Options& options) {
  return std::any_of(options.all().begin(), options.all().end(), [](const auto& option) {
    const auto* const* flag = std::get_if<bool*>(&option->target);
    return option->names == "--explain" && flag && **flag;
  });
}

}  // namespace

Run run_or_explain(Call& call, Context& context, const Options& options) {
  try {
    Run run{.outcome = call.run(context), .explained = false};
    if (wants_explanation(options)) throw Error(Code::usage, "nothing is chosen by conditions here: there is nothing to explain");
    return run;
  } catch (service::Explained& explained) {
    Run run{.outcome = {}, .explained = true};
    run.outcome.print = [statements = std::move(explained.statements)](Printer& p) {
      if (p.for_people()) {
        for (const auto& one : statements) print_for_people(p, one);
        return;
      }
      p.begin(explanation_record());
      render::Cells row;
      for (const auto& one : statements) {
        row.clear();
        row.text(one.sql);
        row.json(one.values);
        row.own_json(json_array(one.plan));
        p.row(row);
      }
      p.end();
    };
    return run;
  }
}

}  // namespace tasks::app
