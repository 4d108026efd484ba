#pragma once
// Which annotations are shown: those of a task's work items, of one work item, or of a dataset item. Annotators see what lies
// on the work items of their own assignments, nothing else (domain.md §2).
//
//     AnnotationListing listing(session, {.task = task}, {.labels = {"car"}, .limit = 50});   // checks what was asked
//     listing.each(session, [&](const model::Annotation& a) { printer.one(a); return true; });
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "lib/model/records.hpp"
#include "lib/service/selecting.hpp"
#include "lib/store/annotations.hpp"

namespace tasks::service {

// One of the three.
struct AnnotationScope {
  std::optional<model::Task> task;
  store::Id work_item_id = 0;
  store::Id item_id = 0;
};

// All that are given must hold; any value of a list may.
struct AnnotationFilter {
  std::vector<std::string> labels, shapes, creators, layers;
  std::vector<std::string> assignees;    // e-mails and @groups; of a task
  std::vector<std::string> where;        // FIELD=VALUE
  std::optional<filters::FilterText> filter = {};  // DQL
  bool explain = false;                 // tell how instead: throws Explained
  bool replicas = false;                 // replicas too; annotators see their own in any case
  std::optional<std::int64_t> limit;
};

class AnnotationListing {
 public:
  // Throws Code::bad_value, unknown_field, not_found, wrong_kind, permission.
  AnnotationListing(store::Session& session, const AnnotationScope& scope, const AnnotationFilter& filter);
  void each(store::Session& session, const store::VisitAnnotation& visit) const;

 private:
  void add_sql(std::string_view sql) { m_where += m_where.empty() ? std::string(sql) : " and " + std::string(sql); }
  void choose_ways(store::Session& session, const AnnotationScope& scope, const AnnotationFilter& filter);

  store::AnnotationQuery query() const;  // without a way

  struct Way {
    store::AnnotationsOf of;
    store::Id id;
  };
  std::vector<Way> m_ways;  // one after the other
  std::string m_where, m_order;
  std::vector<filters::Bound> m_bounds;
  std::optional<std::int64_t> m_limit;
  bool m_manages = false;
  bool m_reviewed = false;  // a QA task: what lies on the work that it reviews
};

}  // namespace tasks::service
