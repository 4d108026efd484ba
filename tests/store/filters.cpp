// Filters as the database runs them: random ones over random items give what a plain reading of the language gives, on every
// engine, and what the evaluator in memory gives.
#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>
#include <random>
#include <regex>

#include "lib/base/text.hpp"
#include "lib/filters/dql.hpp"
#include "lib/filters/matching.hpp"
#include "lib/service/selecting.hpp"
#include "lib/store/selection.hpp"
#include "tests/store/labeling.hpp"

using namespace tasks;
using namespace tasks::testing;
using nlohmann::json;

namespace {

struct Sample {
  store::Id id = 0;
  json fields, metadata;
  std::string metadata_text;
  std::vector<json> annotations;
};

class World {
 public:
  World() : m_labeling({.items = 1}), m_random(20'260'105) {
    m_labeling.sql("update item set removed_op = 1");
    store::Database& db = m_labeling.db();
    m_dataset = *db.integer("select id from dataset");
    for (int i = 0; i < 60; ++i) add(db, 1000 + i);
  }

  std::vector<Sample> samples;
  std::mt19937& random() { return m_random; }
  template <class T>
  const T& pick(const std::vector<T>& from) { return from[m_random() % from.size()]; }
  bool chance(unsigned of) { return m_random() % of == 0; }

  std::vector<store::Id> by_database(const std::string& dql) {
    std::vector<store::Id> ids;
    m_labeling.look("olga", [&](store::Session& session) {
      service::select_items(session, m_dataset, {.filter = filters::FilterText{dql, ""}});
      store::selected_ids(session.db()).each([&](store::Id id) { ids.push_back(id); });
    });
    return ids;
  }

  const std::vector<std::string> paths{"/a/b.png", "/a/bc.png", "/a/b/c.png", "/a", "/b/é.jpg", "/b/ê.jpg", "/a/b*.png", "/a/b%_.png", "/A/b.png", "/a.b+(c)[d].png"};
  const std::vector<std::string> labels{"car", "cat", "car.red", "bus"};

 private:
  json value() {
    switch (m_random() % 9) {
      case 0: return 5;
      case 1: return 5.5;
      case 2: return "5";
      case 3: return true;
      case 4: return nullptr;
      case 5: return json::array({1, "rain", nullptr});
      case 6: return json{{"deep", pick(std::vector<json>{1, "rain", false})}};
      case 7: return -3;
      default: return pick(std::vector<std::string>{"rain", "räin", "Rain", "", "rain/heavy"});
    }
  }
  void add(store::Database& db, store::Id id) {
    Sample s;
    s.id = id;
    const std::string path = chance(2) ? pick(paths) : cat(pick(paths), id);
    s.fields = {{"id", id}, {"path", path}, {"dir", path.substr(0, path.rfind('/'))}, {"width", nullptr}, {"fps", nullptr}, {"external_id", nullptr}, {"hidden", chance(3)}};
    if (!chance(4)) s.fields["width"] = static_cast<int>(m_random() % 4) * 100;
    if (!chance(2)) s.fields["fps"] = static_cast<double>(m_random() % 8) / 4;
    if (!chance(3)) s.fields["external_id"] = pick(std::vector<std::string>{"x", "y", "z*", "10"});
    s.metadata = json::object();
    for (const char* key : {"w", "größe", "o"})
      if (!chance(3)) s.metadata[key] = value();
    if (!chance(5)) s.metadata_text = s.metadata.dump(-1, ' ', chance(2));  // as Python writes it, or as it is
    if (s.metadata_text.empty()) s.metadata = nullptr;
    const auto text_or_null = [](const json& v) { return v.is_null() ? std::optional<std::string>() : std::optional(v.get<std::string>()); };
    const auto number_or_null = [](const json& v) { return v.is_null() ? std::optional<std::int64_t>() : std::optional(v.get<std::int64_t>()); };
    const auto real_or_null = [](const json& v) { return v.is_null() ? std::optional<double>() : std::optional(v.get<double>()); };
    const std::string unique = cat(path, "#", id);  // paths are unique in a dataset: each item has one of its own
    s.fields["path"] = unique;
    db.execute("insert into item (id, dataset_id, ordinal, path, dir, kind, mimetype, width, fps, external_id, metadata, hidden, created_op)"
               " values ($1, $2, $1, $3, $4, 'image', 'image/png', $5, $6, $7, $8, $9, 1)",
               id, m_dataset, unique, s.fields["dir"].get<std::string>(), number_or_null(s.fields["width"]), real_or_null(s.fields["fps"]),
               text_or_null(s.fields["external_id"]), s.metadata_text.empty() ? std::optional<std::string>() : std::optional(s.metadata_text), s.fields["hidden"].get<bool>());
    for (auto n = m_random() % 4; n > 0; --n) {
      json a{{"label", pick(labels)}, {"confidence", chance(2) ? json() : json(static_cast<double>(m_random() % 4) / 4)}};
      db.execute("insert into annotation (id, layer, item_id, label, shape, source, confidence, attributes, created_op, updated_op, created_at, updated_at, deleted_op)"
                 " values ($1, 'import', $2, $3, 'class', 'import', $4, '{\"color\":\"red\"}', 1, 1, 0, 0, $5)",
                 100'000 + m_annotation++, id, a["label"].get<std::string>(), real_or_null(a["confidence"]),
                 chance(5) ? std::optional<std::int64_t>(9) : (s.annotations.push_back(a), std::nullopt));
    }
    samples.push_back(std::move(s));
  }

  Labeling m_labeling;
  std::mt19937 m_random;
  store::Id m_dataset = 0;
  std::int64_t m_annotation = 0;
};

// ---- The language, read plainly: two answers, nothing clever. ----

bool like(const std::string& pattern, const std::string& text) {
  std::string expression;
  for (std::size_t i = 0; i < pattern.size(); ++i) {
    if (pattern[i] != '*') {
      if (std::string_view(".^$+?()[]{}|\\").find(pattern[i]) != std::string_view::npos) expression += '\\';
      expression += pattern[i];
    } else if (i + 1 < pattern.size() && pattern[i + 1] == '*') {
      while (i + 1 < pattern.size() && pattern[i + 1] == '*') ++i;
      expression += "[\\s\\S]*";
    } else {
      expression += "[^/]*";
    }
  }
  return std::regex_match(text, std::regex(expression));
}

bool same_kind(const json& a, const json& b) { return a.type() == b.type() || (a.is_number() && b.is_number()); }

bool equal(const json& held, const json& wanted) {
  if (held.is_array()) return !wanted.is_null() && std::any_of(held.begin(), held.end(), [&](const json& one) { return !one.is_null() && equal(one, wanted); });
  if (wanted.is_string() && held.is_string()) return like(wanted.get<std::string>(), held.get<std::string>());
  return same_kind(held, wanted) && held == wanted;
}

bool ordered(const std::string& op, const json& held, const json& wanted) {
  if (held.is_array()) return std::any_of(held.begin(), held.end(), [&](const json& one) { return ordered(op, one, wanted); });
  if (!same_kind(held, wanted) || !(held.is_number() || held.is_string())) return false;
  return op == "$lt" ? held < wanted : op == "$lte" ? held <= wanted : op == "$gt" ? held > wanted : held >= wanted;
}

bool compared(const std::string& op, const json& held, const json& wanted) {
  if (op == "$eq") return equal(held, wanted);
  if (op == "$ne") return !equal(held, wanted);
  if (op == "$in" || op == "$nin") return std::any_of(wanted.begin(), wanted.end(), [&](const json& one) { return equal(held, one); }) == (op == "$in");
  if (op == "$exists") return held.is_null() != wanted.get<bool>();
  if (op == "$match") return equal(held, cat("**", wanted.get<std::string>(), "**"));
  return ordered(op, held, wanted);
}

json held_at(const Sample& s, const json& record, const std::string& field) {
  if (!field.starts_with("metadata.")) return record.value(field, json());
  json here = s.metadata;
  for (const std::string& step : split(field.substr(9), '.')) here = here.is_object() ? here.value(step, json()) : json();
  return here;
}

bool holds(const json& filter, const Sample& s, const json& record) {
  for (const auto& [key, value] : filter.items()) {
    const auto child = [&](const json& one) { return holds(one, s, record); };
    bool good = false;
    if (key == "$and") good = std::all_of(value.begin(), value.end(), child);
    else if (key == "$or") good = std::any_of(value.begin(), value.end(), child);
    else if (key == "$not") good = !child(value);
    else if (key == "label" && !record.contains("label")) {  // of the item: it has an annotation with that label
      const auto any = [&](const json& wanted) { return std::any_of(s.annotations.begin(), s.annotations.end(), [&](const json& a) { return equal(a["label"], wanted); }); };
      good = value.is_object() ? !any(value["$ne"]) : any(value);
    } else if (!value.is_object()) good = compared("$eq", held_at(s, record, key), value);
    else
      good = std::all_of(value.items().begin(), value.items().end(), [&](const auto& op) {
        return op.key() == "$not" ? !holds({{key, op.value()}}, s, record) : compared(op.key(), held_at(s, record, key), op.value());
      });
    if (!good) return false;
  }
  return true;
}

// ---- Random filters. ----

class Maker {
 public:
  explicit Maker(World& world) : w(world) {}

  json filter(int depth) {
    if (depth == 0 || w.chance(3)) return leaf();
    json list = json::array();
    for (auto n = 1 + w.random()() % 3; n > 0; --n) list.push_back(filter(depth - 1));
    switch (w.random()() % 4) {
      case 0: return {{"$not", filter(depth - 1)}};
      case 1: return {{"$or", list}};
      default: return {{"$and", list}};
    }
  }
  json on_annotations() {
    json leaf = w.chance(2) ? json{{"label", operators("label", [&] { return json(w.pick(w.labels)); }, true)}}
                            : json{{"confidence", operators("confidence", [&] { return json(static_cast<double>(w.random()() % 4) / 4); }, true)}};
    return w.chance(3) ? json{{"$not", leaf}} : leaf;
  }

 private:
  json operators(const std::string&, const std::function<json()>& value, bool order) {
    const std::vector<std::string> plain{"$eq", "$ne", "$in", "$nin", "$exists"}, all{"$eq", "$ne", "$in", "$nin", "$exists", "$gt", "$gte", "$lt", "$lte"};
    const std::string op = w.pick(order ? all : plain);
    if (op == "$exists") return {{op, w.chance(2)}};
    if (op == "$in" || op == "$nin") {
      json list = json::array();
      for (auto n = w.random()() % 4; n > 0; --n) list.push_back(w.chance(6) ? json() : value());
      return {{op, list}};
    }
    if (op == "$eq" || op == "$ne") return w.chance(6) ? json{{op, nullptr}} : json{{op, value()}};
    json made{{op, value()}};
    return w.chance(4) ? json{{"$not", made}} : made;
  }
  json leaf() {
    const auto text = [&] { return json(w.pick(std::vector<std::string>{"x", "y", "10", "w"})); };
    const auto pattern = [&] {
      return json(w.pick(std::vector<std::string>{"/a/*", "/a/**", "/a/b*", "**.png#1*", "/b/é*", "/*/b*#**", "*", "**", "/a/b\\*", "/a/b%*", "/a.b+(*", "/a/b*.png#10**", "/A**"}));
    };
    switch (w.random()() % 9) {
      case 0: return {{"width", operators("width", [&] { return json(static_cast<int>(w.random()() % 4) * 100); }, true)}};
      case 1: return {{"fps", operators("fps", [&] { return json(static_cast<double>(w.random()() % 8) / 4); }, true)}};
      case 2: return {{"external_id", operators("external_id", text, true)}};
      case 3: return {{"path", w.chance(2) ? pattern() : json{{w.pick(std::vector<std::string>{"$ne", "$eq", "$match"}), pattern()}}}};
      case 4: return {{"hidden", w.chance(2)}};
      case 5: return {{"label", w.chance(2) ? json(w.chance(3) ? "car**" : w.pick(w.labels)) : json{{"$ne", w.pick(w.labels)}}}};
      default: return {{w.pick(std::vector<std::string>{"metadata.w", "metadata.größe", "metadata.o.deep", "metadata.none"}), metadata()}};
    }
  }
  json metadata() {
    const auto value = [&] {
      return w.pick(std::vector<json>{5, 5.5, "5", "rain", "r*", "räin", 1, -3, ""});
    };
    if (w.chance(5)) return w.pick(std::vector<json>{true, false, nullptr});
    const auto plain = [&] {
      return w.pick(std::vector<json>{5, 5.5, "5", "rain", "räin", 1, -3, ""});
    };
    return w.chance(2) ? json(value()) : operators("metadata", plain, true);
  }

  World& w;
};

}  // namespace

TEST_CASE("random filters give what the language says") {
  World world;
  Maker maker(world);
  const filters::Entity entity = filters::items();
  std::size_t some = 0;
  for (int round = 0; round < 600; ++round) {
    const json filter = maker.filter(4);
    const bool joins = world.chance(4);
    const json join = joins ? maker.on_annotations() : json();
    const std::string dql = joins ? json{{"filter", filter}, {"join", {{"filter", join}}}}.dump() : filter.dump();
    INFO(dql);
    std::vector<store::Id> expected;
    for (const Sample& s : world.samples)
      if (holds(filter, s, s.fields) && (!joins || std::any_of(s.annotations.begin(), s.annotations.end(), [&](const json& a) { return holds(join, s, a); })))
        expected.push_back(s.id);
    REQUIRE(world.by_database(dql) == expected);
    some += !expected.empty() && expected.size() < world.samples.size();

    if (joins || dql.find("\"label\"") != std::string::npos) continue;  // annotations are not in memory
    const filters::Node root = filters::parse_dql({dql, ""}, entity, 0).root;
    std::vector<store::Id> in_memory;
    for (const Sample& s : world.samples) {
      const auto value_of = [&](const filters::FilterField& f) -> filters::Held {
        if (f.type == filters::Type::json) return s.metadata_text.empty() ? filters::Held() : filters::Held(std::string_view(s.metadata_text));
        const json& v = s.fields.at(std::string(f.name));
        if (v.is_null()) return {};
        if (v.is_boolean()) return std::int64_t{v.get<bool>()};
        if (v.is_number_integer()) return v.get<std::int64_t>();
        if (v.is_number()) return v.get<double>();
        return std::string_view(v.get_ref<const std::string&>());
      };
      if (filters::matches(root, value_of)) in_memory.push_back(s.id);
    }
    REQUIRE(in_memory == expected);
  }
  CHECK(some > 300);  // not all of them trivial
}

TEST_CASE("the widest and the deepest filters run") {
  World world;
  std::string wide = R"({"$or":[)", deep = R"({"width":100})", bushy = R"({"width":100})";
  for (int i = 0; i < 3999; ++i) wide += cat(i ? "," : "", R"({"width":)", i, "}");
  wide += "]}";
  for (int i = 0; i < 98; ++i) deep = cat(i % 2 ? R"({"$or":[)" : R"({"$and":[)", deep, i % 2 ? R"(,{"width":{"$lt":)" : R"(,{"width":{"$gt":)", i % 2 ? -i : -1 - i, "}}]}");
  // Both branches of every condition go on.
  for (int i = 0; i < 10; ++i) bushy = cat(R"({"$not":{)", i % 2 ? "\"$or\":[" : "\"$and\":[", bushy, ",", bushy, "]}}");
  std::string ids = R"({"id":{"$in":[)";
  for (int i = 0; i < 29'999; ++i) ids += cat(i ? "," : "", i);
  ids += "]}}";
  std::vector<store::Id> hundreds, all;
  for (const Sample& s : world.samples) {
    all.push_back(s.id);
    if (s.fields["width"] == 100) hundreds.push_back(s.id);
  }
  const auto known = [&] {
    std::vector<store::Id> found;
    for (const Sample& s : world.samples)
      if (!s.fields["width"].is_null()) found.push_back(s.id);
    return found;
  };
  CHECK(world.by_database(wide) == known());
  CHECK(world.by_database(deep) == hundreds);
  CHECK(world.by_database(bushy) == hundreds);
  CHECK(world.by_database(ids) == all);
  CHECK(code_of([&] { world.by_database(ids.substr(0, ids.size() - 3) + ",1,2]}}"); }) == Code::bad_value);
}
