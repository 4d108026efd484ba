#include "lib/base/error.hpp"

#include <algorithm>
#include <array>

namespace tasks {
namespace {

constexpr std::array k_codes{
    CodeInfo{Code::usage, "usage", Exit::usage, "see tasks help", "the call's words are wrong"},
    CodeInfo{Code::unknown_command, "usage.unknown_command", Exit::usage, "tasks help lists the commands", "there is no such command"},
    CodeInfo{Code::unknown_option, "usage.unknown_option", Exit::usage, "-h lists the options", "the command has no such option"},
    CodeInfo{Code::unknown_field, "usage.unknown_field", Exit::usage, "", "the record has no such field"},
    CodeInfo{Code::needs_yes, "usage.needs_yes", Exit::usage, "give --yes if you mean it", "an irreversible act that could not ask"},
    CodeInfo{Code::needs_selection, "usage.needs_selection", Exit::usage, "name ids, or give -, --where FIELD=VALUE or --all", "a writer was called without a selection"},
    CodeInfo{Code::not_found, "not_found", Exit::failed, "", "no record has this id or name"},
    CodeInfo{Code::wrong_kind, "wrong_kind", Exit::failed, "", "the id belongs to a record of another kind"},
    CodeInfo{Code::exists, "exists", Exit::failed, "", "the name is taken"},
    CodeInfo{Code::bad_value, "bad_value", Exit::usage, "", "a value is out of range or malformed"},
    CodeInfo{Code::bad_file, "bad_file", Exit::failed, "", "a file's content is not what it should be"},
    CodeInfo{Code::bad_record, "bad_record", Exit::failed, "", "a record of a stream is not what it should be"},
    CodeInfo{Code::recipe_refused, "recipe.refused", Exit::refused, "tasks recipe show tells what the recipe allows", "the recipe does not allow it"},
    CodeInfo{Code::io, "io", Exit::failed, "", "reading or writing a file failed"},
    CodeInfo{Code::disk_full, "disk_full", Exit::failed, "free some space and repeat; nothing was changed", "there is no space left"},
    CodeInfo{Code::not_flushed, "store.not_flushed", Exit::failed, "do not repeat it; see to the disk, then make a copy with tasks backup",
             "the change is made, but flushing it to the disk failed: a power cut may undo it"},
    CodeInfo{Code::internal, "internal", Exit::failed, "this is a defect: please report it with the debug log (TASKS_LOG=FILE)", "a defect of the program"},
    CodeInfo{Code::locked, "task.locked", Exit::refused, "a manager can tasks unlock it", "the task is locked"},
    CodeInfo{Code::permission, "permission", Exit::refused, "ask a manager or an owner", "the acting user may not do this"},
    CodeInfo{Code::unknown_actor, "permission.unknown_user", Exit::refused, "act as a user of the project with --as EMAIL or TASKS_USER; tasks user list shows them", "the acting user is not an active user of this project"},
    CodeInfo{Code::conflict, "conflict", Exit::refused, "read the records again and repeat", "a record has changed since it was read"},
    CodeInfo{Code::guard, "guard", Exit::refused, "", "a rule of the domain forbids it"},
    CodeInfo{Code::busy, "store.busy", Exit::refused, "another process is writing; repeat in a moment", "the database is held by another process"},
    CodeInfo{Code::read_only, "store.read_only", Exit::refused, "check the permissions of the folder and the file", "the database cannot be written"},
    CodeInfo{Code::unavailable, "store.unavailable", Exit::refused, "", "the database cannot be reached"},
    CodeInfo{Code::untrusted, "untrusted", Exit::refused, "read the file, then run tasks trust", "a project found upward names a program or a database"},
    CodeInfo{Code::no_project, "no_project", Exit::no_project, "run tasks init, or give -C DIR or --db PATH", "there is no project here"},
    CodeInfo{Code::schema_old, "schema.old", Exit::no_project, "run tasks migrate", "the project's schema is older than the program"},
    CodeInfo{Code::schema_new, "schema.new", Exit::no_project, "use a newer tasks", "the project's schema is newer than the program"},
    CodeInfo{Code::not_a_database, "store.not_a_database", Exit::failed, "", "the file is not a project database"},
    CodeInfo{Code::corrupt, "store.corrupt", Exit::failed, "restore a backup: tasks restore FILE", "the database file is damaged"},
    CodeInfo{Code::check_failed, "check_failed", Exit::check_failed, "", "a check said no"},
    CodeInfo{Code::partly_done, "partly_done", Exit::partial, "", "some records were refused, the others are done"},
    CodeInfo{Code::interrupted, "interrupted", Exit::interrupted, "nothing was changed", "interrupted and rolled back"},
};

}  // namespace

std::span<const CodeInfo> code_table() { return k_codes; }

const CodeInfo& info(Code code) {
  return *std::find_if(k_codes.begin(), k_codes.end(), [&](const CodeInfo& i) { return i.code == code; });
}

Error::Error(Code code, std::string message) : m_code(code), m_message(std::move(message)), m_hint(info(code).hint) {}

Error&& Error::hint(std::string text) && {
  m_hint = std::move(text);
  return std::move(*this);
}

Error&& Error::detail(std::string key, std::string value) && {
  add_detail(std::move(key), std::move(value));
  return std::move(*this);
}

Error&& Error::json_detail(std::string key, std::string json) && {
  m_json_details.emplace_back(std::move(key), std::move(json));
  return std::move(*this);
}

void Error::add_detail(std::string key, std::string value) { m_details.emplace_back(std::move(key), std::move(value)); }

void Error::within(std::string_view place) { m_message = std::string(place) + ": " + m_message; }

}  // namespace tasks
