#pragma once
// --where and --filter on records that are in memory when they are listed: tasks, assignments, operations. Whatever field
// such a record is printed with can be asked for, as it would be printed to the one who asks.
//
//     struct Args { RecordFilter<model::Task> which; };
//     void declare(Options& o, Args& a) { a.which.declare(o, "only tasks"); }
//     a.which.prepare(ctx.now());                    // understands what was typed
//     std::erase_if(tasks, [&](const auto& t) { return !a.which.keeps(t); });
#include <optional>
#include <string_view>
#include <vector>

#include "cmd/app/options.hpp"
#include "lib/filters/matching.hpp"
#include "lib/render/records.hpp"

namespace tasks::app {

// What can be asked of the records of this type: its fields.
filters::Entity entity_of(const render::RecordType& type);

class AnyRecordFilter {
 public:
  void declare(Options& options, std::string_view what);
  bool given() const { return !m_where.empty() || m_filter; }
  const std::vector<std::string>& sort() const { return m_sort; }  // the filter's own

 protected:
  void prepare(const render::RecordType& type, Micros now);
  bool keeps(const render::RecordType& type, const render::Cells& row) const;
  Micros m_now = 0;

 private:
  std::vector<std::string> m_where, m_sort;
  std::optional<filters::FilterText> m_filter;
  filters::Node m_root;
};

template <class T>
class RecordFilter : public AnyRecordFilter {
 public:
  void prepare(Micros now) { AnyRecordFilter::prepare(render::record_type<T>(), now); }
  bool keeps(const T& record) const {
    render::Cells row;
    if constexpr (requires { fill(row, record, m_now); })
      fill(row, record, m_now);
    else
      fill(row, record);
    return AnyRecordFilter::keeps(render::record_type<T>(), row);
  }
  void keep_only(std::vector<T>& records) const {
    if (given()) std::erase_if(records, [&](const T& record) { return !keeps(record); });
  }
};

}  // namespace tasks::app
