#include "cmd/app/user_map.hpp"

#include "lib/base/error.hpp"
#include "lib/base/lines.hpp"
#include "lib/base/text.hpp"
#include "lib/service/people.hpp"

namespace tasks::app {

std::map<std::string, model::User> read_user_map(store::Session& session, const std::string& file) {
  std::map<std::string, model::User> users;
  LineReader lines = LineReader::file(file);
  while (const auto line = lines.next()) {
    const auto comma = line->rfind(',');
    const std::string_view name = trim(line->substr(0, comma)), email = comma == std::string_view::npos ? std::string_view() : trim(line->substr(comma + 1));
    if (trim(*line).empty() || (lines.number() == 1 && email.find('@') == std::string_view::npos)) continue;
    try {
      if (email.empty()) throw Error(Code::bad_record, "expected a name of the file, a comma and an e-mail");
      users.emplace(name, service::get_user(session, email));
    } catch (Error& e) {
      e.within(lines.place());
      throw;
    }
  }
  return users;
}

}  // namespace tasks::app
