#include "cmd/app/options.hpp"

#include <CLI/CLI.hpp>

#include "lib/base/error.hpp"
#include "lib/base/text.hpp"

namespace tasks::app {

Option& Options::add(Option option) {
  m_options.push_back(std::make_unique<Option>(std::move(option)));
  return *m_options.back();
}

Option& Options::positional(std::string name, std::string& target, std::string text) {
  Option& option = add({std::move(name), "", std::move(text), Target(&target)});
  option.positional = option.required = true;
  return option;
}

Option& Options::optional_positional(std::string name, std::optional<std::string>& target, std::string text) {
  Option& option = add({std::move(name), "", std::move(text), Target(&target)});
  option.positional = true;
  return option;
}

Option& Options::positionals(std::string name, std::vector<std::string>& target, std::string text, bool at_least_one) {
  Option& option = add({std::move(name), "", std::move(text), Target(&target)});
  option.positional = option.repeatable = true;
  option.required = at_least_one;
  return option;
}

Option& Options::flag(std::string names, bool& target, std::string text) { return add({std::move(names), "", std::move(text), Target(&target)}); }
Option& Options::count(std::string names, int& target, std::string text) { return add({std::move(names), "", std::move(text), Target(&target)}); }

Option& Options::values(std::string names, std::string placeholder, std::vector<std::string>& target, std::string text) {
  Option& option = add({std::move(names), std::move(placeholder), std::move(text), Target(&target)});
  option.repeatable = true;
  return option;
}

namespace {

std::string shown_name(const Option& option) { return option.positional ? option.names : split(option.names, ',').front(); }

void check_words(const Option& option, const std::string& typed) {
  if (option.words.empty() || std::holds_alternative<std::function<void(const std::string&)>>(option.target)) return;
  for (const auto& word : option.words)
    if (word == typed) return;
  const auto near = nearest(typed, option.words);
  throw Error(Code::bad_value, cat(shown_name(option), " takes one of ", join(option.words, ", "), ", not ", quote(typed)))
      .hint(near ? cat("did you mean ", *near, "?") : "");
}

std::int64_t whole_number(const Option& option, const std::string& typed) {
  if (auto n = to_int(typed)) return *n;
  throw Error(Code::bad_value, cat(shown_name(option), " takes a whole number, not ", quote(typed)));
}

double number(const Option& option, const std::string& typed) {
  if (auto n = to_double(typed)) return *n;
  throw Error(Code::bad_value, cat(shown_name(option), " takes a number, not ", quote(typed)));
}

struct Assign {
  const Option& option;
  const std::vector<std::string>& typed;
  const std::string& last() const { return typed.back(); }

  void operator()(bool* t) const { *t = true; }
  void operator()(int* t) const { *t = static_cast<int>(typed.size()); }
  void operator()(std::string* t) const { *t = last(); }
  void operator()(std::optional<std::string>* t) const { *t = last(); }
  void operator()(std::int64_t* t) const { *t = whole_number(option, last()); }
  void operator()(std::optional<std::int64_t>* t) const { *t = whole_number(option, last()); }
  void operator()(double* t) const { *t = number(option, last()); }
  void operator()(std::optional<double>* t) const { *t = number(option, last()); }
  void operator()(std::vector<std::string>* t) const { t->insert(t->end(), typed.begin(), typed.end()); }
  void operator()(const std::function<void(const std::string&)>& t) const { t(last()); }
};

void declare(CLI::App& app, const Option& option) {
  const bool is_flag = !option.positional && option.value.empty();
  const auto take = [&option](const CLI::results_t& results) {
    std::vector<std::string> typed = results;
    if (option.comma_list) {
      typed.clear();
      for (const auto& result : results)
        for (auto& part : split(result, ',')) typed.push_back(std::move(part));
    }
    for (const auto& word : typed) check_words(option, word);
    std::visit(Assign{option, typed}, option.target);
    return true;
  };
  CLI::Option* made = app.add_option(option.names, CLI::callback_t(take), option.text);
  if (is_flag)
    made->expected(0)->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
  else if (option.positional && option.repeatable)
    made->expected(option.required ? 1 : 0, CLI::detail::expected_max_vector_size)->allow_extra_args();
  else
    made->expected(1)->multi_option_policy(option.repeatable ? CLI::MultiOptionPolicy::TakeAll : CLI::MultiOptionPolicy::Throw);
  if (option.required) made->required();
}

[[noreturn]] void throw_unknown(std::string_view command, const std::string& typed, const Options& own, const Options& global) {
  if (!typed.starts_with('-') || typed == "-")
    throw Error(Code::usage, cat("tasks ", command, " does not take ", quote(typed))).hint(cat("tasks ", command, " -h shows what it takes"));
  std::vector<std::string> known;
  for (const Options* set : {&own, &global})
    for (const auto& option : set->all())
      if (!option->positional)
        for (auto& name : split(option->names, ',')) known.push_back(name);
  const std::string name = typed.substr(0, typed.find('='));
  const auto near = nearest(name, known);
  throw Error(Code::unknown_option, cat("tasks ", command, " has no option ", quote(name)))
      .hint(near ? cat("did you mean ", *near, "?") : cat("tasks ", command, " -h lists them"));
}

}  // namespace

void parse(std::string_view command, std::span<const std::string> words, const Options& own, const Options& global) {
  CLI::App app;
  app.set_help_flag();
  for (const Options* set : {&own, &global})
    for (const auto& option : set->all()) declare(app, *option);
  std::vector<std::string> reversed(words.rbegin(), words.rend());
  const std::string usage_hint = cat("tasks ", command, " -h shows what it takes");
  try {
    app.parse(reversed);
  } catch (const CLI::ExtrasError&) {
    throw_unknown(command, app.remaining().front(), own, global);
  } catch (const CLI::RequiredError&) {
    for (const auto& option : own.all())
      if (option->required && option->positional && app[option->names]->count() == 0)
        throw Error(Code::usage, cat("tasks ", command, " needs ", option->names)).hint(usage_hint);
    throw Error(Code::usage, cat("tasks ", command, " needs more words")).hint(usage_hint);
  } catch (const CLI::ArgumentMismatch& e) {
    throw Error(Code::usage, cat("tasks ", command, ": ", e.what())).hint(usage_hint);
  } catch (const CLI::ParseError& e) {
    throw Error(Code::usage, cat("tasks ", command, ": ", e.what())).hint(usage_hint);
  }
}

}  // namespace tasks::app
