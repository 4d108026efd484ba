#include "lib/base/hash.hpp"

#include <xxhash.h>

namespace tasks {

std::uint64_t hash64(std::string_view bytes, std::uint64_t seed) { return XXH64(bytes.data(), bytes.size(), seed); }

}  // namespace tasks
