#pragma once
// A document without what a format cannot hold, by the table of loss_table.hpp: shapes become others or go, attributes become text, what was done with
// the work goes. What a writer gets has been reduced, so that a file read back says what was written. Private to lib/formats.
//
//     Reducer reducer(Format::voc, losses);
//     const ItemDocument& kept = reducer.reduce(document);     // good until the next call
#include "lib/formats/documents.hpp"
#include "lib/formats/loss_table.hpp"
#include "lib/geometry/shape_json.hpp"

namespace tasks::formats {

class Reducer {
 public:
  Reducer(Format format, Losses& losses) : m_format(format), m_losses(losses) {}
  const ItemDocument& reduce(const ItemDocument& document);

 private:
  std::string_view held(Content content) const { return holds(m_format, content); }
  bool no(Content content) const { return held(content) == "no"; }
  void lose(Content content);                      // and says how
  bool keep(model::Annotation& annotation);        // false: it has no place
  std::optional<geometry::Shape> fit(const geometry::Shape& shape, Content content);
  geometry::Shape changed(const geometry::Shape& shape, std::string_view how);
  void reduce_attributes(model::Annotation& annotation);
  void reduce_work();

  Format m_format;
  Losses& m_losses;
  geometry::ShapeReader m_shapes;
  ItemDocument m_document;
};

}  // namespace tasks::formats
