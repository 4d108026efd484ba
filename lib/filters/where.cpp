#include "lib/filters/where.hpp"

#include <algorithm>
#include <array>

#include "lib/base/error.hpp"
#include "lib/base/text.hpp"

namespace tasks::filters {
namespace {

constexpr std::array k_work_item_fields{
    FilterField{"id", Type::id, "w.id"},
    FilterField{"assignment", Type::id, "w.assignment_id"},
    FilterField{"item", Type::id, "w.item_id"},
    FilterField{"path", Type::path, "(select path from item where id = w.item_id)"},
    FilterField{"dir", Type::path, "(select dir from item where id = w.item_id)"},
    FilterField{"kind", Type::text, "(select kind from item where id = w.item_id)"},
    FilterField{"assignee", Type::text,
                "(select coalesce(u.email, '@' || g.name) from assignment a left join users u on u.id = a.user_id"
                " left join groups g on g.id = a.group_id where a.id = w.assignment_id)"},
    FilterField{"status", Type::text, "w.status"},
    FilterField{"status_by", Type::text, "(select email from users where id = w.status_by)"},
    FilterField{"status_at", Type::time, "w.status_at"},
    FilterField{"stage", Type::text, "w.stage"},
    FilterField{"skipped", Type::boolean, "(case when w.skipped_at is null then 0 else 1 end)"},
    FilterField{"skip_reason", Type::text, "w.skip_reason"},
    FilterField{"split", Type::text, "(select split from item where id = w.item_id)"},
    FilterField{"priority", Type::integer, "w.priority"},
    FilterField{"batch", Type::text, "w.batch"},
    FilterField{"queued_at", Type::time, "w.queued_at"},
    FilterField{"started_at", Type::time, "w.claimed_at"},
    FilterField{"object_count", Type::integer, "coalesce((select p.object_count from work_item p where p.id = w.parent_work_item_id), w.object_count)"},
    FilterField{"duration_s", Type::seconds, "w.duration_us"},
    FilterField{"open_issues", Type::integer, "w.open_issues"},
    FilterField{"for_review", Type::integer, "w.for_review"},
    FilterField{"edited_after_status", Type::boolean, "w.edited_after_status"},
    FilterField{"version", Type::integer, "w.version"},
    FilterField{"updated_at", Type::time, "w.updated_at"},
    FilterField{"label", Type::label, "annotation.work_item_id = coalesce(w.parent_work_item_id, w.id)"},
};

constexpr std::array k_item_fields{
    FilterField{"id", Type::id, "i.id"},
    FilterField{"path", Type::path, "i.path"},
    FilterField{"dir", Type::path, "i.dir"},
    FilterField{"kind", Type::text, "i.kind"},
    FilterField{"mimetype", Type::text, "i.mimetype"},
    FilterField{"width", Type::integer, "i.width"},
    FilterField{"height", Type::integer, "i.height"},
    FilterField{"frames", Type::integer, "i.frames"},
    FilterField{"fps", Type::number, "i.fps"},
    FilterField{"size", Type::integer, "i.size"},
    FilterField{"split", Type::text, "i.split"},
    FilterField{"ground_truth", Type::boolean, "(case when exists (select 1 from item_truth t where t.item_id = i.id) then 1 else 0 end)"},
    FilterField{"external_id", Type::text, "i.external_id"},
    FilterField{"version", Type::integer, "i.version"},
    FilterField{"hidden", Type::boolean, "i.hidden"},
    FilterField{"content_hash", Type::text, "i.content_hash"},
    FilterField{"label", Type::label, "annotation.item_id = i.id"},
};

std::string_view op_sql(Operator op) {
  switch (op) {
    case Operator::equal: return "=";
    case Operator::not_equal: return "<>";
    case Operator::less: return "<";
    case Operator::less_equal: return "<=";
    case Operator::greater: return ">";
    case Operator::greater_equal: return ">=";
  }
  return "=";
}

bool is_nothing(const FilterField& field, const std::string& value) {
  return value.empty() || (value == "none" && field.name != "split" && field.type != Type::label);
}

[[noreturn]] void refuse(const FilterField& field, const std::string& value, std::string_view wanted) {
  throw Error(Code::bad_value, cat(field.name, " is ", wanted, ", not ", quote(value)));
}

Bound bound(const FilterField& field, const std::string& value, Micros now) {
  switch (field.type) {
    case Type::id:
    case Type::integer:
      if (auto n = to_int(value)) return *n;
      refuse(field, value, "a whole number");
    case Type::number:
      if (auto n = to_double(value)) return *n;
      refuse(field, value, "a number");
    case Type::boolean:
      if (value == "true" || value == "1") return std::int64_t{1};
      if (value == "false" || value == "0") return std::int64_t{0};
      refuse(field, value, "true or false");
    case Type::time: return parse_time(value, now);
    case Type::seconds: return parse_duration(value);
    case Type::text:
    case Type::path:
    case Type::label: return value;
  }
  return value;
}

bool is_pattern(const FilterField& field, const std::string& value) {
  return (field.type == Type::text || field.type == Type::path) && value.find('*') != std::string::npos;
}

}  // namespace

std::span<const FilterField> work_item_fields() { return k_work_item_fields; }
std::span<const FilterField> item_fields() { return k_item_fields; }

Condition parse_condition(std::string_view text, std::span<const FilterField> fields) {
  const auto at = text.find_first_of("=!<>");
  if (at == std::string_view::npos || at == 0)
    throw Error(Code::bad_value, cat(quote(text), " is not a condition")).hint("conditions look like status=complete or object_count>=2");
  const std::string name(trim(text.substr(0, at)));
  Condition condition;
  std::string_view rest = text.substr(at);
  static constexpr std::pair<std::string_view, Operator> k_operators[] = {
      {"!=", Operator::not_equal}, {"<=", Operator::less_equal}, {">=", Operator::greater_equal},
      {"=", Operator::equal},      {"<", Operator::less},        {">", Operator::greater}};
  const auto* op = std::find_if(std::begin(k_operators), std::end(k_operators), [&](const auto& o) { return rest.starts_with(o.first); });
  if (op == std::end(k_operators)) throw Error(Code::bad_value, cat(quote(text), " has no operator")).hint("operators are = != < <= > >=");
  condition.op = op->second;
  rest.remove_prefix(op->first.size());

  const auto field = std::find_if(fields.begin(), fields.end(), [&](const FilterField& f) { return f.name == name; });
  if (field == fields.end()) {
    std::vector<std::string> names;
    for (const FilterField& f : fields) names.emplace_back(f.name);
    const auto near = nearest(name, names);
    throw Error(Code::unknown_field, cat("there is no field ", quote(name), " to filter by"))
        .hint(cat(near ? cat("did you mean ", *near, "? ") : "", "known: ", join(names, ", ")));
  }
  condition.field = &*field;
  condition.values = split(rest, ',');
  if (condition.values.empty()) condition.values.emplace_back();
  const bool ordered = condition.op != Operator::equal && condition.op != Operator::not_equal;
  if (ordered && (field->type == Type::boolean || field->type == Type::label))
    throw Error(Code::bad_value, cat(name, " has no order")).hint(cat("use ", name, "= or ", name, "!="));
  for (const std::string& value : condition.values) {
    if (ordered && (is_nothing(*field, value) || is_pattern(*field, value)))
      throw Error(Code::bad_value, cat(quote(value), " cannot be compared by order"));
    if (!is_nothing(*field, value)) bound(*field, value, 0);
  }
  return condition;
}

bool has_wildcards(const Condition& condition) {
  return std::any_of(condition.values.begin(), condition.values.end(), [&](const std::string& v) { return is_pattern(*condition.field, v); });
}

bool matches(const Condition& condition, std::string_view value) {
  const bool any = std::any_of(condition.values.begin(), condition.values.end(), [&](const std::string& wanted) {
    return is_nothing(*condition.field, wanted) ? value.empty() : wildcard_match(wanted, value);
  });
  return any == (condition.op == Operator::equal);
}

SqlPart to_sql(const Condition& condition, int first_parameter, Micros now) {
  SqlPart part;
  if (has_wildcards(condition)) return part;
  const FilterField& field = *condition.field;
  const bool negated = condition.op == Operator::not_equal;
  int parameter = first_parameter;
  for (const std::string& value : condition.values) {
    std::string one;
    if (field.type == Type::label) {
      one = cat("exists (select 1 from annotation where ", field.sql, " and annotation.deleted_op is null and annotation.label = $", parameter++, ")");
      part.values.emplace_back(value);
    } else if (is_nothing(field, value)) {
      one = cat(field.sql, " is null");
    } else {
      one = cat(field.sql, " ", op_sql(negated ? Operator::equal : condition.op), " $", parameter++);
      part.values.push_back(bound(field, value, now));
    }
    part.sql += cat(part.sql.empty() ? "" : " or ", one);
  }
  // What has no value is "not that value" too.
  part.sql = negated ? cat("not coalesce((", part.sql, "), false)") : cat("(", part.sql, ")");
  return part;
}

}  // namespace tasks::filters
