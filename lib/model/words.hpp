#pragma once
// The fixed words of the domain (domain.md §1) as enums, each with the one spelling that CLI, JSON and SQL share.
//
//     to_text(Stage::label) == "label";   parse<Stage>("label") == Stage::label;   words<Stage>() lists all
#include <array>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace tasks::model {

enum class Role { owner, manager, annotator };
enum class ItemKind { image, video, audio, text, document, other };
enum class Split { none, train, validation, test };
enum class TaskType { labeling, qa };
enum class Quality { none, consensus, qualification, honeypot };
enum class Channel { manual, pipeline };
enum class Priority { high, medium, low, none };
enum class Allocation { distribution, pulling };
enum class Stage { prepare, label, review, completed };
enum class TaskStatus { open, todo, in_progress, done, completed, completed_with_issues };
enum class Shape { class_, box, polygon, polyline, point, ellipse, mask, cuboid, text, range };
enum class IssueState { open, for_review, approved, cleared };
enum class Layer { work, ground_truth, import, model, aggregate };

template <class E>
struct Words;  // specialised below: the spellings in the order of the enumerators

template <>
struct Words<Role> { static constexpr std::string_view what = "role"; static constexpr std::array names{"owner", "manager", "annotator"}; };
template <>
struct Words<ItemKind> { static constexpr std::string_view what = "kind"; static constexpr std::array names{"image", "video", "audio", "text", "document", "other"}; };
template <>
struct Words<Split> { static constexpr std::string_view what = "split"; static constexpr std::array names{"none", "train", "validation", "test"}; };
template <>
struct Words<TaskType> { static constexpr std::string_view what = "type"; static constexpr std::array names{"labeling", "qa"}; };
template <>
struct Words<Quality> { static constexpr std::string_view what = "quality"; static constexpr std::array names{"none", "consensus", "qualification", "honeypot"}; };
template <>
struct Words<Channel> { static constexpr std::string_view what = "channel"; static constexpr std::array names{"manual", "pipeline"}; };
template <>
struct Words<Priority> { static constexpr std::string_view what = "priority"; static constexpr std::array names{"high", "medium", "low", "none"}; };
template <>
struct Words<Allocation> { static constexpr std::string_view what = "allocation"; static constexpr std::array names{"distribution", "pulling"}; };
template <>
struct Words<Stage> { static constexpr std::string_view what = "stage"; static constexpr std::array names{"prepare", "label", "review", "completed"}; };
template <>
struct Words<TaskStatus> { static constexpr std::string_view what = "status"; static constexpr std::array names{"open", "todo", "in-progress", "done", "completed", "completed-with-issues"}; };
template <>
struct Words<Shape> { static constexpr std::string_view what = "shape"; static constexpr std::array names{"class", "box", "polygon", "polyline", "point", "ellipse", "mask", "cuboid", "text", "range"}; };
template <>
struct Words<IssueState> { static constexpr std::string_view what = "state"; static constexpr std::array names{"open", "for-review", "approved", "cleared"}; };
template <>
struct Words<Layer> { static constexpr std::string_view what = "layer"; static constexpr std::array names{"work", "ground-truth", "import", "model", "aggregate"}; };

template <class E>
constexpr std::span<const char* const> words() { return Words<E>::names; }

template <class E>
constexpr std::string_view to_text(E value) { return Words<E>::names[static_cast<std::size_t>(value)]; }

template <class E>
constexpr std::optional<E> parse(std::string_view text) {
  for (std::size_t i = 0; i < Words<E>::names.size(); ++i)
    if (text == Words<E>::names[i]) return static_cast<E>(i);
  return std::nullopt;
}

// Throws Code::bad_value with the nearest word and the whole list.
[[noreturn]] void throw_bad_word(std::string_view what, std::string_view text, std::span<const char* const> known);
template <class E>
E parse_or_throw(std::string_view text) {
  if (auto value = parse<E>(text)) return *value;
  throw_bad_word(Words<E>::what, text, words<E>());
}

}  // namespace tasks::model
