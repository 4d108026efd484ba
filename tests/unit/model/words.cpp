#include "lib/model/words.hpp"

#include <catch2/catch.hpp>

#include "lib/base/error.hpp"

using namespace tasks;
using namespace tasks::model;

namespace {
// There and back, and as many spellings as enumerators.
template <class E>
void check(E last) {
  REQUIRE(words<E>().size() == static_cast<std::size_t>(last) + 1);
  for (std::size_t i = 0; i < words<E>().size(); ++i) {
    const auto value = static_cast<E>(i);
    REQUIRE(parse<E>(to_text(value)) == value);
  }
}
}  // namespace

TEST_CASE("every word reads back as its value") {
  check(Role::annotator);
  check(ItemKind::other);
  check(Split::test);
  check(TaskType::qa);
  check(Quality::honeypot);
  check(Channel::pipeline);
  check(Priority::none);
  check(Allocation::pulling);
  check(Stage::completed);
  check(TaskStatus::completed_with_issues);
  check(Shape::range);
  check(Layer::aggregate);
  REQUIRE(to_text(Shape::class_) == "class");
  REQUIRE(to_text(TaskStatus::in_progress) == "in-progress");
}

TEST_CASE("an unknown word is an error with the nearest one and the list") {
  try {
    parse_or_throw<Role>("manger");
    FAIL("accepted");
  } catch (const Error& e) {
    REQUIRE(e.code() == Code::bad_value);
    REQUIRE(e.message() == "there is no role \"manger\"");
    REQUIRE(e.hint_text() == "did you mean manager? it is one of owner, manager, annotator");
  }
  REQUIRE_THROWS_AS(parse_or_throw<Role>(""), Error);
  REQUIRE_THROWS_AS(parse_or_throw<Role>("Owner"), Error);
}
