#pragma once
// A YAML file as a tree whose every node knows its line and column, for files that people write and make mistakes in.
// Made from yaml-cpp's events, not its nodes: ten times faster, and aliases stay visible.
//
//     const YamlTree tree = YamlTree::parse(text, "cars.yaml");
//     tree.root().each_field({"name", "labels"}, [&](std::size_t field, const YamlValue& value) { … });
//     value.fail("expected a list");                     // throws "cars.yaml:12:5: expected a list"
//
// Refused, each with its place: what is not UTF-8 or not YAML, tabs in the indentation, more than one document, a key
// twice in a map, keys that are not plain words, merge keys (<<), aliases that lead back into themselves and aliases that
// expand to millions of nodes. All errors are Code::bad_file.
#include <cstdint>
#include <functional>
#include <initializer_list>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace tasks::formats {

class YamlTree;

class YamlValue {
 public:
  bool is_null() const;
  bool is_scalar() const;   // not null
  bool is_list() const;
  bool is_map() const;
  bool is_plain() const;    // a scalar without quotes: true, 12 and .5 mean what they look like
  std::int64_t line() const;    // from 1
  std::int64_t column() const;  // from 1

  [[noreturn]] void fail(std::string_view what, std::string hint = {}) const;

  // The value, or fail(): "expected a list, got a map".
  const std::string& text() const;  // a scalar that is not null; "" only when quoted
  bool boolean() const;             // true or false
  std::int64_t integer() const;
  double number() const;            // finite
  void each(const std::function<void(const YamlValue&)>& use) const;  // of a list

  // The fields of a map, as the position of their name in `known`. Fails on other names, with the nearest.
  void each_field(std::span<const std::string_view> known, const std::function<void(std::size_t, const YamlValue&)>& use) const;
  void each_field(std::initializer_list<std::string_view> known, const std::function<void(std::size_t, const YamlValue&)>& use) const {
    each_field(std::span(known.begin(), known.size()), use);
  }
  // The fields of a map with names of its own.
  void each_entry(const std::function<void(const YamlValue& key, const YamlValue& value)>& use) const;

  void append_json(std::string& out) const;  // plain scalars as null, boolean or number where they look so

 private:
  friend class YamlTree;
  YamlValue(const YamlTree* tree, std::uint32_t index, std::uint32_t place) : m_tree(tree), m_index(index), m_place(place) {}
  const struct YamlNode& node() const;
  std::string_view what() const;  // "a list"
  YamlValue value_of(const YamlValue& key, std::uint32_t index) const;

  const YamlTree* m_tree;
  std::uint32_t m_index;  // aliases followed
  std::uint32_t m_place;  // where it was written: an alias stands elsewhere than its value
};

struct YamlNode {
  enum class Kind : std::uint8_t { null, scalar, list, map, alias };
  static constexpr std::uint32_t none = 0xffffffff;
  Kind kind = Kind::null;
  bool plain = false;
  std::uint32_t line = 0, column = 0;   // from 1
  std::uint32_t first = none;           // child, or an alias's target
  std::uint32_t next = none;            // sibling; in maps keys and values alternate
  std::uint64_t weight = 1;             // nodes below it with aliases written out, itself included
  std::string text;
};

class YamlTree {
 public:
  static YamlTree parse(std::string_view text, std::string_view file);  // `file` is for messages only

  YamlValue root() const { return at(0); }
  const std::string& file() const { return m_file; }

 private:
  friend class YamlValue;
  friend class YamlTreeBuilder;
  YamlValue at(std::uint32_t index) const;
  std::vector<YamlNode> m_nodes;
  std::string m_file;
};

}  // namespace tasks::formats
