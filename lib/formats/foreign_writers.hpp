#pragma once
// The writer of each foreign format (document_writers.hpp). What it gets has been reduced to what its format holds. Private to lib/formats.
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "lib/base/json_value.hpp"
#include "lib/formats/document_writers.hpp"
#include "lib/geometry/shape_json.hpp"

namespace tasks::formats {

class DocumentWriter {
 public:
  virtual ~DocumentWriter() = default;
  virtual bool looks_twice() const { return false; }  // then look() gets every document before the first write()
  virtual void look(const ItemDocument&) {}
  virtual void write(const ItemDocument& document) = 0;
  virtual void finish() = 0;
};

// Labels as numbers from 0 on: those of the recipe, then others as they come.
class LabelNumbers {
 public:
  explicit LabelNumbers(const model::RecipeContent* recipe);
  std::size_t of(const std::string& label);
  const std::vector<std::string>& names() const { return m_names; }

 private:
  std::vector<std::string> m_names;
  std::unordered_map<std::string, std::size_t> m_numbers;
};

// The fields that a format's reader kept in an annotation's or an item's extra: {"voc": {…}}.
class KeptFields {
 public:
  KeptFields(std::string_view extra, std::string_view format);
  std::string text(std::string_view name) const;  // of a string; "" when there is none
  void each(const std::function<void(const std::string& key, const JsonValue& value)>& visit) const;

 private:
  std::string_view m_part;
};

// A batch of text that goes out in large pieces, into the file that is open.
class TextFile {
 public:
  TextFile(FileSink& out, std::string_view name) : m_out(out) { out.begin(name); }
  std::string& text() {
    if (m_text.size() >= k_chunk) flush();
    return m_text;
  }
  void end() {
    flush();
    m_out.end();
  }

 private:
  static constexpr std::size_t k_chunk = 256 * 1024;
  void flush() {
    m_out.write(m_text);
    m_text.clear();
  }
  FileSink& m_out;
  std::string m_text;
};

std::string_view relative_path(std::string_view path);  // "/a/b.jpg" → "a/b.jpg"

// Names of the files that are about items: their paths with another extension, or behind their own when another item has that name.
class FileNames {
 public:
  std::string of(std::string_view path);  // relative; without the new extension

 private:
  std::unordered_set<std::string> m_taken;
};

std::unique_ptr<DocumentWriter> coco_writer(FileSink& out, const WriterOptions& options);
std::unique_ptr<DocumentWriter> jsonl_writer(FileSink& out);
std::unique_ptr<DocumentWriter> labelstudio_writer(FileSink& out, const WriterOptions& options);
std::unique_ptr<DocumentWriter> cvat_writer(FileSink& out, const WriterOptions& options);
std::unique_ptr<DocumentWriter> voc_writer(FileSink& out);
std::unique_ptr<DocumentWriter> yolo_writer(FileSink& out, Format format, const WriterOptions& options);
std::unique_ptr<DocumentWriter> dataloop_writer(FileSink& out);
std::unique_ptr<DocumentWriter> datumaro_writer(FileSink& out, const WriterOptions& options);
std::unique_ptr<DocumentWriter> csv_writer(FileSink& out);

}  // namespace tasks::formats
