#pragma once
// The writers behind make_writer, one per format, and the buffer that they share. Private to lib/render.
#include <memory>
#include <string>
#include <utility>

#include "lib/render/writer.hpp"

namespace tasks::render {

// Collects bytes and hands them to the sink in chunks: a system call per 64 KiB, not per row.
class Output {
 public:
  explicit Output(Sink sink) : m_sink(std::move(sink)) { m_text.reserve(k_chunk + 4096); }
  std::string& text() { return m_text; }
  void row_done() {
    if (m_text.size() >= k_chunk) flush();
  }
  void flush() {
    if (m_text.empty()) return;
    m_sink(m_text);
    m_text.clear();
  }

 private:
  static constexpr std::size_t k_chunk = 64 * 1024;
  Sink m_sink;
  std::string m_text;
};

std::unique_ptr<Writer> make_json_writer(Sink sink, WriteOptions options);
std::unique_ptr<Writer> make_jsonl_writer(Sink sink, WriteOptions options);
std::unique_ptr<Writer> make_csv_writer(Sink sink, WriteOptions options);
std::unique_ptr<Writer> make_ids_writer(Sink sink, WriteOptions options);
std::unique_ptr<Writer> make_table_writer(Sink sink, WriteOptions options);
std::unique_ptr<Writer> make_vertical_writer(Sink sink, WriteOptions options);

}  // namespace tasks::render
