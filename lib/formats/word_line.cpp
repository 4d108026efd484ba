#include "lib/formats/word_line.hpp"

#include <simdjson.h>

#include "lib/base/error.hpp"
#include "lib/base/text.hpp"

namespace tasks::formats {

std::optional<std::vector<std::string>> parse_word_line(std::string_view line) {
  const std::string_view text = trim(line);
  if (text.empty()) return std::nullopt;
  const auto refuse = [&](std::string_view why) {
    throw Error(Code::bad_record, cat(quote(fit_width(text, 60)), " ", why)).hint("a line is a JSON array of words: [\"user\", \"list\"]");
  };
  thread_local simdjson::dom::parser parser;
  simdjson::dom::element document;
  simdjson::dom::array array;
  if (parser.parse(text.data(), text.size()).get(document) != simdjson::SUCCESS) refuse("is not JSON");
  if (document.get(array) != simdjson::SUCCESS) refuse("is not an array");
  std::vector<std::string> words;
  for (const simdjson::dom::element element : array) {
    std::string_view word;
    std::int64_t number = 0;
    if (element.get(word) == simdjson::SUCCESS)
      words.emplace_back(word);
    else if (element.is_int64() && element.get(number) == simdjson::SUCCESS)
      words.push_back(cat(number));
    else
      refuse("holds something that is no word");
    if (words.back().find('\0') != std::string::npos) refuse("holds a zero byte");
  }
  if (words.empty()) refuse("names no command");
  return words;
}

}  // namespace tasks::formats
