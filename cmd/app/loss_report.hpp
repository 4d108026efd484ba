#pragma once
// What imports, exports and conversions do with losses beside telling them: a file for --report, a refusal for --strict.
#include <string>
#include <string_view>

#include "lib/formats/losses.hpp"

namespace tasks::app {

// {"file", "format", "losses": [{"kind", "why", "count"}]}
void write_loss_report(const std::string& path, std::string_view file, std::string_view format, const formats::Losses& losses);

// Throws Code::guard when something drawn, or said about it, is lost (formats/loss_table.hpp).
void refuse_losses(const formats::Losses& losses);

}  // namespace tasks::app
