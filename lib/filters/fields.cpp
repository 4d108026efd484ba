#include "lib/filters/fields.hpp"

#include <algorithm>
#include <array>

#include "lib/base/error.hpp"
#include "lib/base/text.hpp"

namespace tasks::filters {
namespace {

// A work item has its own annotations, in a review those of the work item that it looks at. The task lets an index find labels.
struct Hanging {
  std::string_view label, join, count;
};
constexpr Hanging k_own{"x.work_item_id = w.id and x.task_id = w.task_id", "a.work_item_id = w.id and a.task_id = w.task_id", "w.object_count"};
constexpr Hanging k_reviewed{"x.work_item_id = w.parent_work_item_id", "a.work_item_id = w.parent_work_item_id",
                             "(select p.object_count from work_item p where p.id = w.parent_work_item_id)"};

constexpr std::array k_work_item_fields{
    FilterField{"id", Type::id, "w.id"},
    FilterField{"assignment", Type::id, "w.assignment_id"},
    FilterField{"item", Type::id, "w.item_id", Sight::plain},
    FilterField{"path", Type::path, "(select path from item where id = w.item_id)", Sight::plain},
    FilterField{"dir", Type::path, "(select dir from item where id = w.item_id)", Sight::plain},
    FilterField{"kind", Type::text, "(select kind from item where id = w.item_id)", Sight::plain},
    FilterField{"assignee", Type::text,
                "(select coalesce(u.email, '@' || g.name) from assignment a left join users u on u.id = a.user_id"
                " left join groups g on g.id = a.group_id where a.id = w.assignment_id)"},
    FilterField{"status", Type::text, "w.status"},
    FilterField{"status_by", Type::text, "(select email from users where id = w.status_by)"},
    FilterField{"status_at", Type::time, "w.status_at"},
    FilterField{"stage", Type::text, "w.stage"},
    FilterField{"skipped", Type::boolean, "(case when w.skipped_at is null then 0 else 1 end)"},
    FilterField{"skip_reason", Type::text, "w.skip_reason"},
    FilterField{"split", Type::text, "(select split from item where id = w.item_id)", Sight::plain},
    FilterField{"priority", Type::integer, "w.priority"},
    FilterField{"batch", Type::text, "w.batch"},
    FilterField{"queued_at", Type::time, "w.queued_at"},
    FilterField{"started_at", Type::time, "w.claimed_at"},
    FilterField{"object_count", Type::integer, k_own.count},
    FilterField{"duration_s", Type::seconds, "w.duration_us"},
    FilterField{"open_issues", Type::integer, "w.open_issues"},
    FilterField{"for_review", Type::integer, "w.for_review"},
    FilterField{"edited_after_status", Type::boolean, "w.edited_after_status"},
    FilterField{"version", Type::integer, "w.version"},
    FilterField{"updated_at", Type::time, "w.updated_at"},
    FilterField{"label", Type::label, k_own.label},
    FilterField{"metadata", Type::json, "(select metadata from item where id = w.item_id)", Sight::managers},
};
constexpr std::array k_work_item_aliases{
    Alias{"assignmentId", "assignment"}, Alias{"itemId", "item"},  Alias{"filename", "path"},
    Alias{"updatedAt", "updated_at"},
};
constexpr std::array k_item_fields{
    FilterField{"id", Type::id, "i.id"},
    FilterField{"path", Type::path, "i.path"},
    FilterField{"dir", Type::path, "i.dir"},
    FilterField{"kind", Type::text, "i.kind"},
    FilterField{"mimetype", Type::text, "i.mimetype"},
    FilterField{"width", Type::integer, "i.width"},
    FilterField{"height", Type::integer, "i.height"},
    FilterField{"frames", Type::integer, "i.frames"},
    FilterField{"fps", Type::number, "i.fps"},
    FilterField{"size", Type::integer, "i.size"},
    FilterField{"split", Type::text, "i.split"},
    FilterField{"ground_truth", Type::boolean, "(case when exists (select 1 from item_truth t where t.item_id = i.id) then 1 else 0 end)"},
    FilterField{"external_id", Type::text, "i.external_id"},
    FilterField{"version", Type::integer, "i.version"},
    FilterField{"hidden", Type::boolean, "i.hidden"},
    FilterField{"content_hash", Type::text, "i.content_hash"},
    FilterField{"label", Type::label, "x.item_id = i.id"},
    FilterField{"annotated", Type::boolean, "(case when exists (select 1 from annotation x where x.item_id = i.id and x.deleted_op is null) then 1 else 0 end)"},
    FilterField{"type", Type::text, "cast('file' as text)"},  // Dataloop's filters ask for it
    FilterField{"metadata", Type::json, "i.metadata"},
};
constexpr std::array k_item_aliases{
    Alias{"filename", "path"},
    Alias{"metadata.system.mimetype", "mimetype"},
    Alias{"metadata.system.width", "width"},
    Alias{"metadata.system.height", "height"},
    Alias{"metadata.system.size", "size"},
    Alias{"metadata.system.fps", "fps"},
};

constexpr std::array k_annotation_fields{
    FilterField{"id", Type::id, "a.id"},
    FilterField{"layer", Type::text, "a.layer"},
    FilterField{"work_item", Type::id, "a.work_item_id"},
    FilterField{"item", Type::id, "a.item_id", Sight::plain},
    FilterField{"path", Type::path, "(select path from item where id = a.item_id)", Sight::plain},
    FilterField{"parent", Type::id, "a.parent_id"},
    FilterField{"label", Type::text, "a.label"},
    FilterField{"shape", Type::text, "a.shape"},
    FilterField{"creator", Type::text, "(select email from users where id = a.creator_id)"},
    FilterField{"source", Type::text, "a.source"},
    FilterField{"model", Type::text, "a.model"},
    FilterField{"model_version", Type::text, "a.model_version"},
    FilterField{"confidence", Type::number, "a.confidence"},
    FilterField{"draft", Type::boolean, "(case when a.source = 'model' and exists (select 1 from work_item x where x.id = a.work_item_id and x.status is null) then 1 else 0 end)"},
    FilterField{"frame", Type::integer, "a.frame"},
    FilterField{"frame_end", Type::integer, "a.frame_end"},
    FilterField{"external_id", Type::text, "a.external_id"},
    FilterField{"created_at", Type::time, "a.created_at"},
    FilterField{"updated_at", Type::time, "a.updated_at"},
    FilterField{"attributes", Type::json, "a.attributes"},
    FilterField{"issue_state", Type::text,
                "(select max(s.state) from issue s where s.annotation_id = a.id and s.state in ('open', 'for-review') and s.removed_op is null)"},
};
constexpr std::array k_issue_fields{
    FilterField{"id", Type::id, "x.id"},
    FilterField{"state", Type::text, "x.state"},
    FilterField{"text", Type::text, "x.body"},
    FilterField{"task", Type::text, "(select name from task where id = x.labeling_task_id)"},
    FilterField{"qa_task", Type::text, "(select name from task where id = x.qa_task_id)"},
    FilterField{"work_item", Type::id, "x.work_item_id"},
    FilterField{"qa_work_item", Type::id, "x.qa_work_item_id"},
    FilterField{"item", Type::id, "(select item_id from work_item where id = x.work_item_id)"},
    FilterField{"path", Type::path, "(select i.path from work_item w join item i on i.id = w.item_id where w.id = x.work_item_id)"},
    FilterField{"annotation", Type::id, "x.annotation_id"},
    FilterField{"assignee", Type::text,
                "(select coalesce(f.email, u.email, '@' || g.name) from work_item w join assignment a on a.id = w.assignment_id left join users u on u.id = a.user_id"
                " left join groups g on g.id = a.group_id left join users f on f.id = x.assignee_id where w.id = x.work_item_id)"},
    FilterField{"opened_by", Type::text, "(select email from users where id = x.opened_by)"},
    FilterField{"opened_at", Type::time, "x.opened_at"},
    FilterField{"resolved_by", Type::text, "(select email from users where id = x.resolved_by)"},
    FilterField{"resolved_at", Type::time, "x.resolved_at"},
    FilterField{"version", Type::integer, "x.version"},
    FilterField{"updated_at", Type::time, "x.updated_at"},
};
constexpr std::array k_annotation_aliases{
    Alias{"type", "shape"},
    Alias{"itemId", "item"},
    Alias{"createdAt", "created_at"},
    Alias{"updatedAt", "updated_at"},
    Alias{"parentId", "parent"},
};

std::vector<FilterField> seen(std::span<const FilterField> fields, Sight sight) {
  std::vector<FilterField> kept;
  for (const FilterField& field : fields)
    if (field.sight <= sight) kept.push_back(field);
  return kept;
}

}  // namespace

Entity work_items(Sight sight, Layers layers) {
  const Hanging& hanging = layers == Layers::own ? k_own : k_reviewed;
  Entity entity{"work item", "items", seen(k_work_item_fields, sight), k_work_item_aliases, hanging.join, sight};
  for (FilterField& field : entity.fields) {
    if (field.type == Type::label) field.sql = hanging.label;
    if (field.name == "object_count") field.sql = hanging.count;
  }
  return entity;
}
Entity items() { return {"item", "items", seen(k_item_fields, Sight::managers), k_item_aliases, "a.item_id = i.id"}; }
Entity issues() { return {"issue", "issues", seen(k_issue_fields, Sight::managers)}; }
Entity annotations(Sight sight) { return {"annotation", "annotations", seen(k_annotation_fields, sight), k_annotation_aliases}; }

FoundField find_field(const Entity& entity, std::string_view name, std::string_view purpose) {
  const auto named = [&](std::string_view wanted) {
    return std::find_if(entity.fields.begin(), entity.fields.end(), [&](const FilterField& f) { return f.name == wanted; });
  };
  auto field = named(name);
  if (field == entity.fields.end()) {
    const auto alias = std::find_if(entity.aliases.begin(), entity.aliases.end(), [&](const Alias& a) { return a.name == name; });
    if (alias != entity.aliases.end()) field = named(alias->field);
  }
  if (field != entity.fields.end()) return {*field, {}};
  if (const auto dot = name.find('.'); dot != std::string_view::npos) {
    field = named(name.substr(0, dot));
    if (field != entity.fields.end() && field->type == Type::json && dot + 1 < name.size()) return {*field, std::string(name.substr(dot + 1))};
  }
  std::vector<std::string> names;
  for (const FilterField& f : entity.fields) names.push_back(cat(f.name, f.type == Type::json ? ".KEY" : ""));
  const auto near = nearest(name, names);
  throw Error(Code::unknown_field, cat("there is no field ", quote(name), " ", purpose))
      .hint(cat(near ? cat("did you mean ", *near, "? ") : "", "known: ", join(names, ", ")));
}

}  // namespace tasks::filters
