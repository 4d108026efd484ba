// item,annotator,label, both ways: classifications with those who gave them. Rows of an item may stand anywhere, so that a file is kept in memory.
#include <unordered_map>

#include "lib/base/error.hpp"
#include "lib/base/lines.hpp"
#include "lib/base/text.hpp"
#include "lib/formats/foreign_readers.hpp"
#include "lib/formats/foreign_writers.hpp"
#include "lib/formats/label_rows.hpp"
#include "lib/formats/loss_table.hpp"
#include "lib/model/item_path.hpp"

namespace tasks::formats {
namespace {

class CsvDocuments final : public Documents {
 public:
  explicit CsvDocuments(const FileTree& tree) {
    LineReader lines = tree.lines(tree.names().front());
    read_label_rows(lines, {}, [&](const LabelRow& row) { take(row, lines.place()); });
  }

  const ItemDocument* next() override { return m_next == m_documents.size() ? nullptr : &m_documents[m_next++]; }

 private:
  void take(const LabelRow& row, const std::string& place) {
    std::string path;
    try {
      path = model::normal_path(std::string(row.item));
    } catch (Error& e) {
      e.within(place);
      throw;
    }
    const auto [found, fresh] = m_places.emplace(path, m_documents.size());
    if (fresh) m_documents.emplace_back().item.path = path;
    ItemDocument& d = m_documents[found->second];
    d.labeled = true;
    if (std::none_of(d.answers.begin(), d.answers.end(), [&](const Answer& one) { return one.by == row.annotator; })) d.answers.push_back({.by = std::string(row.annotator), .skipped = false, .duration = 0, .at = std::nullopt});
    if (row.label.empty()) {
      m_losses.add("row", "without a label");
      return;
    }
    model::Annotation& a = d.annotations.emplace_back();
    a.label = row.label;
    a.creator = row.annotator;
    a.shape = model::Shape::class_;
  }

  std::vector<ItemDocument> m_documents;
  std::unordered_map<std::string, std::size_t> m_places;
  std::size_t m_next = 0;
};

std::string cell(std::string_view text) {
  if (text.find_first_of(",\"\r\n") == std::string_view::npos) return std::string(text);
  std::string out = "\"";
  for (const char c : text) out += c == '"' ? std::string("\"\"") : std::string(1, c);
  return out += '"';
}

class CsvWriter final : public DocumentWriter {
 public:
  explicit CsvWriter(FileSink& out) : m_file(out, traits(Format::csv).file) { m_file.text() += "item,annotator,label\n"; }
  void write(const ItemDocument& d) override {
    for (const model::Annotation& a : d.annotations) m_file.text() += cat(cell(relative_path(d.item.path)), ',', cell(a.creator.empty() ? std::string_view("unknown") : std::string_view(a.creator)), ',', cell(a.label), '\n');
  }
  void finish() override { m_file.end(); }

 private:
  TextFile m_file;
};

}  // namespace

std::unique_ptr<Documents> csv_documents(const FileTree& tree) { return std::make_unique<CsvDocuments>(tree); }
std::unique_ptr<DocumentWriter> csv_writer(FileSink& out) { return std::make_unique<CsvWriter>(out); }

}  // namespace tasks::formats
