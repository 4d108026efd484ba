#pragma once
// The JSON objects of a tree of files, one after the other: a file is an object, a list of them, or one a line. Private to lib/formats.
//
//     JsonObjects objects(tree);
//     while (objects.next()) objects.within([&] { use(parse(objects.text())); });    // errors name file, element and line
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "lib/base/file_tree.hpp"
#include "lib/formats/json_file.hpp"

namespace tasks::formats {

class JsonObjects {
 public:
  explicit JsonObjects(const FileTree& tree);  // its files that end in .json, .jsonl or .ndjson; a single file whatever its name
  bool next();
  std::string_view text() const { return m_elements[m_at]; }
  // Errors of records and of JSON come out as Code::bad_file with their place in front.
  void within(const std::function<void()>& use) const;

 private:
  bool open_next();

  const FileTree& m_tree;
  std::vector<std::string> m_names;
  std::size_t m_next = 0, m_at = 0;
  std::string m_text;
  std::vector<std::string_view> m_elements;
  std::optional<JsonFile> m_file;
};

}  // namespace tasks::formats
