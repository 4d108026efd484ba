#include "cmd/app/describe.hpp"

#include <algorithm>

#include "cmd/app/globals.hpp"
#include "lib/base/json_text.hpp"
#include "lib/base/text.hpp"

namespace tasks::app {
namespace {

constexpr std::size_t k_width = 80;

// Words of `text` in lines of at most `width`, each line after the first indented.
std::string wrapped(std::string_view text, std::size_t indent, std::size_t first_column) {
  std::string out;
  std::size_t column = first_column;
  bool fresh = true;
  for (const auto& word : split(text, ' ')) {
    const std::size_t size = display_width(word);
    if (!fresh && column + 1 + size > k_width) {
      out += cat("\n", std::string(indent, ' '));
      column = indent;
      fresh = true;
    }
    out += cat(fresh ? "" : " ", word);
    column += size + (fresh ? 0 : 1);
    fresh = false;
  }
  return out;
}

std::string left_column(const Option& option) {
  std::string left = join(split(option.names, ','), ", ");
  if (!option.value.empty()) left += cat(" ", option.value);
  return left;
}

void append_options(std::string& out, const Options& options, bool positionals) {
  constexpr std::size_t k_column = 26;
  for (const auto& option : options.all()) {
    if (option->positional != positionals) continue;
    const std::string left = cat("  ", left_column(*option));
    std::string text = option->text;
    if (!option->words.empty()) text += cat(" (", join(option->words, ", "), ")");
    if (display_width(left) + 2 > k_column)
      out += cat(left, "\n", std::string(k_column, ' '));
    else
      out += cat(left, std::string(k_column - display_width(left), ' '));
    out += cat(wrapped(text, k_column, k_column), "\n");
  }
}

void append_option_json(JsonText& json, const Option& option) {
  json.begin_object();
  json.key("names");
  json.begin_array();
  for (const auto& name : split(option.names, ',')) json.value(name);
  json.end_array();
  json.member("value", option.value);
  json.member("text", option.text);
  json.member("positional", option.positional);
  json.member("required", option.required);
  json.member("repeatable", option.repeatable);
  json.raw_member("words", json_array(option.words));
  json.end_object();
}

std::string_view access_word(Access access) {
  switch (access) {
    case Access::none: return "none";
    case Access::project: return "project";
    case Access::read: return "read";
    case Access::write: return "write";
  }
  return "";
}

}  // namespace

std::string_view kind_word(render::Kind kind) {
  using render::Kind;
  switch (kind) {
    case Kind::id: return "id";
    case Kind::integer: return "integer";
    case Kind::number: return "number";
    case Kind::boolean: return "boolean";
    case Kind::text: return "text";
    case Kind::time: return "time";
    case Kind::seconds: return "seconds";
    case Kind::json: return "json";
  }
  return "";
}

std::string synopsis(const Command& command, const Options& own) {
  std::string line = cat("tasks ", command.name);
  for (const auto& option : own.all()) {
    if (!option->positional) continue;
    // "W DIR" repeats its first word.
    const auto blank = option->names.find(' ');
    std::string word = !option->repeatable ? option->names : blank == std::string::npos ? cat(option->names, "...") : cat(option->names.substr(0, blank), "...", option->names.substr(blank));
    line += option->required ? cat(" ", word) : cat(" [", word, "]");
  }
  const bool has_options = std::any_of(own.all().begin(), own.all().end(), [](const auto& o) { return !o->positional; });
  return has_options ? cat(line, " [options]") : line;
}

std::string help_text(const Command& command, const Options& own, const Options& global) {
  std::string out = cat(command.name, ": ", command.summary, "\n\nUsage: ", wrapped(synopsis(command, own), 9, 7), "\n");
  const auto has = [&](bool positional) {
    return std::any_of(own.all().begin(), own.all().end(), [&](const auto& o) { return o->positional == positional; });
  };
  if (has(true)) {
    out += "\nArguments:\n";
    append_options(out, own, true);
  }
  if (has(false)) {
    out += "\nOptions:\n";
    append_options(out, own, false);
  }
  out += "\nOptions of every command:\n";
  append_options(out, global, false);
  out += cat("\ntasks help ", command.name.substr(0, command.name.find(' ')), " shows the whole page.\n");
  return out;
}

std::string file_help_text(const CommandFile& file) {
  std::string out = cat("Usage: tasks ", file.stem, " VERB [options]\n\nVerbs:\n");
  for (const Command& command : file.commands()) {
    const std::string_view verb = command.name.substr(file.stem.size() + 1);
    out += cat("  ", verb, std::string(verb.size() < 14 ? 14 - verb.size() : 1, ' '), command.summary, "\n");
  }
  return cat(out, "\ntasks ", file.stem, " VERB -h shows its options; tasks help ", file.stem, " the whole page.\n");
}

std::string overview_text() {
  std::string out = "tasks runs the labeling operation of a machine-learning team\n\nUsage: tasks COMMAND [options]\n\nCommands:\n";
  for (const CommandFile& file : command_files()) {
    const auto commands = file.commands();
    if (commands.front().hidden) continue;
    std::string summary(commands.front().summary);
    if (commands.size() > 1 || commands.front().name != file.stem) {
      std::vector<std::string> verbs;
      for (const Command& command : commands) verbs.emplace_back(command.name.substr(file.stem.size() + 1));
      summary = join(verbs, ", ");
    }
    out += cat("  ", file.stem, std::string(file.stem.size() < 14 ? 14 - file.stem.size() : 1, ' '), wrapped(summary, 16, 16), "\n");
  }
  return cat(out, "\ntasks COMMAND -h shows its options, tasks help COMMAND its page.\nBegin with tasks init; tasks help tasks is the manual.\n");
}

std::string description_json() {
  JsonText json;
  json.begin_object();
  Globals globals;
  Options global_options;
  declare_globals(global_options, globals);
  json.key("global_options");
  json.begin_array();
  for (const auto& option : global_options.all()) append_option_json(json, *option);
  json.end_array();
  json.key("commands");
  json.begin_array();
  for (const CommandFile& file : command_files()) {
    for (const Command& command : file.commands()) {
      if (command.hidden) continue;
      const auto call = command.make();
      Options own;
      call->declare(own);
      json.begin_object();
      json.member("name", command.name);
      json.member("page", file.stem);
      json.member("summary", command.summary);
      json.member("access", access_word(command.access));
      json.member("needs", model::to_text(command.needs));
      json.member("synopsis", synopsis(command, own));
      json.key("options");
      json.begin_array();
      for (const auto& option : own.all()) append_option_json(json, *option);
      json.end_array();
      if (command.record)
        json.member("record", command.record().kind);
      else
        json.null_member("record");
      json.end_object();
    }
  }
  json.end_array();
  json.key("records");
  json.begin_array();
  std::vector<const render::RecordType*> types = render::all_record_types();
  for (const CommandFile& file : command_files())
    for (const Command& command : file.commands())
      if (command.record && std::find(types.begin(), types.end(), &command.record()) == types.end()) types.push_back(&command.record());
  for (const auto* type : types) {
    json.begin_object();
    json.member("kind", type->kind);
    json.member("plural", type->plural);
    json.member("has_id", type->has_id);
    json.key("fields");
    json.begin_array();
    for (const auto& field : type->fields) {
      json.begin_object();
      json.member("name", field.name);
      json.member("kind", kind_word(field.kind));
      json.member("doc", field.doc);
      json.end_object();
    }
    json.end_array();
    json.end_object();
  }
  json.end_array();
  json.key("codes");
  json.begin_array();
  for (const CodeInfo& code : code_table()) {
    json.begin_object();
    json.member("code", code.name);
    json.member("exit", static_cast<int>(code.exit));
    json.member("text", code.text);
    json.member("hint", code.hint);
    json.end_object();
  }
  json.end_array();
  json.end_object();
  return cat(json.take(), "\n");
}

}  // namespace tasks::app
