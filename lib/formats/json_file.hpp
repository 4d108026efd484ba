#pragma once
// A large JSON file, walked element by element without building it: constant memory beside the text, and every complaint
// knows its place. Elements are text: give them to a parser.
//
//     JsonFile file(text, "instances.json");
//     for (const auto& [key, value] : file.members()) …                       // of the object that the file is
//     file.each_element(images, "images", [&](std::size_t i, std::string_view element) { … });
//
// All errors are Code::bad_file: "instances.json: the file is cut off inside annotations[812], line 17".
#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace tasks::formats {

class JsonFile {
 public:
  JsonFile(std::string_view text, std::string name);  // the text must outlive it

  const std::string& name() const { return m_name; }
  bool is_list() const;

  std::vector<std::pair<std::string, std::string_view>> members() const;
  std::string_view list() const;  // the whole file, which is a list

  // An Error that `use` throws comes out with the element's place in front: "instances.json: images[3] (id 7), line 12: …".
  void each_element(std::string_view array, std::string_view what,
                    const std::function<void(std::size_t, std::string_view)>& use) const;

  [[noreturn]] void fail(std::string_view at, std::string_view what, std::string hint = {}) const;  // `at` points into the text

 private:
  std::string place(std::size_t offset) const;  // ", line 12", or "" in a file of one line
  std::size_t offset(std::string_view part) const { return static_cast<std::size_t>(part.data() - m_text.data()); }
  [[noreturn]] void fail_cut(std::string_view what, std::size_t from) const;

  std::string_view m_text;
  std::string m_name;
};

}  // namespace tasks::formats
