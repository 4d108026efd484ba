#include "lib/formats/json_file.hpp"

#include <algorithm>

#include "lib/base/error.hpp"
#include "lib/base/interrupt.hpp"
#include "lib/base/text.hpp"
#include "lib/formats/json_scan.hpp"

namespace tasks::formats {
namespace {

constexpr std::string_view k_byte_order_mark = "\xEF\xBB\xBF";

// "(id 7)": what people look an element up by.
std::string id_of(std::string_view element) {
  const std::string_view id = json_member(element, "id");
  return id.empty() || id.size() > 40 ? "" : cat(" (id ", escaped(id), ")");
}

}  // namespace

JsonFile::JsonFile(std::string_view text, std::string name) : m_text(text), m_name(escaped(name)) {
  if (m_text.starts_with(k_byte_order_mark)) m_text.remove_prefix(k_byte_order_mark.size());
}

bool JsonFile::is_list() const {
  const std::size_t at = skip_json_blanks(m_text, 0);
  return at < m_text.size() && m_text[at] == '[';
}

std::string JsonFile::place(std::size_t at) const {
  const auto end = m_text.begin() + static_cast<std::ptrdiff_t>(std::min(at, m_text.size()));
  if (std::find(m_text.begin(), m_text.end(), '\n') == m_text.end()) return {};
  return cat(", line ", 1 + std::count(m_text.begin(), end, '\n'));
}

void JsonFile::fail(std::string_view at, std::string_view what, std::string hint) const {
  throw Error(Code::bad_file, cat(m_name, place(offset(at)), ": ", what)).hint(std::move(hint)).detail("file", m_name);
}

void JsonFile::fail_cut(std::string_view what, std::size_t from) const {
  throw Error(Code::bad_file, cat(m_name, ": the file is cut off inside ", what, place(from)))
      .hint("copy or download it again")
      .detail("file", m_name);
}

std::vector<std::pair<std::string, std::string_view>> JsonFile::members() const {
  std::vector<std::pair<std::string, std::string_view>> out;
  std::size_t at = skip_json_blanks(m_text, 0);
  if (at == m_text.size()) fail(m_text, "the file is empty");
  if (m_text[at] != '{') fail(m_text.substr(at), "expected a JSON object");
  bool first = true;
  for (;;) {
    at = skip_json_blanks(m_text, at + 1);
    if (at < m_text.size() && m_text[at] == '}' && first) break;
    first = false;
    const std::size_t key_end = at < m_text.size() && m_text[at] == '"' ? json_value_end(m_text, at) : std::string_view::npos;
    if (at >= m_text.size() || (m_text[at] == '"' && key_end == std::string_view::npos)) fail_cut("the outermost object", m_text.size());
    if (key_end == std::string_view::npos) fail(m_text.substr(at), "not valid JSON: expected a key in quotes");
    std::string key(m_text.substr(at + 1, key_end - at - 2));
    const std::size_t colon = skip_json_blanks(m_text, key_end);
    if (colon >= m_text.size()) fail_cut(quote(key), at);
    if (m_text[colon] != ':') fail(m_text.substr(colon), "not valid JSON: expected a colon");
    const std::size_t begin = skip_json_blanks(m_text, colon + 1);
    const std::size_t end = json_value_end(m_text, begin);
    if (end == std::string_view::npos) {
      // Walking the list tells in which element the file ends.
      if (begin < m_text.size() && m_text[begin] == '[') each_element(m_text.substr(begin), escaped(key), [](std::size_t, std::string_view) {});
      fail_cut(quote(key), begin);
    }
    if (end == begin) fail(m_text.substr(begin), "not valid JSON: expected a value");
    if (std::any_of(out.begin(), out.end(), [&](const auto& member) { return member.first == key; }))
      fail(m_text.substr(at), cat(quote(key), " is there twice"));
    out.emplace_back(std::move(key), m_text.substr(begin, end - begin));
    at = skip_json_blanks(m_text, end);
    if (at >= m_text.size()) fail_cut("the outermost object", m_text.size());
    if (m_text[at] == '}') break;
    if (m_text[at] != ',') fail(m_text.substr(at), "not valid JSON: expected a comma or the end of the object");
  }
  const std::size_t behind = skip_json_blanks(m_text, at + 1);
  if (behind < m_text.size()) fail(m_text.substr(behind), "there is something behind the end of the JSON object");
  return out;
}

std::string_view JsonFile::list() const {
  const std::size_t begin = skip_json_blanks(m_text, 0);
  const std::size_t end = json_value_end(m_text, begin);
  if (end == std::string_view::npos) return m_text.substr(begin);  // each_element tells where it is cut
  const std::size_t behind = skip_json_blanks(m_text, end);
  if (behind < m_text.size()) fail(m_text.substr(behind), "there is something behind the end of the JSON list");
  return m_text.substr(begin, end - begin);
}

void JsonFile::each_element(std::string_view array, std::string_view what,
                            const std::function<void(std::size_t, std::string_view)>& use) const {
  if (array.empty() || array.front() != '[') fail(array, cat(quote(what), ": expected a list"));
  std::size_t at = 0;
  for (std::size_t i = 0;; ++i) {
    if (i % 1024 == 0) throw_if_interrupted();
    at = skip_json_blanks(array, at + 1);
    if (at < array.size() && array[at] == ']' && i == 0) return;
    const std::string where = cat(what, "[", i, "]");
    const std::size_t end = json_value_end(array, at);
    if (at >= array.size() || end == std::string_view::npos) fail_cut(where, offset(array) + at);
    if (end == at) fail(array.substr(at), cat("not valid JSON: expected ", where));
    const std::string_view element = array.substr(at, end - at);
    try {
      use(i, element);
    } catch (const Error& e) {
      Error out(Code::bad_file, cat(m_name, ": ", where, id_of(element), place(offset(element)), ": ", e.message()));
      out.add_detail("file", m_name);
      for (const auto& [key, value] : e.details()) out.add_detail(key, value);
      throw std::move(out).hint(e.hint_text());
    }
    at = skip_json_blanks(array, end);
    if (at >= array.size()) fail_cut(what, offset(array) + end);
    if (array[at] == ']') return;
    if (array[at] != ',') fail(array.substr(at), cat("not valid JSON: expected a comma behind ", where));
  }
}

}  // namespace tasks::formats
