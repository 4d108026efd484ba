#pragma once
// Lines of a file or a pipe, streamed: constant memory, lines of up to `k_max_line` bytes.
//
//     LineReader lines = LineReader::file("items.jsonl");
//     while (auto line = lines.next()) use(*line);            // view is good until the next call
//     throw Error(Code::bad_record, "…") and e.within(lines.place());   // "line 17 of items.jsonl"
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace tasks {

constexpr std::size_t k_max_line = 64 << 20;  // bytes; a longer line is an Error(Code::bad_record) that names it

class LineReader {
 public:
  static LineReader file(const std::filesystem::path& path);          // throws Code::io, not_found
  static LineReader descriptor(int fd, std::string name);             // not closed; "-" is called "standard input"
  static LineReader text(std::string_view text, std::string name);    // the text must outlive the reader
  ~LineReader();
  LineReader(LineReader&&) noexcept;
  LineReader& operator=(LineReader&&) noexcept;

  // The next line without its end (\n or \r\n), or nothing at the end. A UTF-8 byte-order mark at the very beginning is
  // dropped. The view has at least 64 readable bytes behind it (what simdjson wants as padding).
  std::optional<std::string_view> next();
  // Takes in what is there without waiting; true when next() will not wait. For commands that let go of the database
  // before they wait for more input.
  bool ready();
  std::int64_t number() const;   // of the line last returned, from 1
  std::string place() const;     // "line 17 of items.jsonl"; standard input is called "standard input"
  std::int64_t bytes_read() const;   // for progress
  std::int64_t bytes_total() const;  // size of a regular file, else 0

 private:
  struct State;
  explicit LineReader(std::unique_ptr<State> state);
  std::unique_ptr<State> m_state;
};

}  // namespace tasks
