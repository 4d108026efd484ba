#include "lib/formats/item_jsonl.hpp"

#include "lib/formats/item_fields.hpp"
#include "lib/formats/json_record.hpp"

namespace tasks::formats {

struct ItemReader::State {
  JsonRecord record;
  ItemFields fields;
  ItemInput item;
};

void ItemInput::clear() {
  path.clear();
  kind.reset();
  mimetype.clear();
  width.reset();
  height.reset();
  frames.reset();
  fps.reset();
  size.reset();
  split.reset();
  ground_truth.reset();
  hidden.reset();
  content_hash.clear();
  external_id.clear();
  metadata.clear();
}

ItemReader::ItemReader() : m_state(std::make_unique<State>()) {}
ItemReader::~ItemReader() = default;
ItemReader::ItemReader(ItemReader&&) noexcept = default;
ItemReader& ItemReader::operator=(ItemReader&&) noexcept = default;

const ItemInput& ItemReader::read(std::string_view line) {
  State& s = *m_state;
  s.record.parse(line);
  s.fields.begin(s.item);
  s.record.each([&](std::string_view key, const JsonField& field) {
    if (!s.fields.take(key, field, s.record)) fail_unknown_field(key, ItemFields::names());
  });
  s.fields.finish();
  return s.item;
}

}  // namespace tasks::formats
