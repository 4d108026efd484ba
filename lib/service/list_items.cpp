#include "lib/service/list_items.hpp"

#include "lib/base/error.hpp"
#include "lib/base/text.hpp"
#include "lib/service/explaining.hpp"
#include "lib/store/items.hpp"

namespace tasks::service {

ItemList::ItemList(store::Session& session, const model::Dataset& dataset, const ItemListing& listing)
    : m_db(session.db()), m_dataset_id(dataset.id), m_dataset(dataset.name), m_where_and_order("i.dataset_id = $1 and i.removed_op is null"), m_search(fold(listing.search)), m_limit(listing.limit) {
  if (m_limit && *m_limit < 0) throw Error(Code::bad_value, cat("--limit is a whole number from 0, not ", *m_limit));
  const Conditions conditions(filters::items(), listing.where, listing.filter, session.now());
  if (!conditions.empty()) {
    filters::SqlPart part = conditions.sql(2);
    m_where_and_order += cat(" and ", part.sql);
    m_bounds = std::move(part.values);
  }
  const std::string order = conditions.order(listing.sort, "i.ordinal");
  m_where_and_order += cat(" order by ", order.empty() ? "i.ordinal" : order);
  // The engine may stop early only when nothing is left to ask here.
  if (m_limit && m_search.empty()) m_where_and_order += cat(" limit ", *m_limit);
  if (listing.explain) throw Explained{{explanation_of(session, store::items_sql(m_db, m_where_and_order), values())}};
}

std::vector<store::Value> ItemList::values() const {
  std::vector<store::Value> values{m_dataset_id};
  for (const auto& bound : m_bounds) std::visit([&](const auto& v) { values.emplace_back(v); }, bound);
  return values;
}

void ItemList::each(const std::function<void(const model::Item&)>& visit) const {
  const std::vector<store::Value> bound = values();
  std::int64_t left = m_limit.value_or(-1);
  if (left == 0) return;
  store::read_items(m_db, {m_dataset, m_where_and_order, bound}, [&](const model::Item& item) {
    if (!m_search.empty() && fold(item.path).find(m_search) == std::string::npos) return true;
    visit(item);
    return --left != 0;
  });
}

}  // namespace tasks::service
