#pragma once
// A filter as it was understood, whichever way it was written: a small tree of conditions, each of which holds or does not
// (there is no third answer: what has no value is simply not equal to anything). DQL and --where make it; compile.hpp turns
// it into SQL, matching.hpp asks it of a record in memory.
//
//     all_of({equals(status, {"complete"}), not_(more_than(object_count, 5))})
#include <cstdint>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "lib/filters/fields.hpp"

namespace tasks::filters {

// one_of: equal to any of the values, in which text may have wildcards and nothing stands for "has no value".
enum class Op { one_of, less, less_equal, greater, greater_equal, exists };

// In the form of the column: booleans are 0 and 1, times µs. Of a field of JSON: what JSON says, booleans as such.
using Literal = std::variant<std::monostate, bool, std::int64_t, double, std::string>;

struct Node {
  enum class Kind { all, any, none, compare, annotated };  // none: not the child; annotated: an annotation for which the child holds
  Kind kind = Kind::all;
  std::vector<Node> children = {};
  // of a comparison
  FilterField field = {};
  std::string path = {};  // into a field of JSON
  Op op = Op::one_of;
  std::vector<Literal> values = {};
};

inline Node all_of(std::vector<Node> children) { return {.kind = Node::Kind::all, .children = std::move(children)}; }
inline Node any_of(std::vector<Node> children) { return {.kind = Node::Kind::any, .children = std::move(children)}; }
inline Node not_(Node child) {
  Node node{.kind = Node::Kind::none};
  node.children.push_back(std::move(child));
  return node;
}
inline Node compare(FoundField found, Op op, std::vector<Literal> values) {
  return {.kind = Node::Kind::compare, .field = found.field, .path = std::move(found.path), .op = op, .values = std::move(values)};
}

// A filter as it comes in: its text, and the name of the file that it is from ("" when it was typed).
struct FilterText {
  std::string text;
  std::string file;
};

// The whole of what was asked.
struct Filter {
  Node root;
  std::vector<std::string> sort;  // fields, "-" in front for downwards: as --sort
};

}  // namespace tasks::filters
