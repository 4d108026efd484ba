#pragma once
// One line of a piped selection: a bare id, or a record as a reader prints it, of the one kind that is wanted.
//
//     parse_id_line("17", "work_item")                                        → {17, –}
//     parse_id_line(R"({"type":"work_item","id":17,"version":3})", "work_item") → {17, 3}
#include <cstdint>
#include <optional>
#include <string_view>

namespace tasks::formats {

struct IdLine {
  std::int64_t id = 0;
  std::optional<std::int64_t> version;
};

// Nothing for a blank line. Throws Code::bad_record for what is neither, Code::wrong_kind for a record of another kind.
std::optional<IdLine> parse_id_line(std::string_view line, std::string_view kind);

}  // namespace tasks::formats
