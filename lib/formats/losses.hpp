#pragma once
// What a file could not say, or we could not keep: of which kind, why, and how often. Every import and export ends with it.
//
//     losses.add("polyline", "no place in coco");
//     for (const std::string& note : losses.notes()) …           // "lost: polyline: no place in coco: 3"
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace tasks::formats {

class Losses {
 public:
  void add(std::string_view kind, std::string_view why, std::int64_t count = 1) { m_counts[{std::string(kind), std::string(why)}] += count; }
  void add(const Losses& others) {
    for (const auto& [loss, count] : others.m_counts) add(loss.first, loss.second, count);
  }
  const std::map<std::pair<std::string, std::string>, std::int64_t>& counts() const { return m_counts; }  // by kind and why
  bool empty() const { return m_counts.empty(); }
  std::vector<std::string> notes() const;  // for people, a line each
  std::string json() const;                // [{"kind", "why", "count"}]

 private:
  std::map<std::pair<std::string, std::string>, std::int64_t> m_counts;
};

}  // namespace tasks::formats
