#pragma once
// The page that `report` writes: one file that loads nothing. Its parts lie in cmd/report; the charts are Chart.js, which Debian packages.
//
//     const std::string html = report_page(all, lists, now);
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "lib/base/time.hpp"
#include "lib/model/analytics.hpp"
#include "lib/service/report_lists.hpp"

namespace tasks::app {

struct PagePart {
  std::string_view name, text;  // "page.css"
};
std::span<const PagePart> page_parts();  // embedded when the program is built

// Data stands in it as JSON, `<` escaped, so that no name can end its element.
std::string report_page(const model::Analytics& all, const std::vector<service::ListedItems>& lists, Micros now);

}  // namespace tasks::app
