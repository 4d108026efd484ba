#include "lib/scoring/labels.hpp"

#include <algorithm>
#include <cstring>
#include <numeric>

namespace tasks::scoring {
namespace {

// Eight bytes at a time; which name gets which place in the table does not show in any result.
std::uint32_t hash_of(std::string_view name) {
  constexpr std::uint64_t k_factor = 0x9E3779B97F4A7C15;
  std::uint64_t hash = name.size() * k_factor;
  const char* at = name.data();
  std::size_t left = name.size();
  for (; left >= 8; left -= 8, at += 8) {
    std::uint64_t word = 0;
    std::memcpy(&word, at, 8);
    hash = (hash ^ word) * k_factor;
    hash ^= hash >> 32;
  }
  std::uint64_t word = 0;
  for (std::size_t i = 0; i < left; ++i) word = word << 8 | static_cast<unsigned char>(at[i]);
  hash = (hash ^ word) * k_factor;
  return static_cast<std::uint32_t>(hash >> 32 ^ hash >> 15);
}

// Labels get numbers in the order of their bytes, so that what is computed does not depend on which came first.
void order_classes(Labels& labels) {
  std::vector<std::uint32_t> order(labels.classes.size());
  std::iota(order.begin(), order.end(), 0U);
  std::sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) { return labels.classes[a] < labels.classes[b]; });
  Names ordered;
  std::vector<std::uint32_t> number(order.size());
  for (const std::uint32_t old : order) number[old] = ordered.number(labels.classes[old]);
  for (Answer& answer : labels.answers) answer.label = number[answer.label];
  labels.classes = std::move(ordered);
}

// Answers into the order of their items. Most files have it already.
void group_by_item(Labels& labels, const std::vector<std::uint32_t>& items) {
  labels.begins.assign(labels.items.size() + std::size_t{1}, 0);
  for (const std::uint32_t item : items) ++labels.begins[item + std::size_t{1}];
  std::partial_sum(labels.begins.begin(), labels.begins.end(), labels.begins.begin());
  if (std::is_sorted(items.begin(), items.end())) return;
  std::vector<Answer> grouped(labels.answers.size());
  std::vector<std::size_t> next(labels.begins);
  for (std::size_t i = 0; i < items.size(); ++i) grouped[next[items[i]]++] = labels.answers[i];
  labels.answers = std::move(grouped);
}

// Of the answers of one annotator on one item the first stays (decisions.md 38).
void drop_repeats(Labels& labels) {
  std::vector<std::size_t> seen(labels.annotators.size(), 0);  // the item, from 1, on which an annotator was met last
  std::size_t kept = 0, from = 0;
  for (std::size_t item = 0; item < labels.item_count(); ++item) {
    const std::size_t end = labels.begins[item + 1];
    for (; from < end; ++from) {
      const Answer answer = labels.answers[from];
      if (seen[answer.annotator] == item + 1) continue;
      seen[answer.annotator] = item + 1;
      labels.answers[kept++] = answer;
    }
    labels.begins[item + 1] = kept;
  }
  labels.repeated = static_cast<std::int64_t>(labels.answers.size() - kept);
  labels.answers.resize(kept);
}

}  // namespace

std::uint32_t Names::number(std::string_view name) {
  if (size() * std::size_t{2} >= m_slots.size()) grow();
  const std::uint32_t hash = hash_of(name);
  std::size_t at = hash & (m_slots.size() - 1);
  for (; m_slots[at].name != k_none; at = (at + 1) & (m_slots.size() - 1))
    if (m_slots[at].hash == hash && (*this)[m_slots[at].name] == name) return m_slots[at].name;
  m_slots[at] = {hash, size()};
  m_text += name;
  m_ends.push_back(m_text.size());
  return m_slots[at].name;
}

std::uint32_t Names::find(std::string_view name) const {
  if (m_slots.empty()) return k_none;
  const std::uint32_t hash = hash_of(name);
  for (std::size_t at = hash & (m_slots.size() - 1); m_slots[at].name != k_none; at = (at + 1) & (m_slots.size() - 1))
    if (m_slots[at].hash == hash && (*this)[m_slots[at].name] == name) return m_slots[at].name;
  return k_none;
}

void Names::grow() {
  std::vector<Slot> old(std::max<std::size_t>(64, m_slots.size() * 4));
  old.swap(m_slots);
  for (const Slot& slot : old) {
    if (slot.name == k_none) continue;
    std::size_t at = slot.hash & (m_slots.size() - 1);
    while (m_slots[at].name != k_none) at = (at + 1) & (m_slots.size() - 1);
    m_slots[at] = slot;
  }
}

void LabelCollector::add(std::string_view item, std::string_view annotator, std::string_view label, bool answered) {
  // The rows of an item usually come together.
  if (m_last_item == k_none || m_labels.items[m_last_item] != item) m_last_item = m_labels.items.number(item);
  const std::uint32_t who = m_labels.annotators.number(annotator);
  if (!answered) {
    ++m_labels.unlabeled;
    return;
  }
  m_items.push_back(m_last_item);
  m_labels.answers.push_back({who, m_labels.classes.number(label)});
}

Labels LabelCollector::take(model::Repeats repeats) {
  group_by_item(m_labels, m_items);
  m_items = {};
  order_classes(m_labels);
  if (repeats == model::Repeats::first) drop_repeats(m_labels);
  return std::move(m_labels);
}

}  // namespace tasks::scoring
