#pragma once
// Progress as a bar of characters, for tables and for the line that shows a long command at work.
//
//     progress_bar(0.6, 10)                     // "██████░░░░ 60%"
//     progress_bar(0.6, 10, BarStyle::ascii)    // "######.... 60%"
#include <cstddef>
#include <string>

namespace tasks::render {

enum class BarStyle { utf8, ascii };

// `share` is 0..1 (outside is clamped, not a number is 0); `cells` are the columns of the bar itself. A bar is full and
// 100% only when all is done, and shows one cell as soon as something is.
std::string bar(double share, std::size_t cells, BarStyle style = BarStyle::utf8);
std::string percent(double share);  // "60%", whole percents, rounded down
std::string progress_bar(double share, std::size_t cells, BarStyle style = BarStyle::utf8);

}  // namespace tasks::render
