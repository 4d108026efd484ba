#pragma once
// Which paths were seen already, by 128-bit hashes: 16 bytes a path and no database look-up. Two of a million paths meet
// by chance once in 10^26 datasets.
//
//     PathSet seen(expected);
//     if (!seen.insert(path)) ++duplicates;
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace tasks::store {

class PathSet {
 public:
  static constexpr std::int64_t k_most = 4'000'000;  // paths; more would want more than 128 MiB

  explicit PathSet(std::int64_t expected);
  bool insert(std::string_view path);  // false when it was there

 private:
  struct Hash {
    std::uint64_t low = 0, high = 0;
    bool operator==(const Hash&) const = default;
  };
  void grow();
  void place(const Hash& hash);
  std::vector<Hash> m_slots;  // open addressing; all zero is free
  std::size_t m_used = 0;
};

}  // namespace tasks::store
