#pragma once
// A whole project as text that outlives programs: every record of every kind, with its history, as JSON Lines in one archive (formats/bundle.hpp). It is
// to other tools what a backup is to this one: the same records come out of it again, in either engine. The same project gives the same bytes.
#include <cstdint>
#include <filesystem>

#include "lib/base/file_sink.hpp"
#include "lib/store/session.hpp"

namespace tasks::service {

struct Bundled {
  std::int64_t items = 0, annotations = 0, records = 0;  // rows of all tables
};
// The session must be reading. Memory does not depend on the project.
Bundled write_bundle(store::Session& session, FileSink& out);

bool is_bundle(const std::filesystem::path& file);  // whether it is a zip archive, at its beginning

// Makes a database file of it, as a backup is one. Throws Code::bad_file for whatever is not as the manifest says: a file that is missing, too long, or of
// another checksum, a row that is none; Code::schema_new or schema_old for another schema.
void unpack_bundle(const std::filesystem::path& file, const std::filesystem::path& database);

}  // namespace tasks::service
