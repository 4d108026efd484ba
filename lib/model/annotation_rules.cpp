#include "lib/model/annotation_rules.hpp"

#include <algorithm>
#include <cmath>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "lib/base/error.hpp"
#include "lib/base/text.hpp"
#include "lib/geometry/shape_json.hpp"
#include "lib/model/attribute_rules.hpp"

namespace tasks::model {
namespace {

// Two decimals, as exporters write them, can carry x + w this far over the edge; the rest is for sums of doubles.
constexpr double k_forgiven = 0.01 + 1e-6;

[[noreturn]] void refuse(Code code, std::string field, std::string_view what) {
  throw Error(code, cat(field, ": ", what)).detail("field", field);
}

void check_frames(const Annotation& a, const geometry::Drawing& drawing, const ItemExtent& item) {
  const bool moves = !drawing.keyframes.empty();
  if (!a.frame && !a.frame_end && !moves) return;
  if (item.kind == ItemKind::image && !item.frames) refuse(Code::bad_record, "frame", "the item is an image, it has no frames");
  if (!a.frame) refuse(Code::bad_record, "frame", moves ? "a track with key frames needs its first frame" : "frame_end needs a frame");
  if (*a.frame < 0) refuse(Code::bad_record, "frame", cat(*a.frame, " is below 0"));
  const std::int64_t last = a.frame_end.value_or(*a.frame);
  if (last < *a.frame) refuse(Code::bad_record, "frame_end", cat(last, " is before frame ", *a.frame));
  if (item.frames && last >= *item.frames)
    refuse(Code::bad_record, a.frame_end ? "frame_end" : "frame",
           cat(last, " is outside the video, which has frames 0 to ", *item.frames - 1));
  for (std::size_t i = 0; i < drawing.keyframes.size(); ++i) {
    const std::int64_t frame = drawing.keyframes[i].frame;
    if (frame < *a.frame || (a.frame_end && frame > last) || (item.frames && frame >= *item.frames))
      refuse(Code::bad_record, cat("geometry.keyframes[", i, "].frame"), cat(frame, " is outside the annotation's frames"));
  }
}

void check_inside(const geometry::Shape& shape, const ItemExtent& item, std::string_view field) {
  if (!item.width || !item.height) return;
  const auto r = geometry::bounds(shape);
  if (!r) return;
  const auto w = static_cast<double>(*item.width), h = static_cast<double>(*item.height);
  if (r->x >= -k_forgiven && r->y >= -k_forgiven && r->x + r->w <= w + k_forgiven && r->y + r->h <= h + k_forgiven) return;
  throw Error(Code::recipe_refused, cat(field, ": reaches from ", r->x, ",", r->y, " to ", r->x + r->w, ",", r->y + r->h,
                                        ", outside the image of ", *item.width, "×", *item.height))
      .hint("a recipe with rules: {allow_overflow: true} allows it")
      .detail("field", std::string(field));
}

// A mask speaks about every pixel of its item, so their sizes are the same, whatever may overflow.
void check_mask_size(const geometry::Shape& shape, const ItemExtent& item, std::string_view field) {
  const auto* mask = std::get_if<geometry::Mask>(&shape);
  if (!mask || !item.width || !item.height) return;
  if (mask->width != *item.width || mask->height != *item.height)
    refuse(Code::bad_record, cat(field, ".rle.size"),
           cat("is [", mask->height, ",", mask->width, "], the item is [", *item.height, ",", *item.width, "] (height, width)"));
}

void check_time(const geometry::Shape& shape, const ItemExtent& item) {
  const auto* range = std::get_if<geometry::TimeRange>(&shape);
  if (!range || !item.frames || !item.fps || !(*item.fps > 0)) return;
  const double duration = static_cast<double>(*item.frames) / *item.fps;
  if (range->end_s > duration + 1 / *item.fps)
    refuse(Code::bad_record, "geometry.end_s", cat(range->end_s, " is after the end of the item at ", duration, " s"));
}

void check_label_text(std::string_view label) {
  if (label.empty()) refuse(Code::bad_record, "label", "is missing or empty");
  for (const char c : label)
    if (static_cast<unsigned char>(c) < 0x20 || c == 0x7f) refuse(Code::bad_record, "label", cat(quote(label), " has a control character"));
}

}  // namespace

struct AnnotationChecker::State {
  const RecipeContent* recipe;
  Overflow overflow;
  geometry::ShapeReader shapes;
  AttributeReader attributes;
  // Looking for the nearest of 100,000 labels costs milliseconds: a stream that repeats its mistakes pays once for each.
  std::unordered_map<std::string, std::string> hints;

  const Label& known_label(const std::string& name) {
    if (const Label* label = recipe->find_label(name)) return *label;
    if (hints.size() > 100) hints.clear();
    auto [it, fresh] = hints.try_emplace(name);
    if (fresh) it->second = label_hint(name);
    throw Error(Code::recipe_refused, cat("label: ", quote(name), " is not in the recipe")).hint(it->second).detail("field", "label");
  }

  std::string label_hint(const std::string& name) const {
    std::vector<std::string> all;
    all.reserve(recipe->labels.size());
    for (const Label& label : recipe->labels) all.push_back(label.name);
    if (const auto near = nearest(name, all)) return cat("did you mean ", quote(*near), "?");
    // "car" for "vehicle.car" is the common slip in a tree.
    for (const std::string& full : all)
      if (full.size() > name.size() && full.ends_with(name) && full[full.size() - name.size() - 1] == '.')
        return cat("did you mean ", quote(full), "?");
    if (all.size() <= 12) return cat("it has ", join(all, ", "));
    return "tasks recipe show lists its labels";
  }

  void check_tool(Shape shape) const {
    if (recipe->allows(shape)) return;
    std::vector<std::string> tools;
    for (const Shape tool : recipe->tools) tools.emplace_back(to_text(tool));
    throw Error(Code::recipe_refused, cat("shape: the recipe has no tool ", quote(to_text(shape))))
        .hint(cat("it has ", join(tools, ", ")))
        .detail("field", "shape");
  }
};

ItemExtent extent_of(const Item& item) { return {item.kind, item.width, item.height, item.frames, item.fps}; }

AnnotationChecker::AnnotationChecker(const RecipeContent* recipe, Overflow overflow)
    : m_state(std::make_unique<State>(State{recipe, overflow, {}, {}, {}})) {}
AnnotationChecker::~AnnotationChecker() = default;
AnnotationChecker::AnnotationChecker(AnnotationChecker&&) noexcept = default;
AnnotationChecker& AnnotationChecker::operator=(AnnotationChecker&&) noexcept = default;

Measures AnnotationChecker::check(Annotation& annotation, const ItemExtent& item) {
  State& s = *m_state;
  check_label_text(annotation.label);
  const Label* label = nullptr;
  if (s.recipe) {
    if (!s.recipe->labels.empty()) label = &s.known_label(annotation.label);
    s.check_tool(annotation.shape);
  }
  if (annotation.confidence && !(*annotation.confidence >= 0 && *annotation.confidence <= 1))
    refuse(Code::bad_record, "confidence", cat(*annotation.confidence, " is not in 0..1"));

  const geometry::Drawing drawing = s.shapes.read(static_cast<std::size_t>(annotation.shape), annotation.geometry);
  geometry::check_valid(drawing);
  check_frames(annotation, drawing, item);
  check_time(drawing.shape, item);
  const bool may_overflow = s.overflow == Overflow::allowed || (s.recipe && s.recipe->rules.allow_overflow);
  const auto check_place = [&](const geometry::Shape& shape, std::string_view field) {
    check_mask_size(shape, item, field);
    if (!may_overflow) check_inside(shape, item, field);
  };
  check_place(drawing.shape, "geometry");
  for (std::size_t i = 0; i < drawing.keyframes.size(); ++i) check_place(drawing.keyframes[i].shape, cat("geometry.keyframes[", i, "].geometry"));

  std::string attributes = s.attributes.normalise(annotation.attributes, s.recipe, label);
  annotation.attributes = std::move(attributes);
  annotation.geometry.clear();
  if (annotation.shape != Shape::class_) geometry::append_json(annotation.geometry, drawing);
  return {geometry::area(drawing.shape), geometry::bounds(drawing.shape)};
}

std::vector<BrokenRule> broken_counts(const RecipeContent* recipe, Discards discards, std::span<const LabelCount> counts) {
  std::vector<BrokenRule> broken;
  if (!recipe || discards == Discards::yes) return broken;
  const Rules& rules = recipe->rules;
  const auto compare = [&](std::int64_t n, const Limits& limits, std::string_view of, std::string_view least, std::string_view most) {
    const std::string has = cat("the work item has ", plural(n, "annotation"), of);
    if (limits.min && n < *limits.min) broken.push_back({least, 0, cat(has, ", the recipe wants at least ", *limits.min)});
    if (limits.max && n > *limits.max) broken.push_back({most, 0, cat(has, ", the recipe allows at most ", *limits.max)});
  };
  const auto is_or_below = [&](const std::string& scope, std::string_view name) {
    const Label* label = recipe->find_label(name);
    return name == scope || (label && recipe->covers(scope, *label));
  };

  std::int64_t total = 0;
  for (const LabelCount& c : counts) total += c.count;
  if (rules.require_annotations && total == 0 && !(rules.annotations.min && *rules.annotations.min > 0))
    broken.push_back({"require_annotations", 0, "the work item has no annotation, the recipe requires one"});
  compare(total, rules.annotations, "", "min_annotations", "max_annotations");
  for (const LabelLimits& limits : rules.per_label) {
    std::int64_t n = 0;
    for (const LabelCount& c : counts)
      if (is_or_below(limits.label, c.label)) n += c.count;
    compare(n, limits.limits, cat(" with the label ", quote(limits.label)), "per_label", "per_label");
  }
  for (const std::vector<std::string>& labels : rules.exclude) {
    std::vector<std::string> there;
    for (const std::string& scope : labels)
      if (std::any_of(counts.begin(), counts.end(), [&](const LabelCount& c) { return c.count > 0 && is_or_below(scope, c.label); })) there.push_back(quote(scope));
    if (there.size() > 1) broken.push_back({"exclude", 0, cat("the labels ", join(there, " and "), " exclude each other")});
  }
  return broken;
}

std::optional<BrokenRule> broken_size(const RecipeContent& recipe, Id annotation_id, std::string_view name, const Measures& measures) {
  for (const SizeLimits& size : recipe.rules.sizes) {
    const Label* label = recipe.find_label(name);
    const bool meant = size.labels.empty() || std::any_of(size.labels.begin(), size.labels.end(), [&](const std::string& scope) { return name == scope || (label && recipe.covers(scope, *label)); });
    if (!meant) continue;
    std::string what;
    if (measures.bounds && measures.bounds->w < size.min_width) what = cat(measures.bounds->w, " pixels wide, the recipe wants at least ", size.min_width);
    else if (measures.bounds && measures.bounds->h < size.min_height) what = cat(measures.bounds->h, " pixels high, the recipe wants at least ", size.min_height);
    else if (measures.area && *measures.area < size.min_area) what = cat(*measures.area, " square pixels large, the recipe wants at least ", size.min_area);
    if (!what.empty()) return BrokenRule{"sizes", annotation_id, cat("annotation ", annotation_id, " (", name, ") is ", what)};
  }
  return std::nullopt;
}

void refuse_broken(std::span<const BrokenRule> broken) {
  if (broken.empty()) return;
  std::vector<std::string> messages;
  for (const BrokenRule& rule : broken) messages.push_back(rule.message);
  throw Error(Code::recipe_refused, join(messages, "; ")).detail("field", "status");
}

}  // namespace tasks::model
