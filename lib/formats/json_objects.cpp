#include "lib/formats/json_objects.hpp"

#include <algorithm>
#include <exception>

#include "lib/base/error.hpp"
#include "lib/base/text.hpp"

namespace tasks::formats {

JsonObjects::JsonObjects(const FileTree& tree) : m_tree(tree) {
  for (const std::string& name : tree.names())
    if (tree.single() || name.ends_with(".json") || name.ends_with(".jsonl") || name.ends_with(".ndjson")) m_names.push_back(name);
}

bool JsonObjects::next() {
  if (m_at + 1 < m_elements.size()) {
    ++m_at;
    return true;
  }
  while (open_next())
    if (!m_elements.empty()) return true;
  return false;
}

bool JsonObjects::open_next() {
  if (m_next == m_names.size()) return false;
  const std::string& name = m_names[m_next++];
  m_text = m_tree.read(name);
  if (m_text.starts_with("\xef\xbb\xbf")) m_text.erase(0, 3);
  m_elements.clear();
  m_at = 0;
  m_file.emplace(m_text, m_tree.place(name));
  if (name.ends_with(".jsonl") || name.ends_with(".ndjson")) {
    for (std::size_t from = 0; from < m_text.size();) {
      const std::size_t end = std::min(m_text.find('\n', from), m_text.size());
      if (const std::string_view line = trim(std::string_view(m_text).substr(from, end - from)); !line.empty()) m_elements.push_back(line);
      from = end + 1;
    }
  } else if (m_file->is_list()) {
    m_file->each_element(m_file->list(), "items", [&](std::size_t, std::string_view element) { m_elements.push_back(element); });
  } else {
    m_elements.push_back(trim(m_text));
  }
  return true;
}

void JsonObjects::within(const std::function<void()>& use) const {
  try {
    use();
  } catch (const Error& e) {
    if (e.code() != Code::bad_record && e.code() != Code::bad_value) throw;
    m_file->fail(text(), e.message(), e.hint_text());
  } catch (const std::exception& e) {  // of the JSON library
    const std::string_view what = e.what();
    const auto head = what.find("] ");  // "[json.exception.parse_error.101] …"
    m_file->fail(text(), what.substr(head == std::string_view::npos ? 0 : head + 2));
  }
}

}  // namespace tasks::formats
