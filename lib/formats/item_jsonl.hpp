#pragma once
// The records that `dataset add` reads, one JSON object a line: `path`, and what else is known of the item. Records that
// `dataset items -o jsonl` printed are read as they are.
//
//     ItemReader reader;                          // keeps its buffers: one for a stream
//     LineReader lines = LineReader::file("items.jsonl");
//     while (auto line = lines.next()) {
//       const ItemInput& item = reader.read(*line);   // good until the next call
//       …                                             // catch (Error& e) { e.within(lines.place()); throw; }
//     }
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "lib/model/words.hpp"

namespace tasks::formats {

// One item as it was given; what was not given, or was null, is empty.
struct ItemInput {
  std::string path;                   // normal: model/item_path.hpp
  std::optional<model::ItemKind> kind;
  std::string mimetype;
  std::optional<std::int64_t> width, height, frames;  // at least 1
  std::optional<double> fps;          // above 0
  std::optional<std::int64_t> size;   // bytes
  std::optional<model::Split> split;
  std::optional<bool> ground_truth, hidden;
  std::string content_hash;           // "" unknown
  std::string external_id;
  std::string metadata;               // a JSON object without blanks, or ""

  void clear();
};

class ItemReader {
 public:
  ItemReader();
  ~ItemReader();
  ItemReader(ItemReader&&) noexcept;
  ItemReader& operator=(ItemReader&&) noexcept;

  // Throws Code::bad_record, the message beginning with the field, and Code::wrong_kind for a record of another kind.
  const ItemInput& read(std::string_view line);

 private:
  struct State;
  std::unique_ptr<State> m_state;
};

}  // namespace tasks::formats
