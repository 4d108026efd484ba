#pragma once
// Whether an annotation is a good one (domain.md §6): its geometry is valid and lies in its item, and the recipe, when there
// is one, knows its label, allows its shape and its attributes. What passes is normalised, so that equal annotations have
// equal text.
//
//     AnnotationChecker checker(recipe);                  // nullptr: no recipe, every label and shape is welcome
//     Measures m = checker.check(annotation, extent);     // annotation.geometry and .attributes are canonical now
//     refuse_broken(broken_counts(recipe, Discards::no, counts));   // the rules for setting a status
//
// Throws Code::recipe_refused when a recipe says no and Code::bad_record when the annotation itself is malformed; the
// message begins with the field, which is also in the detail "field".
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "lib/geometry/rect.hpp"
#include "lib/model/recipe.hpp"
#include "lib/model/records.hpp"

namespace tasks::model {

// What is known of the item that the annotation lies on; unknown things are not checked.
struct ItemExtent {
  std::optional<ItemKind> kind;
  std::optional<std::int64_t> width, height, frames;
  std::optional<double> fps;
};
ItemExtent extent_of(const Item& item);

// Computed columns of an annotation: square pixels and the smallest upright rectangle around it. A classification, a text
// span and a range have neither; points, polylines and cuboids have no area.
struct Measures {
  std::optional<double> area;
  std::optional<geometry::Rect> bounds;
};

enum class Overflow {
  by_recipe,  // inside the item unless the recipe allows otherwise; a hundredth of a pixel is forgiven (rounding)
  allowed,    // for foreign files
};

// Keeps buffers: make one for a stream, not one per annotation. Not for two threads at once.
class AnnotationChecker {
 public:
  explicit AnnotationChecker(const RecipeContent* recipe, Overflow overflow = Overflow::by_recipe);  // recipe must outlive it
  ~AnnotationChecker();
  AnnotationChecker(AnnotationChecker&&) noexcept;
  AnnotationChecker& operator=(AnnotationChecker&&) noexcept;

  // Reads label, shape, geometry, attributes, frame, frame_end and confidence of `annotation`; writes geometry and
  // attributes ("" for a classification's geometry and for no attributes). Unchanged when it throws.
  Measures check(Annotation& annotation, const ItemExtent& item);

 private:
  struct State;
  std::unique_ptr<State> m_state;
};

struct LabelCount {
  std::string_view label;
  std::int64_t count = 0;
};

enum class Discards { no, yes };

// A rule that a work item breaks: its key in the recipe's file, and the annotation that does, when one alone does.
struct BrokenRule {
  std::string_view rule;
  Id annotation_id = 0;
  std::string message;
};
// rules.require_annotations, the minimum and maximum counts, and labels that exclude each other. An action that discards the item needs no
// annotations.
std::vector<BrokenRule> broken_counts(const RecipeContent* recipe, Discards discards, std::span<const LabelCount> counts);
// rules.sizes, of one annotation; what has no measures is not asked.
std::optional<BrokenRule> broken_size(const RecipeContent& recipe, Id annotation_id, std::string_view label, const Measures& measures);
// Throws Code::recipe_refused, naming every broken rule; nothing when there is none.
void refuse_broken(std::span<const BrokenRule> broken);

}  // namespace tasks::model
