#include "lib/service/import_documents.hpp"

#include <nlohmann/json.hpp>

#include "lib/base/error.hpp"
#include "lib/base/interrupt.hpp"
#include "lib/base/json_text.hpp"
#include "lib/base/json_value.hpp"
#include "lib/base/text.hpp"
#include "lib/formats/coco.hpp"
#include "lib/formats/own_jsonl.hpp"
#include "lib/service/set_status.hpp"

namespace tasks::service {

ImportPlaces read_places(store::Session& session, const store::ExportScope& scope) {
  ImportPlaces places;
  store::ExportItems items(session, scope);
  while (items.next()) places.emplace(items.item().path, ImportPlace{items.item().id, items.work().id, model::extent_of(items.item())});
  return places;
}

void refuse_results(std::string_view text, const ImportRequest& request) {
  if (formats::is_coco_results(text))
    throw Error(Code::bad_file, cat(request.name, " is a list of detections, not a COCO instances file"))
        .hint("an instances file is an object with images, annotations and categories");
}

// Every document of a file that is not COCO's; places in the file are named in errors. `places`: items that are known.
void each_document(const ImportRequest& request, const ImportPlaces& places, formats::Losses& losses, const std::function<void(const formats::ItemDocument&)>& visit) {
  if (request.format != formats::Format::jsonl) {
    const auto size_of = [&](std::string_view path) -> std::optional<formats::PictureSize> {
      const auto found = places.find(std::string(path));
      if (found == places.end() || !found->second.extent.width || !found->second.extent.height) return std::nullopt;
      return formats::PictureSize{*found->second.extent.width, *found->second.extent.height};
    };
    const auto documents = formats::open_documents(request.format, *request.tree, {.size_of = size_of, .image_size = request.image_size, .skip_empty = request.skip_empty});
    std::int64_t seen = 0;
    while (const formats::ItemDocument* document = documents->next()) {
      if ((++seen & 0xff) == 0) throw_if_interrupted();
      visit(*document);
    }
    losses.add(documents->losses());
    return;
  }
  LineReader lines = request.lines();
  formats::OwnReader reader;
  while (auto line = lines.next()) {
    if (trim(*line).empty()) continue;
    try {
      visit(reader.read(*line));
    } catch (Error& e) {
      e.within(lines.place());
      throw;
    }
  }
}

void fit_attributes(const model::RecipeContent& recipe, model::Annotation& a) {
  using model::AttributeType;
  if (recipe.attributes.empty() || a.attributes.empty()) return;
  JsonText json;
  bool changed = false;
  json.begin_object();
  JsonValue(a.attributes).each_member([&](const std::string& key, const JsonValue& value) {
    const model::Attribute* attribute = recipe.find_attribute(key);
    const bool text = attribute != nullptr && value.kind() == JsonValue::Kind::string;
    const std::string said = text ? value.string() : std::string();
    const bool number = text && (attribute->type == AttributeType::number || attribute->type == AttributeType::slider) && to_double(said).has_value();
    if (text && attribute->type == AttributeType::boolean && (said == "true" || said == "false"))
      json.raw_member(key, said);
    else if (number)
      json.member(key, *to_double(said));
    else if (text && attribute->type == AttributeType::multi)
      json.raw_member(key, said.starts_with('[') && nlohmann::json::accept(said) ? said : cat('[', value.raw(), ']'));
    else
      return json.raw_member(key, value.raw()), true;
    changed = true;
    return true;
  });
  json.end_object();
  if (changed) a.attributes = json.take();
}

std::string annotate_line(const model::Annotation& a, store::Id work_item_id, store::Id id) {
  JsonText json;
  json.begin_object();
  if (id != 0) json.member("id", id);
  json.member("work_item", work_item_id);
  json.member("label", a.label);
  json.member("shape", to_text(a.shape));
  json.raw_member("geometry", a.geometry.empty() ? "null" : a.geometry);
  if (!a.attributes.empty()) json.raw_member("attributes", a.attributes);
  if (a.frame) json.member("frame", *a.frame);
  if (a.frame_end) json.member("frame_end", *a.frame_end);
  if (a.confidence) json.member("confidence", *a.confidence);
  if (!a.external_id.empty()) json.member("external_id", a.external_id);
  json.end_object();
  return cat(json.take(), '\n');
}

std::int64_t set_statuses(store::Transaction& tx, const model::Task& task, const StatusesToSet& statuses, const ImportRequest& request) {
  std::int64_t changed = 0;
  // What it looks at exists in this transaction only: the script is asked within it.
  const auto script = statuses.empty() ? std::nullopt : script_of(tx, task);
  for (const auto& [status, work_items] : statuses) {
    store::load_selection(tx.db(), work_items);
    std::optional<Verdicts> verdicts;
    if (script && !get_action(task, status).discard) verdicts = run_script(tx, task, *script, request.scripts());
    changed += set_status(tx, task, {.status = status, .duration = {}, .partial = Partial::no, .verdicts = verdicts ? &*verdicts : nullptr}).changed;
  }
  return changed;
}

std::int64_t left_out(const formats::Losses& losses) {
  std::int64_t count = 0;
  for (const auto& [loss, n] : losses.counts())
    if (loss.second == "without area") count += n;
  return count;
}

}  // namespace tasks::service
