#include "cmd/app/selecting.hpp"

#include <unistd.h>

#include <memory>

#include "lib/base/error.hpp"
#include "lib/base/file.hpp"
#include "lib/base/interrupt.hpp"
#include "lib/base/lines.hpp"
#include "lib/base/text.hpp"
#include "lib/formats/id_line.hpp"

namespace tasks::app {

void declare_conditions(Options& options, Selecting& which) {
  options.values("-w,--where", "FIELD=VALUE", which.choice.where, "those for which this holds; repeat for and, a,b for or; default: none").live(Live::condition);
  declare_filter(options, which.choice.filter, "those");
  declare_explain(options, which.choice.explain);
  options.flag("--all", which.choice.all, "all of them; default: off");
}

void declare_filter(Options& options, std::optional<filters::FilterText>& filter, std::string_view what) {
  const auto typed = std::make_shared<std::optional<std::string>>();
  options.value("--filter", "JSON|@FILE", *typed, cat(what, " for which this DQL filter holds, typed or from a file; default: ", what == "those" ? "none" : "all"));
  options.before_opening([typed, &filter] {
    if (*typed) filter = (*typed)->starts_with('@') ? filters::FilterText{read_file((*typed)->substr(1)), (*typed)->substr(1)} : filters::FilterText{**typed, {}};
  });
}

void declare_explain(Options& options, bool& explain) {
  options.flag("--explain", explain, "do nothing, but print the SQL that would choose, its values and the engine's plan; default: off");
}

void declare_where(Options& options, std::vector<std::string>& where, std::optional<filters::FilterText>& filter, std::string_view what) {
  options.values("-w,--where", "FIELD=VALUE", where, cat(what, " for which this holds; repeat for and, a,b for or; default: all")).live(Live::condition);
  declare_filter(options, filter, what);
}

namespace {

std::string nouns(std::string_view kind) { return kind == "work_item" ? "work items" : cat(kind, "s"); }

void declare_words(Options& options, Selecting& which, std::string_view kind) {
  options.positionals(kind == "item" ? "ITEM" : kind == "issue" ? "ISSUE" : "W", which.words,
                      cat("ids of ", nouns(kind), ", or - to read ids or records from standard input"), false);
}

}  // namespace

void declare_ids(Options& options, Selecting& which, std::string_view kind) {
  declare_words(options, which, kind);
  options.before_opening([&which, kind = std::string(kind)] {
    if (which.words.empty()) throw Error(Code::needs_selection, cat("no ", nouns(kind), " were chosen")).hint("name their ids, or give - to read them from standard input");
    take_words(which, which.words, kind);
  });
}

void declare_selection(Options& options, Selecting& which, std::string_view kind) {
  declare_words(options, which, kind);
  options.before_opening([&which, kind = std::string(kind)] { take_words(which, which.words, kind); });
  declare_conditions(options, which);
}

void take_words(Selecting& which, const std::vector<std::string>& words, std::string_view kind) {
  for (const std::string& word : words) {
    which.choice.by_ids = true;
    if (word == "-") {
      LineReader lines = LineReader::descriptor(STDIN_FILENO, "standard input");
      while (auto line = lines.next()) {
        try {
          if (auto found = formats::parse_id_line(*line, kind)) which.choice.ids.push_back({found->id, found->version});
        } catch (Error& e) {
          e.within(lines.place());
          throw;
        }
        if ((lines.number() & 0xfff) == 0) throw_if_interrupted();
      }
      continue;
    }
    for (const std::string& part : split(word, ',')) {
      const auto id = all_digits(part) ? to_int(part) : std::nullopt;
      if (!id || *id <= 0) throw Error(Code::bad_value, cat(quote(part), " is not an id")).hint("ids are whole numbers; -w path=… chooses by path");
      which.choice.ids.push_back({*id, {}});
    }
  }
}

}  // namespace tasks::app
