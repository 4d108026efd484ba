#include "lib/formats/foreign_readers.hpp"

#include <tuple>
#include <unordered_map>
#include <unordered_set>

#include "lib/base/error.hpp"
#include "lib/base/json_text.hpp"
#include "lib/base/text.hpp"
#include "lib/formats/drawn.hpp"
#include "lib/formats/xml_file.hpp"

namespace tasks::formats {
namespace {

// "Annotations/a/b.xml" is about a picture in the folder "a".
std::string_view folder_of(std::string_view name) {
  constexpr std::string_view k_annotations = "Annotations/";
  if (const auto at = name.find(k_annotations); at != std::string_view::npos && (at == 0 || name[at - 1] == '/')) name.remove_prefix(at + k_annotations.size());
  const auto slash = name.rfind('/');
  return slash == std::string_view::npos ? std::string_view() : name.substr(0, slash + 1);
}

std::string_view stem_of(std::string_view name) {
  name.remove_prefix(name.rfind('/') == std::string_view::npos ? 0 : name.rfind('/') + 1);
  return name.substr(0, name.rfind('.'));
}

class VocDocuments final : public Documents {
 public:
  VocDocuments(const FileTree& tree, DocumentOptions options) : m_tree(tree), m_options(std::move(options)) {
    for (const std::string& name : tree.names()) {
      if (tree.single() || name.ends_with(".xml")) m_files.push_back(&name);
      if (name.ends_with("/train.txt") || name == "train.txt") read_split(name, model::Split::train);
      if (name.ends_with("/val.txt") || name == "val.txt") read_split(name, model::Split::validation);
      if (name.ends_with("/test.txt") || name == "test.txt") read_split(name, model::Split::test);
    }
  }

  const ItemDocument* next() override {
    if (m_next == m_files.size()) return nullptr;
    const std::string& name = *m_files[m_next++];
    const XmlFile xml(m_tree.read(name), m_tree.place(name));
    const pugi::xml_node root = xml.root();
    if (std::string_view(root.name()) != "annotation") xml.fail(root, "expected <annotation>, as Pascal VOC has it");
    m_document = {};
    std::string file(trim(root.child("filename").text().get()));
    if (file.empty()) file = cat(stem_of(name), ".jpg");
    m_document.item.path = xml.path(root, cat(folder_of(name), file));
    if (!m_paths.insert(m_document.item.path).second) xml.fail(root, cat("another file is about ", quote(m_document.item.path), ", too"));
    const pugi::xml_node size = root.child("size");
    m_document.item.width = xml.size(size, "width", size.child("width").text().get());
    m_document.item.height = xml.size(size, "height", size.child("height").text().get());
    for (const std::string& listed : {cat(folder_of(name), stem_of(name)), std::string(stem_of(name))})
      if (const auto split = m_splits.find(listed); split != m_splits.end() && !m_document.item.split) m_document.item.split = split->second;
    keep_item(root);
    for (const pugi::xml_node object : root.children("object")) take(xml, object);
    return &m_document;
  }

 private:
  void read_split(const std::string& name, model::Split split) {
    const std::string text = m_tree.read(name);
    for (const std::string& line : tasks::split(text, '\n'))
      if (std::string_view id = trim(line); !id.empty()) {
        // Lists of a class say behind each name whether the picture has it: "a -1".
        if (id.size() > 3 && (id.ends_with(" 1") || id.ends_with(" -1") || id.ends_with(" 0"))) id = trim(id.substr(0, id.rfind(' ')));
        m_splits.emplace(std::string(id), split);
      }
  }

  void take(const XmlFile& xml, const pugi::xml_node& object) {
    const pugi::xml_node box = object.child("bndbox");
    if (!box) {
      m_losses.add("object", "it has no bndbox");
      return;
    }
    if (object.child("part")) m_losses.add("part", "parts of objects have no place here");
    const double left = xml.child_number(box, "xmin"), top = xml.child_number(box, "ymin"), right = xml.child_number(box, "xmax"), bottom = xml.child_number(box, "ymax");
    const geometry::Shape shape = geometry::Box{between(left, top, right, bottom), 0};
    if (!(right > left) || !(bottom > top)) {
      if (!m_options.skip_empty) xml.fail(box, cat("the box from ", left, ',', top, " to ", right, ',', bottom, " has no area"));
      m_losses.add("box", "without area");
      return;
    }
    model::Annotation& a = m_document.annotations.emplace_back();
    a.label = xml.text(object, "name");
    draw(a, shape);
    keep(object, a);
  }

  // What we do not model, to be written back.
  void keep_item(const pugi::xml_node& root) {
    JsonText fields;
    bool any = false;
    fields.begin_object();
    fields.key("voc");
    fields.begin_object();
    for (const auto& [name, node, usual] : {std::tuple("folder", root.child("folder"), folder_name(m_document.item.path)), std::tuple("database", root.child("source").child("database"), std::string()),
                                            std::tuple("depth", root.child("size").child("depth"), std::string("3")), std::tuple("segmented", root.child("segmented"), std::string("0"))})
      if (const std::string_view said = trim(node.text().get()); !said.empty() && said != usual) {
        fields.member(name, said);
        any = true;
      }
    fields.end_object();
    fields.end_object();
    if (any) m_document.item_extra = fields.take();
  }
  static std::string folder_name(std::string_view path) {
    const auto slash = path.rfind('/');
    return slash == 0 || slash == std::string_view::npos ? std::string() : std::string(path.substr(1, slash - 1));
  }

  static void keep(const pugi::xml_node& object, model::Annotation& a) {
    JsonText fields, attributes;
    fields.begin_object();
    fields.key("voc");
    fields.begin_object();
    bool any = false;
    for (const char* name : {"pose", "truncated", "difficult", "occluded"})
      if (const pugi::xml_node field = object.child(name)) {
        fields.member(name, trim(field.text().get()));
        any = true;
      }
    fields.end_object();
    fields.end_object();
    if (any) a.extra = fields.take();
    if (!object.child("attributes")) return;
    attributes.begin_object();
    for (const pugi::xml_node attribute : object.child("attributes").children("attribute")) attributes.member(trim(attribute.child("name").text().get()), trim(attribute.child("value").text().get()));
    attributes.end_object();
    a.attributes = attributes.take();
  }

  const FileTree& m_tree;
  DocumentOptions m_options;
  std::vector<const std::string*> m_files;
  std::unordered_map<std::string, model::Split> m_splits;
  std::unordered_set<std::string> m_paths;
  std::size_t m_next = 0;
  ItemDocument m_document;
};

}  // namespace

std::unique_ptr<Documents> voc_documents(const FileTree& tree, DocumentOptions options) { return std::make_unique<VocDocuments>(tree, std::move(options)); }

}  // namespace tasks::formats
