#include "lib/service/imported.hpp"

#include "lib/base/text.hpp"

namespace tasks::service {
namespace {

std::uint64_t hash(std::string_view text) { return std::hash<std::string_view>()(text); }

std::uint64_t contents_of(const model::Annotation& a) {
  std::string text = cat(a.label, '\0', to_text(a.shape), '\0', a.geometry, '\0', a.attributes, '\0', a.frame.value_or(-1), '\0', a.frame_end.value_or(-1), '\0');
  if (a.confidence) append(text, *a.confidence);
  return hash(text);
}

std::uint64_t key_of(const model::Annotation& a, std::uint64_t contents) {
  const std::string what = a.external_id.empty() ? cat("c", contents) : cat("x", a.external_id);
  return hash(cat(a.item_id, '\0', to_text(a.layer), '\0', what));
}

}  // namespace

void Imported::add(const model::Annotation& annotation) {
  const std::uint64_t contents = contents_of(annotation);
  m_known.emplace(key_of(annotation, contents), Known{annotation.id, contents});
}

Imported::Found Imported::ask(const model::Annotation& annotation) {
  const std::uint64_t contents = contents_of(annotation);
  const auto found = m_known.find(key_of(annotation, contents));
  if (found == m_known.end()) return {};
  const Found answer{found->second.contents == contents ? Answer::same : Answer::different, found->second.id};
  m_known.erase(found);  // each one answers once
  return answer;
}

}  // namespace tasks::service
