#pragma once
// Who gave which item which label, as numbers: what agreement and aggregation are computed from. A row costs twelve bytes while
// it is collected and eight afterwards; every name is kept once.
//
//     LabelCollector collector;
//     collector.add("photo1", "ana", "cat");  collector.add("photo1", "ben", "dog");  collector.add("photo2", "ana", "");
//     const Labels labels = collector.take(model::Repeats::first);
//     for (const Answer& answer : labels.of(0)) use(labels.annotators[answer.annotator], labels.classes[answer.label]);
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "lib/model/quality_words.hpp"

namespace tasks::scoring {

constexpr std::uint32_t k_none = 0xFFFFFFFF;

// Numbers for names, in the order in which they come first.
class Names {
 public:
  std::uint32_t number(std::string_view name);  // that of a name, new or known
  std::uint32_t find(std::string_view name) const;  // k_none when it is not there
  std::string_view operator[](std::uint32_t number) const {
    return {m_text.data() + m_ends[number], static_cast<std::size_t>(m_ends[number + 1] - m_ends[number])};
  }
  std::uint32_t size() const { return static_cast<std::uint32_t>(m_ends.size() - 1); }

 private:
  struct Slot {
    std::uint32_t hash = 0;
    std::uint32_t name = k_none;
  };
  void grow();
  std::string m_text;  // all names, one behind the other
  std::vector<std::uint64_t> m_ends{0};
  std::vector<Slot> m_slots;
};

struct Answer {
  std::uint32_t annotator = 0;
  std::uint32_t label = 0;
  bool operator==(const Answer&) const = default;
};

struct Labels {
  Names items, annotators;
  Names classes;                      // the different labels, in the order of their bytes
  std::vector<std::size_t> begins{0};  // of each item's answers, and the end of the last
  std::vector<Answer> answers;        // of an item: in the order of the input
  std::int64_t unlabeled = 0;         // rows without a label: answers that are missing
  std::int64_t repeated = 0;          // rows that were left out, since the annotator had labeled the item before

  std::size_t item_count() const { return begins.size() - 1; }
  std::span<const Answer> of(std::size_t item) const { return std::span(answers).subspan(begins[item], begins[item + 1] - begins[item]); }
};

class LabelCollector {
 public:
  // No label: the item is known, and the answer is missing.
  void add(std::string_view item, std::string_view annotator, std::string_view label) { add(item, annotator, label, !label.empty()); }
  void add(std::string_view item, std::string_view annotator, std::string_view label, bool answered);
  const Labels& so_far() const { return m_labels; }  // its names, each as it came
  Labels take(model::Repeats repeats);  // ends the collection

 private:
  Labels m_labels;
  std::vector<std::uint32_t> m_items;  // of each answer
  std::uint32_t m_last_item = k_none;
};

}  // namespace tasks::scoring
