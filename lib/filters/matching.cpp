#include "lib/filters/matching.hpp"

#include <algorithm>

#include "lib/base/json_text.hpp"
#include "lib/base/json_value.hpp"
#include "lib/filters/values.hpp"

namespace tasks::filters {
namespace {

std::string_view word(Op op) {
  switch (op) {
    case Op::less: return "lt";
    case Op::less_equal: return "lte";
    case Op::greater: return "gt";
    case Op::greater_equal: return "gte";
    default: return "eq";
  }
}

template <class T>
bool in_order(Op op, const T& a, const T& b) {
  switch (op) {
    case Op::less: return a < b;
    case Op::less_equal: return a <= b;
    case Op::greater: return a > b;
    case Op::greater_equal: return a >= b;
    default: return a == b;
  }
}

double number_of(const auto& value) {
  if (const auto* whole = std::get_if<std::int64_t>(&value)) return static_cast<double>(*whole);
  if (const auto* real = std::get_if<double>(&value)) return *real;
  return 0;
}

bool meets(const Node& node, const Held& held, const Literal& wanted) {
  if (const auto* text = std::get_if<std::string_view>(&held)) {
    const auto* other = std::get_if<std::string>(&wanted);
    if (!other) return false;
    return is_pattern(node.field, wanted) ? wildcard_match(*other, *text) : in_order<std::string_view>(node.op, *text, *other);
  }
  const auto* whole = std::get_if<std::int64_t>(&held);
  const auto* other = std::get_if<std::int64_t>(&wanted);
  return whole && other ? in_order(node.op, *whole, *other) : in_order(node.op, number_of(held), number_of(wanted));
}

bool json_holds(const Node& node, std::string_view document) {
  if (node.op == Op::exists) return json_meets(document, node.path, "exists", "null");
  return std::any_of(node.values.begin(), node.values.end(), [&](const Literal& value) {
    if (std::holds_alternative<std::monostate>(value)) return !json_meets(document, node.path, "exists", "null");
    JsonText json;
    if (const auto* text = std::get_if<std::string>(&value)) json.value(*text);
    if (const auto* truth = std::get_if<bool>(&value)) json.value(*truth);
    if (const auto* real = std::get_if<double>(&value)) json.value(*real);
    return json_meets(document, node.path, is_pattern(node.field, value) ? "like" : word(node.op), json.take());
  });
}

bool holds(const Node& node, const Held& held) {
  const bool nothing = std::holds_alternative<std::monostate>(held);
  if (node.field.type == Type::list || (node.field.type == Type::json && !node.path.empty())) {
    const auto* document = std::get_if<std::string_view>(&held);
    return json_holds(node, document ? *document : std::string_view());
  }
  if (node.op == Op::exists) return !nothing;
  return std::any_of(node.values.begin(), node.values.end(), [&](const Literal& wanted) {
    if (nothing || std::holds_alternative<std::monostate>(wanted)) return nothing && std::holds_alternative<std::monostate>(wanted);
    return meets(node, held, wanted);
  });
}

}  // namespace

bool matches(const Node& node, const ValueOf& value_of) {
  const auto child_matches = [&](const Node& child) { return matches(child, value_of); };
  switch (node.kind) {
    case Node::Kind::all: return std::all_of(node.children.begin(), node.children.end(), child_matches);
    case Node::Kind::any: return std::any_of(node.children.begin(), node.children.end(), child_matches);
    case Node::Kind::none: return !child_matches(node.children.front());
    case Node::Kind::compare: return holds(node, value_of(node.field));
    case Node::Kind::annotated: return false;  // records in memory have no annotations to ask; the reader of DQL refuses it
  }
  return false;
}

}  // namespace tasks::filters
