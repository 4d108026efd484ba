#pragma once
// What a bulk command may not do, item by item. All or nothing: any refusal stops the command and the error lists them;
// with --partial the others are done and the same list is reported afterwards (cli.md §1).
//
//     Refusals refusals("work item");
//     refusals.add(17, Code::permission, "it is held by ben@x.io");
//     if (!refusals.empty() && !partial) throw refusals.error(of);
//     … outcome.problem = refusals.partly(of);
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "lib/base/error.hpp"
#include "lib/store/session.hpp"

namespace tasks::service {

class Refusals {
 public:
  explicit Refusals(std::string_view noun) : m_noun(noun) {}

  void add(store::Id id, const Error& why) { add(id, 0, why); }
  void add(store::Id id, Code code, std::string reason) { add(id, 0, Error(code, std::move(reason))); }
  // A refused line of a stream; id 0: it has none yet.
  void add(store::Id id, std::int64_t line, const Error& why);

  bool empty() const { return m_count == 0; }
  std::int64_t count() const { return m_count; }

  // Nothing was done, because of these. `of`: how many records there were altogether. The code is the one that all
  // refusals share, else Code::guard; details: `refused` (the first hundred: id or line, code, reason), `refused_total`.
  Error error(std::int64_t of) const;
  Error partly(std::int64_t of) const;  // Code::partly_done

 private:
  struct Refusal {
    store::Id id;
    std::int64_t line;
    Code code;
    std::string reason;
  };
  std::string first_ones() const;
  std::string name(const Refusal& refusal) const;
  std::string summary(std::int64_t of) const;
  std::string list() const;

  std::string_view m_noun;
  std::int64_t m_count = 0;
  std::vector<Refusal> m_first;  // what is listed
  bool m_one_code = true;
  Code m_code = Code::guard;     // of the first
  std::string m_hint;            // of the first
};

}  // namespace tasks::service
