// Settings, trust, findings, schema steps, copies: derived records without an id.
#include "lib/render/records.hpp"

namespace tasks::render {

template <>
const RecordType& record_type<model::Setting>() {
  static const RecordType k_type{"setting", "settings", false,
                                 {{"key", Kind::text, "name of the setting"},
                                  {"value", Kind::text, "its value; null when unset"},
                                  {"origin", Kind::text, "built-in, found, user, project, environment, flag, remembered or database"},
                                  {"where", Kind::text, "the file, variable, option or database that says so; null for built-in"},
                                  {"doc", Kind::text, "what it changes"}},
                                 {"key", "value", "origin", "where"}};
  return k_type;
}

void fill(Cells& row, const model::Setting& v) {
  row.text(v.key);
  row.text_or_null(v.value);
  row.text(v.origin);
  row.text_or_null(v.where);
  row.text(v.doc);
}

template <>
const RecordType& record_type<model::TrustedFolder>() {
  static const RecordType k_type{"trusted_folder", "trusted_folders", false,
                                 {{"folder", Kind::text, "the .tasks folder"},
                                  {"user", Kind::text, "e-mail to act as there; null when none is remembered"},
                                  {"config", Kind::text, "its preferences file; null when there is none"},
                                  {"trusted", Kind::boolean, "false when the file is not as it was when it was trusted"}},
                                 {"folder", "user", "trusted"}};
  return k_type;
}

void fill(Cells& row, const model::TrustedFolder& v) {
  row.text(v.folder);
  row.text_or_null(v.user);
  row.text_or_null(v.config);
  row.boolean(v.trusted);
}

template <>
const RecordType& record_type<model::Finding>() {
  static const RecordType k_type{"finding", "findings", false,
                                 {{"check", Kind::text, "name of the check"},
                                  {"state", Kind::text, "ok, problem or repaired"},
                                  {"message", Kind::text, "what was found"},
                                  {"repairable", Kind::boolean, "true for a derived value that --fix counts anew"}},
                                 {"check", "state", "message"}};
  return k_type;
}

void fill(Cells& row, const model::Finding& v) {
  using State = model::Finding::State;
  row.text(v.check);
  row.text(v.state == State::ok ? "ok" : v.state == State::problem ? "problem" : "repaired");
  row.text(v.message);
  row.boolean(v.repairable);
}

template <>
const RecordType& record_type<model::SchemaStep>() {
  static const RecordType k_type{"migration", "migrations", false,
                                 {{"number", Kind::integer, "place in the schema's history, from 1"},
                                  {"name", Kind::text, "what it is about"},
                                  {"applied_at", Kind::time, "when it ran on this project; null when it has not"},
                                  {"known", Kind::boolean, "false when only a newer program knows it"}},
                                 {"number", "name", "applied_at"}};
  return k_type;
}

void fill(Cells& row, const model::SchemaStep& v) {
  row.integer(static_cast<std::int64_t>(v.number));
  row.text(v.name);
  row.time(v.applied_at);
  row.boolean(v.known);
}

template <>
const RecordType& record_type<model::ProjectCopy>() {
  static const RecordType k_type{"copy", "copies", false,
                                 {{"file", Kind::text, "the file that was written"},
                                  {"name", Kind::text, "name of the project in it"},
                                  {"uuid", Kind::text, "its identity"},
                                  {"schema", Kind::integer, "number of its newest migration"},
                                  {"bytes", Kind::integer, "size of the file, bytes"},
                                  {"operations", Kind::integer, "operations in its log"},
                                  {"last_change_at", Kind::time, "instant of the last of them; null when there is none"}},
                                 {"file", "name", "bytes", "operations", "last_change_at"}};
  return k_type;
}

void fill(Cells& row, const model::ProjectCopy& v) {
  row.text(v.file);
  row.text(v.name);
  row.text(v.uuid);
  row.integer(static_cast<std::int64_t>(v.schema));
  row.integer(v.bytes);
  row.integer(v.operations);
  row.time(v.last_change_at);
}

}  // namespace tasks::render
