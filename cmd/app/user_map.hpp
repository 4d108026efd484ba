#pragma once
// --map-users: who the people of a file are here.
#include <map>
#include <string>

#include "lib/model/records.hpp"
#include "lib/store/session.hpp"

namespace tasks::app {

// A row is a name in the file, a comma, and an e-mail; a first row without an e-mail is a header. Throws Code::bad_record, and Code::not_found for an
// e-mail that is nobody's.
std::map<std::string, model::User> read_user_map(store::Session& session, const std::string& file);

}  // namespace tasks::app
