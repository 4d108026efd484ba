#include "lib/model/words.hpp"

#include <vector>

#include "lib/base/error.hpp"
#include "lib/base/text.hpp"

namespace tasks::model {

void throw_bad_word(std::string_view what, std::string_view text, std::span<const char* const> known) {
  const std::vector<std::string> candidates(known.begin(), known.end());
  const std::string list = cat("it is one of ", join(candidates, ", "));
  const auto near = nearest(text, candidates);
  throw Error(Code::bad_value, cat("there is no ", what, ' ', quote(text)))
      .hint(near ? cat("did you mean ", *near, "? ", list) : list);
}

}  // namespace tasks::model
