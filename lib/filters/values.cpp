#include "lib/filters/values.hpp"

#include <cmath>

#include "lib/base/error.hpp"
#include "lib/base/text.hpp"

namespace tasks::filters {
namespace {

std::string_view wanted_words(Type type) {
  switch (type) {
    case Type::id:
    case Type::integer: return "a whole number";
    case Type::number: return "a number";
    case Type::boolean: return "true or false";
    case Type::time: return "a time, as text";
    case Type::seconds: return "a number of seconds, or a duration as text";
    default: return "text";
  }
}

[[noreturn]] void refuse(const FilterField& field, std::string_view value) {
  throw Error(Code::bad_value, cat(field.name, " is ", wanted_words(field.type), ", not ", value));
}

bool json_number(std::string_view text) {
  if (text.find_first_not_of("0123456789+-.eE") != std::string_view::npos) return false;
  const std::string_view digits = text.starts_with('-') ? text.substr(1) : text;
  const bool leading_zero = digits.size() > 1 && digits[0] == '0' && digits[1] >= '0' && digits[1] <= '9';
  return !digits.empty() && digits[0] >= '0' && digits[0] <= '9' && !leading_zero && to_double(text).has_value();
}

// Long texts would hide what is wrong with them.
std::string shown(std::string_view raw) { return raw.size() <= 60 ? std::string(raw) : cat(raw.substr(0, 57), "..."); }

}  // namespace

std::vector<Literal> typed_values(const FoundField& found, std::string_view typed, Micros now) {
  const FilterField& field = found.field;
  if (typed.empty() || (typed == "none" && field.name != "split" && field.type != Type::label)) return {std::monostate()};
  switch (field.type) {
    case Type::id:
    case Type::integer:
      if (const auto n = to_int(typed)) return {*n};
      refuse(field, quote(typed));
    case Type::number:
      if (const auto n = to_double(typed)) return {*n};
      refuse(field, quote(typed));
    case Type::boolean:
      if (typed == "true" || typed == "1") return {std::int64_t{1}};
      if (typed == "false" || typed == "0") return {std::int64_t{0}};
      refuse(field, quote(typed));
    case Type::time: return {parse_time(typed, now)};
    case Type::seconds: return {parse_duration(typed)};
    case Type::text:
    case Type::path:
    case Type::list:
    case Type::label: return {std::string(typed)};
    case Type::json: break;
  }
  if (typed == "true" || typed == "false") return {typed == "true", std::string(typed)};
  if (typed.size() > 1 && typed.front() == '"' && typed.back() == '"') return {JsonValue(typed).string()};
  if (json_number(typed)) return {*to_double(typed), std::string(typed)};
  return {std::string(typed)};
}

Literal json_value(const FoundField& found, const JsonValue& value, Micros now) {
  using Kind = JsonValue::Kind;
  const FilterField& field = found.field;
  const Kind kind = value.kind();
  if (kind == Kind::null) return std::monostate();
  if (kind == Kind::list || kind == Kind::object)
    throw Error(Code::bad_value, cat(field.name, found.path.empty() ? "" : ".", found.path, " is compared with a single value, not ", shown(value.raw())))
        .hint("several values: {\"$in\": [...]}");
  switch (field.type) {
    case Type::id:
    case Type::integer: {
      if (kind != Kind::number) refuse(field, shown(value.raw()));
      if (const auto n = to_int(value.raw())) return *n;
      const double number = value.number();
      if (std::abs(number) < 9e15 && number == std::floor(number)) return static_cast<std::int64_t>(number);
      refuse(field, shown(value.raw()));
    }
    case Type::number:
      if (kind == Kind::number) return value.number();
      refuse(field, shown(value.raw()));
    case Type::boolean:
      if (kind == Kind::boolean) return std::int64_t{value.boolean()};
      refuse(field, shown(value.raw()));
    case Type::time:
      if (kind == Kind::string) return parse_time(value.string(), now);
      refuse(field, shown(value.raw()));
    case Type::seconds:
      if (kind == Kind::string) return parse_duration(value.string());
      if (kind == Kind::number && std::abs(value.number()) < 9e9) return static_cast<std::int64_t>(std::llround(value.number() * 1e6));
      refuse(field, shown(value.raw()));
    case Type::text:
    case Type::path:
    case Type::list:
    case Type::label:
      if (kind == Kind::string) return value.string();
      refuse(field, shown(value.raw()));
    case Type::json: break;
  }
  if (kind == Kind::boolean) return value.boolean();
  if (kind == Kind::number) return value.number();
  return value.string();
}

bool may_have_text(Type type) {
  return type == Type::text || type == Type::path || type == Type::label || type == Type::json || type == Type::list;
}

bool is_pattern(const FilterField& field, const Literal& value) {
  const auto* text = std::get_if<std::string>(&value);
  return text && may_have_text(field.type) && text->find('*') != std::string::npos;
}

}  // namespace tasks::filters
