#pragma once
// Members of the records that we write: every field is there, null when it has no value. Private to lib/formats.
#include <optional>
#include <string_view>

#include "lib/base/json_text.hpp"

namespace tasks::formats {

inline void text_or_null(JsonText& json, std::string_view name, std::string_view text) {
  if (text.empty())
    json.null_member(name);
  else
    json.member(name, text);
}

template <class T>
void value_or_null(JsonText& json, std::string_view name, const std::optional<T>& value) {
  if (value)
    json.member(name, *value);
  else
    json.null_member(name);
}

inline void id_or_null(JsonText& json, std::string_view name, std::int64_t id) {
  value_or_null(json, name, id == 0 ? std::nullopt : std::optional(id));
}

}  // namespace tasks::formats
