#pragma once
// The annotation records inside our own exchange format: every field of the record, and `extra`. Private to lib/formats.
#include <cstdint>
#include <string>
#include <string_view>

#include "lib/base/json_text.hpp"
#include "lib/formats/json_record.hpp"
#include "lib/model/records.hpp"

namespace tasks::formats {

void write_own_annotation(JsonText& json, const model::Annotation& annotation);

class OwnAnnotationReader {
 public:
  model::Annotation read(std::string_view element);  // throws Code::bad_record

 private:
  void take(std::size_t index, const JsonField& field, model::Annotation& a);
  JsonRecord m_record;
  std::string m_number;
  std::uint32_t m_seen = 0;
};

Micros time_of(const JsonField& field);  // RFC 3339

}  // namespace tasks::formats
