#include "cmd/app/loss_report.hpp"

#include "lib/base/error.hpp"
#include "lib/base/file.hpp"
#include "lib/base/json_text.hpp"
#include "lib/base/text.hpp"
#include "lib/formats/loss_table.hpp"

namespace tasks::app {

void write_loss_report(const std::string& path, std::string_view file, std::string_view format, const formats::Losses& losses) {
  JsonText json;
  json.begin_object();
  json.member("file", file);
  json.member("format", format);
  json.raw_member("losses", losses.json());
  json.end_object();
  write_file_atomically(path, cat(json.take(), '\n'));
}

void refuse_losses(const formats::Losses& losses) {
  formats::Losses drawn;
  for (const auto& [loss, count] : losses.counts())
    if (const auto content = model::parse<formats::Content>(loss.first); !content || formats::is_drawn(*content)) drawn.add(loss.first, loss.second, count);
  if (drawn.empty()) return;
  const std::vector<std::string> notes = drawn.notes();
  throw Error(Code::guard, cat("--strict, and there is more than the format holds: ", notes.front(), notes.size() > 1 ? ", and more" : ""))
      .hint("without --strict it is left out or changed; tasks formats tells what each format holds");
}

}  // namespace tasks::app
