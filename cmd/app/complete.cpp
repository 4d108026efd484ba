#include "cmd/app/complete.hpp"

#include <algorithm>
#include <optional>

#include "cmd/app/command.hpp"
#include "cmd/app/globals.hpp"
#include "cmd/app/manual.hpp"
#include "cmd/app/record_filter.hpp"
#include "lib/base/text.hpp"
#include "lib/config/settings.hpp"
#include "lib/filters/fields.hpp"

namespace tasks::app {
namespace {

void add(Answer& answer, std::string_view prefix, std::string value, std::string note) {
  if (value.starts_with(prefix)) answer.candidates.push_back({std::move(value), std::move(note)});
}

// The text of an option up to its default: a candidate's note is short.
std::string first_part(std::string_view text) { return std::string(trim(text.substr(0, text.find_first_of(";(")))); }

bool is_option(const std::string& word) { return word.size() > 1 && word[0] == '-'; }

struct Line {
  Line(const HalfTyped& half_typed, const LiveValues& live_values) : typed(half_typed), live(live_values) {}

  const HalfTyped& typed;
  const LiveValues& live;
  const CommandFile* file = nullptr;
  const Command* command = nullptr;
  Options global_options, options;
  Globals globals;
  std::unique_ptr<Call> call;
  std::string task;                     // as typed already, by position or by --task
  std::vector<const Option*> used;
  std::size_t positionals = 0;
  const Option* waiting = nullptr;      // the last word is an option that wants its value
  bool only_positionals = false;        // after "--"

  const Option* find(std::string_view name) const {
    for (const Options* set : {&options, &global_options})
      for (const auto& option : set->all())
        if (!option->positional)
          for (const auto& known : split(option->names, ','))
            if (known == name) return option.get();
    return nullptr;
  }
  const Option* positional(std::size_t index) const {
    for (const auto& option : options.all()) {
      if (!option->positional) continue;
      if (index == 0 || option->repeatable) return option.get();
      --index;
    }
    return nullptr;
  }
  void learn(const Option& option, const std::string& value) {
    if (option.live_kind == Live::task || option.live_kind == Live::any_task) task = value;
  }

  void take_option(const std::string& word) {
    if (word == "--") {
      only_positionals = true;
      return;
    }
    const auto equals = word.starts_with("--") ? word.find('=') : std::string::npos;
    const std::string name = word.starts_with("--") ? word.substr(0, equals) : word.substr(0, 2);
    const Option* option = find(name);
    if (!option) return;
    used.push_back(option);
    if (option->value.empty()) return;
    if (equals != std::string::npos)
      learn(*option, word.substr(equals + 1));
    else if (!word.starts_with("--") && word.size() > 2)
      learn(*option, word.substr(2));
    else
      waiting = option;
  }
  void take(const std::string& word) {
    if (waiting) {
      learn(*waiting, word);
      waiting = nullptr;
    } else if (is_option(word) && !only_positionals) {
      take_option(word);
    } else {
      if (const Option* option = positional(positionals)) learn(*option, word);
      ++positionals;
    }
  }
};

// The command's name out of the first words; the rest goes to `line`. False: no command can be meant.
bool take_words(Line& line) {
  declare_globals(line.global_options, line.globals);
  for (const auto& word : line.typed.words) {
    if (line.command || line.waiting || is_option(word)) {
      line.take(word);
    } else if (!line.file) {
      const auto files = command_files();
      const auto found = std::find_if(files.begin(), files.end(), [&](const CommandFile& f) { return f.stem == word; });
      if (found == files.end()) return false;
      line.file = &*found;
      if (found->commands().size() == 1 && found->commands()[0].name == found->stem) line.command = &found->commands()[0];
    } else {
      line.command = find_command(cat(line.file->stem, " ", word));
      if (!line.command) return false;
    }
    if (line.command && !line.call) {
      line.call = line.command->make();
      line.call->declare(line.options);
    }
  }
  return true;
}

void add_commands(Answer& answer, std::string_view prefix) {
  for (const CommandFile& file : command_files()) {
    const auto commands = file.commands();
    if (commands.front().hidden) continue;
    std::string note(commands.front().summary);
    if (commands.size() > 1 || commands.front().name != file.stem) {
      note.clear();
      for (const Command& command : commands) note += cat(note.empty() ? "" : ", ", command.name.substr(file.stem.size() + 1));
    }
    add(answer, prefix, std::string(file.stem), note);
  }
}

void add_verbs(Answer& answer, const CommandFile& file, std::string_view prefix) {
  for (const Command& command : file.commands())
    if (!command.hidden) add(answer, prefix, std::string(command.name.substr(file.stem.size() + 1)), std::string(command.summary));
}

void add_options(Answer& answer, const Line& line, const Options& options, std::string_view prefix) {
  for (const auto& option : options.all()) {
    if (option->positional) continue;
    if (!option->repeatable && std::find(line.used.begin(), line.used.end(), option.get()) != line.used.end()) continue;
    for (const auto& name : split(option->names, ','))
      if (name.starts_with("--") || prefix == name) add(answer, prefix, name, first_part(option->text));
  }
}

std::vector<std::string> words_of_field(std::string_view field) {
  const auto list = [](const auto& words) { return std::vector<std::string>(words.begin(), words.end()); };
  if (field == "stage") return list(model::words<model::Stage>());
  if (field == "split") return list(model::words<model::Split>());
  if (field == "kind") return list(model::words<model::ItemKind>());
  if (field == "skipped" || field == "edited_after_status" || field == "ground_truth") return {"true", "false"};
  return {};
}

void add_live(Answer& answer, const Line& line, Live kind, std::string_view prefix);

// What --where asks of: dataset items where those come in, also when work comes out.
std::vector<filters::FilterField> condition_fields(const Command& command) {
  const std::string_view kind = command.record ? command.record().kind : std::string_view();
  if (kind == "item" || command.name == "create" || command.name == "add-items") return filters::items().fields;
  if (kind == "annotation" && command.name == "annotations") return filters::annotations().fields;
  if (kind == "issue" && command.name != "issue open") return filters::issues().fields;
  if (kind == "work_item" || command.name == "issue open" || kind == "history_entry" || command.name == "assignment redistribute") return filters::work_items().fields;
  return command.record ? entity_of(command.record()).fields : std::vector<filters::FilterField>();
}

// FIELD=VALUE: the field's name, then a value of it.
void add_conditions(Answer& answer, const Line& line, std::string_view prefix) {
  const std::vector<filters::FilterField> fields = condition_fields(*line.command);
  const auto equals = prefix.find('=');
  if (equals == std::string_view::npos) {
    for (const auto& field : fields) add(answer, prefix, cat(field.name, field.type == filters::Type::json ? "." : "="), "");
    answer.goes_on = true;
    return;
  }
  const std::string_view field = prefix.substr(0, equals);
  const std::string head(prefix.substr(0, prefix.find_last_of("=,") + 1));
  const std::string_view value = prefix.substr(head.size());
  Answer values;
  for (auto& word : words_of_field(field)) add(values, value, std::move(word), "");
  if (field == "status") add_live(values, line, Live::action, value);
  if (field == "label") add_live(values, line, Live::label, value);
  if (field == "assignee") add_live(values, line, Live::assignee, value);
  for (auto& candidate : values.candidates) answer.candidates.push_back({cat(head, candidate.value), std::move(candidate.note)});
}

void add_live(Answer& answer, const Line& line, Live kind, std::string_view prefix) {
  switch (kind) {
    case Live::none: return;
    case Live::file: answer.files = Answer::Files::files; return;
    case Live::folder: answer.files = Answer::Files::folders; return;
    case Live::command:
      for (auto& topic : manual_topics()) add(answer, prefix, std::move(topic), "");
      return;
    case Live::setting:
      for (const auto& key : config::preference_keys()) add(answer, prefix, std::string(key.name), std::string(key.doc));
      for (const auto& key : config::project_keys()) add(answer, prefix, std::string(key.name), std::string(key.doc));
      return;
    case Live::field:
      if (line.command && line.command->record)
        for (const auto& field : line.command->record().fields) add(answer, prefix, std::string(field.name), std::string(field.doc));
      return;
    case Live::condition: return add_conditions(answer, line, prefix);
    default:
      for (auto& value : line.live(kind, prefix, line.task)) add(answer, prefix, std::move(value.value), std::move(value.note));
  }
}

// Values of one option; `head` is what stands before them in the same word ("--status=").
void add_values(Answer& answer, const Line& line, const Option& option, std::string_view head, std::string_view prefix) {
  std::string before(head);
  std::vector<std::string> taken;
  if (option.comma_list) {  // "a,b,c": the last part is completed, those before it are not offered again
    const auto comma = prefix.rfind(',');
    if (comma != std::string_view::npos) {
      taken = split(prefix.substr(0, comma), ',');
      before += prefix.substr(0, comma + 1);
      prefix = prefix.substr(comma + 1);
    }
  }
  Answer values;
  for (const auto& word : option.words) add(values, prefix, word, "");
  add_live(values, line, option.live_kind, prefix);
  for (auto& candidate : values.candidates)
    if (std::find(taken.begin(), taken.end(), candidate.value) == taken.end())
      answer.candidates.push_back({cat(before, candidate.value), std::move(candidate.note)});
  answer.files = values.files;
  answer.goes_on = values.goes_on;
}

}  // namespace

Answer complete(const HalfTyped& typed, const LiveValues& live) {
  Answer answer;
  Line line(typed, live);
  if (!take_words(line)) return answer;
  const std::string& current = typed.current;
  if (line.waiting) {
    add_values(answer, line, *line.waiting, "", current);
    return answer;
  }
  if (current.starts_with('-') && !line.only_positionals) {
    const auto equals = current.find('=');
    const Option* option = equals == std::string::npos ? nullptr : line.find(current.substr(0, equals));
    if (option && !option->value.empty()) {
      add_values(answer, line, *option, current.substr(0, equals + 1), std::string_view(current).substr(equals + 1));
      return answer;
    }
    if (line.command) add_options(answer, line, line.options, current);
    add_options(answer, line, line.global_options, current);
    return answer;
  }
  if (!line.file) {
    add_commands(answer, current);
  } else if (!line.command) {
    add_verbs(answer, *line.file, current);
  } else {
    const Option* option = line.positional(line.positionals);
    if (option) add_values(answer, line, *option, "", current);
    // Nothing to say about the word itself: then at least what else may be given.
    if (answer.candidates.empty() && answer.files == Answer::Files::none && current.empty()) add_options(answer, line, line.options, "--");
  }
  return answer;
}

}  // namespace tasks::app
