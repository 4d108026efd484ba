#include "lib/model/node_settings.hpp"

#include "lib/base/json_text.hpp"
#include "lib/base/json_value.hpp"

namespace tasks::model {
namespace {

void words_member(JsonText& json, std::string_view name, const std::vector<std::string>& words) {
  if (!words.empty()) json.raw_member(name, json_array(words));
}
void text_member(JsonText& json, std::string_view name, const std::string& text) {
  if (!text.empty()) json.member(name, text);
}
template <class T>
void member_unless(JsonText& json, std::string_view name, const T& value, const T& usual) {
  if (value != usual) json.member(name, value);
}

std::vector<std::string> words_of(const JsonValue& list) {
  std::vector<std::string> words;
  list.each_element([&](const JsonValue& word) {
    words.push_back(word.string());
    return true;
  });
  return words;
}
std::int64_t integer_of(const JsonValue& value) { return to_int(value.raw()).value_or(0); }

}  // namespace

std::string settings_json(const PipelineNode& node) {
  const PipelineNode usual;
  const CommandSettings &c = node.command, &u = usual.command;
  JsonText json;
  json.begin_object();
  words_member(json, "where", node.where);
  text_member(json, "filter", node.filter);
  member_unless(json, "trigger", node.trigger, usual.trigger);
  words_member(json, "command", c.words);
  member_unless(json, "shell", c.shell, u.shell);
  member_unless(json, "batch", c.batch, u.batch);
  member_unless(json, "timeout_us", c.timeout, u.timeout);
  member_unless(json, "attempts", c.attempts, u.attempts);
  member_unless(json, "backoff_us", c.backoff, u.backoff);
  member_unless(json, "output", c.output, u.output);
  if (c.memory) json.member("memory", *c.memory);
  words_member(json, "environment", c.environment);
  words_member(json, "outputs", node.outputs);
  text_member(json, "model", node.model);
  text_member(json, "model_version", node.model_version);
  member_unless(json, "min_score", node.min_score, usual.min_score);
  member_unless(json, "annotations", node.annotations, usual.annotations);
  text_member(json, "function", node.function);
  json.end_object();
  return json.take();
}

void read_settings(std::string_view text, PipelineNode& node) {
  CommandSettings& c = node.command;
  JsonValue(text).each_member([&](const std::string& key, const JsonValue& value) {
    if (key == "where") node.where = words_of(value);
    else if (key == "filter") node.filter = value.string();
    else if (key == "trigger") node.trigger = value.boolean();
    else if (key == "command") c.words = words_of(value);
    else if (key == "shell") c.shell = value.boolean();
    else if (key == "batch") c.batch = integer_of(value);
    else if (key == "timeout_us") c.timeout = integer_of(value);
    else if (key == "attempts") c.attempts = integer_of(value);
    else if (key == "backoff_us") c.backoff = integer_of(value);
    else if (key == "output") c.output = integer_of(value);
    else if (key == "memory") c.memory = integer_of(value);
    else if (key == "environment") c.environment = words_of(value);
    else if (key == "outputs") node.outputs = words_of(value);
    else if (key == "model") node.model = value.string();
    else if (key == "model_version") node.model_version = value.string();
    else if (key == "min_score") node.min_score = value.number();
    else if (key == "annotations") node.annotations = value.boolean();
    else if (key == "function") node.function = value.string();
    return true;
  });
}

}  // namespace tasks::model
