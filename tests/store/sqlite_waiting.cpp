// How the writers of one SQLite file wait for each other, and what is left beside the file.
#include <catch2/catch.hpp>
#include <fcntl.h>
#include <sys/stat.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <thread>

#include "lib/base/file.hpp"
#include "lib/store/project.hpp"
#include "lib/store/sqlite/sqlite_database.hpp"
#include "lib/store/sqlite/write_queue.hpp"
#include "tests/store/engines.hpp"

using namespace tasks;
using store::OpenMode;
using store::Transaction;
using store::WriteQueue;
using tasks::testing::code_of;
using tasks::testing::Project;

namespace {

using Clock = WriteQueue::Clock;
using std::chrono::milliseconds;

void add_setting(store::Database& db, std::string_view value) {
  Transaction tx(db, 0, {"test", "[]", ""});
  store::write_setting(tx, "idle_limit", value);
  tx.commit();
}

mode_t mode_of(const fs::path& path) {
  struct stat there {};
  return ::stat(path.c_str(), &there) == 0 ? there.st_mode & 07777 : 0;
}

std::string text_of(store::Database& db, std::string_view sql) {
  store::Cursor row = db.query(sql);
  return row.next() ? std::string(row.text(0)) : "";
}

}  // namespace

TEST_CASE("a writer that waits is next, however often others come again", "[sqlite]") {
  Project p;
  std::atomic<bool> stop = false;
  std::atomic<int> turns = 0;
  std::thread greedy([&] {
    const auto db = p.connect(OpenMode::write, 60 * k_second);
    while (!stop) {
      db->begin_write();
      ++turns;
      std::this_thread::sleep_for(milliseconds(2));
      db->rollback();  // and begins again at once
    }
  });
  const auto db = p.connect(OpenMode::write, 60 * k_second);
  std::vector<int> turns_meanwhile;
  while (turns == 0) std::this_thread::yield();
  for (int n = 0; n < 31; ++n) {
    const int before = turns;
    db->begin_write();
    turns_meanwhile.push_back(turns - before);
    db->rollback();
    std::this_thread::sleep_for(milliseconds(1));
  }
  stop = true;
  greedy.join();
  std::sort(turns_meanwhile.begin(), turns_meanwhile.end());
  CHECK(turns_meanwhile[turns_meanwhile.size() / 2] <= 1);  // one more when it had just asked
}

TEST_CASE("turns come in the order of coming, and the wait for one is bounded", "[sqlite]") {
  Project p;
  WriteQueue holder(p.file());
  CHECK(holder.wait_for_turn(Clock::now()));
  CHECK(holder.wait_for_turn(Clock::now()));  // it is ours: nothing

  const auto from = Clock::now();
  WriteQueue second(p.file());
  CHECK_FALSE(second.wait_for_turn(from + milliseconds(120)));
  CHECK(Clock::now() - from >= milliseconds(120));
  CHECK(Clock::now() - from < milliseconds(2000));

  constexpr int k_others = 5;
  std::vector<int> order;
  std::vector<std::unique_ptr<WriteQueue>> places;
  for (int n = 0; n < k_others; ++n) {
    places.push_back(std::make_unique<WriteQueue>(p.file()));
    CHECK_FALSE(places.back()->wait_for_turn(Clock::now()));
  }
  std::vector<std::thread> others;
  std::atomic<int> turns = 0;
  for (int n = k_others - 1; n > 0; --n)  // the kernel hears of the last first
    others.emplace_back([&, n] {
      places[static_cast<std::size_t>(n)]->wait_for_turn(Clock::now() + milliseconds(20'000));
      ++turns;
      order.push_back(n);
      places[static_cast<std::size_t>(n)]->leave();
    });
  std::this_thread::sleep_for(milliseconds(50));
  second.leave();  // these two give up: whoever is behind comes up, but not before the holder
  places[0]->leave();
  std::this_thread::sleep_for(milliseconds(50));
  CHECK(turns == 0);
  holder.leave();
  for (auto& other : others) other.join();
  CHECK((order == std::vector<int>{1, 2, 3, 4}));
  CHECK(second.wait_for_turn(Clock::now()));
  CHECK_FALSE(holder.wait_for_turn(Clock::now()));
}

TEST_CASE("a writer is in the queue from begin to the end of its transaction, and no longer", "[sqlite]") {
  Project p;
  const auto taken = [&] { return !WriteQueue(p.file()).wait_for_turn(Clock::now()); };
  CHECK_FALSE(taken());
  p.db().begin_write();
  CHECK(taken());
  p.db().rollback();
  CHECK_FALSE(taken());
  p.db().begin_write();
  p.db().commit();
  CHECK_FALSE(taken());
  p.db().begin_read();
  CHECK_FALSE(taken());
  CHECK_THROWS_AS(p.db().begin_write(), Error);
  CHECK_FALSE(taken());
  p.db().rollback();

  const auto foreign = p.connect();  // as a program that does not queue
  foreign->script("begin immediate");
  CHECK_FALSE(taken());
  const auto db = p.connect(OpenMode::write, 60'000);
  CHECK(code_of([&] { db->begin_write(); }) == Code::busy);
  CHECK_FALSE(taken());
  foreign->script("commit");
  {
    const auto dropped = p.connect();
    dropped->begin_write();
    CHECK(taken());
  }
  CHECK_FALSE(taken());
}

TEST_CASE("one that waits without end, or is stopped, keeps nobody from writing when nobody writes", "[sqlite]") {
  Project p;
  WriteQueue stopped(p.file());
  CHECK(stopped.wait_for_turn(Clock::now()));
  add_setting(*p.connect(OpenMode::write, 20 * k_second), "7m");
  CHECK_FALSE(WriteQueue(p.file()).wait_for_turn(Clock::now()));
}

TEST_CASE("a lock file that cannot be used keeps nobody from writing", "[sqlite]") {
  Project p;
  const fs::path lock = p.file() + "-lock";
  fs::remove(lock);
  fs::create_directory(lock);
  const auto db = p.connect(OpenMode::write, 50'000);
  db->begin_write();
  CHECK(code_of([&] { p.connect(OpenMode::write, 50'000)->begin_write(); }) == Code::busy);
  db->commit();
  add_setting(*p.connect(), "7m");
  CHECK(p.number("select count(*) from project where settings_json like '%7m%'") == 1);
}

TEST_CASE("whoever may write the database may lock its queue", "[sqlite]") {
  Project p;
  const fs::path lock = p.file() + "-lock";
  const mode_t mask = ::umask(077);
  fs::remove(lock);
  ::chmod(p.file().c_str(), 0664);
  add_setting(*p.connect(), "1m");
  CHECK(mode_of(lock) == 0664);
  ::chmod(p.file().c_str(), 0660);  // changed later
  add_setting(*p.connect(), "2m");
  CHECK(mode_of(lock) == 0660);
  ::umask(mask);

  // Found through a link it is the same queue.
  const fs::path link = p.folder() / "link.db";
  fs::create_symlink(p.file(), link);
  const auto linked = store::open_sqlite(link, {.mode = OpenMode::write, .busy_wait = 50'000, .trace = {}});
  linked->begin_write();
  CHECK_FALSE(WriteQueue(p.file()).wait_for_turn(Clock::now()));
  linked->rollback();
  CHECK_FALSE(fs::exists(link.native() + "-lock"));
}

TEST_CASE("who flushes a commit depends on the journal", "[sqlite]") {
  Project p;
  const auto db = p.connect();
  add_setting(*db, "1m");
  CHECK(db->integer("pragma synchronous").value_or(-1) == 1);  // normal: commit() flushes the log after its turn

  const fs::path copy = p.folder() / "copy.db";
  store::backup_sqlite(p.file(), copy, copy);
  const auto alone = store::open_sqlite(copy, {.mode = OpenMode::write, .busy_wait = 0, .trace = {}});
  add_setting(*alone, "2m");
  CHECK(text_of(*alone, "pragma journal_mode") == "delete");
  CHECK(alone->integer("pragma synchronous").value_or(-1) == 3);  // extra: SQLite does, with the folder
}

TEST_CASE("the log does not grow without end, also while it is never left alone", "[sqlite]") {
  Project p;
  const auto reader = p.connect(OpenMode::read);  // keeps the last writer from folding the log by closing
  const auto one = p.connect(OpenMode::write, 60 * k_second);
  one->script("create table filler (id bigint primary key, text text)");
  const std::string text(3000, 'x');
  for (int n = 0; n < 60; ++n) {
    one->begin_write();
    for (int row = 0; row < 100; ++row) one->execute("insert into filler (id, text) values ($1, $2)", n * 100 + row, text);
    one->commit();
  }
  // 60 times 0.4 MB were written.
  CHECK(fs::file_size(p.file() + "-wal") < 6'000'000);
  CHECK(fs::file_size(p.file()) > 15'000'000);
}
