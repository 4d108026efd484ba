#include "lib/service/fetch.hpp"

#include <map>
#include <set>

#include "lib/base/folder_copy.hpp"
#include "lib/base/interrupt.hpp"
#include "lib/base/text.hpp"
#include "lib/service/work_access.hpp"
#include "lib/store/work.hpp"

namespace tasks::service {
namespace {

struct File {
  store::Id work_item_id;
  fs::path source, below;
  bool there = false;  // already, with the same contents
};

void require_folder(const store::WorkFile& file) {
  if (file.root.empty() && file.path.find("://") == std::string::npos)
    throw Error(Code::guard, cat("dataset ", quote(file.dataset), " has no root, so nobody knows where its files are")).hint("a manager sets it: tasks dataset edit NAME --root DIR");
  if (file.root.find("://") == std::string::npos && file.path.find("://") == std::string::npos) return;
  const std::string uri = file.path.find("://") == std::string::npos ? cat(file.root, file.path) : file.path;
  throw Error(Code::unavailable, cat("dataset ", quote(file.dataset), " has files elsewhere: ", uri))
      .hint("tasks copies from folders only; get them with the tool of that store, the paths are in tasks items");
}

class Fetching {
 public:
  Fetching(store::Session& session, const FetchRequest& request) : m_session(session), m_request(request) {}

  Changed run() {
    find();
    if (fs::exists(m_request.folder)) compare();
    if (!m_result.refusals.empty() && m_request.partial == Partial::no) throw m_result.refusals.error(m_all);
    copy();
    store::drop_from_selection(m_session.db(), store::IdSet::of(std::move(m_dropped)));
    return std::move(m_result);
  }

 private:
  void find() {
    const WorkRights rights(m_session);
    std::map<fs::path, fs::path> sources;  // by what is below the folder
    store::each_selected_file(m_session.db(), [&](const store::WorkFile& file) {
      ++m_all;
      if (!rights.holds(file.assignment_id)) return refuse(file.work_item_id, Error(Code::permission, "no assignment of yours holds it").hint("tasks mine shows what you hold"));
      if (file.hidden)
        return refuse(file.work_item_id, Error(Code::permission, "its file is hidden from your database role").hint(cat("a manager hands it out under its alias: tasks fetch --as ", m_session.actor().email)));
      require_folder(file);
      // To an annotator the file has the name that the records show.
      const std::string& shown = !m_session.actor().manages() && !file.alias.empty() ? file.alias : file.path;
      File found{file.work_item_id, fs::path(cat(file.root, file.path)), fs::path(shown).relative_path()};
      std::error_code problem;
      if (!fs::is_regular_file(found.source, problem))
        return refuse(file.work_item_id, Error(Code::not_found, cat("there is no file ", quote(found.source.native()))).hint(cat("is the root of dataset ", quote(file.dataset), " right?")));
      const auto [place, fresh] = sources.try_emplace(found.below, found.source);
      if (!fresh && place->second != found.source)
        return refuse(file.work_item_id, Error(Code::guard, cat(quote(found.below.native()), " would be two files, of different datasets")).hint("fetch them into different folders"));
      if (fresh)
        m_files.push_back(std::move(found));
      else
        ++m_result.unchanged;  // another work item brings the same file
    });
  }

  void compare() {
    FolderCopy into(m_request.folder);
    std::vector<File> wanted;
    for (File& file : m_files) {
      throw_if_interrupted();
      try {
        const auto found = into.look(file.source, file.below);
        if (found == FolderCopy::Found::same) {
          ++m_result.unchanged;
          continue;
        }
        if (found == FolderCopy::Found::other && m_request.overwrite == Overwrite::no)
          throw Error(Code::exists, cat(quote((m_request.folder / file.below).native()), " is there already and differs")).hint("--overwrite replaces it");
        wanted.push_back(std::move(file));
      } catch (const Error& why) {
        if (why.code() == Code::interrupted) throw;
        refuse(file.work_item_id, why);
      }
    }
    m_files = std::move(wanted);
  }

  void copy() {
    m_result.changed = static_cast<std::int64_t>(m_files.size());
    if (m_request.dry_run || m_files.empty()) return;
    FolderCopy into(m_request.folder);
    std::int64_t done = 0;
    for (const File& file : m_files) {
      throw_if_interrupted();
      into.copy(file.source, file.below);
      if (m_request.progress) m_request.progress(++done, m_result.changed);
    }
  }

  void refuse(store::Id id, const Error& why) {
    m_result.refusals.add(id, why);
    m_dropped.push_back(id);
  }

  store::Session& m_session;
  const FetchRequest& m_request;
  std::vector<File> m_files;
  std::vector<store::Id> m_dropped;
  std::int64_t m_all = 0;
  Changed m_result;
};

}  // namespace

Changed fetch_files(store::Session& session, const FetchRequest& request) { return Fetching(session, request).run(); }

}  // namespace tasks::service
