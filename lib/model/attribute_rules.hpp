#pragma once
// The attributes of an annotation: an object of string, number, boolean or list of strings (cli.md §3), checked against the
// recipe's attributes and written in one spelling: keys in byte order, shortest numbers.
//
//     AttributeReader reader;
//     reader.normalise(R"({"color": "red", "age": 3.0})", nullptr, nullptr) == R"({"age":3,"color":"red"})"
#include <memory>
#include <string>
#include <string_view>

#include "lib/model/recipe.hpp"

namespace tasks::model {

class AttributeReader {
 public:
  AttributeReader();
  ~AttributeReader();
  AttributeReader(AttributeReader&&) noexcept;
  AttributeReader& operator=(AttributeReader&&) noexcept;

  // `text`: a JSON object, "" or "null". Returns "" when there are no attributes. With a recipe (`label`: the annotation's, null when the
  // recipe names none) keys and values must be the recipe's, and what it requires must be there. Throws Code::bad_record, Code::recipe_refused.
  std::string normalise(std::string_view text, const RecipeContent* recipe, const Label* label);

 private:
  struct State;
  std::unique_ptr<State> m_state;
};

}  // namespace tasks::model
