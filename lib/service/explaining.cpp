#include "lib/service/explaining.hpp"

#include "lib/base/json_text.hpp"

namespace tasks::service {

Explanation explanation_of(store::Session& session, std::string sql, std::span<const store::Value> values) {
  JsonText json;
  json.begin_array();
  for (const store::Value& value : values) {
    switch (value.kind()) {
      case store::Value::Kind::null: json.null(); break;
      case store::Value::Kind::integer: json.value(value.integer()); break;
      case store::Value::Kind::real: json.value(value.real()); break;
      case store::Value::Kind::text: json.value(value.text()); break;
    }
  }
  json.end_array();
  Explanation explanation{.sql = std::move(sql), .values = json.take(), .plan = {}};
  explanation.plan = session.db().explain(explanation.sql);
  return explanation;
}

}  // namespace tasks::service
