#include "cmd/app/shell_line.hpp"

#include <algorithm>
#include <utility>

namespace tasks::app {
namespace {

bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\n'; }
bool ends_command(char c) { return c == '|' || c == ';' || c == '&' || c == '('; }

}  // namespace

ShellLine split_bash_line(std::string_view line, std::string_view breaks) {
  ShellLine out;
  bool in_word = false;
  for (std::size_t i = 0; i < line.size(); ++i) {
    const char c = line[i];
    if (out.quote == '\'') {
      if (c == '\'')
        out.quote = '\0';
      else
        out.current += c;
    } else if (c == '\\' && i + 1 < line.size()) {
      const char next = line[++i];
      if (out.quote == '"' && next != '"' && next != '\\' && next != '$' && next != '`') out.current += c;
      out.current += next;
      in_word = true;
    } else if (out.quote == '"') {
      if (c == '"')
        out.quote = '\0';
      else
        out.current += c;
    } else if (c == '\'' || c == '"') {
      out.quote = c;
      in_word = true;
      out.kept = out.current.size();
    } else if (is_blank(c)) {
      if (in_word) out.words.push_back(std::exchange(out.current, {}));
      in_word = false;
      out.kept = 0;
    } else if (ends_command(c)) {
      out = {};
      in_word = false;
    } else {
      // bash takes @ into the word that it completes, as the beginning of a host's name.
      if (c == '@' && breaks.find(c) != std::string_view::npos) out.kept = out.current.size();
      out.current += c;
      in_word = true;
      if (c != '@' && breaks.find(c) != std::string_view::npos) out.kept = out.current.size();
    }
  }
  return out;
}

std::string bash_replacement(const ShellLine& line, std::string_view value) {
  value.remove_prefix(std::min(line.kept, value.size()));
  std::string out;
  for (const char c : value) {
    if (line.quote == '\'') {
      if (c == '\'')
        out += "'\\''";
      else
        out += c;
      continue;
    }
    constexpr std::string_view in_double = "\"\\$`", bare = " \t\n\"'\\$`!&|;<>()[]{}*?#~";
    const std::string_view special = line.quote == '"' ? in_double : bare;
    if (special.find(c) != std::string_view::npos) out += '\\';
    out += c;
  }
  return out;
}

}  // namespace tasks::app
