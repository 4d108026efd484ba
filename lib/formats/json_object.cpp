#include "lib/formats/json_object.hpp"

#include <simdjson.h>

#include "lib/base/error.hpp"
#include "lib/base/json_text.hpp"
#include "lib/base/text.hpp"

namespace tasks::formats {
namespace {

simdjson::dom::object parsed(simdjson::dom::parser& parser, std::string_view text) {
  simdjson::dom::object object;
  if (parser.parse(simdjson::padded_string(text)).get(object) != simdjson::SUCCESS)
    throw Error(Code::bad_record, cat(quote(fit_width(text, 60)), " is not a JSON object"));
  return object;
}

}  // namespace

Member parse_member(std::string_view typed) {
  const auto equals = typed.find('=');
  if (equals == std::string_view::npos || equals == 0) throw Error(Code::bad_value, cat(quote(typed), " is not of the form KEY=VALUE"));
  if (!valid_utf8(typed)) throw Error(Code::bad_value, cat(quote(typed), " is not UTF-8"));
  Member member{std::string(typed.substr(0, equals)), {}};
  const std::string_view value = typed.substr(equals + 1);
  simdjson::dom::parser parser;
  simdjson::dom::element element;
  if (parser.parse(simdjson::padded_string(value)).get(element) == simdjson::SUCCESS)
    member.json = simdjson::minify(element);
  else
    append_json(member.json, value);
  return member;
}

std::string with_member(std::string_view object, std::string_view key, const std::optional<std::string>& json) {
  JsonText out;
  bool any = false, placed = false;
  out.begin_object();
  const auto put = [&](std::string_view name, std::string_view value) {
    out.raw_member(name, value);
    any = true;
  };
  simdjson::dom::parser parser;
  if (!object.empty()) {
    for (const auto [name, value] : parsed(parser, object)) {
      if (name != key) {
        put(name, simdjson::minify(value));
      } else if (json && !placed) {
        put(key, *json);
        placed = true;
      }
    }
  }
  if (json && !placed) put(key, *json);
  out.end_object();
  return any ? out.take() : std::string();
}

std::optional<std::string> member_of(std::string_view object, std::string_view key) {
  if (object.empty()) return std::nullopt;
  simdjson::dom::parser parser;
  for (const auto [name, value] : parsed(parser, object))
    if (name == key) return simdjson::minify(value);
  return std::nullopt;
}

std::string object_of(std::span<const std::string> typed) {
  std::string object;
  for (const std::string& text : typed) {
    const Member member = parse_member(text);
    object = with_member(object, member.key, member.json);
  }
  return object;
}

}  // namespace tasks::formats
