#pragma once
// The one hash that choices by chance are made with (decisions.md 24): XXH64, the same on every machine.
//
//     hash64("/images/0001.jpg", seed)
#include <cstdint>
#include <string_view>

namespace tasks {

std::uint64_t hash64(std::string_view bytes, std::uint64_t seed);

}  // namespace tasks
