#pragma once
// What a node of a pipeline is made with, as the JSON text that is stored of it. What is as it usually is, is left out; equal
// settings are equal texts.
#include <string>
#include <string_view>

#include "lib/model/pipeline.hpp"

namespace tasks::model {

std::string settings_json(const PipelineNode& node);
void read_settings(std::string_view json, PipelineNode& node);  // of a text that settings_json() made

}  // namespace tasks::model
