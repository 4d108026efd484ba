#include "lib/render/writer.hpp"

#include "lib/base/error.hpp"
#include "lib/render/writers.hpp"

namespace tasks::render {

std::unique_ptr<Writer> make_writer(Format format, Sink sink, WriteOptions options) {
  switch (format) {
    case Format::table:
      if (options.vertical) return make_vertical_writer(std::move(sink), std::move(options));
      return make_table_writer(std::move(sink), std::move(options));
    case Format::json: return make_json_writer(std::move(sink), std::move(options));
    case Format::jsonl: return make_jsonl_writer(std::move(sink), std::move(options));
    case Format::csv: return make_csv_writer(std::move(sink), std::move(options));
    case Format::ids: return make_ids_writer(std::move(sink), std::move(options));
  }
  throw Error(Code::internal, "no such output format");
}

}  // namespace tasks::render
