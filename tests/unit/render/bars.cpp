#include "lib/render/bars.hpp"

#include <catch2/catch.hpp>
#include <cmath>

#include "lib/base/text.hpp"

using namespace tasks::render;

TEST_CASE("bars") {
  struct Row {
    double share;
    const char* utf8;
    const char* ascii;
  };
  const auto row = GENERATE(values<Row>({{0, "░░░░░░░░░░ 0%", ".......... 0%"},
                                         {0.001, "█░░░░░░░░░ 0%", "#......... 0%"},
                                         {0.29, "██░░░░░░░░ 29%", "##........ 29%"},
                                         {0.6, "██████░░░░ 60%", "######.... 60%"},
                                         {0.9999, "█████████░ 99%", "#########. 99%"},
                                         {1, "██████████ 100%", "########## 100%"},
                                         {7, "██████████ 100%", "########## 100%"},
                                         {-1, "░░░░░░░░░░ 0%", ".......... 0%"},
                                         {std::nan(""), "░░░░░░░░░░ 0%", ".......... 0%"}}));
  REQUIRE(progress_bar(row.share, 10) == row.utf8);
  REQUIRE(progress_bar(row.share, 10, BarStyle::ascii) == row.ascii);
}

TEST_CASE("a bar has the width that was asked for, at every share") {
  for (std::size_t cells : {0u, 1u, 2u, 24u})
    for (int i = 0; i <= 1000; ++i) REQUIRE(tasks::display_width(bar(i / 1000.0, cells)) == cells);
}
