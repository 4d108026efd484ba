#include "lib/formats/document_writers.hpp"

#include "lib/base/error.hpp"
#include "lib/base/text.hpp"
#include "lib/formats/foreign_readers.hpp"
#include "lib/formats/foreign_writers.hpp"
#include "lib/formats/json_scan.hpp"
#include "lib/formats/reducing.hpp"

namespace tasks::formats {
namespace {

class JsonlWriter final : public DocumentWriter {
 public:
  explicit JsonlWriter(FileSink& out) : m_file(out, traits(Format::jsonl).file) {}
  void write(const ItemDocument& d) override {
    const auto work = d.work ? d.work : worked(d);
    append_own_line(m_file.text(), as_item(d.item), d.item_extra, work ? &*work : nullptr, d.annotations);
  }
  void finish() override { m_file.end(); }

 private:
  // Of a file that tells who answered: the first of them, and the time of all.
  static std::optional<WorkState> worked(const ItemDocument& d) {
    if (d.status.empty() && d.answers.empty()) return std::nullopt;
    WorkState work{.assignee = {}, .status = d.status, .status_by = {}, .status_at = {}, .skip_reason = {}, .batch = {}};
    if (!d.status.empty()) work.stage = model::Stage::completed;
    for (const Answer& answer : d.answers) work.duration += answer.duration;
    if (d.answers.empty()) return work;
    work.assignee = d.answers.front().by;
    work.skipped = d.answers.front().skipped && d.status.empty();
    if (!d.status.empty()) {
      work.status_by = work.assignee;
      work.status_at = d.answers.front().at;
    }
    return work;
  }

  TextFile m_file;
};

std::unique_ptr<DocumentWriter> open_writer(Format format, FileSink& out, const WriterOptions& options) {
  switch (format) {
    case Format::coco: return coco_writer(out, options);
    case Format::jsonl: return jsonl_writer(out);
    case Format::labelstudio: return labelstudio_writer(out, options);
    case Format::cvat: return cvat_writer(out, options);
    case Format::voc: return voc_writer(out);
    case Format::yolo:
    case Format::yolo_seg:
    case Format::yolo_obb:
    case Format::yolo_darknet: return yolo_writer(out, format, options);
    case Format::dataloop: return dataloop_writer(out);
    case Format::datumaro: return datumaro_writer(out, options);
    case Format::csv: return csv_writer(out);
  }
  throw Error(Code::internal, "no such format");
}

}  // namespace

std::unique_ptr<DocumentWriter> jsonl_writer(FileSink& out) { return std::make_unique<JsonlWriter>(out); }

LabelNumbers::LabelNumbers(const model::RecipeContent* recipe) {
  if (recipe == nullptr) return;
  for (const model::Label& label : recipe->labels) of(label.name);
}

std::size_t LabelNumbers::of(const std::string& label) {
  const auto [found, fresh] = m_numbers.emplace(label, m_names.size());
  if (fresh) m_names.push_back(label);
  return found->second;
}

KeptFields::KeptFields(std::string_view extra, std::string_view format) : m_part(json_member(extra, format)) {
  if (!m_part.starts_with('{')) m_part = {};
}

void KeptFields::each(const std::function<void(const std::string&, const JsonValue&)>& visit) const {
  JsonValue(m_part).each_member([&](const std::string& key, const JsonValue& value) {
    visit(key, value);
    return true;
  });
}

std::string KeptFields::text(std::string_view name) const {
  const std::string_view value = m_part.empty() ? std::string_view() : json_member(m_part, name);
  return value.starts_with('"') ? JsonValue(value).string() : std::string();
}

std::string_view relative_path(std::string_view path) { return path.starts_with('/') ? path.substr(1) : path; }

std::string FileNames::of(std::string_view path) {
  std::string name(without_extension(path));
  if (m_taken.insert(name).second) return name;
  name = path;
  while (!m_taken.insert(name).second) name += '_';
  return name;
}

Written write_documents(Format format, const EachDocument& each, FileSink& out, const WriterOptions& options) {
  Written written;
  const auto writer = open_writer(format, out, options);
  if (writer->looks_twice()) {
    Losses told_later;
    Reducer reducer(format, told_later);
    each([&](const ItemDocument& document) { writer->look(reducer.reduce(document)); });
  }
  Reducer reducer(format, written.losses);
  each([&](const ItemDocument& document) {
    const ItemDocument& kept = reducer.reduce(document);
    writer->write(kept);
    ++written.items;
    written.annotations += static_cast<std::int64_t>(kept.annotations.size());
  });
  writer->finish();
  return written;
}

}  // namespace tasks::formats
