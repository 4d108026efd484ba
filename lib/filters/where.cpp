#include "lib/filters/where.hpp"

#include <algorithm>

#include "lib/base/error.hpp"
#include "lib/base/text.hpp"
#include "lib/filters/values.hpp"

namespace tasks::filters {
namespace {

struct Operator {
  std::string_view word;
  Op op;
  bool negated;
};
constexpr Operator k_operators[] = {
    {"!=", Op::one_of, true}, {"<=", Op::less_equal, false}, {">=", Op::greater_equal, false},
    {"=", Op::one_of, false}, {"<", Op::less, false},        {">", Op::greater, false},
};

Node equals(const FoundField& found, const std::vector<std::string>& words, Micros now) {
  std::vector<Literal> values;
  for (const std::string& word : words)
    for (Literal& value : typed_values(found, word, now)) values.push_back(std::move(value));
  return compare(found, Op::one_of, std::move(values));
}

}  // namespace

Node parse_condition(std::string_view text, const Entity& entity, Micros now) {
  const auto at = text.find_first_of("=!<>");
  if (at == std::string_view::npos || at == 0)
    throw Error(Code::bad_value, cat(quote(text), " is not a condition")).hint("conditions look like status=complete or object_count>=2");
  const std::string name(trim(text.substr(0, at)));
  std::string_view rest = text.substr(at);
  const auto* op = std::find_if(std::begin(k_operators), std::end(k_operators), [&](const Operator& o) { return rest.starts_with(o.word); });
  if (op == std::end(k_operators)) throw Error(Code::bad_value, cat(quote(text), " has no operator")).hint("operators are = != < <= > >=");
  rest.remove_prefix(op->word.size());

  const FoundField found = find_field(entity, name);
  if (found.field.type == Type::json && found.path.empty())
    throw Error(Code::bad_value, cat(name, " is an object: ask for a value in it")).hint(cat(name, ".KEY=VALUE"));
  std::vector<std::string> words = split(rest, ',');
  if (words.empty()) words.emplace_back();
  if (op->op == Op::one_of) {
    Node node = equals(found, words, now);
    return op->negated ? not_(std::move(node)) : node;
  }
  if (found.field.type == Type::boolean || found.field.type == Type::label || found.field.type == Type::list)
    throw Error(Code::bad_value, cat(name, " has no order")).hint(cat("use ", name, "= or ", name, "!="));
  std::vector<Node> any;
  for (const std::string& word : words) {
    std::vector<Literal> values = typed_values(found, word, now);
    if (std::holds_alternative<std::monostate>(values.front()) || std::holds_alternative<bool>(values.front()) || is_pattern(found.field, values.front()))
      throw Error(Code::bad_value, cat(quote(word), " cannot be compared by order"));
    any.push_back(compare(found, op->op, {std::move(values.front())}));
  }
  return any.size() == 1 ? std::move(any.front()) : any_of(std::move(any));
}

Node equal_to(const Entity& entity, std::string_view field, const std::vector<std::string>& values, Micros now) {
  return equals(find_field(entity, field), values, now);
}

}  // namespace tasks::filters
