#pragma once
// What acts on issues leave in the log: changes of the issues' own columns, and what they mean in the history of work items.
//
//     IssueEffects effects;
//     effects.moved(issue, IssueState::approved, …); effects.told("issue-approved", work_item, task, {});
//     effects.write(tx);
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

#include "lib/store/issues.hpp"

namespace tasks::service {

class IssueEffects {
 public:
  void made(store::Id issue, store::Id task) { m_made[task].push_back(issue); }
  void changed(std::string_view field, const store::IssueState& issue, std::optional<std::string> before, std::optional<std::string> after);
  void told(std::string_view field, store::Id work_item, store::Id task, std::optional<std::string> text);
  void write(store::Transaction& tx);

 private:
  using Key = std::tuple<std::string, std::string, store::Id, std::optional<std::string>, std::optional<std::string>>;  // kind, field, task, old, new
  std::map<store::Id, std::vector<store::Id>> m_made;
  std::map<Key, std::vector<store::Id>> m_groups;
};

}  // namespace tasks::service
