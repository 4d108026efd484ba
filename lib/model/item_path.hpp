#pragma once
// Paths of items (decisions.md 7 and 24): "/"-rooted, relative to the dataset's root, with one spelling, because hashes and
// look-ups use them on every machine.
//
//     normal_path("a//./b.jpg") == "/a/b.jpg";   dir_of("/a/b.jpg") == "/a";   dir_of("/b.jpg") == "/"
//
// A URI ("s3://bucket/b.jpg") is kept as it is; its directory is what comes before its last slash.
#include <string>
#include <string_view>

namespace tasks::model {

// Throws Code::bad_value, naming the path escaped, for a path that is empty or names a folder, climbs with "..", is not
// UTF-8 or has control characters.
std::string normal_path(std::string_view path);
void normal_path(std::string_view path, std::string& out);  // the same into a string that is used again

std::string_view dir_of(std::string_view normal_path);

// "s3://bucket/a.png": a scheme, then "://".
bool is_uri(std::string_view path);

// What `path` is below the folder or URI `root` ("/a/b.png" below "/" or "/a"): begins with "/"; "" when it is not below.
std::string_view below_root(std::string_view path, std::string_view root);

}  // namespace tasks::model
