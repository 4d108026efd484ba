#include "lib/service/score_functions.hpp"

#include "lib/base/error.hpp"
#include "lib/base/interrupt.hpp"
#include "lib/base/text.hpp"
#include "lib/formats/scored_item_json.hpp"
#include "lib/scoring/dataloop.hpp"

namespace tasks::service {

void score_lines(LineReader& lines, model::ScoreFunction, const std::function<void(std::string_view)>& put) {
  formats::ScoredItemReader reader(scoring::k_dataloop_shapes);
  std::string out;
  while (const auto line = lines.next()) {
    throw_if_interrupted();
    if (trim(*line).empty()) continue;
    try {
      const model::ScoredItem item = reader.read(*line);
      out.clear();
      formats::append_scores(out, item.item, scoring::dataloop(item));
    } catch (Error& e) {
      if (e.code() == Code::bad_record || e.code() == Code::bad_value) e.within(lines.place());
      throw;
    }
    out += '\n';
    put(out);
  }
}

}  // namespace tasks::service
