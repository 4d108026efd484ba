#pragma once
// The built-in score functions over a stream of the protocol of tasks-scoring(7): an item a line in, its scores a line out.
//
//     score_lines(lines, model::ScoreFunction::dataloop, [&](std::string_view line) { … });
#include <functional>
#include <string_view>

#include "lib/base/lines.hpp"
#include "lib/model/quality_words.hpp"

namespace tasks::service {

// Stops at the first line that is wrong: throws Code::bad_record with file and line.
void score_lines(LineReader& lines, model::ScoreFunction function, const std::function<void(std::string_view)>& put);

}  // namespace tasks::service
