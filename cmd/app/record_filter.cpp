#include "cmd/app/record_filter.hpp"

#include <algorithm>
#include <array>

#include "cmd/app/selecting.hpp"
#include "lib/filters/dql.hpp"
#include "lib/filters/where.hpp"

namespace tasks::app {
namespace {

using filters::Alias;
using filters::Type;

constexpr std::array k_aliases{
    Alias{"createdAt", "created_at"}, Alias{"updatedAt", "updated_at"}, Alias{"creator", "created_by"}, Alias{"dueDate", "due_at"},
    Alias{"title", "name"},
};

Type type_of(const render::Field& field) {
  switch (field.kind) {
    case render::Kind::id: return Type::id;
    case render::Kind::integer: return Type::integer;
    case render::Kind::number: return Type::number;
    case render::Kind::boolean: return Type::boolean;
    case render::Kind::text: return Type::text;
    case render::Kind::time: return Type::time;
    case render::Kind::seconds: return Type::seconds;
    case render::Kind::json: break;
  }
  const bool words = field.name == "signs" || field.name == "groups" || field.name == "argv" || field.name == "members";
  return words ? Type::list : Type::json;
}

}  // namespace

filters::Entity entity_of(const render::RecordType& type) {
  filters::Entity entity{.noun = type.kind, .resource = type.plural, .fields = {}, .aliases = k_aliases};
  for (const render::Field& field : type.fields) entity.fields.push_back({field.name, type_of(field), {}});
  return entity;
}

void AnyRecordFilter::declare(Options& options, std::string_view what) { declare_where(options, m_where, m_filter, what); }

void AnyRecordFilter::prepare(const render::RecordType& type, Micros now) {
  m_now = now;
  const filters::Entity entity = entity_of(type);
  std::vector<filters::Node> nodes;
  for (const std::string& text : m_where) nodes.push_back(filters::parse_condition(text, entity, now));
  if (m_filter) {
    filters::Filter filter = filters::parse_dql(*m_filter, entity, now);
    nodes.push_back(std::move(filter.root));
    m_sort = std::move(filter.sort);
  }
  m_root = filters::all_of(std::move(nodes));
}

bool AnyRecordFilter::keeps(const render::RecordType& type, const render::Cells& row) const {
  return filters::matches(m_root, [&](const filters::FilterField& field) -> filters::Held {
    const auto at = std::find_if(type.fields.begin(), type.fields.end(), [&](const render::Field& f) { return f.name == field.name; });
    const render::Cell& cell = row.cells()[static_cast<std::size_t>(at - type.fields.begin())];
    if (cell.null) return {};
    switch (cell.kind) {
      case render::Kind::number: return cell.number;
      case render::Kind::text:
      case render::Kind::json: return cell.text;
      default: return cell.integer;
    }
  });
}

}  // namespace tasks::app
