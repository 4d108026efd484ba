// What `annotations -w` can ask for.
#include <array>

#include "lib/filters/where.hpp"

namespace tasks::filters {
namespace {

constexpr std::array k_fields{
    FilterField{"id", Type::id, "a.id"},
    FilterField{"layer", Type::text, "a.layer"},
    FilterField{"work_item", Type::id, "a.work_item_id"},
    FilterField{"item", Type::id, "a.item_id"},
    FilterField{"path", Type::path, "(select path from item where id = a.item_id)"},
    FilterField{"parent", Type::id, "a.parent_id"},
    FilterField{"label", Type::text, "a.label"},
    FilterField{"shape", Type::text, "a.shape"},
    FilterField{"creator", Type::text, "(select email from users where id = a.creator_id)"},
    FilterField{"source", Type::text, "a.source"},
    FilterField{"model", Type::text, "a.model"},
    FilterField{"confidence", Type::number, "a.confidence"},
    FilterField{"frame", Type::integer, "a.frame"},
    FilterField{"frame_end", Type::integer, "a.frame_end"},
    FilterField{"external_id", Type::text, "a.external_id"},
    FilterField{"created_at", Type::time, "a.created_at"},
    FilterField{"updated_at", Type::time, "a.updated_at"},
};

}  // namespace

std::span<const FilterField> annotation_fields() { return k_fields; }

}  // namespace tasks::filters
