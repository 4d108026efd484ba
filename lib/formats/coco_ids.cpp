#include "lib/formats/coco_ids.hpp"

#include <algorithm>
#include <limits>
#include <utility>

#include "lib/base/error.hpp"
#include "lib/base/json_text.hpp"
#include "lib/formats/json_record.hpp"
#include "lib/formats/json_scan.hpp"

namespace tasks::formats {
namespace {

// 42, but neither 042 nor -1 nor +1: what a writer gives back must be what a reader took.
std::optional<std::int64_t> plain_number(std::string_view text) {
  if (text.empty() || (text.size() > 1 && text.front() == '0') || !all_digits(text)) return std::nullopt;
  const auto number = to_int(text);
  if (!number || *number == std::numeric_limits<std::int64_t>::max()) return std::nullopt;  // one more must be possible
  return number;
}

}  // namespace

void CocoIds::add(std::string_view external_id) {
  if (const auto id = plain_number(external_id)) m_given.push_back(*id);
}

bool CocoIds::settle() {
  std::sort(m_given.begin(), m_given.end());
  m_keep = std::adjacent_find(m_given.begin(), m_given.end()) == m_given.end();
  if (m_keep && !m_given.empty()) m_next = m_given.back() + 1;
  m_given = {};
  return m_keep;
}

std::int64_t CocoIds::next(std::string_view external_id) {
  const auto id = m_keep ? plain_number(external_id) : std::nullopt;
  return id ? *id : m_next++;
}

CocoCategories::CocoCategories(std::string_view header, const std::vector<CocoLabel>& labels) {
  JsonRecord record;
  const std::string_view list = header.empty() ? std::string_view() : json_member(header, "categories");
  JsonElements elements(list.empty() ? "[]" : list);
  while (elements.next()) {
    Row row;
    record.parse(elements.value());
    row.json = compact_json(elements.value());
    record.each([&](std::string_view key, const JsonField& field) {
      if (key == "name" && field.element().is_string()) row.name = field.text();
    });
    row.id = plain_number(record.raw("id"));
    if (!row.id || row.name.empty()) continue;
    put(std::move(row));
  }
  for (const CocoLabel& label : labels) {
    if (m_by_name.contains(label.name)) continue;
    put({label.id && !m_by_id.contains(*label.id) ? label.id : std::nullopt, label.name, {}});
  }
}

void CocoCategories::put(Row row) {
  if (row.id && !m_by_id.try_emplace(*row.id, m_rows.size()).second) return;
  m_by_name.try_emplace(row.name, m_rows.size());
  m_rows.push_back(std::move(row));
}

void CocoCategories::add(const std::string& label, std::string_view category_id) {
  const auto id = plain_number(category_id);
  const bool free = id && !m_by_id.contains(*id);
  const auto known = m_by_name.find(label);
  if (known == m_by_name.end()) {
    put({free ? id : std::nullopt, label, {}});
  } else if (free && !m_rows[known->second].id) {
    m_rows[known->second].id = id;
    m_by_id.emplace(*id, known->second);
  } else if (free) {
    put({id, label, {}});  // the file it came from had two categories of this name
  }
}

void CocoCategories::settle() {
  std::int64_t next = 1;
  for (const Row& row : m_rows)
    if (row.id) next = std::max(next, *row.id + 1);
  for (std::size_t i = 0; i < m_rows.size(); ++i) {
    Row& row = m_rows[i];
    if (!row.id) {
      row.id = next++;
      m_by_id.emplace(*row.id, i);
    }
    if (row.json.empty()) {
      JsonText json;
      json.begin_object();
      json.member("id", *row.id);
      json.member("name", row.name);
      json.member("supercategory", "");
      json.end_object();
      row.json = json.take();
    }
    m_elements.push_back(row.json);
  }
}

std::int64_t CocoCategories::find(const std::string& label, std::string_view category_id) const {
  if (const auto id = plain_number(category_id))
    if (const auto row = m_by_id.find(*id); row != m_by_id.end() && m_rows[row->second].name == label) return *id;
  return *m_rows[m_by_name.at(label)].id;
}

}  // namespace tasks::formats
