#include <array>

#include "lib/base/error.hpp"
#include "lib/base/text.hpp"
#include "lib/formats/labelstudio_names.hpp"
#include "lib/formats/recipe_parts.hpp"
#include "lib/formats/xml_file.hpp"
#include "lib/formats/xml_text.hpp"

namespace tasks::formats {
namespace {

using model::Attribute;
using model::AttributeType;
using model::Shape;
using pugi::xml_node;

constexpr std::array k_drawn{Shape::box, Shape::polygon, Shape::ellipse, Shape::point, Shape::mask};

bool is_true(const xml_node& node, const char* name) { return fold(node.attribute(name).value()) == "true"; }

class ConfigReader {
 public:
  ConfigReader(const XmlFile& xml, Losses& losses) : m_xml(xml), m_draft(losses) {}

  model::RecipeContent read(std::string_view file) {
    if (std::string_view(m_xml.root().name()) != "View") m_xml.fail(m_xml.root(), "expected <View>, as labeling configs begin");
    for (const xml_node& node : m_xml.root().children()) look(node);
    return m_draft.take(file);
  }

 private:
  void look(const xml_node& node) {
    if (node.type() != pugi::node_element) return;
    const std::string_view tag = node.name();
    for (const Shape shape : k_drawn) {
      const std::string_view control = labelstudio_control(shape).tag;
      if (tag != control) continue;
      m_draft.tool(shape);
      return labels(node);
    }
    if (tag == "Labels") {
      m_draft.tool(m_audio ? Shape::range : Shape::text);
      return labels(node);
    }
    if (tag == "Audio" || tag == "AudioPlus") m_audio = true;
    if (tag == "Choices" && !is_true(node, "perRegion")) {
      m_draft.tool(Shape::class_);
      return labels(node);
    }
    if (tag == "Choices" || tag == "TextArea" || tag == "Number" || tag == "Rating") return attribute(node, tag);
    if (tag == "Taxonomy" || tag == "DateTime" || tag == "Pairwise" || tag == "Ranker" || tag == "Relations" || tag == "VideoRectangle" || tag == "TimeSeriesLabels" || tag == "ParagraphLabels" || tag == "HyperTextLabels")
      return m_draft.lose(tag, "this control has no place here");
    for (const xml_node& child : node.children()) look(child);
  }

  void labels(const xml_node& control) {
    for (const xml_node& node : control.children()) {
      const std::string_view tag = node.name();
      if (tag != "Label" && tag != "Choice") continue;
      const std::string_view value = trim(node.attribute("value").value()), alias = trim(node.attribute("alias").value());
      if (value.empty()) m_xml.fail(node, "has no value");
      // Results say the alias where there is one.
      m_draft.label(alias.empty() ? value : alias, value, node.attribute("background").value());
    }
  }

  void attribute(const xml_node& node, std::string_view tag) {
    if (!is_true(node, "perRegion")) return m_draft.lose(tag, "it asks about the whole item");
    Attribute a;
    a.key = trim(node.attribute("name").value());
    if (a.key.empty()) m_xml.fail(node, "has no name");
    a.required = is_true(node, "required");
    a.type = tag == "TextArea" ? AttributeType::text : tag == "Choices" ? AttributeType::single : AttributeType::number;
    if (tag == "Choices") {
      if (std::string_view(node.attribute("choice").value()) == "multiple") a.type = AttributeType::multi;
      for (const xml_node& choice : node.children("Choice")) a.values.emplace_back(trim(choice.attribute(choice.attribute("alias") ? "alias" : "value").value()));
      if (a.values.empty()) m_xml.fail(node, "has no <Choice>");
    }
    if (tag == "Rating") {
      a.min = 0;
      a.max = node.attribute("maxRating") ? m_xml.attribute_number(node, "maxRating") : 5;
      a.step = 1;
    } else if (node.attribute("min") && node.attribute("max")) {
      a.min = m_xml.attribute_number(node, "min");
      a.max = m_xml.attribute_number(node, "max");
      if (node.attribute("step")) a.step = m_xml.attribute_number(node, "step");
    }
    for (const std::string& label : split(node.attribute("whenLabelValue").value(), ',')) a.labels.emplace_back(trim(label));
    m_draft.attribute(std::move(a));
  }

  const XmlFile& m_xml;
  RecipeDraft m_draft;
  bool m_audio = false;
};

class ConfigWriter {
 public:
  ConfigWriter(const model::RecipeContent& recipe, Losses& losses) : m_recipe(recipe), m_losses(losses), m_object(object()) {}

  std::string write() {
    m_out = cat("<View>\n  <", m_object.tag, " name=\"", m_object.name, "\" value=\"$", m_object.data, "\"/>\n");
    if (m_recipe.tools.empty())
      for (const Shape shape : k_drawn) control(shape);
    for (const Shape shape : m_recipe.tools) {
      if (shape == Shape::polyline || shape == Shape::cuboid)
        m_losses.add(to_text(shape), "no such control there");
      else
        control(shape);
    }
    for (const Attribute& a : m_recipe.attributes) attribute(a);
    return m_out + "</View>\n";
  }

 private:
  LabelStudioObject object() const {
    const auto only = [&](Shape shape) { return !m_recipe.tools.empty() && m_recipe.tools.front() == shape; };
    return labelstudio_object(only(Shape::text) ? model::ItemKind::text : only(Shape::range) ? model::ItemKind::audio : model::ItemKind::image);
  }

  void control(Shape shape) {
    const LabelStudioControl c = labelstudio_control(shape);
    const std::string_view child = shape == Shape::class_ ? "Choice" : "Label";
    m_out += cat("  <", c.tag, " name=\"", c.name, "\" toName=\"", m_object.name, '"', shape == Shape::class_ ? " choice=\"multiple\"" : "", ">\n");
    for (const model::Label& label : m_recipe.labels) {
      const bool alias = label.display != label.name && label.parent == model::Label::npos && label.name.find('.') == std::string::npos;
      m_out += cat("    <", child, " value=\"", xml(alias ? label.display : label.name), '"', alias ? cat(" alias=\"", xml(label.name), '"') : std::string(), label.color.empty() ? std::string() : cat(" background=\"", label.color, '"'), "/>\n");
    }
    m_out += cat("  </", c.tag, ">\n");
  }

  void attribute(const Attribute& a) {
    std::string head = cat(" name=\"", xml(a.key), "\" toName=\"", m_object.name, "\" perRegion=\"true\"");
    if (!a.labels.empty()) head += cat(" whenLabelValue=\"", xml(join(a.labels, ",")), '"');
    if (a.required) head += " required=\"true\"";
    std::vector<std::string> choices = a.values;
    switch (a.type) {
      case AttributeType::text: m_out += cat("  <TextArea", head, "/>\n"); return;
      case AttributeType::slider:
        m_losses.add("slider", "written as a number");
        [[fallthrough]];
      case AttributeType::number:
        if (a.min && a.max) head += cat(" min=\"", *a.min, "\" max=\"", *a.max, '"');
        if (a.step) head += cat(" step=\"", *a.step, '"');
        m_out += cat("  <Number", head, "/>\n");
        return;
      case AttributeType::boolean:
        m_losses.add("boolean", "written as a choice of true and false");
        choices = {"true", "false"};
        break;
      case AttributeType::multi: head += " choice=\"multiple\""; break;
      case AttributeType::single: head += " choice=\"single\""; break;
    }
    m_out += cat("  <Choices", head, ">\n");
    for (const std::string& value : choices) m_out += cat("    <Choice value=\"", xml(value), "\"/>\n");
    m_out += "  </Choices>\n";
  }

  const model::RecipeContent& m_recipe;
  Losses& m_losses;
  LabelStudioObject m_object;
  std::string m_out;
};

}  // namespace

model::RecipeContent read_labelstudio_config(std::string_view text, std::string_view file, Losses& losses) {
  const XmlFile xml{std::string(text), std::string(file)};
  return ConfigReader(xml, losses).read(file);
}

std::string write_labelstudio_config(const model::RecipeContent& recipe, Losses& losses) { return ConfigWriter(recipe, losses).write(); }

}  // namespace tasks::formats
