#include "lib/service/effect_values.hpp"

#include "lib/base/text.hpp"
#include "lib/base/time.hpp"
#include "lib/store/people.hpp"

namespace tasks::service {

const std::string& EffectValues::email(store::Id id) {
  const auto [found, fresh] = m_emails.try_emplace(id);
  if (fresh) found->second = store::email_of(m_db, id);
  return found->second;
}

std::optional<std::string> EffectValues::text(std::string_view field, const std::optional<std::string>& value) {
  const auto number = value ? to_int(*value) : std::nullopt;
  if (number && field.ends_with("_at")) return format_time(*number);
  if (number && (field.ends_with("_by") || field == "owner_id")) return email(*number);
  return value;
}

}  // namespace tasks::service
