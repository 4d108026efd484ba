#include "lib/filters/dql.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "lib/base/error.hpp"
#include "lib/base/text.hpp"
#include "lib/filters/values.hpp"

namespace tasks::filters {
namespace {

using Kind = JsonValue::Kind;

constexpr int k_most_depth = 100;          // of conditions within conditions (decisions.md 48)
constexpr int k_most_brackets = 4 * k_most_depth;  // of any JSON: {"$and":[{"a":{"$in":[
constexpr std::size_t k_most_conditions = 4'000;
constexpr std::size_t k_most_values = 30'000;

const std::vector<std::string>& field_operators() {
  static const std::vector<std::string> k_words{"$eq", "$ne", "$gt", "$gte", "$lt", "$lte", "$in", "$nin", "$exists", "$match", "$not"};
  return k_words;
}
const std::vector<std::string>& logic_operators() {
  static const std::vector<std::string> k_words{"$and", "$or", "$not"};
  return k_words;
}
const std::vector<std::string>& envelope_members() {
  static const std::vector<std::string> k_words{"filter", "join", "sort", "resource"};
  return k_words;
}

[[noreturn]] void throw_unknown_operator(const std::string& word, const std::vector<std::string>& known) {
  const auto near = nearest(word, known);
  throw Error(Code::bad_value, cat("there is no operator ", quote(word))).hint(cat(near ? cat("did you mean ", *near, "? ") : "", "known: ", join(known, ", ")));
}

Error too_deep() { return Error(Code::bad_value, cat("the filter is nested more than ", k_most_depth, " deep")); }

class Reader {
 public:
  Reader(const FilterText& filter, Micros now) : m_filter(filter), m_now(now) {}
  Filter read(const Entity& entity);

 private:
  // An Error that `act` throws is told with the place of `value`, once, when the filter is from a file.
  template <class Act>
  auto at(const JsonValue& value, Act act) {
    try {
      return act();
    } catch (Error& e) {
      place(e, static_cast<std::size_t>(value.raw().data() - m_filter.text.data()));
      throw;
    }
  }
  void place(Error& e, std::size_t offset) {
    if (m_placed) return;
    m_placed = true;
    const std::string_view before = std::string_view(m_filter.text).substr(0, offset);
    const auto line = 1 + std::count(before.begin(), before.end(), '\n');
    if (!m_filter.file.empty())
      e.within(cat(m_filter.file, ", line ", line));
    else
      e.within("filter");
  }

  void check_syntax() {
    if (!valid_utf8(m_filter.text)) throw Error(Code::bad_value, cat(m_filter.file.empty() ? "the filter" : m_filter.file, " is not UTF-8"));
    try {
      const auto keep_flat = [](int depth, nlohmann::json::parse_event_t, nlohmann::json&) {
        if (depth > k_most_brackets) throw too_deep();
        return false;  // only looked at: nothing is built
      };
      [[maybe_unused]] const nlohmann::json nothing = nlohmann::json::parse(m_filter.text, keep_flat);
    } catch (const nlohmann::json::exception& e) {
      const auto* broken = dynamic_cast<const nlohmann::json::parse_error*>(&e);
      const std::size_t byte = broken ? broken->byte : 0;
      std::string what = e.what();
      if (const auto colon = what.rfind(": "); colon != std::string::npos) what = what.substr(colon + 2);
      Error error = Error(Code::bad_value, cat("this is not JSON: ", what)).hint("a filter looks like {\"status\": \"complete\"}; in a shell it stands in single quotes");
      place(error, byte == 0 ? 0 : byte - 1);
      throw error;
    } catch (Error& e) {
      place(e, 0);
      throw;
    }
  }

  static bool is_envelope(const JsonValue& whole) {
    bool found = false;
    whole.each_member([&](const std::string& key, const JsonValue&) {
      found = found || std::count(envelope_members().begin(), envelope_members().end(), key) > 0;
      return !found;
    });
    return found;
  }

  void read_envelope(const JsonValue& whole, const Entity& entity, Filter& filter) {
    std::vector<Node> parts;
    whole.each_member([&](const std::string& key, const JsonValue& value) {
      at(value, [&] {
        if (key == "filter") {
          parts.push_back(conditions(value, entity, 1));
        } else if (key == "join") {
          parts.push_back(read_join(value, entity));
        } else if (key == "sort") {
          read_sort(value, entity, filter);
        } else if (key == "resource") {
          if (value.string() != entity.resource)
            throw Error(Code::bad_value, cat("this filter is for ", quote(value.string()), ", here are ", entity.resource));
        } else {
          const bool page = key == "page" || key == "pageSize";
          const auto near = nearest(key, envelope_members());
          throw Error(Code::bad_value, cat("a filter has no member ", quote(key)))
              .hint(page ? std::string("--limit says how many are wanted") : cat(near ? cat("did you mean ", *near, "? ") : "", "known: ", join(envelope_members(), ", ")));
        }
      });
      return true;
    });
    filter.root = parts.size() == 1 ? std::move(parts.front()) : all_of(std::move(parts));
  }

  Node read_join(const JsonValue& value, const Entity& entity) {
    if (entity.join.empty()) throw Error(Code::bad_value, cat("nothing joins ", entity.noun, "s")).hint("join is for items and work items");
    Node joined;
    bool has_filter = false;
    value.each_member([&](const std::string& key, const JsonValue& member) {
      at(member, [&] {
        if (key == "filter") {
          joined = conditions(member, annotations(entity.sight), 1);
          has_filter = true;
        } else if (key != "on") {
          throw Error(Code::bad_value, cat("a join has no member ", quote(key))).hint("known: filter, on");
        } else if (const JsonValue resource = member.at("resource"); resource.kind() != Kind::none && resource.string() != "annotations") {
          throw Error(Code::bad_value, cat("a join is on annotations, not on ", quote(resource.string())));
        }
      });
      return true;
    });
    if (!has_filter) throw Error(Code::bad_value, "a join has a filter").hint("\"join\": {\"filter\": {\"label\": \"car\"}}");
    Node node{.kind = Node::Kind::annotated};
    node.children.push_back(std::move(joined));
    return node;
  }

  void read_sort(const JsonValue& value, const Entity& entity, Filter& filter) {
    if (value.kind() != Kind::object) throw Error(Code::bad_value, "sort is an object of fields").hint("\"sort\": {\"priority\": \"descending\"}");
    value.each_member([&](const std::string& key, const JsonValue& way) {
      at(way, [&] {
        const FoundField found = find_field(entity, key, "to sort by");
        if (found.field.type == Type::label || found.field.type == Type::json) throw Error(Code::bad_value, cat(key, " has no order"));
        const std::string word = way.string();
        if (word != "ascending" && word != "descending") throw Error(Code::bad_value, cat(way.raw(), " is no order")).hint("ascending or descending");
        filter.sort.push_back(cat(word == "descending" ? "-" : "", found.field.name));
      });
      return true;
    });
  }

  // An object: all of its members must hold.
  Node conditions(const JsonValue& value, const Entity& entity, int depth) {
    return at(value, [&] {
      if (depth > k_most_depth) throw too_deep();
      if (value.kind() != Kind::object) throw Error(Code::bad_value, cat("a condition is an object, not ", value.raw().substr(0, 40)));
      std::vector<Node> parts;
      value.each_member([&](const std::string& key, const JsonValue& member) {
        at(member, [&] { parts.push_back(condition(key, member, entity, depth)); });
        return true;
      });
      return parts.size() == 1 ? std::move(parts.front()) : all_of(std::move(parts));
    });
  }

  Node condition(const std::string& key, const JsonValue& value, const Entity& entity, int depth) {
    if (!key.starts_with('$')) return on_field(find_field(entity, key), value, depth);
    if (key == "$not") return not_(conditions(value, entity, depth + 1));
    if (key != "$and" && key != "$or") throw_unknown_operator(key, logic_operators());
    std::vector<Node> parts;
    if (value.kind() != Kind::list) throw Error(Code::bad_value, cat(key, " takes a list of conditions"));
    value.each_element([&](const JsonValue& one) {
      parts.push_back(conditions(one, entity, depth + 1));
      return true;
    });
    if (parts.empty()) throw Error(Code::bad_value, cat(key, " has an empty list"));
    return key == "$and" ? all_of(std::move(parts)) : any_of(std::move(parts));
  }

  Node on_field(const FoundField& found, const JsonValue& value, int depth) {
    if (value.kind() != Kind::object) return counted(compare(checked(found), Op::one_of, {literal(found, value)}));
    if (depth > k_most_depth) throw too_deep();
    std::vector<Node> parts;
    value.each_member([&](const std::string& key, const JsonValue& operand) {
      at(operand, [&] { parts.push_back(on_operator(found, key, operand, depth)); });
      return true;
    });
    if (parts.empty()) throw Error(Code::bad_value, cat(found.field.name, " is compared with {}")).hint(cat("known: ", join(field_operators(), ", ")));
    return parts.size() == 1 ? std::move(parts.front()) : all_of(std::move(parts));
  }

  Node on_operator(const FoundField& found, const std::string& word, const JsonValue& value, int depth) {
    if (word == "$eq") return counted(compare(checked(found), Op::one_of, {literal(found, value)}));
    if (word == "$ne") return counted(not_(compare(checked(found), Op::one_of, {literal(found, value)})));
    if (word == "$in" || word == "$nin") {
      if (value.kind() != Kind::list) throw Error(Code::bad_value, cat(word, " takes a list of values"));
      std::vector<Literal> values;
      value.each_element([&](const JsonValue& one) {
        values.push_back(literal(found, one));
        return true;
      });
      Node node = compare(checked(found), Op::one_of, std::move(values));
      return counted(word == "$in" ? std::move(node) : not_(std::move(node)));
    }
    if (word == "$exists") {
      if (value.kind() != Kind::boolean) throw Error(Code::bad_value, cat("$exists takes true or false, not ", value.raw().substr(0, 40)));
      Node node = compare(found, Op::exists, {});
      return counted(value.boolean() ? std::move(node) : not_(std::move(node)));
    }
    if (word == "$match") {
      if (!may_have_text(found.field.type))
        throw Error(Code::bad_value, cat("$match looks into text, which ", found.field.name, " is not"));
      if (value.kind() != Kind::string) throw Error(Code::bad_value, cat("$match takes text, not ", value.raw().substr(0, 40)));
      return counted(compare(checked(found), Op::one_of, {cat("**", value.string(), "**")}));
    }
    if (word == "$not") return not_(on_field(found, value, depth + 1));
    if (word == "$gt") return ordered(found, Op::greater, value);
    if (word == "$gte") return ordered(found, Op::greater_equal, value);
    if (word == "$lt") return ordered(found, Op::less, value);
    if (word == "$lte") return ordered(found, Op::less_equal, value);
    if (word.starts_with('$')) throw_unknown_operator(word, field_operators());
    throw Error(Code::bad_value, cat(found.field.name, " is compared with an object"))
        .hint(found.field.type == Type::json ? cat("one value in it: ", found.field.name, found.path.empty() ? "" : ".", found.path, ".", word)
                                             : cat("operators begin with $: ", join(field_operators(), ", ")));
  }

  Node ordered(const FoundField& found, Op op, const JsonValue& value) {
    if (found.field.type == Type::boolean || found.field.type == Type::label || found.field.type == Type::list) throw Error(Code::bad_value, cat(found.field.name, " has no order"));
    Literal wanted = literal(found, value);
    if (std::holds_alternative<std::monostate>(wanted) || std::holds_alternative<bool>(wanted) || is_pattern(found.field, wanted))
      throw Error(Code::bad_value, cat(value.raw().substr(0, 60), " cannot be compared by order"));
    return counted(compare(checked(found), op, {std::move(wanted)}));
  }

  Literal literal(const FoundField& found, const JsonValue& value) {
    if (++m_values > k_most_values)
      throw Error(Code::bad_value, cat("the filter has more than ", k_most_values, " values")).hint("choose by ids from standard input: tasks … -");
    return json_value(found, value, m_now);
  }
  FoundField checked(const FoundField& found) {
    if (found.field.type == Type::json && found.path.empty())
      throw Error(Code::bad_value, cat(found.field.name, " is an object: ask for a value in it")).hint(cat("\"", found.field.name, ".KEY\""));
    return found;
  }
  Node counted(Node node) {
    if (++m_conditions > k_most_conditions) throw Error(Code::bad_value, cat("the filter has more than ", k_most_conditions, " conditions"));
    return node;
  }

  const FilterText& m_filter;
  Micros m_now;
  bool m_placed = false;
  std::size_t m_conditions = 0, m_values = 0;
};

Filter Reader::read(const Entity& entity) {
  check_syntax();
  const JsonValue whole(m_filter.text);
  Filter filter;
  at(whole, [&] {
    if (whole.kind() != Kind::object) throw Error(Code::bad_value, "a filter is a JSON object").hint("{\"status\": \"complete\"}");
  });
  if (is_envelope(whole))
    read_envelope(whole, entity, filter);
  else
    filter.root = conditions(whole, entity, 1);
  return filter;
}

}  // namespace

Filter parse_dql(const FilterText& filter, const Entity& entity, Micros now) { return Reader(filter, now).read(entity); }

}  // namespace tasks::filters
