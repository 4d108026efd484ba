#include "lib/store/sqlite/write_queue.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <csignal>
#include <optional>
#include <thread>

#include "lib/base/interrupt.hpp"
#include "lib/base/time.hpp"

namespace tasks::store {
namespace {

// Who waits is asleep, and who runs would always be faster to take a lock that is free for a moment. So nothing is ever
// free: a writer locks the byte of its own place, one after the last, and waits for the byte before it. Byte 0 guards the
// giving of places; the file's content is the place given last.
constexpr std::int64_t k_door = 0, k_first_place = 1, k_to_the_end = 0;

enum class Wait { no, in_kernel };

struct flock bytes(short type, std::int64_t from, std::int64_t count) {
  struct flock lock {};
  lock.l_type = type;
  lock.l_whence = SEEK_SET;
  lock.l_start = from;
  lock.l_len = count;
  return lock;
}

// False with errno EAGAIN or EACCES: held by another; EINTR: interrupted; else: it cannot be locked here.
bool lock_bytes(int file, short type, std::int64_t from, std::int64_t count, Wait wait = Wait::no) {
  struct flock lock = bytes(type, from, count);
  return ::fcntl(file, wait == Wait::in_kernel ? F_OFD_SETLKW : F_OFD_SETLK, &lock) == 0;
}

void unlock_bytes(int file, std::int64_t from, std::int64_t count) { lock_bytes(file, F_UNLCK, from, count); }

bool somebody_waits(int file) {
  struct flock lock = bytes(F_WRLCK, k_first_place, k_to_the_end);
  return ::fcntl(file, F_OFD_GETLK, &lock) == 0 && lock.l_type != F_UNLCK;
}

void knocked(int) {}

// Ends a wait in the kernel at a time, and every now and then after it, so that the one who waits can look at the clock and
// for Ctrl-C. The signal is SIGURG because it is ignored by default: a handler that does nothing changes nothing for the
// rest of the program.
class Knocking {
 public:
  explicit Knocking(std::chrono::nanoseconds first) {
    if (!listen()) return;
    sigevent event{};
    event.sigev_notify = SIGEV_THREAD_ID;
    event.sigev_signo = SIGURG;
    event._sigev_un._tid = ::gettid();
    if (::timer_create(CLOCK_MONOTONIC, &event, &m_timer) != 0) return;
    sigset_t only;
    sigemptyset(&only);
    sigaddset(&only, SIGURG);
    pthread_sigmask(SIG_UNBLOCK, &only, &m_mask);
    m_running = true;
    constexpr std::chrono::nanoseconds k_soon{1'000}, k_often{50'000'000};
    itimerspec times{};
    times.it_value.tv_nsec = std::clamp(first, k_soon, k_often).count();
    times.it_interval.tv_nsec = k_often.count();
    ::timer_settime(m_timer, 0, &times, nullptr);
  }
  ~Knocking() {
    if (!m_running) return;
    ::timer_delete(m_timer);
    pthread_sigmask(SIG_SETMASK, &m_mask, nullptr);
  }
  Knocking(const Knocking&) = delete;
  Knocking& operator=(const Knocking&) = delete;
  explicit operator bool() const { return m_running; }

 private:
  // False when the program around the library has a use of its own for the signal.
  static bool listen() {
    struct sigaction there {};
    if (::sigaction(SIGURG, nullptr, &there) != 0) return false;
    if (there.sa_handler == knocked) return true;
    if (there.sa_handler != SIG_DFL && there.sa_handler != SIG_IGN) return false;
    struct sigaction ours {};
    ours.sa_handler = knocked;  // without SA_RESTART
    return ::sigaction(SIGURG, &ours, nullptr) == 0;
  }

  timer_t m_timer{};
  sigset_t m_mask{};
  bool m_running = false;
};

}  // namespace

// Whoever may write the database may use the file: it has the database's permissions and owners, as far as we may give them.
bool WriteQueue::open_file() {
  if (m_file) return true;
  const std::string name = m_database.native() + "-lock";
  struct stat database {}, file {};
  if (m_database.empty() || ::stat(m_database.c_str(), &database) != 0) return false;
  constexpr mode_t k_read_and_write = 0666;
  const mode_t mode = database.st_mode & k_read_and_write;
  m_file = Descriptor(::open(name.c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, mode));
  if (!m_file || ::fstat(m_file.get(), &file) != 0) return false;
  if (file.st_uid != database.st_uid) static_cast<void>(::fchown(m_file.get(), database.st_uid, static_cast<gid_t>(-1)) == 0);
  if (file.st_gid != database.st_gid) static_cast<void>(::fchown(m_file.get(), static_cast<uid_t>(-1), database.st_gid) == 0);
  if ((file.st_mode & k_read_and_write) != mode) ::fchmod(m_file.get(), mode);
  return true;
}

// At the door. Places are counted anew whenever nobody is there.
bool WriteQueue::take_place() {
  const int file = m_file.get();
  std::int64_t last = 0;
  if (::pread(file, &last, sizeof last, 0) < 0) return false;
  const std::int64_t place = somebody_waits(file) ? last + 1 : k_first_place;
  if (place < k_first_place || !lock_bytes(file, F_WRLCK, place, 1)) return false;
  if (place != last && ::pwrite(file, &place, sizeof place, 0) != sizeof place) {
    unlock_bytes(file, place, 1);
    return false;
  }
  m_place = place;
  return true;
}

bool WriteQueue::wait_for_turn(Clock::time_point until) {
  if (m_impossible || !open_file()) return m_impossible = true;
  const int file = m_file.get();
  std::optional<Knocking> knocking;
  // True when the bytes are ours; false when the time is over, or these locks are impossible.
  const auto wait_for = [&](short type, std::int64_t from, std::int64_t count) {
    Wait wait = Wait::no;
    while (!lock_bytes(file, type, from, count, wait)) {
      if (errno != EAGAIN && errno != EACCES && errno != EINTR) {
        m_impossible = true;
        return false;
      }
      throw_if_interrupted();
      const auto now = Clock::now();
      if (now >= until) return false;
      if (!knocking) knocking.emplace(until - now);
      if (*knocking)
        wait = Wait::in_kernel;
      else
        std::this_thread::sleep_for(std::chrono::milliseconds(1));
    }
    return true;
  };

  if (m_place == 0) {
    if (!wait_for(F_WRLCK, k_door, 1)) return m_impossible;
    if (!take_place()) m_impossible = true;
    unlock_bytes(file, k_door, 1);
  }
  if (m_impossible || m_place == k_first_place) return true;
  // First the one before us, whom nobody else waits for; then all the others, lest that one gave up before its turn.
  if (!lock_bytes(file, F_RDLCK, k_first_place, m_place - 1) &&
      !(wait_for(F_RDLCK, m_place - 1, 1) && wait_for(F_RDLCK, k_first_place, m_place - 1))) {
    unlock_bytes(file, k_first_place, m_place - 1);
    return m_impossible;
  }
  unlock_bytes(file, k_first_place, m_place - 1);
  return true;
}

void WriteQueue::leave() noexcept {
  if (m_place == 0) return;
  unlock_bytes(m_file.get(), m_place, 1);
  m_place = 0;
}

}  // namespace tasks::store
