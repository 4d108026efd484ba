#include "lib/base/time.hpp"

#include <catch2/catch.hpp>

#include "lib/base/error.hpp"

using namespace tasks;

namespace {
constexpr Micros k_now = 1'767'323'045 * k_second;  // 2026-01-02T03:04:05Z
}

TEST_CASE("times print with six decimals, before 1970 too") {
  struct Row {
    Micros at;
    const char* text;
  };
  const auto row = GENERATE(values<Row>({{0, "1970-01-01T00:00:00.000000Z"},
                                         {k_now, "2026-01-02T03:04:05.000000Z"},
                                         {k_now + 7, "2026-01-02T03:04:05.000007Z"},
                                         {-1, "1969-12-31T23:59:59.999999Z"},
                                         {951'782'400 * k_second, "2000-02-29T00:00:00.000000Z"},
                                         {4'107'542'399 * k_second + 999'999, "2100-02-28T23:59:59.999999Z"},
                                         {-62'167'219'200 * k_second, "0000-01-01T00:00:00.000000Z"},
                                         {253'402'300'799 * k_second, "9999-12-31T23:59:59.000000Z"}}));
  REQUIRE(format_time(row.at) == row.text);
  REQUIRE(parse_time(row.text, 0) == row.at);
}

TEST_CASE("times are read in every form that RFC 3339 allows, and relative to now") {
  struct Row {
    const char* text;
    const char* same;
  };
  const auto row = GENERATE(values<Row>({{"2026-12-31T08:00:00Z", "2026-12-31T08:00:00.000000Z"},
                                         {"2026-12-31t08:00:00z", "2026-12-31T08:00:00.000000Z"},
                                         {"2026-12-31 08:00:00Z", "2026-12-31T08:00:00.000000Z"},
                                         {"2026-12-31T08:00Z", "2026-12-31T08:00:00.000000Z"},
                                         {"2026-12-31T08:00:00+02:00", "2026-12-31T06:00:00.000000Z"},
                                         {"2026-12-31T23:30:00-05:30", "2027-01-01T05:00:00.000000Z"},
                                         {"2026-12-31T08:00:00.5Z", "2026-12-31T08:00:00.500000Z"},
                                         {"2026-12-31T08:00:00.123456789Z", "2026-12-31T08:00:00.123456Z"},
                                         {"2024-02-29", "2024-02-29T00:00:00.000000Z"},
                                         {"2000-02-29", "2000-02-29T00:00:00.000000Z"},
                                         {"2016-12-31T23:59:60Z", "2017-01-01T00:00:00.000000Z"},
                                         {"2017-01-01T01:59:60+02:00", "2017-01-01T00:00:00.000000Z"},
                                         {"+7d", "2026-01-09T03:04:05.000000Z"},
                                         {"-2h", "2026-01-02T01:04:05.000000Z"},
                                         {"+1h30m", "2026-01-02T04:34:05.000000Z"}}));
  INFO(row.text);
  REQUIRE(format_time(parse_time(row.text, k_now)) == row.same);
}

TEST_CASE("a bare date is the start or the end of its day") {
  REQUIRE(format_time(parse_time("2026-12-31", 0, DayMeans::end)) == "2026-12-31T23:59:59.999999Z");
  REQUIRE(parse_time("2026-12-31T08:00:00Z", 0, DayMeans::end) == parse_time("2026-12-31T08:00:00Z", 0));
}

TEST_CASE("what is no time is refused with a hint") {
  const char* text = GENERATE("", "tomorrow", "2026", "2026-1-2", "2026-13-01", "2026-00-01", "2026-02-29", "2100-02-29", "2026-04-31",
                              "2026-01-00",
                              "2026-01-02T", "2026-01-02T03:04:05", "2026-01-02T24:00:00Z", "2026-01-02T03:60:00Z", "2026-01-02T03:04:61Z",
                              "2026-01-02T03:04:60Z", "2026-01-02T03:04:05.Z", "2026-01-02T03:04:05+0200", "2026-01-02T03:04:05+24:00",
                              "2026-01-02T03:04:05Zz", "2026-01-02x", "+", "-", "+7x", "7d", "+ -1d", "+90000000d",
                              "0000-01-01T00:00:00+01:00",
                              "9999-12-31T23:59:59-01:00", " 2026-01-02");
  INFO(text);
  try {
    parse_time(text, k_now);
    FAIL("accepted");
  } catch (const Error& e) {
    REQUIRE(e.code() == Code::bad_value);
    REQUIRE(e.message().find("is not a time") != std::string::npos);
    REQUIRE_FALSE(e.hint_text().empty());
  }
}

TEST_CASE("a day that its month has not is named") {
  REQUIRE_THROWS_WITH(parse_time("2026-02-30", 0), "\"2026-02-30\" is not a time: February 2026 has 28 days");
}

TEST_CASE("durations") {
  struct Row {
    const char* text;
    Micros span;
  };
  const auto row = GENERATE(values<Row>({{"90s", 90 * k_second},
                                         {"15m", 15 * k_minute},
                                         {"2h", 2 * k_hour},
                                         {"1d", k_day},
                                         {"1w", 7 * k_day},
                                         {"1h30m", 90 * k_minute},
                                         {"1h 05m", 65 * k_minute},
                                         {"12.5", 12'500'000},
                                         {"0.000001", 1},
                                         {"1.5h", 90 * k_minute},
                                         {"0", 0},
                                         {"0.1s", 100'000}}));
  INFO(row.text);
  REQUIRE(parse_duration(row.text) == row.span);
}

TEST_CASE("what is no duration is refused") {
  const char* text = GENERATE("", " ", "s", "1x", "-5s", "+5s", "30m1h", "1h1h", "1h30", "1.h", ".5s", "1,5s", "99999999d", "9999999999999999999s",
                              "nan");
  INFO(text);
  REQUIRE_THROWS_AS(parse_duration(text), Error);
}

TEST_CASE("durations for people") {
  struct Row {
    Micros span;
    const char* text;
  };
  const auto row = GENERATE(values<Row>({{0, "0s"},
                                         {12'340'000, "12.3s"},
                                         {5 * k_second, "5s"},
                                         {59'940'000, "59.9s"},
                                         {59'960'000, "1m 00s"},
                                         {307 * k_second, "5m 07s"},
                                         {3599'600'000, "1h 00m"},
                                         {65 * k_minute, "1h 05m"},
                                         {k_day - 1, "1d 0h"},
                                         {51 * k_hour, "2d 3h"},
                                         {-65 * k_minute, "-1h 05m"}}));
  REQUIRE(format_duration(row.span) == row.text);
}

TEST_CASE("relative times") {
  struct Row {
    Micros distance;
    const char* text;
  };
  const auto row = GENERATE(values<Row>({{0, "just now"},
                                         {-5 * k_second, "just now"},
                                         {-59 * k_second, "59 seconds ago"},
                                         {-k_minute, "1 minute ago"},
                                         {-3 * k_hour, "3 hours ago"},
                                         {2 * k_day, "in 2 days"},
                                         {-45 * k_day, "1 month ago"},
                                         {-800 * k_day, "2 years ago"}}));
  REQUIRE(relative_time(k_now + row.distance, k_now) == row.text);
}
