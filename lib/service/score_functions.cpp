#include "lib/service/score_functions.hpp"

#include <array>
#include <span>

#include "lib/base/error.hpp"
#include "lib/base/interrupt.hpp"
#include "lib/base/text.hpp"
#include "lib/formats/scored_item_json.hpp"
#include "lib/scoring/agreement_score.hpp"
#include "lib/scoring/dataloop.hpp"

namespace tasks::service {

namespace {

constexpr std::array k_all_shapes{model::Shape::class_, model::Shape::box, model::Shape::polygon, model::Shape::polyline, model::Shape::point,
                                  model::Shape::ellipse, model::Shape::mask, model::Shape::cuboid, model::Shape::text, model::Shape::range};

std::span<const model::Shape> shapes_of(model::ScoreFunction function) {
  return function == model::ScoreFunction::dataloop ? std::span<const model::Shape>(scoring::k_dataloop_shapes) : std::span<const model::Shape>(k_all_shapes);
}

}  // namespace

void score_lines(LineReader& lines, model::ScoreFunction function, const std::function<void(std::string_view)>& put) {
  formats::ScoredItemReader reader(shapes_of(function));
  std::string out;
  while (const auto line = lines.next()) {
    throw_if_interrupted();
    if (trim(*line).empty()) continue;
    try {
      const model::ScoredItem item = reader.read(*line);
      out.clear();
      formats::append_scores(out, item.item, function == model::ScoreFunction::dataloop ? scoring::dataloop(item) : scoring::score_agreement(item));
    } catch (Error& e) {
      if (e.code() == Code::bad_record || e.code() == Code::bad_value) e.within(lines.place());
      throw;
    }
    out += '\n';
    put(out);
  }
}

}  // namespace tasks::service
