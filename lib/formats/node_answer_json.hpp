#pragma once
// What commands of pipelines and models answer (tasks-pipeline(5)), a JSON object a line:
//
//     {"job":"17-1"}                                                    done
//     {"job":"17-1","output":"good","metadata":{"sharp":0.7}}            done, and where it goes
//     {"job":"17-1","annotations":[{"label":"cat","shape":"box","geometry":{…},"confidence":0.9}]}
//     {"job":"17-1","error":"no such file"}                              this attempt failed
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "lib/model/records.hpp"

namespace tasks::formats {

struct NodeAnswer {
  std::string job;
  std::optional<std::string> error, output;
  std::string metadata;                       // a JSON object, "" none
  bool annotated = false;                     // annotations were given, perhaps none
  std::vector<model::Annotation> annotations; // label, shape, geometry, attributes, frames, confidence (or score), external_id; not checked
};

class NodeAnswerReader {
 public:
  enum class Annotations { ignored, read };  // a code node's command may send back what it was shown
  explicit NodeAnswerReader(Annotations which);
  ~NodeAnswerReader();
  const NodeAnswer& read(std::string_view line);  // good until the next call; throws Code::bad_record, naming the field

 private:
  struct State;
  std::unique_ptr<State> m_state;
};

}  // namespace tasks::formats
