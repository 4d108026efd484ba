#include "lib/store/foreign_query.hpp"

#include <cctype>

#include "lib/base/error.hpp"
#include "lib/base/text.hpp"

namespace tasks::store {
namespace {

// Where the next thing ends that is no plain text of the statement: a quoted text or name, a comment.
std::size_t end_of_literal(std::string_view sql, std::size_t at) {
  const auto after = [&](std::size_t found, std::size_t length) { return found == std::string_view::npos ? sql.size() : found + length; };
  if (sql[at] == '\'' || sql[at] == '"') return after(sql.find(sql[at], at + 1), 1);
  if (sql.substr(at, 2) == "--") return after(sql.find('\n', at), 1);
  if (sql.substr(at, 2) == "/*") return after(sql.find("*/", at + 2), 2);
  return at;
}

bool is_word(std::string_view text, std::string_view word) {
  return starts_with_icase(text, word) && (text.size() == word.size() || !std::isalnum(static_cast<unsigned char>(text[word.size()])));
}

}  // namespace

std::string single_query(std::string_view sql) {
  std::size_t first = std::string_view::npos, end = sql.size();
  for (std::size_t at = 0; at < sql.size();) {
    const bool comment = sql.substr(at, 2) == "--" || sql.substr(at, 2) == "/*";
    const bool blank = comment || std::string_view(" \t\r\n").find(sql[at]) != std::string_view::npos;
    if (sql[at] == ';' && end == sql.size()) {
      end = at++;
      continue;
    }
    if (!blank && end < sql.size()) throw Error(Code::usage, "this is more than one statement").hint("tasks sql takes one SELECT");
    if (!blank && first == std::string_view::npos) first = at;
    const std::size_t past = end_of_literal(sql, at);
    at = past > at ? past : at + 1;
  }
  if (first == std::string_view::npos || first >= end) throw Error(Code::usage, "there is no query").hint("tasks sql 'select * from v_tasks'");
  const std::string_view query = sql.substr(first, end - first);
  if (!is_word(query, "select") && !is_word(query, "with") && !is_word(query, "values"))
    throw Error(Code::usage, "tasks sql only reads").hint("it takes one SELECT; other commands change the project");
  return std::string(query);
}

std::string view_sql(const View& view, const ViewWords& words, Micros now) {
  std::string out;
  const std::string_view sql = view.sql;
  for (std::size_t at = 0; at < sql.size();) {
    const std::string_view rest = sql.substr(at);
    if (rest.starts_with("JOINED(")) {
      out += cat(words.joined, "(");
      at += 7;
    } else if (rest.starts_with("QUOTED(")) {
      const std::size_t close = rest.find(')');
      out += cat(words.quoted_before, rest.substr(7, close - 7), words.quoted_after);
      at += close + 1;
    } else if (rest.starts_with("TIME(")) {
      const std::size_t close = rest.find(')');
      out += cat(words.time_before, rest.substr(5, close - 5), words.time_after);
      at += close + 1;
    } else if (rest.starts_with("NOW")) {
      append(out, now);
      at += 3;
    } else {
      out += sql[at++];
    }
  }
  return out;
}

}  // namespace tasks::store
