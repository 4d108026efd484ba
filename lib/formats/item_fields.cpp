#include "lib/formats/item_fields.hpp"

#include "lib/formats/json_scan.hpp"
#include "lib/model/item_path.hpp"

namespace tasks::formats {
namespace {

// In the order of k_item_names.
enum class ItemName { path, width, height, kind, mimetype, split, size, metadata, external_id, ground_truth, frames, fps, hidden, content_hash, dir, type, id, dataset, version };

constexpr FieldNames<19> k_item_names{{"path", "width", "height", "kind", "mimetype", "split", "size", "metadata", "external_id", "ground_truth",
                                  "frames", "fps", "hidden", "content_hash", "dir", "type", "id", "dataset", "version"}};
constexpr auto k_settable = static_cast<std::ptrdiff_t>(ItemName::dir);  // names before it may be given by anybody

}  // namespace

std::vector<std::string> ItemFields::names() { return {k_item_names.names.begin(), k_item_names.names.begin() + k_settable}; }

void ItemFields::begin(ItemInput& item) {
  m_item = &item;
  item.clear();
  m_dir.clear();
  m_printed = {};
  m_seen = 0;
  m_ours = false;
}

bool ItemFields::take(std::string_view key, const JsonField& field, JsonRecord& record) {
  const std::size_t index = k_item_names.find(key);
  if (index == k_item_names.names.size()) return false;
  if ((m_seen >> index) & 1U) field.fail("is there twice");
  m_seen |= 1U << index;
  const auto name = static_cast<ItemName>(index);
  if (name > ItemName::type) m_printed = k_item_names.names[index];
  if (field.null() || name > ItemName::type) return true;
  ItemInput& item = *m_item;
  switch (name) {
    case ItemName::path:
      try {
        model::normal_path(field.text(), item.path);
      } catch (const Error& e) {
        if (e.code() != Code::bad_value) throw;
        field.fail(e.message(), e.hint_text());
      }
      break;
    case ItemName::width: item.width = field.at_least(1); break;
    case ItemName::height: item.height = field.at_least(1); break;
    case ItemName::frames: item.frames = field.at_least(1); break;
    case ItemName::size: item.size = field.at_least(0); break;
    case ItemName::kind: item.kind = word_of<model::ItemKind>(field); break;
    case ItemName::split: item.split = word_of<model::Split>(field); break;
    case ItemName::mimetype: item.mimetype = field.text(); break;
    case ItemName::external_id: item.external_id = field.text_or_number(m_number); break;
    case ItemName::ground_truth: item.ground_truth = field.boolean(); break;
    case ItemName::hidden: item.hidden = field.boolean(); break;
    case ItemName::content_hash: item.content_hash = field.text(); break;
    case ItemName::fps:
      item.fps = field.number();
      if (!(*item.fps > 0)) field.fail(cat(*item.fps, " is not above 0"));
      break;
    case ItemName::metadata:
      if (!field.object()) field.fail("expected an object");
      append_compact_json(item.metadata, record.raw(key));
      if (item.metadata == "{}") item.metadata.clear();
      break;
    case ItemName::dir: m_dir = field.text(); break;
    default:  // type
      if (field.text() != "item")
        throw Error(Code::wrong_kind, cat("a record of type ", quote(field.text()), ", expected an item")).detail("field", "type");
      m_ours = true;
  }
  return true;
}

void ItemFields::finish() {
  const ItemInput& item = *m_item;
  if (item.path.empty()) throw Error(Code::bad_record, "path: is missing").hint("every item needs a path").detail("field", "path");
  if (!m_printed.empty() && !m_ours) fail_read_only_field(m_printed, "item", "external_id keeps the id of another system");
  if (m_dir.empty()) return;
  std::string_view given = m_dir;
  while (given.size() > 1 && given.back() == '/') given.remove_suffix(1);
  const std::string_view own = model::dir_of(item.path);
  if (given != own && given != own.substr(1))
    throw Error(Code::bad_record, cat("dir: ", quote(m_dir), " is not the folder of ", quote(item.path)))
        .hint("leave dir out, it follows from the path")
        .detail("field", "dir");
}

}  // namespace tasks::formats
