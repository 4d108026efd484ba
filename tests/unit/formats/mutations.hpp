#pragma once
// Broken versions of a good text, the same on every run: for parsers that must answer any bytes with a value or an Error.
#include <cstddef>
#include <cstdint>
#include <string>

namespace tasks {

template <class Use>
void for_mutations(const std::string& good, int count, Use use) {
  std::uint64_t state = 0x9e3779b97f4a7c15;
  const auto random = [&](std::size_t below) {
    state ^= state << 13;
    state ^= state >> 7;
    state ^= state << 17;
    return static_cast<std::size_t>(state % below);
  };
  static constexpr char k_bytes[] = "{}[]\":,-&*<>|#!%@`'\\ \n\t\r0123456789eE+.~?\x00\x7f\x80\xff\xc3\xa9tfn";
  for (std::size_t cut = 0; cut < good.size(); cut += 1 + good.size() / 200) use(good.substr(0, cut));
  for (int i = 0; i < count; ++i) {
    std::string text = good;
    for (std::size_t edits = 1 + random(4); edits > 0 && !text.empty(); --edits) {
      const std::size_t at = random(text.size());
      switch (random(4)) {
        case 0: text[at] = k_bytes[random(sizeof k_bytes - 1)]; break;
        case 1: text.erase(at, 1 + random(8)); break;
        case 2: text.insert(at, 1, k_bytes[random(sizeof k_bytes - 1)]); break;
        default: {
          const std::size_t from = random(text.size());
          text.insert(at, text.substr(from, random(30)));
        }
      }
    }
    use(text);
  }
}

}  // namespace tasks
