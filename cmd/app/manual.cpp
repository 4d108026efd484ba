#include "cmd/app/manual.hpp"

#include <algorithm>
#include <functional>

#include "cmd/app/command.hpp"
#include "cmd/app/describe.hpp"
#include "cmd/app/globals.hpp"
#include "lib/base/text.hpp"
#include "lib/config/settings.hpp"
#include "lib/filters/fields.hpp"
#include "lib/store/foreign_query.hpp"
#include "lib/render/page.hpp"

namespace tasks::app {
namespace {

using render::scdoc_escaped;

constexpr std::string_view k_prefix = "tasks-";

std::string bold(std::string_view text) { return cat("*", scdoc_escaped(text), "*"); }

const CommandFile* file_of(const Page& page) {
  if (page.section != "1" || !page.name.starts_with(k_prefix)) return nullptr;
  const auto files = command_files();
  const auto found = std::find_if(files.begin(), files.end(), [&](const CommandFile& f) { return f.stem == page.name.substr(k_prefix.size()); });
  return found == files.end() ? nullptr : &*found;
}

std::vector<const Command*> shown_commands(const CommandFile& file) {
  std::vector<const Command*> commands;
  for (const Command& command : file.commands())
    if (!command.hidden) commands.push_back(&command);
  return commands;
}

// A command with its declarations, which live as long as the call they were made for.
struct Declared {
  explicit Declared(const Command& command) : call(command.make()) { call->declare(options); }
  std::unique_ptr<Call> call;
  Options options;
};

void append_synopsis(std::string& out, const Command& command) {
  const Declared declared(command);
  out += bold(cat("tasks ", command.name));
  for (const auto& option : declared.options.all()) {
    if (!option->positional) continue;
    const std::string word = cat("_", scdoc_escaped(option->names), "_", option->repeatable ? "..." : "");
    out += option->required ? cat(" ", word) : cat(" \\[", word, "\\]");
  }
  const auto& all = declared.options.all();
  if (std::any_of(all.begin(), all.end(), [](const auto& o) { return !o->positional; })) out += " \\[_options_\\]";
  out += "\n";
}

void append_option(std::string& out, const Option& option) {
  if (option.positional) {
    out += cat("_", scdoc_escaped(option.names), "_", option.repeatable ? "..." : "");
  } else {
    std::vector<std::string> names;
    for (const auto& name : split(option.names, ',')) names.push_back(bold(name));
    out += join(names, ", ");
    if (!option.value.empty()) out += cat(" _", scdoc_escaped(option.value), "_");
  }
  out += cat("\n\t", scdoc_escaped(option.text));
  if (!option.words.empty()) {
    std::vector<std::string> words;
    for (const auto& word : option.words) words.push_back(bold(word));
    out += cat(". One of ", join(words, ", "));
  }
  out += "\n\n";
}

std::string synopsis_section(const CommandFile& file) {
  std::string out = "# SYNOPSIS\n\n";
  const auto commands = shown_commands(file);
  for (std::size_t i = 0; i < commands.size(); ++i) {
    std::string line;
    append_synopsis(line, *commands[i]);
    if (i + 1 < commands.size()) line.insert(line.size() - 1, "++");
    out += line;
  }
  return out;
}

std::string options_section(const CommandFile& file) {
  std::string out = "# OPTIONS\n\n";
  const auto commands = shown_commands(file);
  for (const Command* command : commands) {
    const Declared declared(*command);
    if (commands.size() > 1) out += cat("## tasks ", scdoc_escaped(command->name), "\n\n", scdoc_escaped(command->summary), "\n\n");
    for (const auto& option : declared.options.all()) append_option(out, *option);
  }
  return cat(out, "The options that every command has (*-o*, *--dry-run*, *--as* and others) are in *tasks*(1).\n");
}

struct ExitText {
  Exit exit;
  std::string_view text;
};

constexpr ExitText k_exits[] = {
    {Exit::ok, "done, also when there was nothing to do"},
    {Exit::failed, "failed: something was not found, a file was bad, reading or writing failed"},
    {Exit::usage, "wrong call: unknown command, option or value, or an irreversible act without *--yes*"},
    {Exit::partial, "partly done: *--partial* was given and some records were refused"},
    {Exit::check_failed, "a check said no"},
    {Exit::refused, "refused: by a lock, a rule, a missing permission, a stale version, or because the project is busy"},
    {Exit::no_project, "there is no project here, or its schema needs *tasks migrate*"},
    {Exit::interrupted, "interrupted; everything was rolled back"},
};

std::string exit_row(Exit exit, std::string_view text) { return cat("|[ *", static_cast<int>(exit), "*\n:< ", text, "\n"); }

std::string exit_section(const CommandFile& file) {
  std::string out = "# EXIT STATUS\n\n";
  const auto commands = shown_commands(file);
  const auto any = [&](const auto& holds) { return std::any_of(commands.begin(), commands.end(), holds); };
  const bool touches_project = any([](const Command* c) {  // or another place that is somebody's: init, trust
    return c->access != Access::none || (c->record && !Declared(*c).options.all().empty());
  });
  const bool partial = any([](const Command* c) {
    const Declared declared(*c);
    return std::any_of(declared.options.all().begin(), declared.options.all().end(), [](const auto& o) { return o->names == "--partial"; });
  });
  // Exits that only some of the commands have, in their own words.
  const auto append_own = [&](Exit exit, std::string_view Command::* text) {
    for (const Command* c : commands)
      if (!(c->*text).empty()) out += exit_row(exit, cat(c->*text, commands.size() > 1 ? cat(" (*tasks ", c->name, "*)") : ""));
  };
  for (const ExitText& exit : k_exits) {
    if (exit.exit == Exit::partial) append_own(exit.exit, &Command::partly);
    if (exit.exit == Exit::check_failed) append_own(exit.exit, &Command::check);
    if (exit.exit == Exit::check_failed || (exit.exit == Exit::partial && !partial)) continue;
    if ((exit.exit == Exit::refused || exit.exit == Exit::no_project || exit.exit == Exit::interrupted) && !touches_project) continue;
    out += exit_row(exit.exit, exit.text);
  }
  return cat(out, "\nThe codes that errors carry are in *tasks-exit-codes*(7).\n");
}

void append_fields(std::string& out, const render::RecordType& type) {
  const auto row = [&](std::string_view name, std::string_view kind, std::string_view doc) {
    out += cat("|[ ", bold(name), "\n:[ ", kind, "\n:< ", scdoc_escaped(doc), "\n");
  };
  row("type", "text", cat("always ", type.kind));
  for (const auto& field : type.fields) row(field.name, kind_word(field.kind), field.doc);
}

std::string fields_section(const CommandFile& file) {
  std::vector<const render::RecordType*> types;
  for (const Command* command : shown_commands(file))
    if (command->record && std::find(types.begin(), types.end(), &command->record()) == types.end()) types.push_back(&command->record());
  if (types.empty()) return "";
  std::string out = "# JSON FIELDS\n\n";
  for (const auto* type : types) {
    out += cat("With *-o jsonl* one ", bold(type->kind), " a line; with *-o json* one document, *{\"", scdoc_escaped(type->plural), "\":[...]}*. ",
               type->has_id ? "" : "It has no id. ", "Every field is always there, *null* when it has no value.\n\n");
    append_fields(out, *type);
    out += "\n";
  }
  return out;
}

std::string global_options_section() {
  Globals globals;
  Options options;
  declare_globals(options, globals);
  std::string out;
  for (const auto& option : options.all()) append_option(out, *option);
  return out;
}

std::string commands_section() {
  std::string out;
  for (const CommandFile& file : command_files())
    for (const Command* command : shown_commands(file)) out += cat("|[ ", bold(command->name), "\n:< ", scdoc_escaped(command->summary), "\n");
  return out;
}

std::string codes_section() {
  std::string out;
  for (const CodeInfo& code : code_table())
    out += cat(bold(code.name), " (exit ", static_cast<int>(code.exit), ")\n\t", scdoc_escaped(code.text),
               code.hint.empty() ? "" : cat("; hint: ", scdoc_escaped(code.hint)), "\n\n");
  return out;
}

std::string exits_section() {
  std::string out;
  for (const ExitText& exit : k_exits) out += exit_row(exit.exit, exit.text);
  return out;
}

std::string preferences_section() {
  std::string out;
  for (const config::Key& key : config::preference_keys())
    out += cat(bold(key.name), ", *$", scdoc_escaped(key.variable), "*\n\t", scdoc_escaped(key.doc),
               key.built_in.empty() ? "" : cat("; default: ", scdoc_escaped(key.built_in)), "\n\n");
  return out;
}

std::string settings_section() {
  std::string out;
  for (const config::ProjectKey& key : config::project_keys())
    out += cat(bold(key.name), "\n\t", scdoc_escaped(key.doc), "; default: ", scdoc_escaped(key.built_in), "\n\n");
  return out;
}

// Fields that --where takes, explained as the record explains them.
std::string conditions_section(const filters::Entity& entity, const render::RecordType& record) {
  std::string out;
  for (const auto& field : entity.fields) {
    const auto known = std::find_if(record.fields.begin(), record.fields.end(), [&](const render::Field& f) { return f.name == field.name; });
    out += cat("|[ ", bold(field.name), "\n:< ", scdoc_escaped(known == record.fields.end() ? "see above" : known->doc), "\n");
  }
  return out;
}

// The views of `tasks sql`, explained as the records explain their fields.
std::string views_section() {
  std::string out;
  const auto types = render::all_record_types();
  for (const store::View& view : store::views()) {
    const auto known = std::find_if(types.begin(), types.end(), [&](const render::RecordType* type) { return type->kind == view.kind; });
    if (known == types.end()) continue;
    out += cat("## ", scdoc_escaped(view.name), "\n\n");
    for (const auto& field : (*known)->fields) out += cat("|[ ", bold(field.name), "\n:< ", scdoc_escaped(field.doc), "\n");
    out += "\n";
  }
  return out;
}

std::string generated(std::string_view mark, const Page& page) {
  if (mark == "@GLOBAL-OPTIONS@") return global_options_section();
  if (mark == "@COMMANDS@") return commands_section();
  if (mark == "@CODES@") return codes_section();
  if (mark == "@EXITS@") return exits_section();
  if (mark == "@PREFERENCES@") return preferences_section();
  if (mark == "@SETTINGS@") return settings_section();
  if (mark == "@WORK-ITEM-CONDITIONS@") return conditions_section(filters::work_items(), render::record_type<model::WorkItem>());
  if (mark == "@ITEM-CONDITIONS@") return conditions_section(filters::items(), render::record_type<model::Item>());
  if (mark == "@ISSUE-CONDITIONS@") return conditions_section(filters::issues(), render::record_type<model::Issue>());
  if (mark == "@VIEWS@") return views_section();
  if (mark == "@ANNOTATION-CONDITIONS@") return conditions_section(filters::annotations(), render::record_type<model::Annotation>());
  const CommandFile* file = file_of(page);
  if (file) {
    if (mark == "@SYNOPSIS@") return synopsis_section(*file);
    if (mark == "@OPTIONS@") return options_section(*file);
    if (mark == "@EXIT-STATUS@") return exit_section(*file);
    if (mark == "@JSON-FIELDS@") return fields_section(*file);
  }
  throw Error(Code::internal, cat("the page ", page.name, "(", page.section, ") asks for ", mark, ", which nothing makes"));
}

// What a command's page holds before anybody wrote its prose.
std::string bare_prose(const Page& page) {
  const CommandFile* file = file_of(page);
  return cat(page.name, "(", page.section, ")\n\n# NAME\n\n", page.name, " - ", file ? file->commands().front().summary : page.name,
             file ? "\n\n@SYNOPSIS@\n\n@OPTIONS@\n\n@EXIT-STATUS@\n\n@JSON-FIELDS@\n" : "\n");
}

}  // namespace

std::vector<std::string> manual_topics() {
  std::vector<std::string> topics;
  for (const CommandFile& file : command_files())
    if (!file.commands().front().hidden) topics.emplace_back(file.stem);
  for (const Page& page : manual_pages()) {
    const std::string topic(page.name.starts_with(k_prefix) ? page.name.substr(k_prefix.size()) : page.name);
    if (std::find(topics.begin(), topics.end(), topic) == topics.end()) topics.push_back(topic);
  }
  return topics;
}

const Page& find_page(std::span<const std::string> words) {
  std::string name = words.front(), section;
  if (words.size() > 1 && all_digits(name)) {  // as man takes it: 5 recipe
    section = name;
    name = words[1];
  }
  if (const auto open = name.find('('); open != std::string::npos && name.back() == ')') {
    section = name.substr(open + 1, name.size() - open - 2);
    name.resize(open);
  }
  if (name.starts_with(k_prefix)) name.erase(0, k_prefix.size());
  for (const Page& page : manual_pages()) {  // sorted: section 1 comes first
    const bool named = page.name == name || (page.name.starts_with(k_prefix) && page.name.substr(k_prefix.size()) == name);
    if (named && (section.empty() || page.section == section)) return page;
  }
  const auto near = nearest(name, manual_topics());
  throw Error(Code::unknown_command, cat("the manual has no page ", quote(section.empty() ? name : cat(name, "(", section, ")"))))
      .hint(near ? cat("did you mean ", *near, "?") : cat("tasks help lists the commands; other topics are recipe(5), formats, filters, exit-codes"));
}

std::string page_source(const Page& page) {
  const std::string bare = page.prose.empty() ? bare_prose(page) : "";
  const std::string_view prose = bare.empty() ? page.prose : std::string_view(bare);
  std::string out;
  for (std::size_t at = 0; at < prose.size();) {
    std::size_t end = prose.find('\n', at);
    if (end == std::string_view::npos) end = prose.size();
    const std::string_view line = prose.substr(at, end - at);
    at = end + 1;
    if (line.size() > 2 && line.front() == '@' && line.back() == '@')
      out += generated(line, page);
    else
      out += cat(line, "\n");
  }
  return out;
}

}  // namespace tasks::app
