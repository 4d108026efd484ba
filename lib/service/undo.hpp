#pragma once
// Taking back an operation (domain.md §16, decisions.md 40-43): one's own, or any for managers, as a new operation that can be
// taken back itself.
//
//     model::Operation undone = undo(tx, std::nullopt);   // the actor's last one that is no act of the timer
#include <optional>

#include "lib/model/records.hpp"
#include "lib/store/session.hpp"

namespace tasks::service {

// `wanted`: an id. Throws Code::not_found, Code::wrong_kind; Code::permission for what is somebody else's; Code::guard for
// what cannot be undone or is undone already; Code::locked; Code::conflict where later operations changed the same things,
// with their ids as the detail `operations`. Returns the one that was taken back, as it was before.
model::Operation undo(store::Transaction& tx, std::optional<store::Id> wanted);

}  // namespace tasks::service
