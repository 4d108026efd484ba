#pragma once
// Values as a person reads them in a terminal: the cells of both kinds of table. Private to lib/render.
#include <cstddef>
#include <string>
#include <string_view>

#include "lib/render/columns.hpp"

namespace tasks::render {

constexpr std::string_view k_bold = "\x1b[1m";
constexpr std::string_view k_dim = "\x1b[2m";
constexpr std::string_view k_plain = "\x1b[0m";

// One cell: null is "-", times are "2026-01-02 03:04" (UTC), yes and no, at most four decimals, `progress` a bar, lists of
// words without their brackets; nothing in it moves the cursor.
void append_display(std::string& out, const RecordType& type, const Column& column, const Cells& cells, const WriteOptions& options);

// At most so many decimals, no zeros at the end; what would be 0 by that is written out.
void append_short_number(std::string& out, double value, int decimals = 4);

bool is_bar(const Column& column);        // drawn as a bar
bool is_number(const Column& column);     // stands at the right edge of its column, never cut
bool is_cuttable(const Column& column);   // may lose its end to an ellipsis

std::size_t columns_of(std::string_view text);  // display_width, fast for plain text

// The colour of a word that tells how something stands, or nothing.
std::string_view color_of(const Column& column, std::string_view text);

}  // namespace tasks::render
