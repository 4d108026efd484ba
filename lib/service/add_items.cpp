#include "lib/service/add_items.hpp"

#include "lib/base/error.hpp"
#include "lib/base/text.hpp"
#include "lib/formats/item_jsonl.hpp"
#include "lib/model/item_path.hpp"
#include "lib/store/datasets.hpp"
#include "lib/store/items.hpp"

namespace tasks::service {
namespace {

using Origin = ItemInput::Origin;

// Media types by file name; neighbours mostly have the same ending.
class MediaTypes {
 public:
  const MediaType& of(std::string_view path) {
    const auto dot = path.rfind('.');
    const std::string_view ending = dot == std::string_view::npos || path.find('/', dot) != std::string_view::npos ? std::string_view() : path.substr(dot);
    const bool plain = dot != std::string_view::npos && dot > 0 && path[dot - 1] != '/' && !model::is_uri(path);
    if (plain && ending == m_ending) return m_last;
    m_last = media_type(path);
    m_ending = plain ? ending : std::string_view();
    return m_last;
  }

 private:
  std::string m_ending;
  MediaType m_last;
};

std::string_view kind_of_mimetype(std::string_view mimetype) {
  for (const std::string_view kind : {"image", "video", "audio", "text"})
    if (mimetype.starts_with(kind) && mimetype.substr(kind.size()).starts_with('/')) return kind;
  return {};
}

[[noreturn]] void refuse_stranger(std::string_view file, const model::Dataset& dataset) {
  throw Error(Code::bad_file, cat(quote(file), " is not below the root of dataset ", quote(dataset.name), ", ", quote(dataset.root)))
      .hint(cat("items of a dataset lie below one folder; tasks dataset edit ", dataset.name, " --root DIR moves the root"));
}

}  // namespace

AddedItems add_items(store::Transaction& tx, model::Dataset& dataset, ItemInput& input, const std::function<void(std::int64_t)>& progress) {
  if (dataset.root.empty() && !input.common_folder().empty()) {
    dataset.root = input.common_folder();
    tx.changed("dataset", dataset.id, "root", "", dataset.root);
    store::set_dataset_root(tx, dataset.id, dataset.root);
  }
  const bool remote = model::is_uri(dataset.root);
  formats::ItemReader reader;
  MediaTypes media;
  std::int64_t read = 0;
  store::ItemLoad load(tx, dataset.id, input.expected());
  input.each([&](std::string_view line, Origin origin) {
    const formats::ItemInput& record = reader.read(line);
    std::string_view path = record.path;
    if (origin == Origin::file && (path = model::below_root(path, dataset.root)).empty()) refuse_stranger(record.path, dataset);
    if (const auto below = remote ? model::below_root(path, dataset.root) : std::string_view(); !below.empty()) path = below;
    const MediaType& type = media.of(path);
    store::NewItem item;
    item.path = path;
    item.dir = model::dir_of(path);
    item.mimetype = record.mimetype.empty() ? std::string_view(type.mimetype) : record.mimetype;
    item.kind = record.kind ? to_text(*record.kind) : kind_of_mimetype(record.mimetype);
    if (item.kind.empty()) item.kind = type.kind;
    item.width = record.width;
    item.height = record.height;
    item.frames = record.frames;
    item.fps = record.fps;
    item.size = record.size;
    item.content_hash = record.content_hash;
    item.split = to_text(record.split.value_or(model::Split::none));
    item.external_id = record.external_id;
    item.metadata = record.metadata;
    item.hidden = record.hidden.value_or(false);
    item.ground_truth = record.ground_truth.value_or(false);
    load.add(item);
    if ((++read & 0x3ff) == 0) progress(read);
  });
  AddedItems added;
  added.ids = load.finish();
  added.unchanged = read - added.ids.size();
  dataset.items_total += added.ids.size();
  return added;
}

void each_item(store::Session& session, const model::Dataset& dataset, const store::IdSet& ids, const std::function<bool(const model::Item&)>& visit) {
  if (ids.empty()) return;
  const store::Value range[] = {ids.min(), ids.max()};
  store::read_items(session.db(), {dataset.name, "i.id between $1 and $2 order by i.id", range}, [&](const model::Item& item) {
    return (!ids.solid() && !ids.contains(item.id)) || visit(item);
  });
}

}  // namespace tasks::service
