#pragma once
// The values of effects as records print them: times as RFC 3339, people as e-mails, numbers as numbers, and all of them JSON.
//
//     EffectValues values(session.db());
//     values.json("task", "due_at", "1767603600000000");     // "2026-01-05T09:00:00.000000Z", with the quotes
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

#include "lib/store/session.hpp"

namespace tasks::service {

class EffectValues {
 public:
  explicit EffectValues(store::Database& db) : m_db(db) {}
  std::string json(std::string_view kind, std::string_view field, const std::optional<std::string>& value);  // "" for none
  std::string text(std::string_view kind, std::string_view field, const std::optional<std::string>& value);  // for people; "none"

 private:
  const std::string& email(store::Id id);
  store::Database& m_db;
  std::unordered_map<store::Id, std::string> m_emails;
};

}  // namespace tasks::service
