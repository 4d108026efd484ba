#pragma once
// Time: one type, microseconds since 1970-01-01T00:00:00Z, UTC. The library never reads a clock except through
// `system_now()`, which the frame calls once (or not at all, with --now).
#include <cstdint>
#include <string>
#include <string_view>

namespace tasks {

using Micros = std::int64_t;
constexpr Micros k_second = 1'000'000;
constexpr Micros k_minute = 60 * k_second;
constexpr Micros k_hour = 60 * k_minute;
constexpr Micros k_day = 24 * k_hour;

Micros system_now();

// RFC 3339 with six decimals: 2026-01-02T03:04:05.000000Z
std::string format_time(Micros at);
void append_time(std::string& out, Micros at);
std::string format_day(Micros at);  // 2026-01-02, in UTC

enum class DayMeans { start, end };  // what a bare date stands for: --due is the end of that day (decisions.md 7)

// "2026-12-31T08:00:00Z", "…+02:00", "2026-12-31", "+7d", "-2h" (relative to `now`). Throws Code::bad_value.
Micros parse_time(std::string_view text, Micros now, DayMeans day = DayMeans::start);

// "90s", "15m", "2h", "1d", "1h30m", a bare number is seconds ("12.5"). Throws Code::bad_value.
Micros parse_duration(std::string_view text);

std::string format_duration(Micros span);  // for people: "1h 05m", "12.3s", "2d 3h"

// For people, beside an RFC 3339 time: "3 hours ago", "in 2 days".
std::string relative_time(Micros at, Micros now);

}  // namespace tasks
