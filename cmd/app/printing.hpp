#pragma once
// Records out: picks the format, the columns and the width, and starts a pager for a table that does not fit.
//
//     printer.all(users);                                   // one group of records
//     printer.begin<model::Item>(); for (…) printer.row(item); printer.end();
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "cmd/app/channels.hpp"
#include "lib/render/records.hpp"
#include "lib/render/writer.hpp"

namespace tasks::app {

render::Format format_of(const std::string& word);  // "jsonl"; throws Code::bad_value

class Printer {
 public:
  Printer(render::Format format, render::Sink sink, render::WriteOptions options);
  ~Printer();

  render::Format format() const { return m_format; }
  bool for_people() const { return m_format == render::Format::table; }
  bool only_ids() const { return m_format == render::Format::ids; }
  Micros now() const { return m_options.now; }
  bool color() const { return m_options.color; }
  std::size_t width() const { return m_options.width; }  // columns; 0: not a terminal
  std::size_t height() const { return m_options.height; }
  const render::WriteOptions& options() const { return m_options; }
  void vertical() { m_options.vertical = true; }  // the next groups: one field a line

  void begin(const render::RecordType& type);
  void row(const render::Cells& cells);
  void end();
  void text(std::string_view bytes);  // straight through

  template <class T>
  void begin() { begin(render::record_type<T>()); }
  template <class T>
  void one(const T& value) {
    m_cells.clear();
    if constexpr (requires { fill(m_cells, value, m_options.now); })
      fill(m_cells, value, m_options.now);
    else
      fill(m_cells, value);
    row(m_cells);
  }
  template <class T>
  void all(const std::vector<T>& values) {
    begin<T>();
    for (const T& value : values) one(value);
    end();
  }
  void flush() { if (m_writer) m_writer->flush(); }  // what is complete, to whoever follows
  void finish();

 private:
  render::Writer& writer();
  render::Format m_format;
  render::Sink m_sink;
  render::WriteOptions m_options;
  std::unique_ptr<render::Writer> m_writer;
  render::Cells m_cells;
};

// A sink that hands everything to `pager` when there is more than fits on the screen; else to `channels.out`.
class PagedSink {
 public:
  PagedSink(const Channels& channels, std::string pager);
  ~PagedSink();
  void operator()(std::string_view bytes);
  void finish();  // shows what is held back, waits for the pager

 private:
  void start_pager();
  const Channels& m_channels;
  std::string m_pager;
  std::string m_held;
  std::size_t m_lines = 0;
  int m_pipe = -1;
  int m_child = -1;
};

}  // namespace tasks::app
