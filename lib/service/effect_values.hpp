#pragma once
// The values of effects as records print them: times as RFC 3339, people as e-mails; everything else as it is stored.
//
//     EffectValues values(session.db());
//     values.text("due_at", "1767603600000000");     // 2026-01-05T09:00:00.000000Z
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

#include "lib/store/session.hpp"

namespace tasks::service {

class EffectValues {
 public:
  explicit EffectValues(store::Database& db) : m_db(db) {}
  std::optional<std::string> text(std::string_view field, const std::optional<std::string>& value);

 private:
  const std::string& email(store::Id id);
  store::Database& m_db;
  std::unordered_map<store::Id, std::string> m_emails;
};

}  // namespace tasks::service
