#pragma once
// An XML document with errors that name the file and the line. Private to lib/formats: it includes pugixml, which reads no document type, resolves no
// entity of a file's own and opens no other file.
#include <optional>
#include <pugixml.hpp>
#include <string>
#include <string_view>

namespace tasks::formats {

class XmlFile {
 public:
  XmlFile(std::string text, std::string name);  // throws Code::bad_file: "a.xml: line 7: …"
  pugi::xml_node root() const { return m_document.document_element(); }

  [[noreturn]] void fail(const pugi::xml_node& at, std::string_view what) const;

  // Of a child or an attribute; they fail when it is not there, or is none.
  std::string text(const pugi::xml_node& node, const char* child) const;
  double number(const pugi::xml_node& at, std::string_view name, std::string_view text) const;
  std::string path(const pugi::xml_node& at, std::string_view text) const;  // of an item, normal
  std::int64_t whole(const pugi::xml_node& at, std::string_view name, std::string_view text) const;  // within ±10^15
  double child_number(const pugi::xml_node& node, const char* child) const;
  double attribute_number(const pugi::xml_node& node, const char* attribute) const;
  std::optional<std::int64_t> size(const pugi::xml_node& at, std::string_view name, std::string_view text) const;  // pixels; "" and 0: unknown

 private:
  std::string m_text, m_name;
  pugi::xml_document m_document;
};

}  // namespace tasks::formats
