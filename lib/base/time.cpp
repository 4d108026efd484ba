#include "lib/base/time.hpp"

#include <array>
#include <chrono>
#include <cstdlib>
#include <optional>

#include "lib/base/error.hpp"
#include "lib/base/text.hpp"

namespace tasks {
namespace {

constexpr std::string_view k_forms = "a time is 2026-12-31T08:00:00Z, a date 2026-12-31, or a distance from now like +7d or -2h";
constexpr std::array<std::string_view, 12> k_months{"January", "February", "March",     "April",   "May",      "June",
                                                    "July",    "August",   "September", "October", "November", "December"};

struct Civil {
  std::int64_t year = 1970;
  int month = 1, day = 1;
};

Civil civil_of(std::int64_t days) {
  const std::chrono::year_month_day date{std::chrono::sys_days{std::chrono::days{days}}};
  return {int{date.year()}, static_cast<int>(unsigned{date.month()}), static_cast<int>(unsigned{date.day()})};
}

std::int64_t days_of(const Civil& date) {
  using namespace std::chrono;
  const sys_days days{year{static_cast<int>(date.year)} / month{static_cast<unsigned>(date.month)} / day{static_cast<unsigned>(date.day)}};
  return days.time_since_epoch().count();
}

int days_in(std::int64_t year, int month) {
  using std::chrono::last;
  const std::chrono::year_month_day_last end = std::chrono::year{static_cast<int>(year)} / month / last;
  return static_cast<int>(unsigned{end.day()});
}

constexpr Micros k_first = -62'167'219'200 * k_second;                // 0000-01-01T00:00:00Z
constexpr Micros k_last = 253'402'300'800 * k_second - 1;             // 9999-12-31T23:59:59.999999Z

[[noreturn]] void bad_time(std::string_view text, std::string_view why) {
  throw Error(Code::bad_value, why.empty() ? cat(quote(text), " is not a time") : cat(quote(text), " is not a time: ", why))
      .hint(std::string(k_forms));
}

// Reads a time from left to right; every step fails on its own.
class Scanner {
 public:
  explicit Scanner(std::string_view text) : m_text(text) {}
  bool done() const { return m_at == m_text.size(); }
  char peek() const { return done() ? '\0' : m_text[m_at]; }
  bool take(char c) {
    if (done() || m_text[m_at] != c) return false;
    ++m_at;
    return true;
  }
  std::optional<int> digits(std::size_t count) {
    const std::string_view part = m_text.substr(m_at, count);
    if (part.size() != count || !all_digits(part)) return std::nullopt;
    m_at += count;
    return static_cast<int>(*to_int(part));
  }
  std::string_view all_digits_here() {
    const std::size_t from = m_at;
    while (peek() >= '0' && peek() <= '9') ++m_at;
    return m_text.substr(from, m_at - from);
  }

 private:
  std::string_view m_text;
  std::size_t m_at = 0;
};

// A fraction's digits as µs: the seventh digit and later ones are dropped.
Micros micros_of(std::string_view digits) {
  Micros value = 0;
  for (std::size_t i = 0; i < 6; ++i) value = value * 10 + (i < digits.size() ? digits[i] - '0' : 0);
  return value;
}

std::int64_t read_date(Scanner& in, std::string_view text) {
  const auto year = in.digits(4);
  if (!year || !in.take('-')) bad_time(text, "");
  const auto month = in.digits(2);
  if (!month || !in.take('-')) bad_time(text, "");
  const auto day = in.digits(2);
  if (!day) bad_time(text, "");
  if (*month < 1 || *month > 12) bad_time(text, cat("there is no month ", *month));
  if (*day < 1 || *day > days_in(*year, *month))
    bad_time(text, cat(k_months[static_cast<std::size_t>(*month - 1)], ' ', *year, " has ", days_in(*year, *month), " days"));
  return days_of({*year, *month, *day});
}

struct ClockTime {
  Micros since_midnight = 0;
  bool leap_second = false;
};

ClockTime read_clock(Scanner& in, std::string_view text) {
  const auto hour = in.digits(2);
  if (!hour || !in.take(':')) bad_time(text, "");
  const auto minute = in.digits(2);
  if (!minute) bad_time(text, "");
  Micros at = 0;
  bool leap_second = false;
  if (in.take(':')) {
    const auto second = in.digits(2);
    if (!second) bad_time(text, "");
    if (*second > 60) bad_time(text, cat("there is no second ", *second));
    at = *second * k_second;
    leap_second = *second == 60;
    if (in.take('.')) {
      const std::string_view fraction = in.all_digits_here();
      if (fraction.empty()) bad_time(text, "");
      at += micros_of(fraction);
    }
  }
  if (*hour > 23) bad_time(text, cat("there is no hour ", *hour));
  if (*minute > 59) bad_time(text, cat("there is no minute ", *minute));
  return {*hour * k_hour + *minute * k_minute + at, leap_second};
}

Micros read_offset(Scanner& in, std::string_view text) {
  if (in.take('Z') || in.take('z')) return 0;
  const bool west = in.peek() == '-';
  if (!in.take('+') && !in.take('-')) bad_time(text, "it has no offset; write Z for UTC or +02:00");
  const auto hours = in.digits(2);
  if (!hours || !in.take(':')) bad_time(text, "");
  const auto minutes = in.digits(2);
  if (!minutes || *hours > 23 || *minutes > 59) bad_time(text, "its offset is not of the form +02:00");
  const Micros offset = *hours * k_hour + *minutes * k_minute;
  return west ? -offset : offset;
}

struct Unit {
  std::string_view name;
  Micros micros;
};
constexpr std::array k_units{Unit{"w", 7 * k_day}, Unit{"d", k_day}, Unit{"h", k_hour}, Unit{"m", k_minute}, Unit{"s", k_second}};
constexpr Micros k_longest = 400'000 * k_day;  // more than a thousand years

[[noreturn]] void bad_duration(std::string_view text, std::string_view why = {}) {
  throw Error(Code::bad_value, why.empty() ? cat(quote(text), " is not a duration") : cat(quote(text), " is not a duration: ", why))
      .hint("a duration is 90s, 15m, 2h, 1d, 1w, 1h30m, or seconds: 12.5");
}

void append_padded(std::string& out, std::int64_t value, std::size_t digits) {
  char buffer[24];
  const auto end = std::to_chars(buffer, buffer + sizeof buffer, value).ptr;
  const auto length = static_cast<std::size_t>(end - buffer);
  if (length < digits) out.append(digits - length, '0');
  out.append(buffer, length);
}

}  // namespace

Micros system_now() {
  const auto since = std::chrono::system_clock::now().time_since_epoch();
  return std::chrono::duration_cast<std::chrono::microseconds>(since).count();
}

std::string format_time(Micros at) {
  std::string out;
  append_time(out, at);
  return out;
}

std::string format_day(Micros at) { return format_time(at).substr(0, 10); }

void append_time(std::string& out, Micros at) {
  std::int64_t days = at / k_day;
  Micros rest = at % k_day;
  if (rest < 0) {
    rest += k_day;
    --days;
  }
  const Civil date = civil_of(days);
  if (date.year < 0 || date.year > 9999) {  // no such RFC 3339; no clock and no parser gives it
    append_padded(out, date.year, 1);
    out += '-';
    append_padded(out, date.month, 2);
    out += '-';
    append_padded(out, date.day, 2);
    return;
  }
  char text[] = "0000-00-00T00:00:00.000000Z";
  const auto two = [&](std::size_t place, std::uint32_t value) {  // 32 bits: several of these are in every record
    text[place] = static_cast<char>('0' + value / 10);
    text[place + 1] = static_cast<char>('0' + value % 10);
  };
  const auto year = static_cast<std::uint32_t>(date.year), seconds = static_cast<std::uint32_t>(rest / k_second);
  const auto micros = static_cast<std::uint32_t>(rest % k_second);
  two(0, year / 100);
  two(2, year % 100);
  two(5, static_cast<std::uint32_t>(date.month));
  two(8, static_cast<std::uint32_t>(date.day));
  two(11, seconds / 3600);
  two(14, seconds / 60 % 60);
  two(17, seconds % 60);
  two(20, micros / 10'000);
  two(22, micros / 100 % 100);
  two(24, micros % 100);
  out.append(text, sizeof text - 1);
}

Micros parse_time(std::string_view text, Micros now, DayMeans day) {
  if (!text.empty() && (text.front() == '+' || text.front() == '-')) {
    if (text.size() == 1) bad_time(text, "");
    Micros span = 0;
    try {
      span = parse_duration(text.substr(1));
    } catch (const Error&) {
      bad_time(text, "");
    }
    const Micros at = text.front() == '+' ? now + span : now - span;
    if (at < k_first || at > k_last) bad_time(text, "it is outside of the years 0000 to 9999");
    return at;
  }
  Scanner in(text);
  Micros at = read_date(in, text) * k_day;
  if (in.done()) return day == DayMeans::end ? at + k_day - 1 : at;
  if (!in.take('T') && !in.take('t') && !in.take(' ')) bad_time(text, "");
  const ClockTime clock = read_clock(in, text);
  at += clock.since_midnight - read_offset(in, text);
  if (!in.done()) bad_time(text, "");
  // Leap seconds end a UTC day; they read as the first second of the next one, as POSIX counts.
  if (clock.leap_second && (at % k_day + k_day) % k_day >= k_second) bad_time(text, "there is no second 60");
  if (at < k_first || at > k_last) bad_time(text, "it is outside of the years 0000 to 9999");
  return at;
}

Micros parse_duration(std::string_view text) {
  const std::string_view given = text;
  text = trim(text);
  if (text.empty()) bad_duration(given);
  Micros total = 0;
  std::size_t next_unit = 0;  // units fall: 1h30m, not 30m1h
  while (!text.empty()) {
    const std::size_t digits = std::min(text.find_first_not_of("0123456789"), text.size());
    if (digits == 0) bad_duration(given);
    if (digits > 15) bad_duration(given, "it is too long");
    std::string_view fraction;
    std::size_t at = digits;
    if (at < text.size() && text[at] == '.') {
      const std::size_t end = std::min(text.find_first_not_of("0123456789", at + 1), text.size());
      fraction = text.substr(at + 1, end - at - 1);
      if (fraction.empty() || fraction.size() > 15) bad_duration(given);
      at = end;
    }
    Micros unit = 0;
    if (at == text.size()) {
      if (next_unit > 0) bad_duration(given, "its last number has no unit");
      unit = k_second;
    } else {
      std::size_t i = next_unit;
      while (i < k_units.size() && k_units[i].name.front() != text[at]) ++i;
      if (i == k_units.size()) bad_duration(given);
      unit = k_units[i].micros;
      next_unit = i + 1;
      ++at;
    }
    const std::int64_t whole = *to_int(text.substr(0, digits));
    if (whole > k_longest / unit) bad_duration(given, "it is too long");
    total += whole * unit;
    if (!fraction.empty()) total += static_cast<Micros>(*to_double(cat("0.", fraction)) * static_cast<double>(unit) + 0.5);
    text = trim(text.substr(at));
  }
  if (total > k_longest) bad_duration(given, "it is too long");
  return total;
}

std::string format_duration(Micros span) {
  if (span < 0) return cat('-', format_duration(-span));
  std::string out;
  const std::int64_t tenths = (span + 50'000) / 100'000;
  if (tenths < 600) {
    append(out, tenths / 10);
    if (tenths % 10 != 0) append(out, '.'), append(out, tenths % 10);
    return out += 's';
  }
  const auto two = [&](std::int64_t big, char big_unit, std::int64_t small, char small_unit, std::size_t digits) {
    append(out, big);
    out += big_unit;
    out += ' ';
    append_padded(out, small, digits);
    out += small_unit;
    return out;
  };
  const std::int64_t seconds = (span + k_second / 2) / k_second;
  if (seconds < 3600) return two(seconds / 60, 'm', seconds % 60, 's', 2);
  const std::int64_t minutes = (span + k_minute / 2) / k_minute;
  if (minutes < 24 * 60) return two(minutes / 60, 'h', minutes % 60, 'm', 2);
  const std::int64_t hours = (span + k_hour / 2) / k_hour;
  return two(hours / 24, 'd', hours % 24, 'h', 1);
}

std::string relative_time(Micros at, Micros now) {
  const Micros span = at > now ? at - now : now - at;
  if (span < 10 * k_second) return "just now";
  struct Step {
    Micros below, unit;
    std::string_view name;
  };
  constexpr std::array steps{Step{k_minute, k_second, "second"}, Step{k_hour, k_minute, "minute"}, Step{k_day, k_hour, "hour"},
                             Step{30 * k_day, k_day, "day"},     Step{365 * k_day, 30 * k_day, "month"},
                             Step{INT64_MAX, 365 * k_day, "year"}};
  std::size_t i = 0;
  while (span >= steps[i].below) ++i;
  const std::string count = plural(span / steps[i].unit, steps[i].name);
  return at > now ? cat("in ", count) : cat(count, " ago");
}

}  // namespace tasks
