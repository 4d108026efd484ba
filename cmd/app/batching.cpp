// The frame's part of `tasks batch`: many commands over one connection.
#include "cmd/app/frame.hpp"
#include "lib/base/text.hpp"
#include "lib/store/project.hpp"

namespace tasks::app {

void Frame::begin_batch(const Context& context, bool solid) {
  store::OpenMode mode = store::OpenMode::write;
  try {
    open(context, mode);
  } catch (const Error& error) {
    // A batch of readers does not need to write.
    if (error.code() != Code::read_only && error.code() != Code::permission) throw;
    mode = store::OpenMode::read;
    open(context, mode);
  }
  store::check_project(*m_db);
  m_batch = Batch{context.globals(), context.settings(), context.place(), mode, solid, false, false, 0, {}};
  if (context.dry_run()) m_batch->first_new_id = store::next_id(*m_db);
}

NestedResult Frame::run_nested(const std::vector<std::string>& words) {
  Channels channels;
  std::string said;
  m_batch->result = {};
  channels.out = [this](std::string_view bytes) { m_batch->result.out += bytes; };
  channels.err = [&said](std::string_view bytes) { said += bytes; };
  m_batch->result.exit = run_guarded(words, channels);
  NestedResult result = std::move(m_batch->result);
  for (const auto& line : split(said, '\n'))
    if (!line.empty()) result.notes.push_back(line);
  if (m_batch->writing && !m_db->in_transaction()) {
    m_batch->writing = false;
    result.lost = true;
  }
  if (m_batch->disconnected && !m_batch->solid && !m_batch->writing) m_db.reset();  // the next command connects again
  m_batch->disconnected = false;
  return result;
}

void Frame::keep_batch() {
  if (!batch_pending()) return;
  m_batch->writing = false;
  try {
    m_db->commit();
  } catch (...) {
    m_db->rollback();
    throw;
  }
}

void Frame::drop_batch() noexcept {
  if (!batch_pending()) return;
  m_batch->writing = false;
  m_db->rollback();
}

void Frame::end_batch() noexcept {
  drop_batch();
  m_batch.reset();
  m_db.reset();
}

}  // namespace tasks::app
