#pragma once
// What files change in a project, for the commands that apply them: `apply`, `pipeline apply`.
//
//     a.inputs = gather_inputs(ctx, a.config);                                           // ahead
//     return changed_config(service::apply_config(ctx.tx(), a.config, a.inputs, prune));  // inside
#include "cmd/app/context.hpp"
#include "lib/formats/config_yaml.hpp"
#include "lib/service/apply.hpp"

namespace tasks::app {

const render::RecordType& change_record();
// Settles paths that count from the files, and reads what those name.
service::ConfigInputs gather_inputs(Context& ctx, formats::Config& config);
Outcome changed_config(service::Applied applied);

}  // namespace tasks::app
