#pragma once
// Looking into foreign JSON, of which much may be missing. Private to lib/formats.
#include <nlohmann/json.hpp>
#include <string>

#include "lib/base/error.hpp"

namespace tasks::formats {

[[noreturn]] inline void fail_record(std::string what) { throw Error(Code::bad_record, std::move(what)); }

// null when it is no object, or has no such member.
inline const nlohmann::json& member(const nlohmann::json& object, const char* name) {
  static const nlohmann::json k_null;
  if (!object.is_object()) return k_null;
  const auto found = object.find(name);
  return found == object.end() ? k_null : *found;
}

}  // namespace tasks::formats
