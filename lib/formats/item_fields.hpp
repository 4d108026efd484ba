#pragma once
// The fields of an item record, for the readers that meet them: `dataset add`, and our own export. Private to lib/formats.
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "lib/formats/item_jsonl.hpp"
#include "lib/formats/json_record.hpp"

namespace tasks::formats {

class ItemFields {
 public:
  void begin(ItemInput& item);  // cleared, then filled
  // False when the key is not an item's.
  bool take(std::string_view key, const JsonField& field, JsonRecord& record);
  void finish();                // throws when something is missing or does not fit together

  static std::vector<std::string> names();  // those that may be given

 private:
  ItemInput* m_item = nullptr;
  std::string m_number;         // of a foreign id that came as a number
  std::string m_dir;
  std::string_view m_printed;   // a field that only our own records have
  std::uint32_t m_seen = 0;
  bool m_ours = false;          // `type` is "item"
};

}  // namespace tasks::formats
