#pragma once
// What lies behind the bars and cells of a report: the first items of each, and the command that lists them all.
//
//     for (const ListedItems& list : report_lists(session, tasks, all)) page.add(list.kind, list.key, list.items, list.commands);
#include <string>
#include <vector>

#include "lib/model/analytics.hpp"
#include "lib/model/records.hpp"
#include "lib/store/session.hpp"

namespace tasks::service {

struct ListedItems {
  std::string_view kind;  // day, contributor, label, status, score, labels, contributors (cells)
  std::string key;        // a day; an e-mail; a label; "STATUS,STAGE", "none" and "skipped" without one; a bin's lower bound; "REFERENCE,SCORED"
  std::vector<std::string> items;     // paths, 20 at most; none where they would not fit
  std::vector<std::string> commands;  // one for each task, ten at most
};
// `all`: what analyze() made of the tasks, of whose cells there may be fewer. `room`: bytes that all paths together may take.
std::vector<ListedItems> report_lists(store::Session& session, const std::vector<model::Task>& tasks, const model::Analytics& all, std::size_t room);

}  // namespace tasks::service
