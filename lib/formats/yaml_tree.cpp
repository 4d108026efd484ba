#include "lib/formats/yaml_tree.hpp"

#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/exceptions.h>
#include <yaml-cpp/parser.h>

#include <algorithm>
#include <bitset>
#include <cmath>
#include <sstream>
#include <unordered_map>
#include <utility>

#include "lib/base/error.hpp"
#include "lib/base/text.hpp"

namespace tasks::formats {
namespace {

constexpr std::uint64_t k_heaviest = 5'000'000;  // nodes with aliases written out
constexpr std::size_t k_largest_file = std::size_t{256} << 20;

[[noreturn]] void fail_at(std::string_view file, std::int64_t line, std::int64_t column, std::string_view what, std::string hint = {}) {
  Error error(Code::bad_file, cat(file, ":", line, ":", column, ": ", what));
  error.add_detail("file", std::string(file));
  error.add_detail("line", cat(line));
  error.add_detail("column", cat(column));
  throw std::move(error).hint(std::move(hint));
}

// A block scalar's header at the end of a line: "text: |", "- >-". Its content may begin with tabs.
bool opens_block_scalar(std::string_view line) {
  line = trim(line);
  while (!line.empty() && (line.back() == '-' || line.back() == '+' || (line.back() >= '1' && line.back() <= '9'))) line.remove_suffix(1);
  if (line.empty() || (line.back() != '|' && line.back() != '>')) return false;
  line.remove_suffix(1);
  return line.empty() || line.back() == ' ';
}

// YAML wants spaces; yaml-cpp's own message about a tab speaks of something else, or it takes the line for another level.
void refuse_tabs(std::string_view text, std::string_view file) {
  if (text.find('\t') == std::string_view::npos) return;
  std::int64_t number = 0;
  std::optional<std::size_t> block;  // indentation of the line that opened a block scalar
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    const std::string_view line = text.substr(at, end - at);
    at = end + 1;
    ++number;
    const std::size_t spaces = std::min(line.find_first_not_of(' '), line.size());
    if (trim(line).empty()) continue;
    if (block && spaces > *block) continue;
    block.reset();
    if (line[spaces] == '\t')
      fail_at(file, number, static_cast<std::int64_t>(spaces) + 1, "a tab in the indentation", "YAML is indented with spaces");
    if (opens_block_scalar(line)) block = spaces;
  }
}

// yaml-cpp takes the end of the file for the end of a quoted text: a file that was cut off there would pass.
void refuse_open_quote(std::string_view text, std::string_view file, const YamlNode& last) {
  std::size_t at = 0;
  for (std::uint32_t line = 1; line < last.line && at < text.size(); ++line) at = std::min(text.find('\n', at), text.size() - 1) + 1;
  for (std::uint32_t column = 1; column < last.column && at < text.size(); ++column)
    for (++at; at < text.size() && (static_cast<unsigned char>(text[at]) & 0xc0) == 0x80;) ++at;
  if (at >= text.size() || (text[at] != '"' && text[at] != '\'')) return;  // a block scalar ends where the file ends
  const char mark = text[at];
  for (++at; at < text.size(); ++at) {
    if (mark == '"' && text[at] == '\\')
      ++at;
    else if (text[at] == mark && mark == '\'' && at + 1 < text.size() && text[at + 1] == mark)
      ++at;
    else if (text[at] == mark)
      return;
  }
  fail_at(file, last.line, last.column, "the quote is not closed");
}

std::uint32_t whole(int zero_based) { return zero_based < 0 ? 1U : static_cast<std::uint32_t>(zero_based) + 1U; }

}  // namespace

class YamlTreeBuilder : public YAML::EventHandler {
 public:
  explicit YamlTreeBuilder(YamlTree& tree) : m_tree(tree) {}

  void OnDocumentStart(const YAML::Mark&) override {}
  void OnDocumentEnd() override {}
  void OnNull(const YAML::Mark& mark, YAML::anchor_t anchor) override { add(YamlNode::Kind::null, mark, anchor); }
  void OnScalar(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor, const std::string& value) override {
    YamlNode& node = add(YamlNode::Kind::scalar, mark, anchor);
    node.plain = tag == "?" || tag.empty();
    node.text = value;
    if (is_key() && node.plain && value == "<<")
      fail(mark, "merge keys (<<) are not supported", "write the fields out, or use an alias for the whole value");
  }
  void OnSequenceStart(const YAML::Mark& mark, const std::string&, YAML::anchor_t anchor, YAML::EmitterStyle::value) override {
    open(YamlNode::Kind::list, mark, anchor);
  }
  void OnSequenceEnd() override { close(); }
  void OnMapStart(const YAML::Mark& mark, const std::string&, YAML::anchor_t anchor, YAML::EmitterStyle::value) override {
    open(YamlNode::Kind::map, mark, anchor);
  }
  void OnMapEnd() override { close(); }
  void OnAlias(const YAML::Mark& mark, YAML::anchor_t anchor) override {
    const auto target = m_anchors.find(anchor);
    if (target == m_anchors.end()) fail(mark, "the alias names no anchor");
    for (const Open& open : m_open)
      if (open.index == target->second) fail(mark, "the alias leads back into itself: a cycle", "an anchor cannot be used inside its own value");
    const std::uint32_t target_index = target->second;
    YamlNode& node = add(YamlNode::Kind::alias, mark, 0);
    node.first = target_index;
    node.weight = m_tree.m_nodes[target_index].weight;
    grow(m_tree.m_nodes[target_index].weight - 1);
  }

 private:
  struct Open {
    std::uint32_t index;
    std::uint32_t last = YamlNode::none;
    std::uint32_t children = 0;
  };

  [[noreturn]] void fail(const YAML::Mark& mark, std::string_view what, std::string hint = {}) const {
    fail_at(m_tree.m_file, whole(mark.line), whole(mark.column), what, std::move(hint));
  }

  bool is_key() const {  // of the node just added
    return !m_open.empty() && m_tree.m_nodes[m_open.back().index].kind == YamlNode::Kind::map && m_open.back().children % 2 == 1;
  }

  YamlNode& add(YamlNode::Kind kind, const YAML::Mark& mark, YAML::anchor_t anchor) {
    const auto index = static_cast<std::uint32_t>(m_tree.m_nodes.size());
    YamlNode& node = m_tree.m_nodes.emplace_back();
    node.kind = kind;
    node.line = whole(mark.line);
    node.column = whole(mark.column);
    if (!m_open.empty()) {
      Open& above = m_open.back();
      if (above.last == YamlNode::none)
        m_tree.m_nodes[above.index].first = index;
      else
        m_tree.m_nodes[above.last].next = index;
      above.last = index;
      ++above.children;
      grow(1);
      if (is_key() && kind != YamlNode::Kind::scalar) fail(mark, "a key must be a plain word");
    }
    if (anchor != 0) m_anchors[anchor] = index;
    return node;
  }

  // Adds to the weight of everything that is open, so that an expanding alias is caught where it stands.
  void grow(std::uint64_t nodes) {
    m_total += nodes;
    if (m_total > k_heaviest && m_total > m_tree.m_nodes.size() + k_heaviest) {
      const YamlNode& last = m_tree.m_nodes.back();
      fail_at(m_tree.m_file, last.line, last.column, cat("the aliases expand to more than ", k_heaviest, " values"));
    }
  }

  void open(YamlNode::Kind kind, const YAML::Mark& mark, YAML::anchor_t anchor) {
    add(kind, mark, anchor);
    m_open.push_back({static_cast<std::uint32_t>(m_tree.m_nodes.size() - 1)});
  }

  void close() {
    const Open done = m_open.back();
    m_open.pop_back();
    std::uint64_t weight = 1;
    for (std::uint32_t i = m_tree.m_nodes[done.index].first; i != YamlNode::none; i = m_tree.m_nodes[i].next) weight += m_tree.m_nodes[i].weight;
    m_tree.m_nodes[done.index].weight = weight;
  }

  YamlTree& m_tree;
  std::vector<Open> m_open;
  std::unordered_map<YAML::anchor_t, std::uint32_t> m_anchors;
  std::uint64_t m_total = 1;
};

YamlTree YamlTree::parse(std::string_view text, std::string_view file) {
  YamlTree tree;
  tree.m_file = escaped(file);
  if (text.size() > k_largest_file) throw Error(Code::bad_file, cat(tree.m_file, ": larger than 256 MB"));
  if (!valid_utf8(text)) throw Error(Code::bad_file, cat(tree.m_file, ": not UTF-8 text")).hint("save it as UTF-8");
  if (const auto nul = text.find('\0'); nul != std::string_view::npos)
    throw Error(Code::bad_file, cat(tree.m_file, ": a NUL byte at ", nul, ", this is no text file"));
  refuse_tabs(text, tree.m_file);
  std::istringstream stream{std::string(text)};
  try {
    YAML::Parser parser(stream);
    YamlTreeBuilder builder(tree);
    if (!parser.HandleNextDocument(builder) || tree.m_nodes.empty()) throw Error(Code::bad_file, cat(tree.m_file, ": the file is empty"));
    YamlTree second;
    second.m_file = tree.m_file;
    YamlTreeBuilder more(second);
    if (parser.HandleNextDocument(more) && !second.m_nodes.empty())
      fail_at(tree.m_file, second.m_nodes.front().line, second.m_nodes.front().column, "a second document in one file");
  } catch (const YAML::Exception& e) {
    fail_at(tree.m_file, whole(e.mark.line), whole(e.mark.column), cat("not valid YAML: ", e.msg));
  }
  const auto scalar = std::find_if(tree.m_nodes.rbegin(), tree.m_nodes.rend(), [](const YamlNode& n) { return n.kind == YamlNode::Kind::scalar; });
  if (scalar != tree.m_nodes.rend() && !scalar->plain) refuse_open_quote(text, tree.m_file, *scalar);
  return tree;
}

YamlValue YamlTree::at(std::uint32_t index) const {
  std::uint32_t target = index;
  while (m_nodes[target].kind == YamlNode::Kind::alias) target = m_nodes[target].first;
  return {this, target, index};
}

const YamlNode& YamlValue::node() const { return m_tree->m_nodes[m_index]; }
bool YamlValue::is_null() const { return node().kind == YamlNode::Kind::null; }
bool YamlValue::is_scalar() const { return node().kind == YamlNode::Kind::scalar; }
bool YamlValue::is_list() const { return node().kind == YamlNode::Kind::list; }
bool YamlValue::is_map() const { return node().kind == YamlNode::Kind::map; }
bool YamlValue::is_plain() const { return is_scalar() && node().plain; }
std::int64_t YamlValue::line() const { return m_tree->m_nodes[m_place].line; }
std::int64_t YamlValue::column() const { return m_tree->m_nodes[m_place].column; }

void YamlValue::fail(std::string_view what, std::string hint) const { fail_at(m_tree->file(), line(), column(), what, std::move(hint)); }

std::string_view YamlValue::what() const {
  switch (node().kind) {
    case YamlNode::Kind::null: return "nothing";
    case YamlNode::Kind::list: return "a list";
    case YamlNode::Kind::map: return "a map";
    default: return "a plain value";
  }
}

const std::string& YamlValue::text() const {
  if (!is_scalar()) fail(cat("expected a text, got ", what()));
  return node().text;
}

bool YamlValue::boolean() const {
  if (is_plain()) {
    if (node().text == "true") return true;
    if (node().text == "false") return false;
    fail(cat("expected true or false, got ", quote(node().text)));
  }
  fail(cat("expected true or false, got ", is_scalar() ? "a quoted text" : what()));
}

std::int64_t YamlValue::integer() const {
  if (!is_plain()) fail(cat("expected a whole number, got ", is_scalar() ? "a quoted text" : what()));
  if (const auto value = to_int(node().text)) return *value;
  fail(cat("expected a whole number, got ", quote(node().text)));
}

double YamlValue::number() const {
  if (!is_plain()) fail(cat("expected a number, got ", is_scalar() ? "a quoted text" : what()));
  const auto value = to_double(node().text);
  if (value && std::isfinite(*value)) return *value;
  fail(cat("expected a number, got ", quote(node().text)));
}

void YamlValue::each(const std::function<void(const YamlValue&)>& use) const {
  if (!is_list()) fail(cat("expected a list, got ", what()));
  for (std::uint32_t i = node().first; i != YamlNode::none; i = m_tree->m_nodes[i].next) use(m_tree->at(i));
}

// A value that is not there stands where its key stands: the parser's mark is that of the next thing in the file.
YamlValue YamlValue::value_of(const YamlValue& key, std::uint32_t index) const {
  YamlValue value = m_tree->at(index);
  if (value.is_null()) value.m_place = key.m_place;
  return value;
}

void YamlValue::each_entry(const std::function<void(const YamlValue&, const YamlValue&)>& use) const {
  if (!is_map()) fail(cat("expected a map, got ", what()));
  std::unordered_map<std::string_view, std::int64_t> lines;
  for (std::uint32_t i = node().first; i != YamlNode::none;) {
    const std::uint32_t value = m_tree->m_nodes[i].next;
    const YamlValue key = m_tree->at(i);
    const auto [first, fresh] = lines.try_emplace(key.node().text, key.line());
    if (!fresh) key.fail(cat("the key ", quote(key.node().text), " is there twice, first in line ", first->second));
    use(key, value_of(key, value));
    i = m_tree->m_nodes[value].next;
  }
}

void YamlValue::each_field(std::span<const std::string_view> known,
                           const std::function<void(std::size_t, const YamlValue&)>& use) const {
  if (!is_map()) fail(cat("expected a map, got ", what()));
  std::bitset<128> seen;
  for (std::uint32_t i = node().first; i != YamlNode::none;) {
    const std::uint32_t value = m_tree->m_nodes[i].next;
    const YamlValue key = m_tree->at(i);
    const auto field = static_cast<std::size_t>(std::find(known.begin(), known.end(), key.node().text) - known.begin());
    if (field == known.size()) {
      std::vector<std::string> names(known.begin(), known.end());
      std::erase(names, "");  // a place without a name
      const auto near = nearest(key.node().text, names);
      key.fail(cat("unknown key ", quote(key.node().text)), near ? cat("did you mean ", quote(*near), "?") : cat("it can have ", join(names, ", ")));
    }
    if (seen.test(field)) key.fail(cat("the key ", quote(key.node().text), " is there twice"));
    seen.set(field);
    use(field, value_of(key, value));
    i = m_tree->m_nodes[value].next;
  }
}

void YamlValue::append_json(std::string& out) const {
  if (is_list() || is_map()) {
    out += is_list() ? '[' : '{';
    bool first = true;
    const auto separate = [&] {
      if (!first) out += ',';
      first = false;
    };
    if (is_list()) {
      each([&](const YamlValue& value) {
        separate();
        value.append_json(out);
      });
    } else {
      each_entry([&](const YamlValue& key, const YamlValue& value) {
        separate();
        tasks::append_json(out, key.text());
        out += ':';
        value.append_json(out);
      });
    }
    out += is_list() ? ']' : '}';
    return;
  }
  if (is_null()) {
    out += "null";
    return;
  }
  const std::string& text = node().text;
  if (is_plain() && (text == "true" || text == "false")) {
    out += text;
    return;
  }
  if (const auto whole_number = to_int(text); is_plain() && whole_number) {
    append(out, *whole_number);
    return;
  }
  if (const auto real = to_double(text); is_plain() && real && std::isfinite(*real)) {
    append(out, *real);
    return;
  }
  tasks::append_json(out, text);
}

}  // namespace tasks::formats
