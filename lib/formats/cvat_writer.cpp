#include <map>
#include <set>

#include "lib/base/text.hpp"
#include "lib/formats/foreign_writers.hpp"
#include "lib/formats/loss_table.hpp"
#include "lib/formats/recipe_exchange.hpp"
#include "lib/formats/run_lengths.hpp"
#include "lib/formats/xml_text.hpp"

namespace tasks::formats {
namespace {

using model::AttributeType;

// What CVAT asks for a value with.
enum class Input { checkbox, number, text };

Input input_of(JsonValue::Kind kind) { return kind == JsonValue::Kind::boolean ? Input::checkbox : kind == JsonValue::Kind::number ? Input::number : Input::text; }

class CvatWriter final : public DocumentWriter {
 public:
  CvatWriter(FileSink& out, const WriterOptions& options) : m_out(out), m_name(options.name), m_recipe(options.recipe), m_labels(options.recipe), m_file(out, traits(Format::cvat).file) {}

  bool looks_twice() const override { return true; }

  void look(const ItemDocument& d) override {
    ++m_size;
    m_splits = m_splits || d.item.split.value_or(model::Split::none) != model::Split::none;
    for (const model::Annotation& a : d.annotations) {
      m_labels.of(a.label);
      JsonValue(a.attributes).each_member([&](const std::string& key, const JsonValue& value) {
        const Input input = input_of(value.kind());
        const auto [found, fresh] = m_inputs[a.label].emplace(key, input);
        if (!fresh && found->second != input) found->second = Input::text;
        return true;
      });
    }
  }

  void write(const ItemDocument& d) override {
    if (m_next == 0) write_head();
    std::string& out = m_file.text();
    out += cat("  <image id=\"", m_next++, "\" name=\"", xml(relative_path(d.item.path)), '"');
    if (d.item.split && *d.item.split != model::Split::none) out += cat(" subset=\"", subset_of(*d.item.split), '"');
    if (d.item.width && d.item.height) out += cat(" width=\"", *d.item.width, "\" height=\"", *d.item.height, '"');
    out += ">\n";
    for (const model::Annotation& a : d.annotations) write_shape(out, a);
    out += "  </image>\n";
  }

  void finish() override {
    if (m_next == 0) write_head();
    m_file.text() += "</annotations>\n";
    m_file.end();
    Losses told_elsewhere;  // of the labels: recipe export tells them
    if (m_out.many() && m_recipe != nullptr && !m_recipe->labels.empty()) m_out.put("labels.json", write_recipe(RecipeFormat::cvat, *m_recipe, told_elsewhere));
  }

 private:
  static std::string_view subset_of(model::Split split) { return split == model::Split::train ? "Train" : split == model::Split::test ? "Test" : "Validation"; }

  void write_head() {
    const std::string_view holder = m_splits ? "project" : "task";
    std::string& out = m_file.text();
    out += cat("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<annotations>\n  <version>1.1</version>\n  <meta>\n    <", holder, ">\n      <name>", xml(m_name), "</name>\n");
    if (!m_splits) out += cat("      <size>", m_size, "</size>\n      <mode>annotation</mode>\n");
    out += "      <labels>\n";
    for (const std::string& label : m_labels.names()) write_label(out, label);
    out += cat("      </labels>\n    </", holder, ">\n  </meta>\n");
  }

  void write_label(std::string& out, const std::string& name) const {
    const model::Label* label = m_recipe != nullptr ? m_recipe->find_label(name) : nullptr;
    out += cat("        <label>\n          <name>", xml(name), "</name>\n");
    if (label != nullptr && !label->color.empty()) out += cat("          <color>", label->color, "</color>\n");
    out += "          <type>any</type>\n          <attributes>\n";
    std::set<std::string> told;
    if (m_recipe != nullptr)
      for (const model::Attribute& attribute : m_recipe->attributes)
        if (m_recipe->applies(attribute, label)) {
          write_attribute(out, attribute);
          told.insert(attribute.key);
        }
    if (const auto inputs = m_inputs.find(name); inputs != m_inputs.end())
      for (const auto& [key, input] : inputs->second)
        if (!told.contains(key)) put_attribute(out, key, input == Input::checkbox ? "checkbox" : input == Input::number ? "number" : "text", {});
    out += "          </attributes>\n        </label>\n";
  }

  static void write_attribute(std::string& out, const model::Attribute& a) {
    switch (a.type) {
      case AttributeType::single: return put_attribute(out, a.key, "select", a.values);
      case AttributeType::boolean: return put_attribute(out, a.key, "checkbox", {});
      case AttributeType::slider: return put_attribute(out, a.key, "number", {cat(*a.min), cat(*a.max), cat(a.step.value_or(1))});
      case AttributeType::number: return put_attribute(out, a.key, "number", {});
      case AttributeType::multi:
      case AttributeType::text: return put_attribute(out, a.key, "text", {});
    }
  }

  static void put_attribute(std::string& out, std::string_view key, std::string_view input, const std::vector<std::string>& values) {
    out += cat("            <attribute>\n              <name>", xml(key), "</name>\n              <mutable>False</mutable>\n              <input_type>", input, "</input_type>\n");
    out += cat("              <default_value>", input == "checkbox" ? "false" : values.empty() ? std::string() : xml(values.front()), "</default_value>\n");
    out += cat("              <values>", xml(join(values, "\n")), "</values>\n            </attribute>\n");
  }

  struct Coordinates {
    std::string& out;
    std::string_view label;

    void head(std::string_view element) const { out += cat("    <", element, " label=\"", xml(label), '"'); }
    void points(std::string_view element, const std::vector<geometry::Point>& points) const {
      head(element);
      out += " points=\"";
      for (std::size_t i = 0; i < points.size(); ++i) out += cat(i == 0 ? "" : ";", points[i].x, ',', points[i].y);
      out += '"';
    }
    void rotated(double rotation) const {
      if (rotation != 0) out += cat(" rotation=\"", rotation, '"');
    }

    std::string_view operator()(const geometry::Classification&) const { return head("tag"), "tag"; }
    std::string_view operator()(const geometry::Box& b) const {
      head("box");
      out += cat(" xtl=\"", b.rect.x, "\" ytl=\"", b.rect.y, "\" xbr=\"", b.rect.x + b.rect.w, "\" ybr=\"", b.rect.y + b.rect.h, '"');
      return rotated(b.rotation), "box";
    }
    std::string_view operator()(const geometry::Polygon& p) const { return points("polygon", p.rings.front()), "polygon"; }
    std::string_view operator()(const geometry::Polyline& p) const { return points("polyline", p.points), "polyline"; }
    std::string_view operator()(const geometry::Dot& d) const { return points("points", {d.at}), "points"; }
    std::string_view operator()(const geometry::Ellipse& e) const {
      head("ellipse");
      out += cat(" cx=\"", e.center.x, "\" cy=\"", e.center.y, "\" rx=\"", e.rx, "\" ry=\"", e.ry, '"');
      return rotated(e.rotation), "ellipse";
    }
    std::string_view operator()(const geometry::Mask& mask) const {
      const RowRuns rows = rows_of(mask);
      head("mask");
      out += " rle=\"";
      for (std::size_t i = 0; i < rows.runs.size(); ++i) out += cat(i == 0 ? "" : ", ", rows.runs[i]);
      out += cat("\" left=\"", rows.left, "\" top=\"", rows.top, "\" width=\"", rows.width, "\" height=\"", rows.height, '"');
      return "mask";
    }
    std::string_view operator()(const geometry::Cuboid& c) const {
      head("cuboid");
      std::size_t at = 0;
      for (const char* side : {"1", "2"})
        for (const char* corner : {"tl", "bl", "tr", "br"}) {
          out += cat(" x", corner, side, "=\"", c.points[at].x, "\" y", corner, side, "=\"", c.points[at].y, '"');
          ++at;
        }
      return "cuboid";
    }
    template <class Other>
    std::string_view operator()(const Other&) const { return {}; }  // has been left out
  };

  void write_shape(std::string& out, const model::Annotation& a) {
    const geometry::Drawing drawing = m_shapes.read(static_cast<std::size_t>(a.shape), a.geometry);
    const std::string_view element = std::visit(Coordinates{out, a.label}, drawing.shape);
    const KeptFields kept(a.extra, "cvat");
    const std::string source = kept.text("source"), occluded = kept.text("occluded"), order = kept.text("z_order"), group = kept.text("group_id");
    out += cat(" source=\"", source.empty() ? std::string("manual") : xml(source), '"');
    if (element != "tag") out += cat(" occluded=\"", occluded.empty() ? std::string("0") : xml(occluded), "\" z_order=\"", order.empty() ? std::string("0") : xml(order), '"');
    if (!group.empty()) out += cat(" group_id=\"", xml(group), '"');
    out += ">";
    JsonValue(a.attributes).each_member([&](const std::string& key, const JsonValue& value) {
      out += cat("\n      <attribute name=\"", xml(key), "\">", xml(value.kind() == JsonValue::Kind::string ? value.string() : std::string(value.raw())), "</attribute>");
      return true;
    });
    out += cat("\n    </", element, ">\n");
  }

  FileSink& m_out;
  std::string m_name;
  const model::RecipeContent* m_recipe;
  LabelNumbers m_labels;
  TextFile m_file;
  geometry::ShapeReader m_shapes;
  std::map<std::string, std::map<std::string, Input>> m_inputs;  // of attributes that no recipe knows, by label and key
  std::int64_t m_size = 0, m_next = 0;
  bool m_splits = false;
};

}  // namespace

std::unique_ptr<DocumentWriter> cvat_writer(FileSink& out, const WriterOptions& options) { return std::make_unique<CvatWriter>(out, options); }

}  // namespace tasks::formats
