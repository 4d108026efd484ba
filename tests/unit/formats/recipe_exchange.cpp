#include "lib/formats/recipe_exchange.hpp"

#include <algorithm>
#include <catch2/catch.hpp>

#include "lib/base/error.hpp"
#include "lib/base/text.hpp"
#include "lib/formats/recipe_yaml.hpp"
#include "tests/unit/formats/mutations.hpp"

using namespace tasks;
using namespace tasks::formats;

namespace {

constexpr const char* k_recipe = R"(
ontology:
  labels: [{name: vehicle, color: "#00ff00", children: [car, {name: bus, display: Autobus}]}, {name: tree, id: 7}, "a <b> & \"c\""]
  attributes:
    - {key: side, type: single, values: [left, right], labels: [vehicle.car], required: true}
    - {key: tags, type: multi, values: [a, b]}
    - {key: parked, type: boolean}
    - {key: doors, type: number, range: [0, 8, 1]}
    - {key: dirt, type: slider, range: [0, 1, 0.1]}
    - {key: note, type: text}
tools: [box, polygon]
actions: [complete, {name: junk, discard: true}]
)";

std::vector<std::string> labels_of(const model::RecipeContent& recipe) {
  std::vector<std::string> names;
  for (const model::Label& label : recipe.labels) names.push_back(label.name);
  return names;
}

std::string name_of(RecipeFormat format) { return format == RecipeFormat::labelstudio ? "a.xml" : format == RecipeFormat::yolo ? "data.yaml" : "a.json"; }

constexpr RecipeFormat k_formats[] = {RecipeFormat::labelstudio, RecipeFormat::cvat, RecipeFormat::coco, RecipeFormat::dataloop, RecipeFormat::yolo};

}  // namespace

TEST_CASE("a recipe through another tool keeps its labels, and from the second time on everything", "[formats]") {
  const model::RecipeContent recipe = read_recipe(k_recipe, "recipe.yaml");
  for (const RecipeFormat format : k_formats) {
    INFO(model::to_text(format));
    Losses losses, none;
    const std::string first = write_recipe(format, recipe, losses);
    CHECK_FALSE(losses.empty());
    if (format != RecipeFormat::yolo) CHECK(detect_recipe_format(first, "input") == format);
    const model::RecipeContent once = read_recipe(translate_recipe(format, first, name_of(format), none), "once");
    auto wanted = labels_of(recipe), got = labels_of(once);
    std::sort(wanted.begin(), wanted.end());
    std::sort(got.begin(), got.end());
    CHECK(got == wanted);
    const std::string second = write_recipe(format, once, none);
    const model::RecipeContent twice = read_recipe(translate_recipe(format, second, name_of(format), none), "twice");
    CHECK(write_recipe(format, twice, none) == second);
    CHECK(recipe_json(twice) == recipe_json(once));
  }
}

TEST_CASE("what a format asks an attribute with comes back as that", "[formats]") {
  const model::RecipeContent recipe = read_recipe(k_recipe, "recipe.yaml");
  using model::AttributeType;
  const std::pair<RecipeFormat, std::vector<AttributeType>> k_kept[] = {
      {RecipeFormat::labelstudio, {AttributeType::single, AttributeType::multi, AttributeType::single, AttributeType::number, AttributeType::number, AttributeType::text}},
      {RecipeFormat::cvat, {AttributeType::single, AttributeType::text, AttributeType::boolean, AttributeType::number, AttributeType::number, AttributeType::text}},
      {RecipeFormat::dataloop, {AttributeType::single, AttributeType::multi, AttributeType::boolean, AttributeType::text, AttributeType::slider, AttributeType::text}},
  };
  for (const auto& [format, types] : k_kept) {
    INFO(model::to_text(format));
    Losses losses;
    const model::RecipeContent back = read_recipe(translate_recipe(format, write_recipe(format, recipe, losses), name_of(format), losses), "back");
    REQUIRE(back.attributes.size() == types.size());
    for (std::size_t i = 0; i < types.size(); ++i) {
      // Their order follows the labels that they are about.
      const model::Attribute* a = back.find_attribute(recipe.attributes[i].key);
      REQUIRE(a != nullptr);
      INFO(a->key);
      CHECK(a->type == types[i]);
      if (a->type == recipe.attributes[i].type) {
        CHECK(a->values == recipe.attributes[i].values);
        CHECK(a->labels == recipe.attributes[i].labels);
      }
    }
  }
}

TEST_CASE("broken recipes of other tools are refused or read, never more", "[formats]") {
  const model::RecipeContent recipe = read_recipe(k_recipe, "recipe.yaml");
  for (const RecipeFormat format : k_formats) {
    Losses losses;
    for_mutations(write_recipe(format, recipe, losses), 300, [&](const std::string& text) {
      try {
        read_recipe(translate_recipe(format, text, name_of(format), losses), "broken");
      } catch (const Error& e) {
        CHECK(e.code() == Code::bad_file);
      }
    });
  }
}
