#pragma once
// How commands are asked about items, by pipelines and by `prelabel`: a JSON line for each goes in, a JSON line for each comes back
// (tasks-pipeline(5), formats/node_answer_json.hpp). Touches no database; may run in any thread.
//
//     CommandAnswer answer = ask_command(settings, lines, place);
//     if (answer.problem) …                                           // with the command as a whole: what it answered does not count
#include <filesystem>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "lib/base/error.hpp"
#include "lib/base/json_text.hpp"
#include "lib/formats/node_answer_json.hpp"
#include "lib/model/pipeline.hpp"
#include "lib/store/node_lines.hpp"

namespace tasks::service {

// Where commands run, and with what.
struct CommandPlace {
  std::filesystem::path folder;
  std::vector<std::string> environment;
};
struct CommandAnswer {
  std::vector<std::string> lines;
  std::optional<Error> problem;
  Micros wall = 0;
};
// What the time-out is for: all that it does, or the time in which it says nothing.
enum class Patience { altogether, silence };

CommandAnswer ask_command(const model::CommandSettings& command, std::span<const std::string> lines, const CommandPlace& place, Patience patience);

// What it answered: `use` gets the place in `jobs` of what an answer is about, each at most once, in the order of the lines. Returns which were
// answered. Throws Code::bad_record for a line that is no answer, and for one about what was not asked or was answered already.
std::vector<bool> each_answer(std::span<const std::string> lines, const std::vector<std::string>& jobs, formats::NodeAnswerReader::Annotations annotations,
                              const std::function<void(std::size_t asked, const formats::NodeAnswer& said)>& use);
std::string why_it_failed(const formats::NodeAnswer& said);  // of one with an error

void put_item(JsonText& json, const store::ItemLine& line);  // the member "item" of such a line

}  // namespace tasks::service
