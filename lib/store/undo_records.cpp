// take_back() of undo.hpp: what is in columns by undo_columns.hpp, the rest each in its own way.
#include <algorithm>
#include <map>
#include <set>

#include <nlohmann/json.hpp>

#include "lib/base/error.hpp"
#include "lib/base/text.hpp"
#include "lib/store/annotations.hpp"
#include "lib/store/people.hpp"
#include "lib/store/project.hpp"
#include "lib/store/recipes.hpp"
#include "lib/store/quality.hpp"
#include "lib/store/selection.hpp"
#include "lib/store/tasks.hpp"
#include "lib/store/undo.hpp"
#include "lib/store/undo_columns.hpp"
#include "lib/store/undo_fields.hpp"
#include "lib/store/undo_intervals.hpp"

namespace tasks::store {
namespace {

constexpr std::string_view k_old_contents =
    "select v.annotation_id, v.row_json from undone u cross join annotation_version v where v.annotation_id = u.id and v.op_id = $1 order by u.id";
constexpr std::string_view k_delete_actions = "delete from task_action where task_id = $1";
constexpr std::string_view k_items_of = "select i.dataset_id, count(*) from undone u join item i on i.id = u.id group by i.dataset_id order by i.dataset_id";
constexpr std::string_view k_count_items = "update dataset set item_count = item_count + $2 where id = $1";

void load_undone(Database& db, const std::vector<const NotedEffect*>& effects) {
  std::vector<Id> all;
  for (const NotedEffect* e : effects) e->ids.each([&](Id id) { all.push_back(id); });
  std::sort(all.begin(), all.end());
  all.erase(std::unique(all.begin(), all.end()), all.end());
  static constexpr std::string_view k_columns[] = {"id", "ordinal"};
  create_selection_table(db, "undone");
  auto load = db.bulk("undone", k_columns, {});
  for (const Id id : all) {
    const Value row[] = {id, 0};
    load->add(row);
  }
  load->finish();
}

using Effects = std::vector<const NotedEffect*>;

class TakingBack {
 public:
  TakingBack(Transaction& tx, const NotedOperation& operation) : m_tx(tx), m_operation(operation) {}

  void run() {
    for (const NotedEffect& e : m_operation.effects) sort_out(e);
    for (auto& [kind, columns] : m_columns) columns.write(m_tx);
    take_back_intervals(m_tx, m_intervals);
    rewrite_contents();
    count_items();
    for (const auto& act : m_others) act();
    mirror();
    look_for_loose_ends();
  }

 private:
  void sort_out(const NotedEffect& e) {
    if (tells_only(e.kind, e.field)) return;
    const bool made = e.field == "created", removed = e.field == "removed";
    if (e.kind == "project") return m_others.push_back([this, &e] { set_setting(e); });
    if (e.kind == "work_interval") return m_intervals.push_back(&e);
    if (e.kind == "item" && (e.field == "ground_truth" || e.field.starts_with("metadata."))) return;  // lib/service/undo.cpp
    if (e.kind == "recipe" && e.field == "version") return m_others.push_back([this, &e] { set_recipe_version(e); });
    if (e.kind == "user" && made) return m_others.push_back([this, &e] { e.ids.each([&](Id id) { remove_user(m_tx, id); }); });
    m_mirrored.push_back(&e);
    if (made || removed) {
      (made ? m_made : m_removed)[e.kind].push_back(&e);
      return made ? columns(e).made(e.ids) : columns(e).removed(e.ids);
    }
    if (e.kind == "annotation" && e.field == "content") return m_contents.push_back(&e);
    if (e.kind == "task" && e.field == "actions") return m_others.push_back([this, &e] { set_actions(e); });
    if (e.kind == "task_quality") return m_others.push_back([this, &e] { set_quality(e); });
    if (e.kind == "group" && e.field == "members") return m_others.push_back([this, &e] { set_members(e); });
    const UndoKind* kind = undo_kind(e.kind);
    const UndoField* field = kind ? undo_field(*kind, e.field) : nullptr;
    if (!field) throw Error(Code::guard, cat("operation ", m_operation.record.id, " cannot be undone: it changed the ", e.field, " of a ", e.kind));
    columns(e).add(*field, e.old_value, e.new_value, e.ids);
  }

  UndoColumns& columns(const NotedEffect& e) {
    const UndoKind* kind = undo_kind(e.kind);
    if (!kind || kind->gone.empty()) throw Error(Code::guard, cat("operation ", m_operation.record.id, " cannot be undone: it changed a ", e.kind));
    return m_columns.try_emplace(e.kind, *kind).first->second;
  }

  void rewrite_contents() {
    if (m_contents.empty()) return;
    Database& db = m_tx.db();
    load_undone(db, m_contents);
    std::map<Id, std::string> old;
    for (Cursor rows = db.query(k_old_contents, m_operation.record.id); rows.next();) old.emplace(rows.integer(0), rows.text(1));
    create_edit_table(db);
    {
      auto load = load_edits(db);
      std::int64_t ordinal = 0;
      for (const auto& [id, text] : old) {
        const Value row[] = {ordinal++, id};
        load->add(row);
      }
      load->finish();
    }
    AnnotationUpdate update(m_tx);
    each_edited(db, [&](std::int64_t, Id id, const StoredAnnotation& stored) {
      model::Annotation a = stored.annotation;
      update.add(a, old_content(old.at(id), a), stored.before);
    });
    update.finish();
  }

  // The columns of an image of a row, as annotation_writing.cpp kept them.
  static model::Measures old_content(const std::string& json, model::Annotation& a) {
    const auto row = nlohmann::json::parse(json, nullptr, false);
    if (!row.is_object()) throw Error(Code::corrupt, cat("the earlier content of annotation ", a.id, " cannot be read"));
    const auto text = [&](const char* name) { return row.value(name, nlohmann::json()).is_string() ? row[name].get<std::string>() : std::string(); };
    const auto integer = [&](const char* name) { return row.value(name, nlohmann::json()).is_number() ? std::optional(row[name].get<std::int64_t>()) : std::nullopt; };
    const auto real = [&](const char* name) { return row.value(name, nlohmann::json()).is_number() ? std::optional(row[name].get<double>()) : std::nullopt; };
    a.parent_id = integer("parent_id").value_or(0);
    a.label = text("label");
    a.shape = model::parse<model::Shape>(text("shape")).value_or(model::Shape::class_);
    a.geometry = text("geometry");
    a.attributes = text("attributes");
    a.confidence = real("confidence");
    a.frame = integer("frame");
    a.frame_end = integer("frame_end");
    a.external_id = text("external_id");
    model::Measures m;
    m.area = real("area");
    if (const auto x = real("bbox_x")) m.bounds = geometry::Rect{*x, real("bbox_y").value_or(0), real("bbox_w").value_or(0), real("bbox_h").value_or(0)};
    return m;
  }

  void count_items() {
    for (const auto* changed : {&m_made, &m_removed})
      if (const auto items = changed->find("item"); items != changed->end()) {
        load_undone(m_tx.db(), items->second);
        std::vector<std::pair<Id, std::int64_t>> counts;
        for (Cursor rows = m_tx.db().query(k_items_of); rows.next();) counts.emplace_back(rows.integer(0), rows.integer(1));
        for (const auto& [dataset, items_of_it] : counts) m_tx.db().execute(k_count_items, dataset, changed == &m_made ? -items_of_it : items_of_it);
      }
  }

  void set_setting(const NotedEffect& e) { e.old_value ? write_setting(m_tx, e.field, *e.old_value) : remove_setting(m_tx, e.field); }

  // A recipe that the operation made goes as it is.
  void set_recipe_version(const NotedEffect& e) {
    const Id recipe = e.ids.min();
    if (!e.old_value || m_made.contains("recipe")) return;
    const auto version = find_recipe(m_tx.db(), recipe, to_int(*e.old_value).value_or(0));
    if (!version) throw Error(Code::conflict, cat("version ", *e.old_value, " of the recipe is gone"));
    set_current_recipe_version(m_tx, recipe, version->version_id);
    m_tx.changed("recipe", recipe, "version", e.new_value, e.old_value);
  }

  void set_quality(const NotedEffect& e) {
    TaskQuality quality = *find_task_quality(m_tx.db(), e.ids.min());
    if (e.field == "percent") quality.percent = e.old_value ? to_double(*e.old_value) : std::nullopt;
    if (e.field == "copies") quality.copies = e.old_value ? to_int(*e.old_value) : std::nullopt;
    write_task_quality(m_tx, e.ids.min(), quality);
  }
  void set_actions(const NotedEffect& e) {
    const auto list = nlohmann::json::parse(e.old_value.value_or("[]"), nullptr, false);
    std::vector<model::Action> actions;
    for (const auto& one : list)
      actions.push_back({one.value("name", ""), one.value("display", ""), one.value("color", ""), one.value("discard", false)});
    m_tx.db().execute(k_delete_actions, e.ids.min());
    insert_task_actions(m_tx, e.ids.min(), actions);
  }

  void set_members(const NotedEffect& e) {
    model::Group group;
    group.id = e.ids.min();
    for (const auto& email : nlohmann::json::parse(e.old_value.value_or("[]"), nullptr, false)) group.members.push_back(email.get<std::string>());
    set_group_members(m_tx, group);
  }

  void mirror() {
    for (auto e = m_mirrored.rbegin(); e != m_mirrored.rend(); ++e) {
      const NotedEffect& effect = **e;
      const bool made = effect.field == "created", removed = effect.field == "removed";
      m_tx.note({.kind = effect.kind, .field = made ? "removed" : removed ? "created" : std::string_view(effect.field), .old_value = made ? std::nullopt : effect.new_value,
                 .new_value = removed ? std::nullopt : effect.old_value, .task_id = effect.task_id, .ids = effect.ids});
    }
  }

  void look_for_loose_ends() {
    const auto ask = [&](const std::map<std::string, Effects>& changed, bool removed) {
      for (const auto& [kind, effects] : changed) {
        bool loaded = false;
        for (const UndoTie& tie : undo_ties()) {
          if (tie.kind != kind || tie.removed != removed) continue;
          if (!std::exchange(loaded, true)) load_undone(m_tx.db(), effects);
          const bool asks_operation = tie.sql.find("$1") != std::string_view::npos;
          const Value operation[] = {Value(m_operation.record.id)};
          if (m_tx.db().run_query(tie.sql, std::span(operation, asks_operation ? 1 : 0)).next()) throw Error(Code::conflict, std::string(tie.text));
        }
      }
    };
    ask(m_made, true);
    ask(m_removed, false);
    Effects users;
    for (const NotedEffect& e : m_operation.effects)
      if (e.kind == "user" && e.field == "created") users.push_back(&e);
    if (!users.empty()) ask({{"user", users}}, true);
  }

  Transaction& m_tx;
  const NotedOperation& m_operation;
  std::map<std::string, UndoColumns> m_columns;
  Effects m_intervals, m_contents, m_mirrored;
  std::map<std::string, Effects> m_made, m_removed;
  std::vector<std::function<void()>> m_others;
};

}  // namespace

void take_back(Transaction& tx, const NotedOperation& operation) { TakingBack(tx, operation).run(); }

}  // namespace tasks::store
