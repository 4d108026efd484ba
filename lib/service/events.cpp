#include "lib/service/events.hpp"

#include <limits>
#include <unordered_map>

#include "lib/base/error.hpp"
#include "lib/base/json_text.hpp"
#include "lib/base/text.hpp"
#include "lib/base/time.hpp"
#include "lib/service/names.hpp"
#include "lib/store/people.hpp"
#include "lib/store/undo_fields.hpp"

namespace tasks::service {
namespace {

constexpr std::int64_t k_all_of_it = std::numeric_limits<std::int64_t>::max();

std::string ranges_of(const store::IdSet& ids) {
  std::string json = "[";
  store::Id first = 0, last = 0;
  const auto close = [&] {
    if (first != 0) json += cat(json.size() > 1 ? "," : "", '[', first, ',', last, ']');
  };
  if (ids.solid()) {
    first = ids.min();
    last = ids.max();
  } else {
    ids.each([&](store::Id id) {
      if (id != last + 1 || first == 0) {
        close();
        first = id;
      }
      last = id;
    });
  }
  close();
  return json + ']';
}

std::string json_string(std::string_view text) {
  JsonText json;
  json.value(text);
  return json.take();
}

// Values as records print them: times and people in words, numbers as numbers.
class Wording {
 public:
  explicit Wording(store::Database& db) : m_db(db) {}

  std::string json(const store::StoredEvent& e, const std::optional<std::string>& value) {
    if (!value) return {};
    const store::UndoKind* kind = store::undo_kind(e.kind);
    const store::UndoField* field = kind ? store::undo_field(*kind, e.field) : nullptr;
    const auto number = to_int(*value);
    if (e.kind == "item" && e.field.starts_with("metadata.")) return *value;  // JSON already
    if (e.field == "actions" || e.field == "members" || e.field == "metadata") return *value;
    if (field && field->type == store::ColumnType::text) return json_string(*value);
    if (number && e.field.ends_with("_at")) return json_string(format_time(*number));
    if (number && (e.field.ends_with("_by") || e.field == "owner_id")) return json_string(email(*number));
    if (field && field->type == store::ColumnType::real && to_double(*value)) return *value;
    if (number && (field || e.field.ends_with("_us"))) return *value;
    return json_string(*value);
  }

 private:
  const std::string& email(store::Id id) {
    const auto [found, fresh] = m_emails.try_emplace(id);
    if (fresh) found->second = store::email_of(m_db, id);
    return found->second;
  }
  store::Database& m_db;
  std::unordered_map<store::Id, std::string> m_emails;
};

}  // namespace

store::EventPosition event_position(store::Session& session, std::string_view typed) {
  if (typed == "end") return store::last_event(session);
  const auto colon = typed.find(':');
  const auto operation = to_int(typed.substr(0, colon));
  const auto seq = colon == std::string_view::npos ? std::optional(k_all_of_it) : to_int(typed.substr(colon + 1));
  if (!operation || !seq || *operation < 0 || *seq < 0)
    throw Error(Code::bad_value, cat(quote(typed), " is no place in the events")).hint("the id of an event, 30:2, or of an operation, 30; 0 is the beginning, end the end");
  if (*operation == 0) return {};
  if (!store::operation_exists(session.db(), *operation)) throw_no_such_id(session.db(), "operation", *operation);
  return {*operation, *seq};
}

void tell_events(store::Session& session, const store::EventPosition& after, const std::function<bool(const model::Event&)>& visit) {
  Wording wording(session.db());
  model::Event event;
  store::each_event(session, after, [&](store::StoredEvent& e) {
    event.operation = e.operation;
    event.seq = e.seq;
    event.at = e.at;
    event.actor = e.actor;
    event.command = e.command;
    event.reason = e.reason;
    event.undoes = e.undoes;
    event.kind = e.kind;
    event.field = e.field;
    event.old_json = wording.json(e, e.old_value);
    event.new_json = wording.json(e, e.new_value);
    event.task_id = e.task_id;
    event.entities = e.entities;
    event.ranges_json = ranges_of(e.ids);
    return visit(event);
  });
}

}  // namespace tasks::service
