#pragma once
// How a command says what may be typed. One declaration per option gives parsing, -h, the manual's OPTIONS, completion
// and the iteration tests; options.cpp is the only file that knows CLI11.
//
//     void declare(Options& o, Args& a) {
//       o.positional("NAME", a.name, "name of the new dataset");
//       o.value("--root", "DIR", a.root, "folder that item paths hang below; default: none");
//       o.flag("--all,-a", a.all, "every one of them; default: off");
//     }
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "lib/model/words.hpp"

namespace tasks::app {

// What TAB offers for a value, asked from the project at hand.
enum class Live { none, file, folder, task, any_task, dataset, recipe, pipeline, user, group, assignee, assignment, action, label, operation, setting, command, field, condition };

using Target = std::variant<bool*, int*, std::string*, std::optional<std::string>*, std::int64_t*, std::optional<std::int64_t>*, double*,
                            std::optional<double>*, std::vector<std::string>*, std::function<void(const std::string&)>>;

struct Option {
  std::string names;    // "--limit,-l"; for a positional its placeholder, "TASK"
  std::string value;    // placeholder of the value, "N"; "" for a flag
  std::string text;     // what it changes, its default and its unit
  Target target;
  bool positional = false, required = false, repeatable = false, comma_list = false;
  Live live_kind = Live::none;
  std::vector<std::string> words = {};  // the only values it takes

  Option& commas() { comma_list = true; return *this; }  // a,b counts as two values
  Option& live(Live kind) { live_kind = kind; return *this; }
  Option& one_of(std::vector<std::string> list) { words = std::move(list); return *this; }
};

class Options {
 public:
  Option& positional(std::string name, std::string& target, std::string text);                         // must be there
  Option& optional_positional(std::string name, std::optional<std::string>& target, std::string text);
  Option& positionals(std::string name, std::vector<std::string>& target, std::string text, bool at_least_one);
  Option& flag(std::string names, bool& target, std::string text);
  Option& count(std::string names, int& target, std::string text);  // -v, -vv
  template <class T>
  Option& value(std::string names, std::string placeholder, T& target, std::string text) {
    return add({std::move(names), std::move(placeholder), std::move(text), Target(&target)});
  }
  // May be given several times; with .commas() also as a,b.
  Option& values(std::string names, std::string placeholder, std::vector<std::string>& target, std::string text);
  // A word out of a fixed list.
  template <class E>
  Option& word(std::string names, std::string placeholder, std::optional<E>& target, std::string text) {
    Option& option = add({std::move(names), std::move(placeholder), std::move(text),
                          std::function<void(const std::string&)>([&target](const std::string& typed) { target = model::parse_or_throw<E>(typed); })});
    for (const char* w : model::words<E>()) option.words.emplace_back(w);
    return option;
  }

  // What must happen between parsing and opening the project: reading standard input, checking values together.
  void before_opening(std::function<void()> step) { m_steps.push_back(std::move(step)); }

  const std::vector<std::unique_ptr<Option>>& all() const { return m_options; }
  const std::vector<std::function<void()>>& steps() const { return m_steps; }

 private:
  Option& add(Option option);
  std::vector<std::unique_ptr<Option>> m_options;
  std::vector<std::function<void()>> m_steps;
};

// Parses the words that follow the command's name into the targets of both sets. Throws Code::usage, unknown_option or
// bad_value, always with the nearest known word.
void parse(std::string_view command, std::span<const std::string> words, const Options& own, const Options& global);

}  // namespace tasks::app
