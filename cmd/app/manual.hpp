#pragma once
// The manual: prose from man/*.scd, embedded in the program, with the sections that the program itself knows best put
// in where a page has a line that says so:
//
//     @SYNOPSIS@  @OPTIONS@  @EXIT-STATUS@  @JSON-FIELDS@    of the command that the page is about
//     @GLOBAL-OPTIONS@  @COMMANDS@  @CODES@  @EXITS@  @PREFERENCES@  @SETTINGS@
//     @WORK-ITEM-CONDITIONS@  @ITEM-CONDITIONS@                of the whole program
//
//     const Page& page = find_page({"user"});
//     channels.out(render::render_page(page_source(page), {.width = 80}));
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace tasks::app {

struct Page {
  std::string_view name;    // "tasks-user"
  std::string_view section; // "1", "5", "7"
  std::string_view prose;   // scdoc; empty: everything is made from the declarations
};

std::span<const Page> manual_pages();  // made by CMake from man/*.scd

// The page for what was typed after `help`: "user", "user add", "tasks", "exit-codes", "5 recipe", "recipe(5)",
// "tasks-recipe". Throws Code::unknown_command with the nearest topic.
const Page& find_page(std::span<const std::string> words);

// Topics as they may be typed, for TAB and for the nearest name.
std::vector<std::string> manual_topics();

// scdoc with the generated sections in it.
std::string page_source(const Page& page);

}  // namespace tasks::app
