#pragma once
// Looking into JSON text without building it: a value is a piece of the text, and knows where it stands. The text must be
// JSON already (what is stored, or was checked); of what is not, it reads as far as that makes sense and no further.
//
//     JsonValue("{\"weather\":\"rain\",\"sun\":{\"height\":12}}").at("sun.height").number()        →  12
//     json_meets(metadata, "sun.height", "lt", "20")                                             →  true
#include <functional>
#include <string>
#include <string_view>

namespace tasks {

class JsonValue {
 public:
  enum class Kind { none, null, boolean, number, string, list, object };

  JsonValue() = default;
  explicit JsonValue(std::string_view text);  // the value that begins there; more may follow

  Kind kind() const { return m_kind; }
  std::string_view raw() const { return m_raw; }  // its own piece of the text
  bool boolean() const { return m_raw == "true"; }
  double number() const;
  std::string string() const;  // of a string: without quotes and escapes

  using Element = std::function<bool(const JsonValue&)>;  // false: enough
  void each_element(const Element& visit) const;
  using Member = std::function<bool(const std::string& key, const JsonValue&)>;
  void each_member(const Member& visit) const;

  // By keys with dots between them; a number is a place in a list, from 0, or from the end when it is negative. Of equal
  // keys the last counts.
  JsonValue at(std::string_view path) const;

 private:
  Kind m_kind = Kind::none;
  std::string_view m_raw;
};

// Whether what stands at `path` meets a condition: `op` is exists, eq, lt, lte, gt, gte or like (a string with wildcards),
// `wanted` a JSON scalar. Numbers compare with numbers, strings bytewise with strings; other kinds never meet. Of a list one
// element must. null is the same as nothing. The database asks this of stored JSON; on a server it has its own words for it.
bool json_meets(std::string_view document, std::string_view path, std::string_view op, std::string_view wanted);

}  // namespace tasks
