#pragma once
// JSON written straight into a string, for the many small texts that the library composes. Commas are its business.
//
//     JsonText json;
//     json.begin_object(); json.member("id", 7); json.member("tags", …); json.end_object();
//     std::string text = json.take();              // {"id":7}
#include <cmath>
#include <concepts>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <utility>

#include "lib/base/text.hpp"

namespace tasks {

class JsonText {
 public:
  void begin_object() { open('{'); }
  void end_object() { close('}'); }
  void begin_array() { open('['); }
  void end_array() { close(']'); }
  void key(std::string_view name) {
    separate();
    append_json(m_text, name);
    m_text += ':';
    m_first = true;  // the value that follows needs no comma
  }
  void value(std::string_view text) {
    separate();
    append_json(m_text, text);
  }
  void value(const std::string& text) { value(std::string_view(text)); }
  void value(const char* text) { value(std::string_view(text)); }
  void value(bool v) { raw(v ? "true" : "false"); }
  void value(double v) {  // null when it is not finite: JSON has no word for it
    separate();
    if (std::isfinite(v))
      append(m_text, v);
    else
      m_text += "null";
  }
  template <std::integral T>
    requires(!std::same_as<T, bool>)
  void value(T v) {
    separate();
    append(m_text, v);
  }
  void null() { raw("null"); }
  void raw(std::string_view json) {  // JSON already
    separate();
    m_text += json;
  }
  template <class T>
  void member(std::string_view name, const T& v) {
    key(name);
    value(v);
  }
  void null_member(std::string_view name) {
    key(name);
    null();
  }
  void raw_member(std::string_view name, std::string_view json) {
    key(name);
    raw(json);
  }
  std::string take() {  // and begins anew
    m_first = true;
    return std::exchange(m_text, {});
  }

 private:
  void separate() {
    if (!m_first) m_text += ',';
    m_first = false;
  }
  void open(char bracket) {
    separate();
    m_text += bracket;
    m_first = true;
  }
  void close(char bracket) {
    m_text += bracket;
    m_first = false;
  }
  std::string m_text;
  bool m_first = true;
};

inline std::string json_array(std::span<const std::string> words) {
  JsonText json;
  json.begin_array();
  for (const auto& word : words) json.value(word);
  json.end_array();
  return json.take();
}

}  // namespace tasks
