#include "lib/base/hash.hpp"

#include <xxhash.h>

namespace tasks {

std::uint64_t hash64(std::string_view bytes, std::uint64_t seed) { return XXH64(bytes.data(), bytes.size(), seed); }

RunningHash::RunningHash() : m_state(XXH64_createState()) { XXH64_reset(static_cast<XXH64_state_t*>(m_state), 0); }
RunningHash::~RunningHash() { XXH64_freeState(static_cast<XXH64_state_t*>(m_state)); }
void RunningHash::add(std::string_view bytes) { XXH64_update(static_cast<XXH64_state_t*>(m_state), bytes.data(), bytes.size()); }
std::string RunningHash::text() const {
  constexpr std::string_view k_digits = "0123456789abcdef";
  std::string out(16, '0');
  std::uint64_t value = XXH64_digest(static_cast<const XXH64_state_t*>(m_state));
  for (auto digit = out.rbegin(); digit != out.rend(); ++digit, value >>= 4) *digit = k_digits[value & 15];
  return out;
}

}  // namespace tasks
