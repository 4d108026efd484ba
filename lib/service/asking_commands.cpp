#include "lib/service/asking_commands.hpp"

#include <unordered_map>

#include "lib/base/program.hpp"
#include "lib/base/stopwatch.hpp"
#include "lib/base/text.hpp"
#include "lib/model/item_path.hpp"

namespace tasks::service {

CommandAnswer ask_command(const model::CommandSettings& command, std::span<const std::string> lines, const CommandPlace& place, Patience patience) {
  CommandAnswer answer;
  const Micros began = Stopwatch::steady_now();
  const bool altogether = patience == Patience::altogether;
  try {
    ProgramSettings settings{.environment = place.environment, .folder = place.folder, .silence = altogether ? command.timeout + k_minute : command.timeout, .deadline = altogether ? command.timeout : 0, .most_output = static_cast<std::size_t>(command.output), .memory = command.memory};
    settings.environment.insert(settings.environment.end(), command.environment.begin(), command.environment.end());
    std::vector<std::string> words = command.words;
    if (command.shell)
      words = {"/bin/sh", "-c", command.words.front()};
    else
      words.front() = find_executable(words.front(), settings.environment, place.folder).native();
    std::size_t next = 0;
    run_program(words, settings, [&]() -> std::optional<std::string> { return next < lines.size() ? std::optional(lines[next++]) : std::nullopt; },
                [&](std::string_view line) { answer.lines.emplace_back(line); });
  } catch (const Error& why) {
    if (why.code() == Code::interrupted) throw;
    answer.problem = why;
  }
  answer.wall = Stopwatch::steady_now() - began;
  return answer;
}

std::vector<bool> each_answer(std::span<const std::string> lines, const std::vector<std::string>& jobs, formats::NodeAnswerReader::Annotations annotations,
                              const std::function<void(std::size_t, const formats::NodeAnswer&)>& use) {
  formats::NodeAnswerReader reader(annotations);
  std::unordered_map<std::string_view, std::size_t> places;
  for (std::size_t i = 0; i < jobs.size(); ++i) places.emplace(jobs[i], i);
  std::vector<bool> answered(jobs.size());
  std::int64_t number = 0;
  for (const std::string& line : lines) {
    ++number;
    if (trim(line).empty()) continue;
    try {
      const formats::NodeAnswer& said = reader.read(line);
      const auto found = places.find(said.job);
      if (found == places.end()) throw Error(Code::bad_record, cat("job ", quote(said.job), " was not asked for"));
      if (answered[found->second]) throw Error(Code::bad_record, cat("job ", quote(said.job), " was answered already"));
      answered[found->second] = true;
      use(found->second, said);
    } catch (Error& e) {
      if (e.code() == Code::bad_record) e.within(cat("answer ", number));
      throw;
    }
  }
  return answered;
}

std::string why_it_failed(const formats::NodeAnswer& said) { return said.error->empty() ? "the command gave no reason" : *said.error; }

void put_item(JsonText& json, const store::ItemLine& line) {
  const model::Item& item = line.item;
  json.begin_object();
  json.member("id", item.id);
  json.member("dataset", item.dataset);
  json.member("path", item.path);
  if (!line.root.empty()) json.member(model::is_uri(line.root) ? "url" : "file", cat(line.root, item.path));
  json.member("kind", to_text(item.kind));
  json.member("mimetype", item.mimetype);
  const auto number = [&](std::string_view name, const auto& value) { value ? json.member(name, *value) : json.null_member(name); };
  number("width", item.width);
  number("height", item.height);
  if (item.frames) json.member("frames", *item.frames);
  if (item.fps) json.member("fps", *item.fps);
  json.member("split", to_text(item.split));
  if (!item.external_id.empty()) json.member("external_id", item.external_id);
  json.raw_member("metadata", item.metadata.empty() ? std::string_view("{}") : std::string_view(item.metadata));
  json.end_object();
}

}  // namespace tasks::service
