#pragma once
// The items of a dataset, filtered, sorted and limited, streamed from the database.
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "lib/model/records.hpp"
#include "lib/service/selecting.hpp"
#include "lib/store/session.hpp"

namespace tasks::service {

struct ItemListing {
  std::vector<std::string> where;       // conditions as typed: "kind=image"; all must hold
  std::optional<filters::FilterText> filter = {};  // DQL
  bool explain = false;                 // tell how instead: throws Explained
  std::string search;                   // part of the path, case-blind; "": any
  std::vector<std::string> sort;        // fields, "-" in front for descending; empty: dataset order
  std::optional<std::int64_t> limit;    // at most so many
};

class ItemList {
 public:
  // Throws Code::unknown_field and bad_value for what was typed.
  ItemList(store::Session& session, const model::Dataset& dataset, const ItemListing& listing);
  void each(const std::function<void(const model::Item&)>& visit) const;

 private:
  std::vector<store::Value> values() const;

  store::Database& m_db;
  store::Id m_dataset_id;
  std::string m_dataset, m_where_and_order, m_search;
  std::vector<filters::Bound> m_bounds;
  std::optional<std::int64_t> m_limit;
};

}  // namespace tasks::service
