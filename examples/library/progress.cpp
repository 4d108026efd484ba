// Prints how far each task of a project is, through the library: progress PATH/TO/.tasks/project.db
#include <cstdio>

#include "lib/base/error.hpp"
#include "lib/base/time.hpp"
#include "lib/service/people.hpp"
#include "lib/service/tasks.hpp"
#include "lib/store/people.hpp"
#include "lib/store/project.hpp"
#include "lib/store/sqlite/sqlite_database.hpp"

int main(int argc, char** argv) {
  if (argc != 2) {
    std::fprintf(stderr, "usage: progress PROJECT.db\n");
    return 2;
  }
  try {
    const auto db = tasks::store::open_sqlite(argv[1], {});
    const auto project = tasks::store::check_project(*db);
    const auto owners = tasks::store::list_users(*db, tasks::model::Role::owner, false);
    tasks::store::Session session(*db, tasks::system_now(), tasks::service::find_actor(*db, {owners.front().email, true}));
    std::printf("%s\n", project.name.c_str());
    for (const auto& task : tasks::service::list_tasks(session, {}))
      std::printf("  %-24s %3.0f %%  %lld of %lld\n", task.name.c_str(), 100 * task.tally.progress(), static_cast<long long>(task.tally.done),
                  static_cast<long long>(task.tally.total));
  } catch (const tasks::Error& error) {
    std::fprintf(stderr, "error: %s\nhint: %s\n", error.message().c_str(), error.hint_text().c_str());
    return static_cast<int>(error.exit());
  }
}
