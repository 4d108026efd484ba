#include "lib/store/path_set.hpp"

#include <xxhash.h>

#include <algorithm>
#include <bit>

namespace tasks::store {

PathSet::PathSet(std::int64_t expected) : m_slots(std::bit_ceil(static_cast<std::size_t>(std::max<std::int64_t>(expected, 8)) * 3 / 2)) {}

bool PathSet::insert(std::string_view path) {
  const XXH128_hash_t made = XXH3_128bits(path.data(), path.size());
  Hash hash{made.low64, made.high64};
  if (hash == Hash{}) hash.low = 1;
  const std::size_t mask = m_slots.size() - 1;
  std::size_t at = hash.low & mask;
  for (; m_slots[at] != Hash{}; at = (at + 1) & mask)
    if (m_slots[at] == hash) return false;
  m_slots[at] = hash;
  if (++m_used * 4 > m_slots.size() * 3) grow();
  return true;
}

void PathSet::place(const Hash& hash) {
  const std::size_t mask = m_slots.size() - 1;
  std::size_t at = hash.low & mask;
  while (m_slots[at] != Hash{}) at = (at + 1) & mask;
  m_slots[at] = hash;
}

void PathSet::grow() {
  std::vector<Hash> old(m_slots.size() * 2);
  old.swap(m_slots);
  for (const Hash& hash : old)
    if (hash != Hash{}) place(hash);
}

}  // namespace tasks::store
