// Streams of annotations (domain.md §6, decisions.md 27, 28).
#include "lib/service/annotate.hpp"

#include <catch2/catch.hpp>

#include "lib/base/error.hpp"
#include "lib/base/text.hpp"
#include "lib/service/annotation_listing.hpp"
#include "lib/service/next_work.hpp"
#include "lib/service/set_status.hpp"
#include "lib/service/settings.hpp"
#include "lib/service/tasks.hpp"
#include "tests/store/labeling.hpp"

using namespace tasks;
using testing::Labeling;
using service::AnnotateResult;
using service::Partial;
using store::Id;
using store::Transaction;

namespace {

constexpr std::string_view k_recipe =
    "name: r\nontology:\n  labels: [{name: car}, {name: dog}]\n  attributes: [{key: parked, type: boolean}]\ntools: [class, box]\n";

AnnotateResult annotate(Labeling& p, std::string_view who, std::string lines, bool with_task = false, Partial partial = Partial::no) {
  AnnotateResult result;
  lines += std::string(64, '\n');
  p.as(who, [&](Transaction& tx) {
    service::AnnotateRequest request{.open = [&] { return LineReader::text(lines, "lines"); }, .task = {}, .partial = partial};
    if (with_task) request.task = p.task();
    result = service::annotate(tx, request);
  });
  return result;
}

std::string add(Id work_item, std::string_view rest) { return cat("{\"work_item\":", work_item, ",", rest, "}\n"); }

Error refused(const std::function<void()>& act) {
  try {
    act();
  } catch (const Error& e) {
    return e;
  }
  return Error(Code::internal, "nothing was refused");
}

std::vector<model::Annotation> all(Labeling& p, std::string_view who = "olga") {
  std::vector<model::Annotation> found;
  p.look(who, [&](store::Session& session) {
    service::AnnotationListing listing(session, {.task = service::get_task(session, "cars")}, {});
    listing.each(session, [&](const model::Annotation& a) {
      found.push_back(a);
      return true;
    });
  });
  return found;
}

constexpr std::string_view k_box = R"("label":"car","shape":"box","geometry":{"bbox":[1,2,30,40]})";

}  // namespace

TEST_CASE("annotations are added, changed and deleted, and their work items follow") {
  Labeling p({.items = 2, .recipe = std::string(k_recipe)});
  REQUIRE(annotate(p, "ana", cat(add(p.work_item(0), k_box), add(p.work_item(0), R"("label":"dog")"), add(p.work_item(1), R"("label":"dog")"))).added == 3);
  auto found = all(p);
  REQUIRE(found.size() == 3);
  REQUIRE(found[0].label == "car");
  REQUIRE(found[0].geometry == R"({"bbox":[1,2,30,40]})");
  REQUIRE(found[0].creator == "ana@x.io");
  REQUIRE(found[0].source == "manual");
  REQUIRE(p.number("select area from annotation where id = $1", found[0].id) == 1200);
  REQUIRE(p.number("select object_count from work_item where id = $1", p.work_item(0)) == 2);
  REQUIRE(p.number("select version from work_item where id = $1", p.work_item(0)) == 2);

  const auto changed = annotate(p, "ana", cat("{\"id\":", found[0].id, R"(,"attributes":{"parked":true}})", "\n{\"id\":", found[1].id, R"(,"delete":true})", "\n"));
  REQUIRE(changed.changed == 1);
  REQUIRE(changed.removed == 1);
  found = all(p);
  REQUIRE(found.size() == 2);
  REQUIRE(found[0].attributes == R"({"parked":true})");
  REQUIRE(found[0].label == "car");  // what is not named stays
  REQUIRE(p.number("select object_count from work_item where id = $1", p.work_item(0)) == 1);
  REQUIRE(p.number("select count(*) from annotation where deleted_op is not null") == 1);  // the row is kept
  REQUIRE(p.text("select row_json from annotation_version where annotation_id = $1", found[0].id).find(R"("attributes":null)") != std::string::npos);
  p.require_sound();
}

TEST_CASE("saying the same again changes nothing") {
  Labeling p({.items = 1, .recipe = std::string(k_recipe)});
  annotate(p, "ana", cat(add(p.work_item(0), k_box), add(p.work_item(0), R"("label":"dog")")));
  const auto found = all(p);
  const std::string gone = cat("{\"id\":", found[1].id, R"(,"delete":true})", "\n");
  annotate(p, "ana", gone);
  const auto operations = p.number("select count(*) from operation");
  const std::string same = cat("{\"id\":", found[0].id, R"(,"label":"car","geometry":{"bbox":[1.0,2.0,30,40]}})", "\n", gone);
  REQUIRE(annotate(p, "ana", same).unchanged == 2);
  REQUIRE(p.number("select count(*) from operation") == operations);
}

TEST_CASE("a line that may not be refuses all, or only itself with --partial") {
  Labeling p({.items = 3, .holders = {"ana", "ben", "@team"}, .recipe = std::string(k_recipe)});
  struct Case {
    std::string_view what;
    std::string line;
    Code code;
  };
  const Id mine = p.work_item(0), bens = p.work_item(1);
  const Case cases[] = {
      {"unknown label", add(mine, R"("label":"cat")"), Code::recipe_refused},
      {"shape that the recipe does not name", add(mine, R"("label":"car","shape":"point","geometry":{"point":[1,1]})"), Code::recipe_refused},
      {"unknown attribute", add(mine, R"("label":"car","attributes":{"colour":"red"})"), Code::recipe_refused},
      {"box without area", add(mine, R"("label":"car","shape":"box","geometry":{"bbox":[1,1,0,5]})"), Code::bad_record},
      {"outside of the image", add(mine, R"("label":"car","shape":"box","geometry":{"bbox":[90,1,20,5]})"), Code::recipe_refused},
      {"somebody else's work item", add(bens, k_box), Code::permission},
      {"no such work item", add(999'999, k_box), Code::not_found},
      {"the id of an item", add(p.item(0), k_box), Code::wrong_kind},
      {"no such annotation", "{\"id\":999999,\"label\":\"car\"}\n", Code::not_found},
      {"parent that is none", add(mine, R"("label":"car","parent":999999)"), Code::bad_record},
  };
  for (const Case& c : cases) {
    INFO(c.what);
    const std::string stream = cat(add(mine, k_box), c.line, add(p.work_item(2), k_box));
    const auto before = all(p).size();
    const Error error = refused([&] { annotate(p, "ana", stream); });
    REQUIRE(info(error.code()).name == info(c.code).name);
    REQUIRE(error.message().find("line 2") != std::string::npos);
    REQUIRE(all(p).size() == before);
    const AnnotateResult partly = annotate(p, "ana", stream, false, Partial::yes);
    REQUIRE(partly.added == 2);
    REQUIRE(partly.refusals.count() == 1);
    REQUIRE(all(p).size() == before + 2);
    p.require_sound();
  }
}

TEST_CASE("a line that is no record stops everything and is named") {
  Labeling p({.items = 1});
  const Error error = refused([&] { annotate(p, "ana", cat(add(p.work_item(0), R"("label":"a")"), "\n{\"work_item\":", p.work_item(0), "\n"), false, Partial::yes); });
  REQUIRE(error.code() == Code::bad_record);
  REQUIRE(error.message().find("line 3 of lines") != std::string::npos);
  REQUIRE(all(p).empty());
}

TEST_CASE("lines may name the item or its path when the task is given") {
  Labeling p({.items = 2});
  REQUIRE(refused([&] { annotate(p, "ana", "{\"path\":\"/a/1.jpg\",\"label\":\"x\"}\n"); }).code() == Code::usage);
  REQUIRE(annotate(p, "ana", cat("{\"path\":\"/a/1.jpg\",\"label\":\"x\"}\n{\"item\":", p.item(0), ",\"label\":\"y\"}\n"), true).added == 2);
  REQUIRE(p.number("select object_count from work_item where id = $1", p.work_item(1)) == 1);
  REQUIRE(refused([&] { annotate(p, "ana", "{\"path\":\"/a/7.jpg\",\"label\":\"x\"}\n", true); }).code() == Code::not_found);
  REQUIRE(refused([&] { annotate(p, "ben", "{\"path\":\"/a/1.jpg\",\"label\":\"x\"}\n", true); }).code() == Code::not_found);  // as if it were not there
}

TEST_CASE("parts belong to annotations of the same work item, and to no circle") {
  Labeling p({.items = 2});
  annotate(p, "ana", cat(add(p.work_item(0), R"("label":"whole")"), add(p.work_item(0), R"("label":"part")"), add(p.work_item(1), R"("label":"other")")));
  const auto found = all(p);
  const auto part_of = [&](Id id, Id parent) { return cat("{\"id\":", id, ",\"parent\":", parent, "}\n"); };
  REQUIRE(annotate(p, "ana", part_of(found[1].id, found[0].id)).changed == 1);
  REQUIRE(refused([&] { annotate(p, "ana", part_of(found[0].id, found[0].id)); }).code() == Code::bad_record);
  REQUIRE(refused([&] { annotate(p, "ana", part_of(found[0].id, found[2].id)); }).code() == Code::bad_record);
  REQUIRE(refused([&] { annotate(p, "ana", part_of(found[0].id, found[1].id)); }).code() == Code::bad_record);  // whole → part → whole
  REQUIRE(refused([&] { annotate(p, "ana", cat(part_of(found[0].id, 0), part_of(found[0].id, 0))); }).code() == Code::bad_record);  // twice in one stream
}

TEST_CASE("annotations under a status are marked, or refused when the project wants the status cleared first") {
  Labeling p({.items = 1});
  annotate(p, "ana", add(p.work_item(0), R"("label":"a")"));
  p.on({0}, "ana", [&](Transaction& tx) { service::set_status(tx, p.task(), {.status = "complete", .duration = {}}); });
  annotate(p, "ana", add(p.work_item(0), R"("label":"b")"));
  REQUIRE(p.number("select edited_after_status from work_item where id = $1", p.work_item(0)) == 1);
  p.as("olga", [](Transaction& tx) { service::set_project_setting(tx, "force_remove_status", "true"); });
  REQUIRE(refused([&] { annotate(p, "ana", add(p.work_item(0), R"("label":"c")")); }).code() == Code::guard);
  REQUIRE(refused([&] { annotate(p, "mia", add(p.work_item(0), R"("label":"c")")); }).code() == Code::guard);
  p.on({0}, "ana", [&](Transaction& tx) { service::set_status(tx, p.task(), {.status = "", .duration = {}}); });
  REQUIRE(annotate(p, "ana", add(p.work_item(0), R"("label":"c")")).added == 1);
  p.sql("update task set locked_at = 1");
  REQUIRE(refused([&] { annotate(p, "mia", add(p.work_item(0), R"("label":"d")")); }).code() == Code::locked);
  p.require_sound();
}

TEST_CASE("annotating is an act: it counts time on the work item that is timed") {
  Labeling p({.items = 2});
  p.as("ana", [](Transaction& tx) { service::next_work(tx, 0, 1); });
  p.later(3 * k_minute);
  annotate(p, "ana", cat(add(p.work_item(0), R"("label":"a")"), add(p.work_item(1), R"("label":"a")")));
  REQUIRE(p.number("select duration_us from work_item where id = $1", p.work_item(0)) == 3 * k_minute);
  REQUIRE(p.number("select duration_us from work_item where id = $1", p.work_item(1)) == 0);
  p.later(k_minute);
  annotate(p, "mia", add(p.work_item(0), R"("label":"b")"));
  REQUIRE(p.number("select duration_us from work_item where id = $1", p.work_item(0)) == 3 * k_minute);
  p.require_sound();
}

TEST_CASE("annotators see and change what lies on their own work items") {
  Labeling p({.items = 2, .holders = {"ana", "ben"}});
  annotate(p, "mia", cat(add(p.work_item(0), R"("label":"a")"), add(p.work_item(1), R"("label":"b")")));
  REQUIRE(all(p, "ana").size() == 1);
  REQUIRE(all(p, "ana")[0].label == "a");
  const Id bens = all(p, "ben")[0].id;
  REQUIRE(refused([&] { annotate(p, "ana", cat("{\"id\":", bens, ",\"label\":\"x\"}\n")); }).code() == Code::permission);
  REQUIRE(annotate(p, "ana", cat("{\"id\":", all(p, "ana")[0].id, ",\"label\":\"x\"}\n")).changed == 1);  // though mia made it
  // What lies on the item itself does not exist for them.
  p.db().execute("insert into annotation (id, layer, item_id, label, shape, source, created_op, updated_op, created_at, updated_at) values (800000, 'ground-truth',"
                 " $1, 'truth', 'class', 'import', 1, 1, 1, 1)", p.item(0));
  const Error theirs = refused([&] { annotate(p, "ana", "{\"id\":800000,\"label\":\"x\"}\n"); });
  const Error nobodys = refused([&] { annotate(p, "ana", "{\"id\":800001,\"label\":\"x\"}\n"); });
  REQUIRE(theirs.code() == nobodys.code());
  REQUIRE(refused([&] { annotate(p, "mia", "{\"id\":800000,\"label\":\"x\"}\n"); }).code() == Code::guard);
}

TEST_CASE("the number of statements does not depend on the length of the stream") {
  const auto statements = [](std::int64_t n) {
    Labeling p({.items = n});
    std::string adds, edits;
    for (std::int64_t i = 0; i < n; ++i) adds += add(p.work_item(i), R"("label":"a")");
    adds += std::string(64, '\n');
    std::vector<std::int64_t> counts;
    counts.push_back(p.as("ana", [&](Transaction& tx) { service::annotate(tx, {.open = [&] { return LineReader::text(adds, "adds"); }, .task = {}}); }));
    const Id first = p.number("select min(id) from annotation");
    for (std::int64_t i = 0; i < n; ++i) edits += cat("{\"id\":", first + i, i % 2 ? ",\"delete\":true}\n" : ",\"label\":\"b\"}\n");
    edits += std::string(64, '\n');
    counts.push_back(p.as("ana", [&](Transaction& tx) { service::annotate(tx, {.open = [&] { return LineReader::text(edits, "edits"); }, .task = {}}); }));
    p.require_sound();
    return counts;
  };
  REQUIRE(statements(10) == statements(10'000));
}
