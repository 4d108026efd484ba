#include "cmd/app/opening.hpp"

#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>

#include "lib/base/error.hpp"
#include "lib/base/file.hpp"
#include "lib/base/text.hpp"

namespace tasks::app {

void open_with(const std::string& opener, const std::string& what, std::string_view setting) {
  const std::string script = cat(opener, " \"$@\"");
  const pid_t child = ::fork();
  if (child < 0) throw_errno("cannot start", opener, errno);
  if (child == 0) {
    // Its words must not end up among ours.
    ::dup2(STDERR_FILENO, STDOUT_FILENO);
    ::execl("/bin/sh", "sh", "-c", script.c_str(), "sh", what.c_str(), static_cast<char*>(nullptr));
    ::_exit(127);
  }
  int status = 0;
  while (::waitpid(child, &status, 0) < 0 && errno == EINTR) {
  }
  if (WIFEXITED(status) && WEXITSTATUS(status) == 0) return;
  throw Error(Code::io, cat(quote(opener), " could not open ", quote(what))).hint(cat("name another program with ", setting));
}

void edit_with(const std::string& editor, const std::string& file) { open_with(editor, file, "TASKS_EDITOR, VISUAL or EDITOR"); }

}  // namespace tasks::app
