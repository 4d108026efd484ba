#include "lib/render/records.hpp"

#include <catch2/catch.hpp>
#include <set>

#include "lib/base/text.hpp"

using namespace tasks;
using namespace tasks::render;

namespace {

// The description of a record and the code that fills it must agree cell by cell.
template <class T>
void check() {
  const RecordType& type = record_type<T>();
  Cells row;
  const T value{};
  if constexpr (requires { fill(row, value, Micros{0}); })
    fill(row, value, Micros{0});
  else
    fill(row, value);
  INFO(type.kind);
  REQUIRE(row.cells().size() == type.fields.size());
  for (std::size_t i = 0; i < type.fields.size(); ++i) {
    INFO(type.fields[i].name);
    REQUIRE(row.cells()[i].kind == type.fields[i].kind);
  }
}

}  // namespace

TEST_CASE("every record fills the fields that it describes") {
  check<model::User>();
  check<model::Group>();
  check<model::Dataset>();
  check<model::Item>();
  check<model::Recipe>();
  check<model::Task>();
  check<model::Assignment>();
  check<model::ProjectStatus>();
  check<model::Instructions>();
  check<model::WorkItem>();
  check<model::Annotation>();
  check<model::Operation>();
  check<model::HistoryEntry>();
}

TEST_CASE("descriptions are whole: names once, words about each, table columns that exist") {
  std::set<std::string_view> kinds, plurals;
  for (const RecordType* type : all_record_types()) {
    INFO(type->kind);
    REQUIRE(kinds.insert(type->kind).second);
    REQUIRE(plurals.insert(type->plural).second);
    std::set<std::string_view> names;
    for (const Field& field : type->fields) {
      INFO(field.name);
      REQUIRE(field.name != "type");
      REQUIRE(names.insert(field.name).second);
      REQUIRE_FALSE(field.doc.empty());
      REQUIRE(field.name.find_first_not_of("abcdefghijklmnopqrstuvwxyz_0123456789") == std::string_view::npos);
      REQUIRE((field.name.front() >= 'a' && field.name.front() <= 'z'));
    }
    for (const std::string_view column : type->table_columns) {
      INFO(column);
      REQUIRE(names.count(column) == 1);
    }
    REQUIRE(type->has_id == (type->fields.front().name == "id"));
  }
}

TEST_CASE("texts of a record outlive the filling of its row") {
  model::Item item;
  item.id = 1;
  item.metadata = R"({"patient":"a text that does not fit into the string object itself"})";
  Cells row;
  fill(row, item);
  bool found = false;
  for (const Cell& cell : row.cells()) found = found || cell.text.data() == item.metadata.data();
  REQUIRE(found);  // borrowed, not a copy that is gone
}
