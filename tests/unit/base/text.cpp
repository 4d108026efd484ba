#include "lib/base/text.hpp"

#include <catch2/catch.hpp>
#include <cmath>
#include <cstring>
#include <limits>
#include <random>

using namespace tasks;
using Strings = std::vector<std::string>;

TEST_CASE("numbers print as people write them and read back the same") {
  struct Row {
    double value;
    const char* text;
  };
  const auto row = GENERATE(values<Row>({{0.1, "0.1"},
                                         {5, "5"},
                                         {-0.5, "-0.5"},
                                         {100000, "100000"},
                                         {1e15, "1000000000000000"},
                                         {1e30, "1e+30"},
                                         {0.0001, "0.0001"},
                                         {0.000001, "0.000001"},
                                         {1e-7, "1e-07"},
                                         {1.0 / 3, "0.3333333333333333"},
                                         {0.1 + 0.2, "0.30000000000000004"},
                                         {0, "0"}}));
  REQUIRE(cat(row.value) == row.text);
  REQUIRE(to_double(row.text) == row.value);
}

TEST_CASE("random doubles survive the way through text") {
  std::mt19937_64 random(7);
  for (int i = 0; i < 10'000; ++i) {
    const auto bits = random();
    double value;
    static_assert(sizeof value == sizeof bits);
    std::memcpy(&value, &bits, sizeof value);
    if (!std::isfinite(value)) continue;
    REQUIRE(to_double(cat(value)) == value);
  }
}

TEST_CASE("cat joins words, letters and numbers") {
  const std::string owned = "owned ";
  REQUIRE(cat("task ", owned, std::string_view("view "), 'c', ' ', -7, ' ', std::size_t{18}, ' ', 0.25) == "task owned view c -7 18 0.25");
  REQUIRE(cat(std::numeric_limits<std::int64_t>::min(), ' ', std::numeric_limits<std::uint64_t>::max()) ==
          "-9223372036854775808 18446744073709551615");
}

TEST_CASE("split keeps empty parts, join puts them back") {
  REQUIRE(split("a,,b", ',') == Strings{"a", "", "b"});
  REQUIRE(split("", ',').empty());
  REQUIRE(split(",", ',') == Strings{"", ""});
  REQUIRE(split("one", ',') == Strings{"one"});
  REQUIRE(join(Strings{"a", "", "b"}, ", ") == "a, , b");
  REQUIRE(join(Strings{}, ",").empty());
}

TEST_CASE("trim takes blanks from both ends only") {
  REQUIRE(trim(" \t a b\r\n") == "a b");
  REQUIRE(trim(" \n ").empty());
  REQUIRE(trim("x") == "x");
}

TEST_CASE("whole texts become numbers or nothing") {
  REQUIRE(to_int("-12") == -12);
  REQUIRE(to_int("9223372036854775807") == std::numeric_limits<std::int64_t>::max());
  for (const char* bad : {"", "-", "+1", "1 ", " 1", "1.0", "0x1", "9223372036854775808", "1e3"}) {
    INFO(bad);
    REQUIRE_FALSE(to_int(bad));
  }
  REQUIRE(to_double("-1.5e3") == -1500.0);
  REQUIRE(std::isnan(*to_double("nan")));
  REQUIRE(*to_double("inf") == std::numeric_limits<double>::infinity());
  for (const char* bad : {"", "1,5", "1.5 ", "+1", "1e999", "--1"}) {
    INFO(bad);
    REQUIRE_FALSE(to_double(bad));
  }
  REQUIRE(all_digits("0123"));
  REQUIRE_FALSE(all_digits(""));
  REQUIRE_FALSE(all_digits("-1"));
}

TEST_CASE("plural") {
  REQUIRE(plural(1, "item") == "1 item");
  REQUIRE(plural(0, "item") == "0 items");
  REQUIRE(plural(3, "entry", "entries") == "3 entries");
}

TEST_CASE("starts_with_icase") {
  REQUIRE(starts_with_icase("Ana@x.io", "ana"));
  REQUIRE(starts_with_icase("x", ""));
  REQUIRE_FALSE(starts_with_icase("an", "ana"));
}

TEST_CASE("valid_utf8 follows the table of well-formed sequences") {
  for (const char* good : {"", "ascii and more", "ä", "\xE2\x82\xAC", "\xF0\x9F\x98\x80", "\xED\x9F\xBF", "\xEE\x80\x80",
                           "\xF4\x8F\xBF\xBF"}) {
    INFO(good);
    REQUIRE(valid_utf8(good));
  }
  for (const char* bad : {"\x80", "\xC0\xAF", "\xC1\x81", "\xE0\x80\xAF", "\xED\xA0\x80", "\xF0\x80\x80\xAF", "\xF4\x90\x80\x80",
                          "\xF5\x80\x80\x80",
                          "\xFF", "12345678\xC3", "abc\xE2\x82", "\xF0\x9F\x98", "1234567812345678\xFE"}) {
    INFO(escaped(bad));
    REQUIRE_FALSE(valid_utf8(bad));
  }
}

TEST_CASE("fold makes texts equal that differ in case or composition only") {
  REQUIRE(fold("Cars ÄÖÜ") == "cars äöü");
  REQUIRE(fold("STRASSE") == fold("straße"));
  REQUIRE(fold("A\xCC\x88") == fold("ä"));  // A + combining diaeresis
  REQUIRE(fold("ΣΊΣΥΦΟΣ") == fold("σίσυφος"));
  REQUIRE(fold("Bad \xFF Byte") == "bad \xFF byte");
  REQUIRE(fold("") == "");
}

TEST_CASE("display_width counts terminal columns") {
  struct Row {
    const char* text;
    std::size_t columns;
  };
  const auto row = GENERATE(values<Row>({{"", 0}, {"abc", 3}, {"äöü", 3}, {"日本", 4}, {"e\xCC\x81", 1}, {"😀", 2}, {"한글", 4},
                                         {"a\nb", 2}, {"\xFF", 1}, {"…", 1}}));
  REQUIRE(display_width(row.text) == row.columns);
}

TEST_CASE("fit_width cuts to columns and says so with an ellipsis") {
  struct Row {
    const char* text;
    std::size_t columns;
    const char* fitted;
  };
  const auto row = GENERATE(values<Row>({{"abcdef", 6, "abcdef"},
                                         {"abcdef", 5, "abcd…"},
                                         {"abcdef", 1, "…"},
                                         {"abcdef", 0, ""},
                                         {"", 0, ""},
                                         {"日本語", 6, "日本語"},
                                         {"日本語", 5, "日本…"},
                                         {"日本語", 4, "日…"},
                                         {"e\xCC\x81tude", 3, "e\xCC\x81t…"},
                                         {"e\xCC\x81", 1, "e\xCC\x81"}}));
  REQUIRE(fit_width(row.text, row.columns) == row.fitted);
}

TEST_CASE("escaped text is safe on a terminal") {
  REQUIRE(escaped("plain äöü 日本") == "plain äöü 日本");
  REQUIRE(escaped("a\nb\tc\rd") == "a\\nb\\tc\\rd");
  REQUIRE(escaped(std::string_view("\0\x1B[31m", 6)) == "\\x00\\x1b[31m");
  REQUIRE(escaped("\x7F") == "\\x7f");
  REQUIRE(escaped("\xC2\x9B") == "\\xc2\\x9b");            // C1: a control sequence introducer
  REQUIRE(escaped("x\xFFy\xC3") == "x\\xffy\\xc3");
  REQUIRE(escaped("a\xE2\x80\xAE" "b") == "a\\u202eb");    // right-to-left override
  REQUIRE(quote("a\"b\n") == "\"a\\\"b\\n\"");
}

TEST_CASE("append_json writes strings that any reader takes") {
  const auto json = [](std::string_view text) {
    std::string out;
    append_json(out, text);
    return out;
  };
  REQUIRE(json("") == "\"\"");
  REQUIRE(json("plain text of some length") == "\"plain text of some length\"");
  REQUIRE(json("a\"b\\c/d") == "\"a\\\"b\\\\c/d\"");
  REQUIRE(json("\b\f\n\r\t") == "\"\\b\\f\\n\\r\\t\"");
  REQUIRE(json(std::string_view("\0\x1F\x7F", 3)) == "\"\\u0000\\u001f\x7F\"");
  REQUIRE(json("日本 😀") == "\"日本 😀\"");
  REQUIRE(json("12345678\xFF" "12345678\xC3") == "\"12345678\xEF\xBF\xBD" "12345678\xEF\xBF\xBD\"");
  // Every byte at every place of a word of eight.
  for (int byte = 1; byte < 128; ++byte) {
    for (std::size_t at = 0; at < 8; ++at) {
      std::string text = "abcdefgh";
      text[at] = static_cast<char>(byte);
      const std::string out = json(text);
      const bool special = byte < 0x20 || byte == '"' || byte == '\\';
      INFO(byte);
      REQUIRE((out.size() > text.size() + 2) == special);
      REQUIRE((special || out == "\"" + text + "\""));
    }
  }
}

TEST_CASE("nearest finds slips of the finger and nothing far-fetched") {
  const Strings words{"list", "lock", "unlock", "set-status", "annotate", "annotations", "assignment"};
  REQUIRE(nearest("lst", words) == "list");
  REQUIRE(nearest("set-stauts", words) == "set-status");
  REQUIRE(nearest("LOCK", words) == "lock");
  REQUIRE(nearest("unlokc", words) == "unlock");
  REQUIRE(nearest("assign", words) == "assignment");
  REQUIRE_FALSE(nearest("anno", words));  // two go on from it
  REQUIRE_FALSE(nearest("pipeline", words));
  REQUIRE_FALSE(nearest("x", words));
  REQUIRE_FALSE(nearest("", words));
  REQUIRE_FALSE(nearest("list", Strings{}));
}

TEST_CASE("wildcards: one star stays in its segment, two cross them") {
  struct Row {
    const char* pattern;
    const char* text;
    bool match;
  };
  const auto row = GENERATE(values<Row>({{"/a/*.png", "/a/b.png", true},
                                         {"/a/*.png", "/a/b/c.png", false},
                                         {"/a/**.png", "/a/b/c.png", true},
                                         {"**", "", true},
                                         {"*", "", true},
                                         {"*", "a/b", false},
                                         {"", "", true},
                                         {"", "a", false},
                                         {"a", "A", false},
                                         {"*b*", "abc", true},
                                         {"*/x/*", "a/x/c", true},
                                         {"*/x/*", "a/b/x/c", false},
                                         {"**/x/*", "a/b/x/c", true},
                                         {"**x*y", "x/xy", true},
                                         {"**a*b**c*d", "a/ab/c/cd", true},
                                         {"**a*b**c*d", "a/ab/c/c/d", false},
                                         {"*ab", "aab", true},
                                         {"a***b", "a/x/b", true},
                                         {"a?c", "abc", false}}));
  INFO(row.pattern << " on " << row.text);
  REQUIRE(wildcard_match(row.pattern, row.text) == row.match);
}

namespace {
// The definition, word for word and exponential: what wildcard_match must agree with.
bool match_slowly(std::string_view pattern, std::string_view text) {
  if (pattern.empty()) return text.empty();
  if (pattern.starts_with("**")) {
    for (std::size_t n = 0; n <= text.size(); ++n)
      if (match_slowly(pattern.substr(2), text.substr(n))) return true;
    return false;
  }
  if (pattern.front() == '*') {
    for (std::size_t n = 0; n <= text.size(); ++n) {
      if (match_slowly(pattern.substr(1), text.substr(n))) return true;
      if (n < text.size() && text[n] == '/') return false;
    }
    return false;
  }
  return !text.empty() && pattern.front() == text.front() && match_slowly(pattern.substr(1), text.substr(1));
}
}  // namespace

TEST_CASE("wildcard_match agrees with its definition on random patterns") {
  std::mt19937 random(11);
  const auto made = [&](std::string_view letters, std::size_t most) {
    std::string out(random() % (most + 1), ' ');
    for (char& c : out) c = letters[random() % letters.size()];
    return out;
  };
  int matches = 0;
  for (int i = 0; i < 50'000; ++i) {
    const std::string pattern = made("ab/***", 8), text = made("ab/", 8);
    INFO(pattern << " on " << text);
    const bool expected = match_slowly(pattern, text);
    matches += expected;
    REQUIRE(wildcard_match(pattern, text) == expected);
  }
  REQUIRE(matches > 1'000);
}
