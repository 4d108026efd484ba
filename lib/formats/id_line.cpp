#include "lib/formats/id_line.hpp"

#include <simdjson.h>

#include "lib/base/error.hpp"
#include "lib/base/text.hpp"

namespace tasks::formats {

std::optional<IdLine> parse_id_line(std::string_view line, std::string_view kind) {
  const std::string_view text = trim(line);
  if (text.empty()) return std::nullopt;
  if (all_digits(text)) {
    const auto id = to_int(text);
    if (!id) throw Error(Code::bad_record, cat(quote(text), " is too large for an id"));
    return IdLine{*id, {}};
  }
  const std::string shown = quote(fit_width(text, 60));
  if (text.front() != '{') throw Error(Code::bad_record, cat(shown, " is neither an id nor a record"));
  thread_local simdjson::dom::parser parser;
  simdjson::dom::object record;
  if (parser.parse(text.data(), text.size()).get(record) != simdjson::SUCCESS) throw Error(Code::bad_record, cat(shown, " is not JSON"));
  std::string_view type;
  if (record["type"].get(type) == simdjson::SUCCESS && type != kind)
    throw Error(Code::wrong_kind, cat("a record of kind ", quote(type), " where one of kind ", quote(kind), " is wanted"));
  IdLine found;
  if (record["id"].get(found.id) != simdjson::SUCCESS || found.id <= 0) throw Error(Code::bad_record, cat(shown, " has no id"));
  std::int64_t version = 0;
  if (record["version"].get(version) == simdjson::SUCCESS) found.version = version;
  return found;
}

}  // namespace tasks::formats
