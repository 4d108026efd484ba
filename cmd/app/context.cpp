#include "cmd/app/context.hpp"

#include <iostream>

#include "cmd/app/frame.hpp"
#include "lib/base/text.hpp"

namespace tasks::app {

store::Session& Context::session() {
  if (!m_session) throw Error(Code::internal, "the command did not say that it reads the project");
  return *m_session;
}

store::Transaction& Context::tx() {
  if (!m_tx) throw Error(Code::internal, "the command did not say that it writes to the project");
  return *m_tx;
}

void Context::read(const std::function<void(store::Session&)>& use) { m_frame->read_ahead(*this, use); }

store::Database& Context::open_database(store::OpenMode mode) const { return m_frame->open(*this, mode); }

void Context::note(std::string_view line) const {
  if (!m_globals.quiet) m_channels.err(cat(line, "\n"));
}

void Context::verbose(std::string_view line) const {
  if (m_globals.verbose > 0) m_channels.err(cat(line, "\n"));
}

Progress Context::progress(std::string_view what, std::int64_t total) const { return Progress(m_channels, std::string(what), total, !m_globals.quiet); }

bool Context::ask(std::string_view question) const {
  m_channels.err(cat(question, " [y/N] "));
  std::string answer;
  if (!std::getline(std::cin, answer)) return false;
  return answer == "y" || answer == "Y" || answer == "yes";
}

void Context::confirm_many(std::int64_t items, std::string_view act) const {
  const bool can_ask = m_channels.in_terminal && m_channels.err_terminal && !m_globals.no_input;
  if (!can_ask || m_globals.yes || m_globals.dry_run || items <= m_settings.integer("confirm_above")) return;
  if (!ask(cat(act, ": ", items, " items. Go on?"))) throw Error(Code::interrupted, "not done");
}

void Context::confirm_irreversible(std::string_view act) const {
  if (m_globals.yes || m_globals.dry_run) return;
  const bool can_ask = m_channels.in_terminal && m_channels.err_terminal && !m_globals.no_input;
  if (!can_ask) throw Error(Code::needs_yes, cat(act, " cannot be undone"));
  if (!ask(cat(act, ". This cannot be undone. Go on?"))) throw Error(Code::interrupted, "not done");
}

}  // namespace tasks::app
