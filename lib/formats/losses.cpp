#include "lib/formats/losses.hpp"

#include "lib/base/json_text.hpp"
#include "lib/base/text.hpp"

namespace tasks::formats {

std::vector<std::string> Losses::notes() const {
  std::vector<std::string> notes;
  for (const auto& [loss, count] : m_counts) notes.push_back(cat("lost: ", loss.first, ": ", loss.second, ": ", count));
  return notes;
}

std::string Losses::json() const {
  JsonText json;
  json.begin_array();
  for (const auto& [loss, count] : m_counts) {
    json.begin_object();
    json.member("kind", loss.first);
    json.member("why", loss.second);
    json.member("count", count);
    json.end_object();
  }
  json.end_array();
  return json.take();
}

}  // namespace tasks::formats
