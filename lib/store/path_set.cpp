#include "lib/store/path_set.hpp"

#include <xxhash.h>

#include <algorithm>
#include <bit>
#include <utility>

namespace tasks::store {

PathSet::Hash PathSet::hash_of(std::string_view path) {
  const XXH128_hash_t made = XXH3_128bits(path.data(), path.size());
  Hash hash{made.low64, made.high64};
  if (hash == Hash{}) hash.low = 1;
  return hash;
}

bool PathSet::insert(std::string_view path) {
  const Hash hash = hash_of(path);
  if (m_in_order) {
    if (m_ordered.empty() || path > m_last) {
      m_last = path;
      m_ordered.push_back(hash);
      return true;
    }
    if (path == m_last) return false;
    leave_order();
  }
  return place(hash);
}

void PathSet::leave_order() {
  m_in_order = false;
  m_expected = std::max<std::int64_t>({m_expected, 8, static_cast<std::int64_t>(m_ordered.size()) + 1});
  resize(std::bit_ceil(static_cast<std::size_t>(m_expected) * 3 / 2));
  for (const Hash& hash : std::exchange(m_ordered, {})) place(hash);
}

bool PathSet::place(const Hash& hash) {
  const std::size_t mask = m_slots.size() - 1;
  std::size_t at = hash.low & mask;
  for (; m_slots[at] != Hash{}; at = (at + 1) & mask)
    if (m_slots[at] == hash) return false;
  m_slots[at] = hash;
  if (++m_used * 4 > m_slots.size() * 3) resize(m_slots.size() * 2);
  return true;
}

void PathSet::resize(std::size_t slots) {
  const std::vector<Hash> old = std::exchange(m_slots, std::vector<Hash>(slots));
  m_used = 0;
  for (const Hash& hash : old)
    if (hash != Hash{}) place(hash);
}

}  // namespace tasks::store
