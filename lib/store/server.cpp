#include "lib/store/server.hpp"

#include "lib/base/error.hpp"
#include "lib/base/text.hpp"

namespace tasks::store {

void throw_without_rights(const Server& server, std::string_view project) {
  const std::string login = server.login();
  throw Error(Code::permission, cat("the database role ", quote(login), " has no rights in the project ", quote(project)))
      .hint(cat("an owner binds it to an active user: tasks user edit EMAIL --db-role ", login));
}

}  // namespace tasks::store
