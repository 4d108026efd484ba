#pragma once
// Which paths were seen already, by 128-bit hashes: no database look-up. Two of a million paths meet by chance once in 10^26
// datasets. As long as the paths come in byte order, as folders do, each is only compared with the one before.
//
//     PathSet seen(expected);
//     if (!seen.insert(path)) ++duplicates;
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace tasks::store {

class PathSet {
 public:
  static constexpr std::int64_t k_most = 4'000'000;  // paths; more would want more than 200 MiB

  explicit PathSet(std::int64_t expected) : m_expected(expected) {}
  bool insert(std::string_view path);  // false when it was there

 private:
  struct Hash {
    std::uint64_t low = 0, high = 0;
    bool operator==(const Hash&) const = default;
  };
  static Hash hash_of(std::string_view path);
  void leave_order();
  bool place(const Hash& hash);
  void resize(std::size_t slots);

  std::int64_t m_expected;
  bool m_in_order = true;
  std::string m_last;            // in order: the largest so far
  std::vector<Hash> m_ordered;   // in order: all so far
  std::vector<Hash> m_slots;     // afterwards: open addressing; all zero is free
  std::size_t m_used = 0;
};

}  // namespace tasks::store
