#include "lib/formats/own_jsonl.hpp"

#include <cmath>
#include <utility>

#include "lib/base/file.hpp"
#include "lib/base/time.hpp"
#include "lib/formats/item_fields.hpp"
#include "lib/formats/json_members.hpp"
#include "lib/formats/json_record.hpp"
#include "lib/formats/json_scan.hpp"
#include "lib/formats/own_annotation.hpp"
#include "lib/model/item_path.hpp"

namespace tasks::formats {
namespace {

void write_item(JsonText& json, const model::Item& item) {
  json.member("type", "item");
  id_or_null(json, "id", item.id);
  text_or_null(json, "dataset", item.dataset);
  json.member("path", item.path);
  json.member("dir", item.dir);
  json.member("kind", model::to_text(item.kind));
  text_or_null(json, "mimetype", item.mimetype);
  value_or_null(json, "width", item.width);
  value_or_null(json, "height", item.height);
  value_or_null(json, "frames", item.frames);
  value_or_null(json, "fps", item.fps);
  value_or_null(json, "size", item.size);
  json.member("split", model::to_text(item.split));
  json.member("ground_truth", item.ground_truth);
  text_or_null(json, "external_id", item.external_id);
  json.raw_member("metadata", item.metadata.empty() ? "{}" : std::string_view(item.metadata));
}

// µs as seconds, exactly: 12.5, 0.000001.
std::string seconds_text(Micros span) {
  std::string out = cat(span / k_second);
  if (const Micros rest = span % k_second; rest != 0) {
    const std::string digits = cat(k_second + rest);  // a one in front keeps the zeros
    out += '.';
    out += std::string_view(digits).substr(1);
    out.erase(out.find_last_not_of('0') + 1);
  }
  return out;
}

void write_work(JsonText& json, const WorkState& work) {
  json.begin_object();
  text_or_null(json, "assignee", work.assignee);
  text_or_null(json, "status_by", work.status_by);
  text_or_null(json, "status_at", work.status_at ? format_time(*work.status_at) : std::string());
  json.member("stage", model::to_text(work.stage));
  json.member("skipped", work.skipped);
  text_or_null(json, "skip_reason", work.skip_reason);
  json.member("priority", work.priority);
  text_or_null(json, "batch", work.batch);
  json.raw_member("duration_s", seconds_text(work.duration));
  json.end_object();
}

enum class WorkName { assignee, status_by, status_at, stage, skipped, skip_reason, priority, batch, duration_s };
constexpr FieldNames<9> k_work_names{{"assignee", "status_by", "status_at", "stage", "skipped", "skip_reason", "priority", "batch", "duration_s"}};

WorkState read_work(JsonRecord& record, std::string_view text) {
  WorkState work;
  record.parse(text);
  record.each([&](std::string_view key, const JsonField& field) {
    const std::size_t index = k_work_names.find(key);
    if (index == k_work_names.names.size()) fail_unknown_field(key, k_work_names.all());
    if (field.null()) return;
    switch (static_cast<WorkName>(index)) {
      case WorkName::assignee: work.assignee = field.text(); break;
      case WorkName::status_by: work.status_by = field.text(); break;
      case WorkName::status_at: work.status_at = time_of(field); break;
      case WorkName::stage: work.stage = word_of<model::Stage>(field); break;
      case WorkName::skipped: work.skipped = field.boolean(); break;
      case WorkName::skip_reason: work.skip_reason = field.text(); break;
      case WorkName::priority: work.priority = field.integer(); break;
      case WorkName::batch: work.batch = field.text(); break;
      case WorkName::duration_s: {
        const double seconds = field.number();
        if (!(seconds >= 0 && seconds < 1e9)) field.fail(cat(seconds, " is out of range"));
        work.duration = std::llround(seconds * static_cast<double>(k_second));
        break;
      }
    }
  });
  return work;
}

}  // namespace

WorkState work_state(const model::WorkItem& w) {
  return {w.assignee, w.status, w.status_by, w.status_at, w.stage, w.skipped, w.skip_reason, w.priority, w.batch, w.duration};
}

model::Item as_item(const ItemInput& in) {
  const MediaType type = media_type(in.path);
  model::Item item;
  item.path = in.path;
  item.dir = model::dir_of(in.path);
  item.kind = in.kind.value_or(model::parse<model::ItemKind>(type.kind).value_or(model::ItemKind::other));
  item.mimetype = in.mimetype.empty() ? std::string(type.mimetype) : in.mimetype;
  item.width = in.width;
  item.height = in.height;
  item.frames = in.frames;
  item.fps = in.fps;
  item.size = in.size;
  item.split = in.split.value_or(model::Split::none);
  item.ground_truth = in.ground_truth.value_or(false);
  item.external_id = in.external_id;
  item.metadata = in.metadata;
  item.hidden = in.hidden.value_or(false);
  item.content_hash = in.content_hash;
  return item;
}

struct OwnReader::State {
  JsonRecord record, inner;
  ItemFields fields;
  OwnAnnotationReader annotations;
  ItemDocument document;
  std::uint32_t seen = 0;

  void take(std::string_view key, const JsonField& field) {
    if (fields.take(key, field, record)) return;
    static constexpr FieldNames<4> k_names{{"annotations", "status", "work", "extra"}};
    const std::size_t index = k_names.find(key);
    if (index == k_names.names.size()) {
      std::vector<std::string> known = ItemFields::names();
      known.insert(known.end(), k_names.names.begin(), k_names.names.end());
      fail_unknown_field(key, known);
    }
    if ((seen >> index) & 1U) field.fail("is there twice");
    seen |= 1U << index;
    if (field.null()) return;
    switch (index) {
      case 0: take_annotations(field); break;
      case 1: document.status = field.text(); break;
      case 2:
        if (!field.object()) field.fail("expected an object");
        within("work", [&] { document.work = read_work(inner, record.raw(key)); });
        break;
      default:
        if (!field.object()) field.fail("expected an object");
        document.item_extra = compact_json(record.raw(key));
    }
  }

  void take_annotations(const JsonField& field) {
    if (!field.array()) field.fail("expected a list of annotation records");
    JsonElements elements(record.raw(field.key()));
    for (std::size_t i = 0; elements.next(); ++i)
      within(cat("annotations[", i, "]"), [&] { document.annotations.push_back(annotations.read(elements.value())); });
  }

  template <class Use>
  static void within(std::string_view place, Use use) {
    try {
      use();
    } catch (Error& e) {
      e.within(place);
      throw;
    }
  }
};

OwnReader::OwnReader() : m_state(std::make_unique<State>()) {}
OwnReader::~OwnReader() = default;
OwnReader::OwnReader(OwnReader&&) noexcept = default;
OwnReader& OwnReader::operator=(OwnReader&&) noexcept = default;

const ItemDocument& OwnReader::read(std::string_view line) {
  State& s = *m_state;
  s.record.parse(line);
  s.document.item_extra.clear();
  s.document.status.clear();
  s.document.work.reset();
  s.document.annotations.clear();
  s.seen = 0;
  s.fields.begin(s.document.item);
  s.record.each([&](std::string_view key, const JsonField& field) { s.take(key, field); });
  s.fields.finish();
  if (s.document.work) s.document.work->status = s.document.status;
  for (model::Annotation& a : s.document.annotations) a.item_path = s.document.item.path;
  return s.document;
}

void append_own_line(std::string& out, const model::Item& item, std::string_view item_extra, const WorkState* work,
                     const std::vector<model::Annotation>& annotations) {
  JsonText json;
  json.begin_object();
  write_item(json, item);
  if (!item_extra.empty()) json.raw_member("extra", item_extra);
  text_or_null(json, "status", work ? std::string_view(work->status) : std::string_view());
  if (work) {
    json.key("work");
    write_work(json, *work);
  }
  json.key("annotations");
  json.begin_array();
  for (const model::Annotation& a : annotations) write_own_annotation(json, a);
  json.end_array();
  json.end_object();
  out += json.take();
  out += '\n';
}

}  // namespace tasks::formats
