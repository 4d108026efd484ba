#include "lib/filters/compile.hpp"

#include <algorithm>
#include <numeric>

#include "lib/base/error.hpp"
#include "lib/base/json_text.hpp"
#include "lib/base/text.hpp"
#include "lib/filters/values.hpp"

namespace tasks::filters {
namespace {

constexpr std::size_t k_widest = 100;   // terms side by side: SQLite's expressions are trees, at most 1,000 high
constexpr std::size_t k_deepest = 12;   // brackets within brackets: SQLite's parser takes about 80

std::string_view op_sql(Op op) {
  switch (op) {
    case Op::less: return "<";
    case Op::less_equal: return "<=";
    case Op::greater: return ">";
    case Op::greater_equal: return ">=";
    default: return "=";
  }
}
std::string_view op_word(Op op) {  // of json_meets
  switch (op) {
    case Op::less: return "lt";
    case Op::less_equal: return "lte";
    case Op::greater: return "gt";
    case Op::greater_equal: return "gte";
    case Op::exists: return "exists";
    default: return "eq";
  }
}

std::string as_json(const Literal& value) {
  JsonText json;
  std::visit(
      [&]<class T>(const T& v) {
        if constexpr (std::is_same_v<T, std::monostate>)
          json.null();
        else
          json.value(v);
      },
      value);
  return json.take();
}

// Negations stand at single conditions only, a list within a list of the same kind is one list: what the nesting comes to.
Node flattened(const Node& node, bool negated) {
  switch (node.kind) {
    case Node::Kind::none: return flattened(node.children.front(), !negated);
    case Node::Kind::compare: return negated ? not_(node) : node;
    case Node::Kind::annotated: {
      Node inner{.kind = Node::Kind::annotated};
      inner.children.push_back(flattened(node.children.front(), false));
      return negated ? not_(std::move(inner)) : inner;
    }
    default: break;
  }
  Node list{.kind = (node.kind == Node::Kind::all) != negated ? Node::Kind::all : Node::Kind::any};
  for (const Node& child : node.children) {
    Node flat = flattened(child, negated);
    if (flat.kind == list.kind)
      std::move(flat.children.begin(), flat.children.end(), std::back_inserter(list.children));
    else
      list.children.push_back(std::move(flat));
  }
  if (list.children.size() != 1) return list;
  Node only = std::move(list.children.front());
  return only;
}

bool is_list(const Node& node) { return node.kind == Node::Kind::all || node.kind == Node::Kind::any; }

std::size_t height(const Node& node) {
  std::size_t most = 0;
  for (const Node& child : node.children) most = std::max(most, height(child));
  return most + (is_list(node) ? 1 : 0);
}
std::size_t weight(const Node& node) {
  return std::accumulate(node.children.begin(), node.children.end(), std::size_t{1}, [](std::size_t sum, const Node& child) { return sum + weight(child); });
}

class Compiler {
 public:
  Compiler(const Entity& entity, int first_parameter) : m_entity(entity), m_next(first_parameter) {}

  SqlPart compile(const Node& root) {
    std::string sql = expression(flattened(root, false));
    return {std::move(sql), std::move(m_values)};
  }

 private:
  std::string parameter(Bound value) {
    m_values.push_back(std::move(value));
    return cat("$", m_next++);
  }

  // An expression that can stand beside "and".
  std::string expression(const Node& node) {
    switch (node.kind) {
      case Node::Kind::none: return cat("not coalesce((", expression(node.children.front()), "), false)");
      case Node::Kind::annotated:
        return cat("exists (select 1 from annotation a where ", m_entity.join, " and a.deleted_op is null and ", expression(node.children.front()), ")");
      case Node::Kind::compare: return comparison(node);
      default: break;
    }
    if (height(node) > k_deepest) return chain(node);
    const bool all = node.kind == Node::Kind::all;
    if (node.children.empty()) return all ? "true" : "false";
    std::vector<std::string> terms;
    for (const Node& child : node.children) terms.push_back(expression(child));
    return joined(std::move(terms), all ? " and " : " or ");
  }

  static std::string joined(std::vector<std::string> terms, std::string_view word) {
    while (terms.size() > k_widest) {
      std::vector<std::string> groups;
      for (std::size_t i = 0; i < terms.size(); i += k_widest)
        groups.push_back(cat("(", join(std::span(terms).subspan(i, std::min(k_widest, terms.size() - i)), word), ")"));
      terms = std::move(groups);
    }
    return terms.size() == 1 ? std::move(terms.front()) : cat("(", join(terms, word), ")");
  }

  // What is nested deeper than an engine's parser goes: one decision after the other, along the heaviest branch. Branches off
  // it are at most half as heavy, so that what remains nested is small.
  std::string chain(const Node& top) {
    std::string sql = "(case";
    const Node* node = &top;
    for (; is_list(*node) && !node->children.empty(); ) {
      const Node* heaviest = &*std::max_element(node->children.begin(), node->children.end(), [](const Node& a, const Node& b) { return weight(a) < weight(b); });
      for (const Node& child : node->children) {
        if (&child == heaviest) continue;
        if (node->kind == Node::Kind::all)
          sql += cat(" when not coalesce(", expression(child), ", false) then false");
        else
          sql += cat(" when ", expression(child), " then true");
      }
      node = heaviest;
    }
    return cat(sql, " else ", expression(*node), " end)");
  }

  std::string comparison(const Node& node) {
    const FilterField& field = node.field;
    if (field.type == Type::json) return of_json(node);
    if (field.type == Type::label) {
      const auto annotation = [&](const std::string& condition) {
        return cat("exists (select 1 from annotation x where ", field.sql, " and x.deleted_op is null", condition.empty() ? "" : " and ", condition, ")");
      };
      if (node.op == Op::exists) return annotation({});
      std::vector<std::string> terms;
      std::vector<Literal> labels;
      for (const Literal& value : node.values) {
        if (std::holds_alternative<std::monostate>(value))
          terms.push_back(cat("not ", annotation({})));
        else
          labels.push_back(value);
      }
      if (!labels.empty()) terms.push_back(annotation(equality("x.label", field, labels)));
      return terms.empty() ? "false" : joined(std::move(terms), " or ");
    }
    if (node.op == Op::exists) return cat(field.sql, " is not null");
    if (node.op == Op::one_of) return equality(field.sql, field, node.values);
    return cat(field.sql, " ", op_sql(node.op), " ", parameter(bound(node.values.front())));
  }

  static Bound bound(const Literal& value) {
    if (const auto* number = std::get_if<std::int64_t>(&value)) return *number;
    if (const auto* real = std::get_if<double>(&value)) return *real;
    if (const auto* truth = std::get_if<bool>(&value)) return std::int64_t{*truth};
    return std::get<std::string>(value);
  }

  std::string equality(std::string_view sql, const FilterField& field, const std::vector<Literal>& values) {
    std::vector<std::string> terms, plain;
    bool nothing = false;
    for (const Literal& value : values) {
      if (std::holds_alternative<std::monostate>(value))
        nothing = true;
      else if (is_pattern(field, value))
        terms.push_back(pattern(sql, std::get<std::string>(value)));
      else
        plain.push_back(parameter(bound(value)));
    }
    if (plain.size() == 1) terms.push_back(cat(sql, " = ", plain.front()));
    if (plain.size() > 1) terms.push_back(cat(sql, " in (", join(plain, ", "), ")"));
    if (nothing) terms.push_back(cat(sql, " is null"));
    return terms.empty() ? "false" : joined(std::move(terms), " or ");
  }

  std::string pattern(std::string_view sql, const std::string& text) {
    const std::string prefix = text.substr(0, text.find('*'));
    const std::string end = end_of_prefix(prefix);
    std::vector<std::string> terms;
    if (!end.empty() && sql.front() != '(') {  // a column: an index may know the range
      terms.push_back(cat(sql, " >= ", parameter(prefix)));
      terms.push_back(cat(sql, " < ", parameter(end)));
    }
    const std::string_view rest = std::string_view(text).substr(prefix.size());
    if (terms.empty() || rest != "**") terms.push_back(cat("matches_wildcards(", sql, ", (select wildcards(", parameter(text), ")))"));
    return joined(std::move(terms), " and ");
  }

  std::string of_json(const Node& node) {
    const auto asked = [&](std::string_view op, std::string wanted) {
      return cat("json_meets(", node.field.sql, ", ", parameter(node.path), ", '", op, "', ", parameter(std::move(wanted)), ")");
    };
    if (node.op == Op::exists && node.path.empty()) return cat(node.field.sql, " is not null");
    if (node.op != Op::one_of) return asked(op_word(node.op), node.values.empty() ? "null" : as_json(node.values.front()));
    std::vector<std::string> terms;
    for (const Literal& value : node.values) {
      if (std::holds_alternative<std::monostate>(value))
        terms.push_back(cat("not coalesce(", asked("exists", "null"), ", false)"));
      else
        terms.push_back(asked(is_pattern(node.field, value) ? "like" : "eq", as_json(value)));
    }
    return terms.empty() ? "false" : joined(std::move(terms), " or ");
  }

  const Entity& m_entity;
  int m_next;
  std::vector<Bound> m_values;
};

}  // namespace

SqlPart to_sql(const Node& node, const Entity& entity, int first_parameter) { return Compiler(entity, first_parameter).compile(node); }

std::vector<std::string> needed_labels(const Node& node) {
  if (node.kind == Node::Kind::annotated) return needed_labels(node.children.front());
  if (node.kind == Node::Kind::all) {
    std::vector<std::string> labels;
    for (const Node& child : node.children)
      if (labels.empty()) labels = needed_labels(child);
    return labels;
  }
  // "label" of a work item, or of the annotation that is joined.
  if (node.kind != Node::Kind::compare || node.field.name != "label" || node.op != Op::one_of) return {};
  std::vector<std::string> labels;
  for (const Literal& value : node.values) {
    if (!std::holds_alternative<std::string>(value) || is_pattern(node.field, value)) return {};
    labels.push_back(std::get<std::string>(value));
  }
  return labels;
}

std::string order_by(std::span<const std::string> keys, const Entity& entity, std::string_view last) {
  std::string sql;
  Entity sortable = entity;
  std::erase_if(sortable.fields, [](const FilterField& f) { return f.type == Type::label || f.type == Type::json; });
  for (const std::string& key : keys) {
    const bool descending = key.starts_with('-');
    const FoundField found = find_field(sortable, std::string_view(key).substr(descending ? 1 : 0), "to sort by");
    sql += cat(found.field.sql, descending ? " desc" : "", " nulls last, ");
  }
  return cat(sql, last);
}

std::string end_of_prefix(std::string_view prefix) {
  // The last character that has a next one is raised. Texts are UTF-8, and so must the end be.
  std::string end(prefix);
  while (!end.empty()) {
    std::size_t start = end.size() - 1;
    while (start > 0 && (static_cast<unsigned char>(end[start]) & 0xc0) == 0x80) --start;
    const auto lead = static_cast<unsigned char>(end[start]);
    if (start + 1 == end.size() && lead < 0x7f) {
      end[start] = static_cast<char>(lead + 1);
      return end;
    }
    // Of several bytes: the last continuation byte goes up while that stays one; past it the whole character goes.
    auto& tail = end.back();
    if (start + 1 < end.size() && static_cast<unsigned char>(tail) < 0xbf) {
      tail = static_cast<char>(static_cast<unsigned char>(tail) + 1);
      return end;
    }
    end.resize(start);
  }
  return end;
}

}  // namespace tasks::filters
