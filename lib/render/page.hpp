#pragma once
// A manual page for the terminal: scdoc source → wrapped text, so that `tasks help X` shows what man(1) would show, also
// where no man is installed. Understands what our pages use: sections, subsections, paragraphs, tab indentation, lists,
// tables, literal blocks, *bold*, _underlined_, comments. Knows no terminal: width and colour come in as options.
//
//     std::string text = render_page("tasks-x(1)\n\n# NAME\n\ntasks-x - does *it*\n", {.width = 72, .color = false});
#include <cstddef>
#include <string>
#include <string_view>

namespace tasks::render {

struct PageOptions {
  std::size_t width = 80;  // columns; at least 30 are taken. Literal blocks and long words are never broken
  bool color = false;      // bold and underlined as terminal sequences; without, the marks just vanish
};

std::string render_page(std::string_view scdoc, const PageOptions& options);

// `text` such that scdoc and render_page show exactly these characters.
std::string scdoc_escaped(std::string_view text);

}  // namespace tasks::render
