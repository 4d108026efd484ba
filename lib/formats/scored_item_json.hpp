#pragma once
// The scoring protocol (tasks-scoring(7)): one JSON line an item in, one line of scores out.
//
//     ScoredItemReader reader(scoring::k_dataloop_shapes);                                     // keeps its buffers
//     const model::ScoredItem item = reader.read(line);           // throws Code::bad_record, naming the field
//     append_scores(out, item.item, rows);                        // {"item":"I","scores":[{"type":…,"value":…,"entity":…,"relative":…,"user":…,"assignment":…}]}
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "lib/model/scored_item.hpp"

namespace tasks::formats {

class ScoredItemReader {
 public:
  // Geometry of other shapes is not looked at.
  explicit ScoredItemReader(std::span<const model::Shape> shapes);
  ~ScoredItemReader();
  model::ScoredItem read(std::string_view line);

 private:
  struct State;
  std::unique_ptr<State> m_state;
};

// What a score function answers for an item.
struct AnsweredScore {
  std::string type;
  double value = 0;
  std::optional<std::string> entity, relative;
  std::string user, assignment;  // "": none
};
struct ScoreAnswer {
  std::string item;
  std::vector<AnsweredScore> scores;
};
class ScoreAnswerReader {
 public:
  ScoreAnswerReader();
  ~ScoreAnswerReader();
  ScoreAnswer read(std::string_view line);  // throws Code::bad_record, naming the field

 private:
  struct State;
  std::unique_ptr<State> m_state;
};

// What the store keeps of annotations, as score functions want it.
class StoredAnnotationReader {
 public:
  StoredAnnotationReader();
  ~StoredAnnotationReader();
  // `geometry` and `attributes`: JSON texts, "" for none.
  model::ScoredAnnotation read(std::int64_t id, std::string_view label, model::Shape shape, std::string_view geometry, std::string_view attributes);

 private:
  struct State;
  std::unique_ptr<State> m_state;
};

void append_scores(std::string& out, std::string_view item, std::span<const model::ScoreRow> rows);

}  // namespace tasks::formats
