#include "cmd/app/task_files.hpp"

#include "lib/base/text.hpp"

namespace tasks::app {

namespace fs = std::filesystem;

void settle_instructions(const Context& ctx, std::string& named, const fs::path& base) {
  if (named.find("://") != std::string::npos) return;
  std::error_code problem;
  const fs::path file = fs::weakly_canonical(base / named, problem);
  if (problem || !fs::is_regular_file(file, problem))
    throw Error(Code::not_found, cat("there is no file ", quote(named))).hint("--instructions names a file or a URI");
  named = file.native();
  if (!ctx.place().folder) return;
  const fs::path root = fs::weakly_canonical(*ctx.place().folder, problem).parent_path();
  const fs::path below = file.lexically_relative(root);
  if (!below.empty() && *below.begin() != "..") named = below.native();
}

std::vector<std::pair<std::string, double>> parse_workload(const std::vector<std::string>& words) {
  std::vector<std::pair<std::string, double>> shares;
  for (const auto& text : words) {
    const auto at = text.rfind('=');
    const auto percent = at == std::string::npos ? std::nullopt : to_double(std::string_view(text).substr(at + 1));
    if (!percent) throw Error(Code::bad_value, cat(quote(text), " is not USER=PERCENT")).hint("a workload looks like ana@example.com=60,ben@example.com=40");
    shares.emplace_back(text.substr(0, at), *percent);
  }
  return shares;
}

}  // namespace tasks::app
