#pragma once
// What is there already, for imports: which annotation of which item came from which foreign one. Keeps 24 bytes for each.
#include <cstdint>
#include <optional>
#include <string>
#include <unordered_map>

#include "lib/model/records.hpp"
#include "lib/store/exchange.hpp"

namespace tasks::service {

class Imported {
 public:
  // Notes one annotation that the project has.
  void add(const model::Annotation& annotation);

  enum class Answer { fresh, same, different };
  struct Found {
    Answer answer = Answer::fresh;
    model::Id id = 0;  // of the one that is there
  };
  // Asks for one that comes in (its geometry and attributes in canonical form). A second one with the same contents and no
  // foreign id is a fresh one.
  Found ask(const model::Annotation& annotation);

 private:
  struct Known {
    model::Id id;
    std::uint64_t contents;
  };
  std::unordered_multimap<std::uint64_t, Known> m_known;
};

}  // namespace tasks::service
