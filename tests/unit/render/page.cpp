#include "lib/render/page.hpp"

#include <catch2/catch.hpp>

#include "lib/base/text.hpp"

using tasks::render::render_page;
using tasks::render::scdoc_escaped;

namespace {

std::string shown(const std::string& body, std::size_t width = 40) { return render_page("x(1)\n\n" + body, {.width = width, .color = false}); }

}  // namespace

TEST_CASE("a page's blocks, as they are shown") {
  struct Row {
    const char* what;
    const char* source;
    const char* shown;
  };
  const Row rows[] = {
      {"section and paragraph", "# NAME\n\ntasks-x - does\nit\n", "NAME\n    tasks-x - does it\n"},
      {"subsection", "# A\n\ntext\n\n## b c\n\nmore\n", "A\n    text\n\n  b c\n    more\n"},
      {"bold and underlined vanish without colour", "# A\n\nuse *--as* _EMAIL_ or snake_case_names\n", "A\n    use --as EMAIL or snake_case_names\n"},
      {"escapes", "# A\n\n\\*no\\* bo\\_ld \\\\\n", "A\n    *no* bo_ld \\\n"},
      {"wrapped to the width", "# A\n\none two three four five six seven eight\n", "A\n    one two three four five six seven\n    eight\n"},
      {"definition", "# A\n\n*--as* _EMAIL_\n\tact as somebody else than you\n\n*-n*\n\tdry\n",
       "A\n    --as EMAIL\n        act as somebody else than you\n\n    -n\n        dry\n"},
      {"list, with a long item", "# A\n\n- one\n- two goes on and on and on and on\n  here\n\nafter\n",
       "A\n    - one\n    - two goes on and on and on and on\n      here\n\n    after\n"},
      {"forced break", "# A\n\none++\ntwo\n", "A\n    one\n    two\n"},
      {"literal", "# A\n\n```\n$ tasks *x* _y_ a very long line that is not wrapped at all\n\n  b\n```\n\nafter\n",
       "A\n    $ tasks *x* _y_ a very long line that is not wrapped at all\n\n      b\n\n    after\n"},
      {"comment", "# A\n\none\n; $ hidden\ntwo\n", "A\n    one two\n"},
      {"table", "# A\n\n|[ *id*\n:[ id\n:< id of the user\n|[ *email_address*\n:[ text\n:< where it goes\n\nafter\n",
       "A\n    id             id    id of the user\n    email_address  text  where it goes\n\n    after\n"},
  };
  for (const Row& row : rows) {
    INFO(row.what);
    CHECK(shown(row.source, row.what == std::string("table") ? 60 : 40) == row.shown);
  }
}

TEST_CASE("a table that is too wide is stacked") {
  CHECK(shown("# A\n\n|[ *a_rather_long_name*\n:[ integer\n:< how many of them there are, all in all\n", 40) ==
        "A\n    a_rather_long_name\n        integer\n        how many of them there are, all\n        in all\n");
}

TEST_CASE("with colour, styles end with their word and begin again in the next") {
  const std::string text = render_page("x(1)\n\n# A\n\n*one two* _three_\n", {.width = 80, .color = true});
  CHECK(text == "\x1b[1mA\x1b[0m\n    \x1b[1mone\x1b[0m \x1b[1mtwo\x1b[0m \x1b[4mthree\x1b[0m\n");
}

TEST_CASE("what is escaped is shown as it was") {
  for (const char* text : {"a*b*c", "_x_", "work_item", "back\\slash", "- dash", "# hash", "C++", "| bar", "; note", "`tick`", "[x]", "...", ": x"}) {
    INFO(text);
    CHECK(shown("# A\n\n" + scdoc_escaped(text) + "\n") == tasks::cat("A\n    ", text, "\n"));
  }
}
