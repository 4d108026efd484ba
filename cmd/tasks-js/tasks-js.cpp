// tasks-js: runs a recipe's validation script on batches of annotations, apart from `tasks`, without files, network or
// processes, with a limit of time and of memory (tasks-recipe(5)). A line of JSON in, {"id":…,"annotations":[…]}; a line out:
// {"id":…,"ok":true}, {"id":…,"ok":false,"errorMessage":…,"errors":{…}}, or {"id":…,"problem":…} when the script itself failed.
#include <js/Array.h>
#include <js/CallAndConstruct.h>
#include <js/CharacterEncoding.h>
#include <js/CompilationAndEvaluation.h>
#include <js/Conversions.h>
#include <js/Exception.h>
#include <js/GCAPI.h>
#include <js/GlobalObject.h>
#include <js/Initialization.h>
#include <js/Interrupt.h>
#include <js/Promise.h>
#include <js/RealmOptions.h>
#include <js/SourceText.h>
#include <js/Stack.h>
#include <js/String.h>
#include <jsapi.h>
#include <jsfriendapi.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <cerrno>
#include <charconv>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <fstream>
#include <iterator>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <thread>

#include <prelude.hpp>  // made of prelude.js

namespace {

constexpr int k_bad_call = 2, k_bad_script = 3, k_stuck = 4;
constexpr std::int64_t k_patience_ms = 5000;  // beyond the limit, for what cannot be interrupted
constexpr std::size_t k_most_console = 64 << 10;
constexpr std::string_view k_out_of_memory = "\"problem\":\"ran out of memory\"}";

struct Settings {
  std::int64_t time_ms = 1000, memory_mib = 256;
  std::string file;
};

[[noreturn]] void end(int status, std::string_view why) {
  std::fprintf(stderr, "%.*s\n", static_cast<int>(why.size()), why.data());
  std::fflush(stderr);
  ::_exit(status);
}

std::int64_t now_ms() { return std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::steady_clock::now().time_since_epoch()).count(); }

// ---- The limit of time: a thread looks whether a call has passed its deadline. ----

std::atomic<std::int64_t> g_deadline{0};  // ms; 0: nothing runs
std::atomic<bool> g_late{false};

void watch(JSContext* cx) {
  for (;; std::this_thread::sleep_for(std::chrono::milliseconds(5))) {
    const std::int64_t deadline = g_deadline.load();
    const std::int64_t over = deadline == 0 ? 0 : now_ms() - deadline;
    if (over <= 0) continue;
    if (over > k_patience_ms) end(k_stuck, "the script could not be stopped");
    g_late = true;
    JS_RequestInterruptCallback(cx);
  }
}

bool goes_on(JSContext*) { return !g_late; }

class Limited {
 public:
  explicit Limited(std::int64_t ms) {
    g_late = false;
    g_deadline = now_ms() + ms;
  }
  ~Limited() { g_deadline = 0; }
  Limited(const Limited&) = delete;
  Limited& operator=(const Limited&) = delete;
};

// ---- What the process may do from now on. ----

// Nothing is opened, connected or started any more: such calls fail with EPERM. What reads, writes, waits and asks for memory works.
void close_doors() {
  constexpr int k_denied[] = {SYS_openat,   SYS_openat2, SYS_socket,   SYS_connect,  SYS_bind,     SYS_execve, SYS_execveat, SYS_kill,
                              SYS_tkill,    SYS_ptrace,  SYS_unlinkat, SYS_mkdirat,  SYS_chdir,    SYS_truncate,
#ifdef SYS_open
                              SYS_open,     SYS_creat,   SYS_fork,     SYS_vfork,    SYS_unlink,   SYS_rename, SYS_mkdir,
#endif
                              SYS_renameat2};
  constexpr std::size_t k_count = std::size(k_denied);
  sock_filter program[k_count + 3];
  std::size_t at = 0;
  program[at++] = BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(seccomp_data, nr));
  for (std::size_t i = 0; i < k_count; ++i)
    program[at++] = BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, static_cast<std::uint32_t>(k_denied[i]), static_cast<std::uint8_t>(k_count - i), 0);
  program[at++] = BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW);
  program[at++] = BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ERRNO | 1);
  const sock_fprog filter{static_cast<unsigned short>(at), program};
  ::prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
  ::syscall(SYS_seccomp, SECCOMP_SET_MODE_FILTER, SECCOMP_FILTER_FLAG_TSYNC, &filter);
}

void limit_memory(std::int64_t mib) {
  std::int64_t pages = 0;
  std::ifstream("/proc/self/statm") >> pages;
  const auto most = static_cast<rlim_t>(pages * ::sysconf(_SC_PAGESIZE) + (mib * 3 << 20) + (512 << 20));
  const rlimit memory{most, most}, none{0, 0};
  ::setrlimit(RLIMIT_AS, &memory);
  ::setrlimit(RLIMIT_CORE, &none);
}

// ---- The script ----

std::size_t g_console = 0;
bool say(JSContext* cx, unsigned argc, JS::Value* vp) {
  const JS::CallArgs args = JS::CallArgsFromVp(argc, vp);
  const JS::RootedString text(cx, JS::ToString(cx, args.get(0)));
  if (!text) return false;
  const JS::UniqueChars bytes = JS_EncodeStringToUTF8(cx, text);
  if (!bytes) return false;
  if (g_console < k_most_console) std::fprintf(stderr, "console: %.8000s\n", bytes.get());
  g_console += std::strlen(bytes.get()) + 1;
  args.rval().setUndefined();
  return true;
}

constexpr JSClass k_global = {"global", JSCLASS_GLOBAL_FLAGS, &JS::DefaultGlobalClassOps, nullptr, nullptr, nullptr};

// What went wrong, as "FILE:LINE:COLUMN: SyntaxError: …".
std::string pending_error(JSContext* cx, const std::string& file) {
  if (g_late) return file + ": it takes longer than it may";
  JS::ExceptionStack stack(cx);
  if (!JS::StealPendingExceptionStack(cx, &stack)) return file + ": it failed";
  JS::ErrorReportBuilder report(cx);
  if (!report.init(cx, stack, JS::ErrorReportBuilder::NoSideEffects)) return file + ": it failed";
  std::string said = file;
  if (report.report()->lineno > 0) said += ":" + std::to_string(report.report()->lineno) + ":" + std::to_string(report.report()->column + 1);
  return said + ": " + report.toStringResult().c_str();
}

// A global of its own, with the script loaded into it.
class Script {
 public:
  Script(JSContext* cx, const Settings& settings, const std::string& source) : m_cx(cx), m_settings(settings), m_source(source), m_global(cx), m_judge(cx) {}

  // A script that cannot be loaded ends the process.
  void load() {
    const Limited limited(m_settings.time_ms);
    m_global = JS_NewGlobalObject(m_cx, &k_global, nullptr, JS::FireOnNewGlobalHook, JS::RealmOptions());
    if (!m_global) end(k_bad_script, "out of memory");
    const JSAutoRealm realm(m_cx, m_global);
    JS::RootedValue prelude(m_cx), judge(m_cx), found(m_cx), ignored(m_cx);
    const JS::RootedValue speaker(m_cx, JS::ObjectValue(*JS_GetFunctionObject(JS_NewFunction(m_cx, say, 1, 0, "say"))));
    if (!evaluate(k_prelude, "prelude", &prelude) || !JS::Call(m_cx, JS::UndefinedHandleValue, prelude, JS::HandleValueArray(speaker), &judge)) end(k_bad_script, pending_error(m_cx, "prelude"));
    m_judge = &judge.toObject();
    if (!evaluate(m_source, m_settings.file, &ignored)) end(k_bad_script, pending_error(m_cx, m_settings.file));
    js::RunJobs(m_cx);
    constexpr std::string_view k_find = "typeof validateAnnotations === 'function' ? validateAnnotations : module.exports?.validateAnnotations ?? exports?.validateAnnotations";
    if (!evaluate(k_find, "find", &found) || !found.isObject() || !JS::IsCallable(&found.toObject())) end(k_bad_script, m_settings.file + ": defines no function validateAnnotations");
    if (!JS_CallFunctionName(m_cx, m_judge, "use", JS::HandleValueArray(found), &ignored)) end(k_bad_script, pending_error(m_cx, m_settings.file));
  }

  // The answer to a line, without its end; nothing for a line that asks nothing.
  std::optional<std::string> answer(std::string_view line) {
    const JSAutoRealm realm(m_cx, m_global);
    JS::RootedValue id(m_cx);
    const JS::RootedString text(m_cx, JS_NewStringCopyUTF8N(m_cx, JS::UTF8Chars(line.data(), line.size())));
    JS::RootedValue argument(m_cx);
    if (text) argument.setString(text);
    if (!text || !JS_CallFunctionName(m_cx, m_judge, "begin", JS::HandleValueArray(argument), &id) || !id.isString()) {
      JS_ClearPendingException(m_cx);
      return std::nullopt;
    }
    return "{\"id\":" + utf8(id) + "," + judged();
  }

  bool spoilt() const { return m_spoilt; }  // the next line should not suffer from this one

 private:
  std::string judged() {
    const Limited limited(m_settings.time_ms);
    JS::RootedValue answer(m_cx);
    bool good = JS_CallFunctionName(m_cx, m_judge, "judge", JS::HandleValueArray::empty(), &answer);
    if (good && answer.isObject()) {
      js::RunJobs(m_cx);
      const JS::RootedObject promise(m_cx, &answer.toObject());
      good = !g_late && JS::IsPromiseObject(promise) && JS::GetPromiseState(promise) == JS::PromiseState::Fulfilled;
      if (good) answer = JS::GetPromiseResult(promise);
      if (!good && !g_late) return "\"problem\":\"its promise was never kept\"}";
    }
    std::string text = good && answer.isString() && !g_late ? utf8(answer) : std::string();
    if (text.empty()) {
      JS_ClearPendingException(m_cx);
      text = g_late ? "\"problem\":\"took longer than " + std::to_string(m_settings.time_ms) + " ms\"}" : std::string(k_out_of_memory);
      m_spoilt = true;
    }
    m_spoilt |= text == k_out_of_memory;
    return text;
  }

  bool evaluate(std::string_view source, const std::string& name, JS::MutableHandleValue result) {
    JS::CompileOptions options(m_cx);
    options.setFileAndLine(name.c_str(), 1);
    JS::SourceText<mozilla::Utf8Unit> text;
    return text.init(m_cx, source.data(), source.size(), JS::SourceOwnership::Borrowed) && JS::Evaluate(m_cx, options, text, result);
  }

  std::string utf8(JS::HandleValue value) {
    const JS::RootedString text(m_cx, value.toString());
    const JS::UniqueChars bytes = JS_EncodeStringToUTF8(m_cx, text);
    if (bytes) return bytes.get();
    JS_ClearPendingException(m_cx);
    return {};
  }

  JSContext* m_cx;
  const Settings& m_settings;
  const std::string& m_source;
  JS::PersistentRootedObject m_global, m_judge;
  bool m_spoilt = false;
};

void write_all(std::string& bytes) {
  for (std::size_t at = 0; at < bytes.size();) {
    const ssize_t put = ::write(STDOUT_FILENO, bytes.data() + at, bytes.size() - at);
    if (put < 0 && errno != EINTR) ::_exit(1);  // nobody listens
    if (put > 0) at += static_cast<std::size_t>(put);
  }
  bytes.clear();
}

// Line by line; answers go out whenever no whole line is at hand.
void converse(JSContext* cx, const Settings& settings, const std::string& source) {
  auto script = std::make_unique<Script>(cx, settings, source);
  script->load();
  close_doors();
  constexpr std::size_t k_piece = 1 << 16;
  std::string input, output;
  std::size_t begin = 0;
  for (std::int64_t number = 1;; ++number) {
    std::size_t newline;
    while ((newline = input.find('\n', begin)) == std::string::npos) {
      write_all(output);
      input.erase(0, begin);
      begin = 0;
      const std::size_t had = input.size();
      input.resize(had + k_piece);
      const ssize_t got = ::read(STDIN_FILENO, input.data() + had, k_piece);
      input.resize(had + static_cast<std::size_t>(std::max<ssize_t>(got, 0)));
      if (got > 0 || (got < 0 && errno == EINTR)) continue;
      if (input.empty()) return;
      input += '\n';  // the last line has no end
    }
    const auto answer = script->answer(std::string_view(input).substr(begin, newline - begin));
    begin = newline + 1;
    if (!answer) {
      write_all(output);
      end(k_bad_call, "line " + std::to_string(number) + " of the input is no {\"id\":…,\"annotations\":[…]}");
    }
    output += *answer;
    output += '\n';
    if (output.size() > k_piece) write_all(output);
    if (number % 256 == 0) JS_MaybeGC(cx);
    if (!script->spoilt()) continue;
    script = std::make_unique<Script>(cx, settings, source);
    JS_GC(cx);
    script->load();
  }
}

Settings read_call(int argc, char** argv) {
  constexpr std::string_view k_usage = "usage: tasks-js [--time MS] [--memory MIB] FILE.js";
  Settings settings;
  const auto number = [&](int& at, std::int64_t least, std::int64_t most) {
    const std::string_view text = at + 1 < argc ? argv[++at] : "";
    std::int64_t value = 0;
    const auto [rest, problem] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (problem != std::errc() || rest != text.data() + text.size() || value < least || value > most) end(k_bad_call, k_usage);
    return value;
  };
  for (int at = 1; at < argc; ++at) {
    const std::string_view word = argv[at];
    if (word == "--help" || word == "-h") {
      std::printf("%s\n", k_usage.data());
      std::exit(0);
    }
    if (word == "--time")
      settings.time_ms = number(at, 1, 600'000);
    else if (word == "--memory")
      settings.memory_mib = number(at, 16, 4095);
    else if (!settings.file.empty() || word.starts_with("-"))
      end(k_bad_call, k_usage);
    else
      settings.file = word;
  }
  if (settings.file.empty()) end(k_bad_call, k_usage);
  return settings;
}

}  // namespace

int main(int argc, char** argv) {
  Settings settings = read_call(argc, argv);
  ::prctl(PR_SET_PDEATHSIG, SIGKILL);
  std::ifstream file(settings.file, std::ios::binary);
  if (!file) end(k_bad_call, "cannot read " + settings.file + ": " + std::strerror(errno));
  const std::string source((std::istreambuf_iterator<char>(file)), std::istreambuf_iterator<char>());
  if (const auto slash = settings.file.rfind('/'); slash != std::string::npos) settings.file.erase(0, slash + 1);

  JS_Init();
  const auto most = static_cast<std::uint32_t>(settings.memory_mib << 20);
  JSContext* cx = JS_NewContext(most);
  if (!cx || !js::UseInternalJobQueues(cx) || !JS::InitSelfHostedCode(cx)) end(k_bad_call, "JavaScript does not start");
  JS_SetNativeStackQuota(cx, 512 << 10);
  JS_SetGCParameter(cx, JSGC_MAX_BYTES, most);
  JS_AddInterruptCallback(cx, goes_on);
  std::thread(watch, cx).detach();
  limit_memory(settings.memory_mib);
  converse(cx, settings, source);
  ::_exit(0);  // nothing is worth taking down
}
