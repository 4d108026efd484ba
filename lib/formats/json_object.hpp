#pragma once
// Small changes of a JSON object kept as text (metadata), member by member: everything that is not changed keeps its bytes,
// long numbers included.
//
//     Member m = parse_member("weather=rain");                       // key weather, json "\"rain\""; "n=3" → 3; "k={}" → {}
//     with_member(R"({"n":1})", m.key, m.json)                        → {"n":1,"weather":"rain"}
//     with_member(R"({"n":1})", "n", std::nullopt)                    → ""  (no members: no object)
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace tasks::formats {

struct Member {
  std::string key;
  std::string json;  // the value as JSON text
};

// `key=value` as typed. A value that is JSON (a number, true, false, null, "…", an object, a list) is taken as such, anything
// else is text. Throws Code::bad_value.
Member parse_member(std::string_view typed);

// The object with `key` set, in its place or at the end; nothing removes it. "" stands for an object without members, both
// ways. Throws Code::bad_record when `object` is none.
std::string with_member(std::string_view object, std::string_view key, const std::optional<std::string>& json);

// The value of `key` as JSON text, when there is one.
std::optional<std::string> member_of(std::string_view object, std::string_view key);

// An object of all that was typed, the last of equal keys wins; "" for none.
std::string object_of(std::span<const std::string> typed);

}  // namespace tasks::formats
