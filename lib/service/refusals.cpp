#include "lib/service/refusals.hpp"

#include <algorithm>

#include "lib/base/json_text.hpp"
#include "lib/base/text.hpp"

namespace tasks::service {
namespace {

constexpr std::size_t k_listed = 100;  // in the details
constexpr std::size_t k_said = 3;      // in the message

}  // namespace

void Refusals::add(store::Id id, std::int64_t line, const Error& why) {
  if (m_count == 0) m_hint = why.hint_text();
  ++m_count;
  if (m_count == 1) m_code = why.code();
  if (m_code != why.code()) m_one_code = false;
  if (m_first.size() >= k_listed) return;
  // Lines are told in their order, though changes are looked at after what is new.
  const auto after = std::find_if(m_first.begin(), m_first.end(), [&](const Refusal& r) { return r.line > line; });
  m_first.insert(after, {id, line, why.code(), why.message()});
}

std::string Refusals::name(const Refusal& refusal) const {
  if (refusal.line != 0) return cat("line ", refusal.line);
  return cat(m_noun, " ", refusal.id);
}

std::string Refusals::first_ones() const {
  std::string text;
  for (std::size_t i = 0; i < m_first.size() && i < k_said; ++i) text += cat(i == 0 ? "" : "; ", name(m_first[i]), ": ", m_first[i].reason);
  if (m_count > static_cast<std::int64_t>(k_said)) text += "; …";
  return text;
}

std::string Refusals::list() const {
  JsonText json;
  json.begin_array();
  for (const Refusal& refusal : m_first) {
    json.begin_object();
    if (refusal.id == 0)
      json.null_member("id");
    else
      json.member("id", refusal.id);
    if (refusal.line != 0) json.member("line", refusal.line);
    json.member("code", info(refusal.code).name);
    json.member("reason", refusal.reason);
    json.end_object();
  }
  json.end_array();
  return json.take();
}

std::string Refusals::summary(std::int64_t of) const {
  return cat(m_count, " of ", plural(of, m_noun), m_count == 1 ? " is refused: " : " are refused: ", first_ones());
}

Error Refusals::error(std::int64_t of) const {
  std::string message = of == 1 ? first_ones() : cat("nothing was changed: ", summary(of));
  std::string hint = m_hint.empty() && m_count < of ? "--partial does the others" : m_hint;
  return Error(m_one_code ? m_code : Code::guard, std::move(message))
      .hint(std::move(hint))
      .json_detail("refused", list())
      .json_detail("refused_total", cat(m_count));
}

Error Refusals::partly(std::int64_t of) const {
  return Error(Code::partly_done, summary(of)).hint(m_hint).json_detail("refused", list()).json_detail("refused_total", cat(m_count));
}

}  // namespace tasks::service
