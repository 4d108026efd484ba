#include "lib/render/record.hpp"

#include <cmath>

namespace tasks::render {

Cell& Cells::push(Kind kind, bool null) {
  Cell& cell = m_cells.emplace_back();
  cell.kind = kind;
  cell.null = null;
  return cell;
}

std::string_view Cells::keep(std::string v) {
  if (m_owned_used == m_owned.size()) m_owned.push_back(std::make_unique<std::string>());
  return *m_owned[m_owned_used++] = std::move(v);
}

void Cells::id(std::int64_t v) { push(Kind::id, v == 0).integer = v; }
void Cells::integer(std::int64_t v) { push(Kind::integer, false).integer = v; }
void Cells::integer(std::optional<std::int64_t> v) { push(Kind::integer, !v).integer = v.value_or(0); }
void Cells::number(std::optional<double> v) { push(Kind::number, !v || !std::isfinite(*v)).number = v.value_or(0); }
void Cells::boolean(bool v) { push(Kind::boolean, false).integer = v ? 1 : 0; }
void Cells::text(std::string_view v) { push(Kind::text, false).text = v; }
void Cells::text_or_null(std::string_view v) { push(Kind::text, v.empty()).text = v; }
void Cells::time(std::optional<Micros> v) { push(Kind::time, !v).integer = v.value_or(0); }
void Cells::seconds(std::optional<Micros> v) { push(Kind::seconds, !v).integer = v.value_or(0); }
void Cells::json(std::string_view v) { push(Kind::json, v.empty()).text = v; }
void Cells::own_json(std::string v) { json(keep(std::move(v))); }
void Cells::own_text(std::string v) { text(keep(std::move(v))); }

}  // namespace tasks::render
