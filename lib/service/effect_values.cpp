#include "lib/service/effect_values.hpp"

#include "lib/base/json_text.hpp"
#include "lib/base/text.hpp"
#include "lib/base/time.hpp"
#include "lib/store/people.hpp"
#include "lib/store/undo_fields.hpp"

namespace tasks::service {
namespace {

std::string json_string(std::string_view text) {
  JsonText json;
  json.value(text);
  return json.take();
}

}  // namespace

const std::string& EffectValues::email(store::Id id) {
  const auto [found, fresh] = m_emails.try_emplace(id);
  if (fresh) found->second = store::email_of(m_db, id);
  return found->second;
}

std::string EffectValues::json(std::string_view kind, std::string_view field, const std::optional<std::string>& value) {
  if (!value) return {};
  if (kind == "item" && field.starts_with("metadata.")) return *value;  // JSON already
  if (field == "actions" || field == "members" || field == "metadata") return *value;
  const store::UndoKind* k = store::undo_kind(kind);
  const store::UndoField* f = k ? store::undo_field(*k, field) : nullptr;
  if (f && f->type == store::ColumnType::text) return json_string(*value);
  if (f && f->type == store::ColumnType::real && to_double(*value)) return *value;
  const auto number = to_int(*value);
  if (number && field.ends_with("_at")) return json_string(format_time(*number));
  if (number && (field.ends_with("_by") || field == "owner_id")) return json_string(email(*number));
  if (number && (f || field.ends_with("_us"))) return *value;
  return json_string(*value);
}

std::string EffectValues::text(std::string_view kind, std::string_view field, const std::optional<std::string>& value) {
  if (!value) return "none";
  if (const auto number = to_int(*value)) {
    if (field.ends_with("_at")) return format_time(*number);
    if (field.ends_with("_us")) return cat(static_cast<double>(*number) / static_cast<double>(k_second), " s");
    if (field.ends_with("_by") || field == "owner_id") return email(*number);
  }
  const store::UndoKind* k = store::undo_kind(kind);
  const store::UndoField* f = k ? store::undo_field(*k, field) : nullptr;
  return value->empty() && f ? "\"\"" : *value;
}

}  // namespace tasks::service
