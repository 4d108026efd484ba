#include "cmd/app/report_page.hpp"

#include <map>

#include "cmd/app/reporting.hpp"
#include "lib/base/error.hpp"
#include "lib/base/text.hpp"

namespace tasks::app {
namespace {

std::string_view part(std::string_view name) {
  for (const PagePart& one : page_parts())
    if (one.name == name) return one.text;
  throw Error(Code::internal, cat("the page has no part ", quote(name)));
}

std::string without_angles(std::string_view json) {
  std::string out;
  out.reserve(json.size() + json.size() / 16);
  for (const char c : json) c == '<' ? out += "\\u003c" : out += c;
  return out;
}

std::string document(const model::Analytics& all) {
  std::string json;
  Printer printer(render::Format::json, [&json](std::string_view bytes) { json += bytes; }, {});
  print_analytics(printer, all);
  printer.finish();
  return json;
}

std::string lists_json(const std::vector<service::ListedItems>& lists, Micros now) {
  std::map<std::string_view, std::vector<const service::ListedItems*>> kinds;
  for (const service::ListedItems& list : lists) kinds[list.kind].push_back(&list);
  std::string json = cat("{\"made_at\":", quote(format_time(now)));
  const auto texts = [&](const std::vector<std::string>& of) {
    json += '[';
    for (std::size_t i = 0; i < of.size(); ++i) {
      if (i) json += ',';
      append_json(json, of[i]);
    }
    json += ']';
  };
  for (const auto& [kind, of] : kinds) {
    json += cat(",\"", kind, "\":{");
    for (std::size_t i = 0; i < of.size(); ++i) {
      if (i) json += ',';
      append_json(json, of[i]->key);
      json += ":{\"items\":";
      texts(of[i]->items);
      json += ",\"commands\":";
      texts(of[i]->commands);
      json += '}';
    }
    json += '}';
  }
  return json + '}';
}

}  // namespace

std::string report_page(const model::Analytics& all, const std::vector<service::ListedItems>& lists, Micros now) {
  const std::string_view page = part("page.html");
  const std::string data = without_angles(document(all)), more = without_angles(lists_json(lists, now));
  const std::pair<std::string_view, std::string_view> places[] = {
      {"@CSS@", part("page.css")}, {"@DATA@", data}, {"@LISTS@", more}, {"@CHART@", part("chart.min.js")}, {"@JS@", part("page.js")}};
  std::string out;
  std::size_t from = 0;
  for (const auto& [mark, text] : places) {
    const std::size_t at = page.find(mark, from);
    if (at == std::string_view::npos) throw Error(Code::internal, cat("the page has no place ", mark));
    out += page.substr(from, at - from);
    out += text;
    from = at + mark.size();
  }
  out += page.substr(from);
  return out;
}

}  // namespace tasks::app
