#pragma once
// One line of `tasks batch`: a command as a JSON array of words.
//
//     parse_word_line(R"(["set-status", "cars", "complete", 17])")  → {"set-status", "cars", "complete", "17"}
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace tasks::formats {

// Whole numbers count as words, for ids. Nothing for a blank line. Throws Code::bad_record.
std::optional<std::vector<std::string>> parse_word_line(std::string_view line);

}  // namespace tasks::formats
