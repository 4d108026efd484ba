#pragma once
// The one hash that choices by chance are made with (decisions.md 24): XXH64, the same on every machine.
//
//     hash64("/images/0001.jpg", seed)
#include <cstdint>
#include <string>
#include <string_view>

namespace tasks {

std::uint64_t hash64(std::string_view bytes, std::uint64_t seed);

// The same with seed 0 of bytes that come piece by piece: what `xxhsum -H1` prints of a file, as 16 hexadecimal digits.
class RunningHash {
 public:
  RunningHash();
  ~RunningHash();
  RunningHash(const RunningHash&) = delete;
  RunningHash& operator=(const RunningHash&) = delete;
  void add(std::string_view bytes);
  std::string text() const;

 private:
  void* m_state;  // xxHash's
};

}  // namespace tasks
